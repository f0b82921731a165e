package import Directories
package import Measures

/// A decision in the making: documents so far, and the contract as they leave it.
///
/// Every document passes the fold as it is added, so a process reads real balances between
/// its steps and cannot forget a rule.
package struct Draft: Sendable {
    package let valueTime: ValueTime
    package let directory: Directory
    package private(set) var contract: ContractState
    package private(set) var documents: [Document]
    /// The day by whose rate documents are worth something: a missed night's while it is made
    /// up for, else the day of the process.
    var worthDay: Day
    /// The last day on which anything happened, nights made up for among it; nil before all.
    var lastDay: Day?
    /// What has been laid over debt of each cash flow, and was worth.
    private var payments: [CashFlowID: SharedWorth] = [:]

    /// Begins with a contract as it stands and no documents.
    package init(_ contract: ContractState, at valueTime: ValueTime, _ directory: Directory) {
        self.contract = contract
        self.valueTime = valueTime
        self.directory = directory
        documents = []
        worthDay = valueTime.day
        lastDay = contract.lastOperation?.day
    }

    package var day: Day { valueTime.day }

    /// Adds a document; one without operations and changes is left out.
    package mutating func add(
        _ type: DocumentType, _ operations: [DebtOperation], changes: [Change]
    ) throws(Refusal) {
        if operations.isEmpty && changes.isEmpty { return }
        try add(Document(type, operations, changes: changes))
    }

    /// Adds a document, on a contract in a foreign currency with what it is worth.
    /// - Throws: what the fold refuses; `noExchangeRate`.
    package mutating func add(_ document: Document) throws(Refusal) {
        let document = try contract.valuing(document, on: worthDay, directory, &payments)
        contract = try contract.applying([document], at: valueTime, directory)
        documents.append(document)
    }

    /// The documents as a decision; nothing to do when there are none.
    package var decision: Decision {
        Decision(documents, documents.isEmpty ? .nothingToDo : .done)
    }

    // What several processes do.

    /// Books what has accrued through the day, and moves off balance what is long overdue.
    ///
    /// A contract that was signed before its limits were known accrues no more than they let it:
    /// it is refused, and stands until a person has seen to it.
    package mutating func accrue(_ options: AccrualOptions) throws(Refusal) {
        try contract.terms.checkDailyRate(
            under: contract.product, directory.cap(signed: contract.terms.signed))
        try makeUpNights(before: day, options)
        try accrue(through: day, options)
    }

    /// Books what had accrued through a day, and moves off balance what was long overdue then.
    mutating func accrue(through day: Day, _ options: AccrualOptions) throws(Refusal) {
        for document in try contract.accrualDocuments(through: day, options, directory) {
            try add(document)
        }
        if let document = contract.offBalanceMoves(on: day) { try add(document) }
    }

    /// Pays the parts from a cash flow; debt off balance comes back on balance first.
    package mutating func repay(
        _ parts: [Buckets.Entry], from cashFlow: CashFlow, as type: DocumentType,
        changes: [Change]
    ) throws(Refusal) {
        var operations: [DebtOperation] = []
        for part in parts {
            operations += returnToBalance(part)
            operations.append(
                DebtOperation(
                    action: .repayment, sign: .minus, payment: cashFlow.payment,
                    bucket: part.bucket.onBalance, amount: contract.money(part.minor),
                    cashFlow: cashFlow.id))
        }
        try add(type, operations, changes: changes)
    }

    /// The pair that brings a part back on balance; none when it stands there.
    package func returnToBalance(_ part: Buckets.Entry) -> [DebtOperation] {
        guard part.bucket.isOffBalance else { return [] }
        let amount = contract.money(part.minor)
        return [
            DebtOperation(.toBalance, .minus, part.bucket, amount),
            DebtOperation(.toBalance, .plus, part.bucket.onBalance, amount),
        ]
    }

    /// Closes the contract when its debt is gone; an empty early end is a closure too.
    ///
    /// Without principal no day to come bears interest: what was booked ahead is given back.
    package mutating func closeIfRepaid() throws(Refusal) {
        guard contract.status.isServiced, let last = contract.schedule?.last else { return }
        if contract.principalLeft == 0, let given = try contract.endingAdvance(through: day),
            !given.operations.isEmpty
        {
            try add(given)
        }
        guard contract.isRepaid(directory) else { return }
        try releaseValuations()
        let closure: ClosureStatus = day < last.repayment ? .repaidEarly : .repaid
        try add(.closing, [], changes: [.closed(closure, on: day)])
    }
}
