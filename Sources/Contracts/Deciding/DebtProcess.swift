package import Directories
package import Measures

/// Names a process in orders, queue rows and pages; never reused.
package struct ProcessCode: Hashable, Sendable, RawRepresentable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A process: the order as stored properties, the decision as one pure function.
package protocol DebtProcess: Codable, Sendable {
    var code: ProcessCode { get }
    /// When the debt changes; not before the contract's last operation.
    var valueTime: ValueTime { get }
    /// The documents this order adds to `contract`; none when there is nothing to do.
    func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision
}

/// What a process decided.
package struct Decision: Hashable, Sendable {
    package let documents: [Document]
    package let outcome: Outcome

    package init(_ documents: [Document], _ outcome: Outcome) {
        self.documents = documents
        self.outcome = outcome
    }
}

/// How a process ended, when it was not refused. - Source: D-9.9.
package enum Outcome: Hashable, Sendable {
    case done
    case nothingToDo
    /// The cash flow does not cover the whole debt; minor units that are missing.
    case short(by: Int64)
    /// The statutory cap cut the charges.
    case capped
    /// The rest was done, the schedule stays as it was.
    case recalculationSkipped(RecalculationSkip)
    /// The regular reserve is reckoned on the last day of a month only.
    case noopNotMonthEnd
    /// The product does not discount its loans.
    case discountingDisabled
    /// The contract is kept in the currency of the books: there is nothing to value.
    case keptInLocalCurrency
}
