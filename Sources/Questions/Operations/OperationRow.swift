import BackOffice

/// One operation with all seven parameters, and the process and document it stands in.
package struct OperationRow: Codable, Sendable {
    package let id: Int64
    package let process: Int64
    package let processCode: String
    package let valueTime: String
    package let document: String
    package let amountType: String
    package let action: String
    package let sign: String
    package let payment: Int32
    package let offBalance: Bool
    package let tranche: Int
    package let issueDate: String?
    package let repaymentDate: String?
    /// In the currency of the contract; nothing for a conversion.
    package let amount: String
    /// In the currency of the books, where that is another.
    package let local: String?
    package let cashFlow: Int64?
    package let cancelled: Bool
    /// In UTC; known at this second and later.
    package let recordedAt: String
    package let operatorName: String

    private enum CodingKeys: String, CodingKey {
        case id, process, processCode, valueTime, document, amountType, action, sign, payment
        case offBalance, tranche, issueDate, repaymentDate, amount, local, cashFlow, cancelled
        case recordedAt
        case operatorName = "operator"
    }
}

/// One row of a contract's schedule: a tranche, planned and left, or a process that altered the
/// principal to come.
package struct ScheduleRow: Codable, Sendable {
    /// The number of the tranche; nil where the row is a process.
    package let n: Int?
    package let issueDate: String
    package let repaymentDate: String
    package let dueDate: String
    /// True where the days off of its year are known by law alone: those that a government moves
    /// may move it. Nil where they were published, or do not matter.
    package let dueDateIsProvisional: Bool?
    /// What altered the principal to come beside the tranches; nil where the row is a tranche.
    package let processCode: String?
    package let days: Int32
    package let interest: String
    package let principal: String
    /// The fee of the tranche, and with the first that of the disbursement.
    package let fees: String
    /// Interest, principal and fees.
    package let payment: String
    /// Planned principal after the payment, or after the process.
    package let balance: String
    /// Principal of the tranche still owed.
    package let principalLeft: String
}
