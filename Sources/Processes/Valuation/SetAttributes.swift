package import Contracts
package import Directories
package import Measures

/// Gives a contract the attributes that its reserves are reckoned by, from a day on.
///
/// - Runs: by the user, when a category is given or changed. A mark as restructured stays.
/// - Documents: `manualCorrection` with one change for each attribute that differs; none where
///   nothing does.
/// - Refuses: `otherKind`, `unknownCode` for a code that is none, or only an addition.
/// - Source: R004-74, D-3.30.
package struct SetAttributes: DebtProcess {
    package static let code = ProcessCode(rawValue: "set-attributes")
    package var code: ProcessCode { SetAttributes.code }
    package let valueTime: ValueTime
    /// The code of a loan category; nil leaves it as it is.
    package let loanCategory: String?
    /// True marks the contract; false and nil leave it as it is.
    package let isRestructured: Bool?

    package init(valueTime: ValueTime, loanCategory: String?, isRestructured: Bool?) {
        self.valueTime = valueTime
        self.loanCategory = loanCategory
        self.isRestructured = isRestructured
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        var changes: [Change] = []
        if let loanCategory {
            guard directory.reserves.category(code: loanCategory) != nil else {
                throw .unknownCode(.loanCategory, loanCategory)
            }
            if loanCategory != contract.attributes.loanCategory {
                changes.append(.attribute(.loanCategory(loanCategory)))
            }
        }
        if isRestructured == true, !contract.attributes.isRestructured {
            changes.append(.attribute(.restructured))
        }
        try draft.add(.manualCorrection, [], changes: changes)
        return draft.decision
    }
}
