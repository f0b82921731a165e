package import Contracts
package import Directories
package import Measures

/// Gives a contract attributes: what its reserves are reckoned by, what its client announced.
///
/// - Runs: by the user, when a category is given or changed, or the client announces an early
///   repayment: the next money from its day on is accepted so. A mark as restructured stays.
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
        Parameter(
            "early", .choice(EarlyAnnouncement.allCases.map(\.rawValue)),
            .optional(otherwise: "it stays as it is"),
            "The early repayment that the client announces; none takes it back.",
            example: "full"),
        Parameter(
            "earlyFrom", .day, .optional(otherwise: "the day of the order"),
            "The first day whose money is taken so.", example: "2026-12-20"),
    ]

    package let valueTime: ValueTime
    package let loanCategory: String?
    package let isRestructured: Bool?
    package let early: EarlyAnnouncement?
    package let earlyFrom: Day?

    /// An order that says nothing of early repayments.
    package init(valueTime: ValueTime, loanCategory: String?, isRestructured: Bool?) {
        self.valueTime = valueTime
        self.loanCategory = loanCategory
        self.isRestructured = isRestructured
        early = nil
        earlyFrom = nil
    }

    /// An order that says of early repayments alone.
    package init(valueTime: ValueTime, early: EarlyAnnouncement, from: Day?) {
        self.valueTime = valueTime
        loanCategory = nil
        isRestructured = nil
        self.early = early
        earlyFrom = from
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
        if let early {
            let announced = early.request.map {
                AnnouncedRepayment(request: $0, from: earlyFrom ?? valueTime.day)
            }
            if announced != contract.attributes.announcedRepayment {
                changes.append(.attribute(.announcedRepayment(announced)))
            }
        }
        try draft.add(.manualCorrection, [], changes: changes)
        return draft.decision
    }
}

/// What may be announced: a request, or that there is none any more.
package enum EarlyAnnouncement: String, Hashable, Sendable, CaseIterable, Codable {
    case full, partial, principal, none

    var request: EarlyRequest? {
        switch self {
        case .full: .full
        case .partial: .partial
        case .principal: .principal
        case .none: nil
        }
    }
}
