/// All combinations of some values of each posting parameter.
///
/// Shape: no value stands twice in a list; the order of the lists is kept.
package struct ParameterSpace: Hashable, Sendable {
    package var kinds: [ContractKind]
    package var amountTypes: [AmountType]
    package var actions: [ActionType]
    package var signs: [Sign]
    package var payments: [PaymentType]
    package var offBalance: [Bool]

    /// Takes every sign, payment type and balance flag; narrow them afterwards.
    package init(kinds: [ContractKind], amountTypes: [AmountType], actions: [ActionType]) {
        self.kinds = kinds
        self.amountTypes = amountTypes
        self.actions = actions
        signs = Sign.allCases
        payments = PaymentType.allCases
        offBalance = [false, true]
    }

    /// Whether a combination is one of them.
    package func contains(_ parameters: PostingParameters) -> Bool {
        kinds.contains(parameters.kind) && amountTypes.contains(parameters.amountType)
            && actions.contains(parameters.action) && signs.contains(parameters.sign)
            && payments.contains(parameters.payment)
            && offBalance.contains(parameters.isOffBalance)
    }

    /// Every combination, in the order that numbers the places of correct postings:
    /// kinds, amount types, actions, signs, payments, balance flags.
    package var all: [PostingParameters] {
        kinds.flatMap { kind in
            amountTypes.flatMap { type in
                actions.flatMap { action in movements(kind, type, action) }
            }
        }
    }

    private func movements(
        _ kind: ContractKind, _ type: AmountType, _ action: ActionType
    ) -> [PostingParameters] {
        signs.flatMap { sign in
            payments.flatMap { payment in
                offBalance.map { isOffBalance in
                    PostingParameters(
                        kind: kind, amountType: type, action: action, sign: sign,
                        payment: payment, isOffBalance: isOffBalance)
                }
            }
        }
    }
}

/// Combinations that no correct posting may have, and why.
///
/// - Source: CP-12, CP-27, CP-28, CP-29, CP-66, D-2.6.
package struct ForbiddenPostings: Hashable, Sendable {
    /// The number of the CP row.
    package let row: UInt16
    package let why: String
    package let space: ParameterSpace

    package init(row: UInt16, why: String, space: ParameterSpace) {
        self.row = row
        self.why = why
        self.space = space
    }
}
