import Contracts
import Directories
import Measures

/// The bits of the byte that ends a count. The first formats knew 0 and 1 alone.
private enum CountForm {
    static let whole: UInt8 = 1
    static let atLeast: UInt8 = 2
    static let withLatest: UInt8 = 4
}

/// The bytes of the parts of a contract's state.
extension CompactWriter {
    mutating func accrualCount(_ count: Count) {
        unsigned(count.tranche.rawValue)
        byte(count.amountType.rawValue)
        signed(count.numerator)
        signed(count.booked)
        countAhead(count)
    }

    /// One byte says what follows: how far it is booked ahead, and what the last day added.
    private mutating func countAhead(_ count: Count) {
        let withLatest = count.latest == 0 ? 0 : CountForm.withLatest
        switch count.ahead {
        case .nothing: byte(withLatest)
        case .whole: byte(CountForm.whole | withLatest)
        case .atLeast(let minor):
            byte(CountForm.atLeast | withLatest)
            signed(minor)
        }
        if count.latest != 0 { signed(count.latest) }
    }

    /// Balances in order, each by how far its tranche is from the one before it.
    mutating func buckets(_ entries: [Buckets.Entry]) {
        count(entries.count)
        var tranche: UInt16 = 0
        for entry in entries {
            unsigned(entry.bucket.tranche.rawValue - tranche)
            tranche = entry.bucket.tranche.rawValue
            byte(entry.bucket.amountType.rawValue)
            flag(entry.bucket.isOffBalance)
            signed(entry.minor)
        }
    }

    mutating func cashFlow(_ cashFlow: CashFlow) {
        signed(cashFlow.id.rawValue)
        byte(cashFlow.direction.rawValue)
        signed(cashFlow.payment.rawValue)
        signed(cashFlow.valueTime.seconds)
        signed(cashFlow.amount)
        signed(cashFlow.accepted)
        optional(cashFlow.bank) { $0.text($1) }
        signed(cashFlow.restored)
    }
}

extension CompactReader {
    mutating func accrualCount() throws(StoreFault) -> Count {
        let tranche = TrancheNumber(rawValue: try unsigned16())
        let type = AmountType(rawValue: try byte())
        let total = try numerator()
        let booked = try amount()
        let form = try byte()
        let ahead: Count.Ahead
        switch form & ~CountForm.withLatest {
        case 0: ahead = .nothing
        case CountForm.whole: ahead = .whole
        case CountForm.atLeast: ahead = .atLeast(try amount())
        default: throw corrupt("a count of form \(form)")
        }
        let latest = form & CountForm.withLatest == 0 ? 0 : try numerator()
        return Count(
            amountType: type, tranche: tranche, numerator: total, latest: latest,
            booked: booked, ahead: ahead)
    }

    /// Balances, each bucket once, none of them nothing.
    mutating func buckets() throws(StoreFault) -> [Buckets.Entry] {
        var entries: [Buckets.Entry] = []
        var tranche: UInt16 = 0
        for _ in 0..<(try count()) {
            let (number, overflow) = tranche.addingReportingOverflow(try unsigned16())
            if overflow { throw corrupt("a tranche number") }
            tranche = number
            let type = AmountType(rawValue: try byte())
            let bucket = Bucket(type, TrancheNumber(rawValue: tranche), isOffBalance: try flag())
            let minor = try amount()
            guard minor != 0, entries.last.map({ $0.bucket < bucket }) ?? true else {
                throw corrupt("a balance out of order")
            }
            entries.append(Buckets.Entry(bucket: bucket, minor: minor))
        }
        return entries
    }

    /// The first formats did not know restored money.
    mutating func cashFlow(hasRestored: Bool) throws(StoreFault) -> CashFlow {
        let id = CashFlowID(rawValue: try number())
        let direction = try oneOf(CashDirection.self)
        let payment = try paymentType()
        var cashFlow = CashFlow(
            id: id, direction: direction, payment: payment,
            valueTime: try time(), amount: try amount(), accepted: try amount(),
            bank: try optional { reader throws(StoreFault) in try reader.text() })
        if hasRestored { cashFlow.restored = try amount() }
        guard cashFlow.amount > 0, (0...cashFlow.amount).contains(cashFlow.accepted) else {
            throw corrupt("a cash flow of \(cashFlow.amount), \(cashFlow.accepted) accepted")
        }
        return cashFlow
    }

    private mutating func paymentType() throws(StoreFault) -> PaymentType {
        let number = try signed()
        guard let code = Int32(exactly: number), let type = PaymentType(rawValue: code) else {
            throw corrupt("no payment type \(number)")
        }
        return type
    }

    mutating func optionalDay() throws(StoreFault) -> Day? {
        try optional { reader throws(StoreFault) in try reader.day() }
    }

    /// A number from zero through `last`.
    mutating func index(through last: Int) throws(StoreFault) -> Int {
        let value = try unsigned(UInt64.self)
        guard value <= UInt64(last) else { throw corrupt("\(value) beyond \(last)") }
        return Int(value)
    }
}
