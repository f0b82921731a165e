import Contracts
import Directories
import Measures
import Processes
import TestHouse

/// Values of the parameters that orders name, as JSON; some are nonsense on purpose.
extension Seeded {
    /// A value by the name of its parameter; nil leaves it out.
    mutating func value(
        of parameter: String, on contract: ContractState, _ day: Day
    ) -> String? {
        switch parameter {
        case "cashFlow": "\(cashFlow(of: contract))"
        case "feeCashFlow": once(in: 2) ? "\(cashFlow(of: contract))" : nil
        case "request": "\"\(pick(EarlyRequest.allCases).rawValue)\""
        case "early": once(in: 2) ? nil : "\"\(pick(EarlyAnnouncement.allCases).rawValue)\""
        case "from", "to", "courtDay", "earlyFrom": "\"\(valueTime(about: day).day)\""
        case "reason": "\"\(pick(Seeded.reasons))\""
        case "tranche": once(in: 2) ? nil : "\(tranche(of: contract, about: day))"
        case "loanCategory": once(in: 4) ? nil : "\"\(pick(Seeded.categories))\""
        case "marketRate": once(in: 2) ? nil : "\"\(number(0...90))\""
        case "period": once(in: 2) ? nil : "\"\(pick(["P3D", "P2W", "P1M", "P2M", "P1Y"]))\""
        case "start": once(in: 2) ? nil : "\"\(pick(ProlongationStart.allCases).rawValue)\""
        case "paymentType": once(in: 10) ? "101171" : nil
        case "caseNumber", "externalID": once(in: 2) ? nil : "\"A40-17\""
        default: "\(once(in: 2))"
        }
    }

    private static let reasons = [
        "ERROR", "BANKRUPTCY", "UNCOLLECTABLE", "FORGIVENESS", "WRONG_ACCRUAL", "WHIM",
    ]

    private static let categories = [
        "INDIVIDUAL_UNSECURED", "ENTITY_PLEDGE", "RESTRUCTURED", "NO_SUCH",
    ]

    /// The running tranche, one near it, or none at all.
    private mutating func tranche(of contract: ContractState, about day: Day) -> Int {
        let running = contract.schedule?.holding(day).number.rawValue ?? 0
        return max(0, Int(running) + number(-2...4))
    }

    /// Amount type, amount and balance flag of something the contract holds, or nearly.
    mutating func correction(of contract: ContractState) -> [String: String] {
        let entries = contract.buckets.entries
        guard !entries.isEmpty, !once(in: 10) else {
            return ["amountType": "\"PEN_FIXED\"", "amount": "\"5.00\"", "isOffBalance": "false"]
        }
        let entry = pick(entries)
        let minor = max(1, entry.minor.magnitude.clamped)
        let amount =
            switch number(1...5) {
            case 1: minor
            case 2: minor + 1
            default: number(1...minor)
            }
        let code = Seeded.codes[entry.bucket.amountType] ?? "INTEREST"
        return [
            "amountType": "\"\(code)\"", "amount": "\"\(contract.money(amount).text)\"",
            "isOffBalance": "\(entry.bucket.isOffBalance != once(in: 12))",
        ]
    }

    private static let codes: [AmountType: String] = [
        .principal: "PRINCIPAL", .interest: "INTEREST", .deferredInterest: "DEF_INTEREST",
        .penaltyOnPrincipal: "PEN_PRINCIPAL", .penaltyOnInterest: "PEN_INTEREST",
        .fixedFine: "PEN_FIXED", .overdueInterest: "INT_OVERDUE",
        .disbursementFee: "FEE_ISSUE", .serviceFee: "FEE_SERVICE",
        .mandatoryInterest: "MAND_INTEREST", .overpayment: "OVERPAYMENT",
        .prepaymentForPrincipal: "PREPAY_PRINCIPAL", .prepaymentForInterest: "PREPAY_INTEREST",
        .observedDebt: "WO_OBSERVED", .depositPrincipal: "DEP_PRINCIPAL",
        .depositInterest: "DEP_INTEREST",
    ]

    private mutating func cashFlow(of contract: ContractState) -> Int64 {
        if contract.cashFlows.isEmpty || once(in: 10) { return number(Int64(0)...60) }
        return pick(contract.cashFlows).id.rawValue
    }
}

extension UInt64 {
    fileprivate var clamped: Int64 { Int64(clamping: self) }
}
