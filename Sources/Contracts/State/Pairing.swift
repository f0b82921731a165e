import Directories

/// Operations of a document that must cancel out, since the same money leaves and arrives.
///
/// - Source: D-2.6, D-8.1.
struct Pairing: Sendable {
    let left: ActionType
    let right: ActionType
    private let isLeft: @Sendable (DebtOperation) -> Bool
    /// Nil where one action stands on both sides.
    private let isRight: (@Sendable (DebtOperation) -> Bool)?

    /// All pairings, in the order in which they are checked.
    static let all: [Pairing] =
        [ActionType.toOffBalance, .toBalance, .deferral, .prepaymentTransfer, .scheduleShift]
        .map(Pairing.init(of:)) + [
            capitalisation,
            offset(of: .prepaymentForPrincipal) { $0 == .principal },
            offset(of: .prepaymentForInterest) { $0 != .principal },
        ]

    private init(of action: ActionType) {
        left = action
        right = action
        isLeft = { $0.action == action }
        isRight = nil
    }

    private init(
        _ left: ActionType, _ right: ActionType,
        isLeft: @escaping @Sendable (DebtOperation) -> Bool,
        isRight: @escaping @Sendable (DebtOperation) -> Bool
    ) {
        self.left = left
        self.right = right
        self.isLeft = isLeft
        self.isRight = isRight
    }

    /// Interest of a deposit that is paid without money adds to its principal.
    private static let capitalisation = Pairing(
        .repayment, .accrual, isLeft: { $0.action == .repayment && $0.payment == .empty },
        isRight: { $0.action == .accrual && $0.bucket.amountType == .depositPrincipal })

    /// A prepayment repays its own kind only: principal from principal, the rest from interest.
    private static func offset(
        of prepayment: AmountType, isPaid: @escaping @Sendable (AmountType) -> Bool
    ) -> Pairing {
        Pairing(
            .prepaymentOffset, .repaymentFromPrepayment,
            isLeft: { $0.action == .prepaymentOffset && $0.bucket.amountType == prepayment },
            isRight: {
                $0.action == .repaymentFromPrepayment && isPaid($0.bucket.amountType)
            })
    }

    /// Whether the operation stands on either side.
    func takes(_ operation: DebtOperation) -> Bool {
        isLeft(operation) || (isRight?(operation) ?? false)
    }

    /// What either side moves, signed; the right one is nothing where both are one action.
    func sums(
        _ operations: [DebtOperation], _ moved: (DebtOperation) -> Int64
    ) -> (left: Int128, right: Int128) {
        let left = operations.reduce(0 as Int128) { isLeft($1) ? $0 + Int128(moved($1)) : $0 }
        guard let isRight else { return (left, 0) }
        return (
            left, operations.reduce(0 as Int128) { isRight($1) ? $0 + Int128(moved($1)) : $0 }
        )
    }
}
