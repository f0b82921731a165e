import Contracts
import Directories
import Measures
import Processes

/// What a correction by hand names, as JSON.
extension Chance {
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
        let code = Chance.codes[entry.bucket.amountType] ?? "INTEREST"
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
        .observedDebt: "WO_OBSERVED",
    ]
}

extension UInt64 {
    fileprivate var clamped: Int64 { Int64(clamping: self) }
}
