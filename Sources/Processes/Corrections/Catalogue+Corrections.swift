import Contracts

extension Catalogue {
    /// What is put right by hand in a contract whose payments cannot be rolled back.
    static let corrections: [ProcessType] = [
        ProcessType(
            code: Restore.code, name: "Restore", parameters: ["from", "to"],
            decode: { try Restore(from: $0) }),
        ProcessType(
            code: Reaccept.code, name: "Redemption reaccept",
            parameters: ["cashFlow", "amountType", "amount", "paymentType"],
            decode: { try Reaccept(from: $0) }),
        ProcessType(
            code: CorrectByHand.code, name: "Manual correction",
            parameters: ["amountType", "amount", "tranche", "isOffBalance", "paymentType"],
            decode: { try CorrectByHand(from: $0) }),
    ]
}
