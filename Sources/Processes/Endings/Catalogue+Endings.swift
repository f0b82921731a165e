import Contracts

extension Catalogue {
    /// Corrections of amounts, and what ends a contract.
    ///
    /// Restructuring is missing: its two legs are one order of the office.
    static let endings: [ProcessType] = [
        ProcessType(
            code: WriteOff.code, name: "Write-off", parameters: corrected,
            decode: { try WriteOff(from: $0) }),
        ProcessType(
            code: ReverseAccrual.code, name: "Reversal", parameters: corrected,
            decode: { try ReverseAccrual(from: $0) }),
        ProcessType(
            code: WriteOffContract.code, name: "Write-off (bankruptcy)",
            parameters: ["reason", "caseNumber", "courtDay"],
            decode: { try WriteOffContract(from: $0) }),
        ProcessType(
            code: CancelContract.code, name: "Contract cancellation",
            parameters: ["reason", "externalID", "refunds", "cashFlow"],
            decode: { try CancelContract(from: $0) }),
        ProcessType(
            code: ReturnProduct.code, name: "Product return", parameters: ["amount"],
            decode: { try ReturnProduct(from: $0) }),
    ]

    private static let corrected = [
        "amountType", "amount", "isOffBalance", "reason", "paymentType",
    ]
}
