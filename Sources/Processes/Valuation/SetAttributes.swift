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
package struct SetAttributes: OrderedProcess {
    package static let code = ProcessCode(rawValue: "set-attributes")
    package static let name = "Setting of contract attributes"
    package static let parameters: [Parameter] = [
        Parameter(
            "loanCategory", .code(of: .loanCategories), .optional(otherwise: "it stays as it is"),
            "The category by which the regular reserve is reckoned.",
            example: "INDIVIDUAL_UNSECURED"),
        Parameter(
            "isRestructured", .flag, .standard("false"),
            "Whether the contract is marked as restructured; a mark stays.", example: "true"),
    ]

    package let valueTime: ValueTime
    package let loanCategory: String?
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
                throw .directory(.unknownCode(.loanCategory, loanCategory))
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
