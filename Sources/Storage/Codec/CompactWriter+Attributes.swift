import Contracts
import Measures

/// The bytes of what may be altered of a contract: a number and a value for each part.
extension CompactWriter {
    mutating func attributes(_ attributes: ContractAttributes) {
        let parts = attributes.set
        count(parts.count)
        for part in parts { attribute(part) }
    }

    mutating func attribute(_ attribute: ContractAttribute) {
        switch attribute {
        case .loanCategory(let code):
            byte(1)
            text(code)
        case .prolongations(let count):
            byte(2)
            unsigned(count)
        case .reserveRate(let rate):
            byte(3)
            signed(rate.rate.millionthsOfPercent)
            day(rate.day)
            text(rate.model)
            unsigned(rate.facts.rawValue)
        case .restructured:
            byte(4)
        case .discount(let plan):
            byte(5)
            discount(plan)
        case .addedAfter(let day):
            byte(7)
            self.day(day)
        case .announcedRepayment(let announced):
            byte(6)
            optional(announced) {
                $0.text($1.request.rawValue)
                $0.day($1.from)
            }
        }
    }
}

extension CompactWriter {
    private mutating func discount(_ plan: DiscountPlan) {
        signed(plan.marketRate.millionthsOfPercent)
        unsigned(plan.interest.dailyFactorSteps)
        day(plan.recognised)
        signed(plan.initial)
        unsigned(plan.scheduleVersion)
        day(plan.amortisedThrough)
    }
}

extension CompactReader {
    private mutating func discount() throws(StoreFault) -> DiscountPlan {
        let marketRate = try rate()
        let steps = try unsigned(UInt64.self)
        guard let interest = EffectiveInterest(dailyFactorSteps: steps) else {
            throw corrupt("a daily factor of \(steps)")
        }
        return DiscountPlan(
            marketRate: marketRate, interest: interest, recognised: try day(),
            initial: try amount(), scheduleVersion: try unsigned16(),
            amortisedThrough: try day())
    }

    private mutating func announcedRepayment() throws(StoreFault) -> AnnouncedRepayment {
        let word = try text()
        guard let request = EarlyRequest(rawValue: word) else {
            throw corrupt("no early repayment \"\(word)\"")
        }
        return AnnouncedRepayment(request: request, from: try day())
    }

    mutating func attributes() throws(StoreFault) -> ContractAttributes {
        var attributes = ContractAttributes()
        for _ in 0..<(try count()) { attributes.set(try attribute()) }
        return attributes
    }

    mutating func attribute() throws(StoreFault) -> ContractAttribute {
        let tag = try byte()
        switch tag {
        case 1: return .loanCategory(try text())
        case 2: return .prolongations(try unsigned16())
        case 3:
            let yearly = try rate()
            return .reserveRate(
                ReserveRate(
                    rate: yearly, day: try day(), model: try text(),
                    facts: Fingerprint(rawValue: try unsigned(UInt64.self))))
        case 4: return .restructured
        case 5: return .discount(try discount())
        case 6:
            return .announcedRepayment(
                try optional { reader throws(StoreFault) in try reader.announcedRepayment() })
        case 7: return .addedAfter(try day())
        default: throw corrupt("no attribute \(tag)")
        }
    }
}
