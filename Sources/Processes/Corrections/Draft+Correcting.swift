import Contracts
import Directories
import Measures

/// What the corrections by hand have in common: an amount type, an amount, a reason.
extension Draft {
    /// The operations that take an amount of one type out of its oldest tranches.
    ///
    /// - Throws: `unknownCode`; what makes the operation illegal, before it is asked
    ///   whether there is anything to take; then as `ContractState.allocating`.
    func operations(
        _ action: ActionType, taking amount: AmountText, of code: String, isOffBalance: Bool
    ) throws(Refusal) -> [DebtOperation] {
        let type = try directory.type(named: code)
        let parameters = PostingParameters(
            kind: contract.kind, amountType: type, action: action,
            sign: contract.kind.growing.opposite, payment: .empty, isOffBalance: isOffBalance)
        try directory.checkLegal(parameters)
        // Allowances and memos go with the claims they belong to, not by hand.
        let claims: DebtSide = contract.kind == .deposit ? .deposit : .debt
        guard directory.side(of: type) == claims else { throw .operation(.neverLegal(parameters)) }
        let minor = try amount.minor(in: contract.currency)
        let parts = try contract.allocating(
            minor, of: type, isOffBalance: isOffBalance, on: day)
        return parts.map { taking($0, action) }
    }

    /// The operation that takes a part away.
    func taking(_ part: Buckets.Entry, _ action: ActionType) -> DebtOperation {
        DebtOperation(
            action, contract.kind.growing.opposite, part.bucket, contract.money(part.minor))
    }
}

/// Takes no payment type of an internal operation but 101173: the money does not move.
/// - Throws: `paymentType`.
func requireNoMoney(_ paymentType: Int32?, for action: ActionType) throws(Refusal) {
    guard let paymentType, paymentType != PaymentType.empty.rawValue else { return }
    throw .operation(.paymentType(PaymentType(rawValue: paymentType) ?? .bank, action: action))
}

extension Directory {
    /// The reason of this code, where the directory gives it for the action.
    /// - Throws: `unknownCode`.
    func reason(_ code: String, for action: ActionType) throws(Refusal) -> ReasonCode {
        let reason = ReasonCode(rawValue: code)
        guard reasons.contains(where: { $0.code == reason && $0.action == action }) else {
            throw .directory(.unknownCode(.reason, code))
        }
        return reason
    }

    /// The reason of this code; nil where none is given.
    /// - Throws: `unknownCode`.
    func reason(ifAny code: String?, for action: ActionType) throws(Refusal) -> ReasonCode? {
        guard let code else { return nil }
        return try reason(code, for: action)
    }
}
