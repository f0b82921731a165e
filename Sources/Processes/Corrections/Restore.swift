package import Contracts
package import Directories
package import Measures

/// Takes back what payments of a window of days took from debt, without touching their history.
///
/// Every repayment, prepayment, overpayment and offset of the window is compensated by a new
/// operation of today, newest first; the cash flows stay and wait to be accepted again, whole.
/// What a repayment had brought back on balance goes off balance again, and the plan that an
/// early repayment had changed comes back.
///
/// - Runs: by hand, when the period of the payment is closed and its operations can no longer
///   be rolled back.
/// - Documents: accruals still missing to the day; `restore`, with the plan where principal
///   that is not due yet came back.
/// - Days: both are included, in either order.
/// - Refuses: `nothing` for a window without payments; `status`; the rest comes from the fold.
/// - Source: D-3.32, R001-7...10.
package struct Restore: LookingBack, OrderedProcess {
    package static let code = ProcessCode(rawValue: "restore")
    package static let name = "Restore"
    package static let parameters: [Parameter] = [
        Parameter("from", .day, "The first day of the window.", example: "2018-05-01"),
        Parameter("to", .day, "The last day of the window.", example: "2018-05-31"),
    ]

    package let valueTime: ValueTime
    package let from: Day
    package let to: Day

    package init(valueTime: ValueTime, from: Day, to: Day) {
        self.valueTime = valueTime
        self.from = from
        self.to = to
    }

    package func decide(
        _ contract: ContractState, _ history: History, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        if contract.restoreOpen == 0 { try draft.accrue(.plain) }
        let window = min(from, to)...max(from, to)
        let taken = history.payments(in: window)
        guard !taken.isEmpty else {
            throw .amount(
                .nothing(
                    to: "restore between \(window.lowerBound) and \(window.upperBound)"))
        }
        try draft.addReplanning(
            Document(
                .restore, taken.map(\.compensation),
                changes: history.reopened(by: taken, on: contract)),
            returning: history.shifts(after: taken))
        return draft.decision
    }
}

extension History {
    /// What reduced debt in the window and still does, with what it brought back on balance;
    /// newest first.
    fileprivate func payments(in window: ClosedRange<Day>) -> [PastOperation] {
        let gone = restored
        let live = operations.filter {
            window.contains($0.valueTime.day) && !gone.contains($0.id)
        }
        let documents = Set(live.filter(\.reducesDebt).map(\.document))
        return live.filter {
            $0.reducesDebt
                || ($0.operation.action == .toBalance && documents.contains($0.document))
        }.reversed()
    }

    /// The moves of principal between tranches that followed on early repayments, undone.
    fileprivate func shifts(after taken: [PastOperation]) -> [DebtOperation] {
        let documents = Set(taken.map(\.document))
        let times = Set(taken.map(\.valueTime))
        return operations.filter {
            $0.operation.action == .scheduleShift && times.contains($0.valueTime)
                && documents.contains($0.document - 1)
        }.map { shift in
            let operation = shift.operation
            return DebtOperation(
                .scheduleShift, operation.sign.opposite, operation.bucket, operation.amount)
        }
    }

    /// The cash flows that were distributed whole and get something back.
    func reopened(
        by taken: [PastOperation], on contract: ContractState
    ) -> [Change] {
        let touched = Set(taken.compactMap(\.operation.cashFlow))
        return cashFlows.filter { touched.contains($0.id) && contract.cashFlow($0.id) == nil }
            .sorted { $0.id < $1.id }
            .map { cashFlow in
                var whole = cashFlow
                whole.accepted = whole.amount
                whole.isFeeCharged = isFeeCharged(cashFlow.id)
                return .cashFlowReopened(whole)
            }
    }
}

extension PastOperation {
    /// Whether it is a payment, an offset of a prepayment or what was accepted again.
    fileprivate var reducesDebt: Bool {
        let actions: Set<ActionType> = [
            .repayment, .reaccept, .prepayment, .overpayment, .prepaymentOffset,
            .repaymentFromPrepayment,
        ]
        return actions.contains(operation.action)
    }

    /// The operation that takes it back.
    var compensation: DebtOperation {
        let opposite: Sign = operation.sign == .plus ? .minus : .plus
        let action: ActionType = operation.action == .toBalance ? .toOffBalance : .restore
        return DebtOperation(action, opposite, operation.bucket, restoring: self)
    }
}
