import Contracts
import Directories
import Measures

extension History {
    /// What has repaid debt and was not taken back, with the prepayments it was offset against.
    ///
    /// Shape: oldest first; those with minus took from debt, those with plus from a prepayment.
    func standingRepayments(_ directory: Directory) -> [PastOperation] {
        let gone = restored
        return operations.filter { past in
            guard !gone.contains(past.id) else { return false }
            switch past.operation.action {
            case .repayment, .repaymentFromPrepayment, .prepaymentOffset: return true
            case .reaccept: return directory.side(of: past.operation.bucket.amountType) == .debt
            case .disbursement, .accrual, .prepayment, .overpayment, .overpaymentRefund,
                .writeOff, .reversal, .restructuring, .assignment, .restore, .toOffBalance,
                .prepaymentTransfer, .deferral, .cancellation, .productReturn, .reserveAccrual,
                .discountAmortisation, .scheduleShift, .writeOffTransfer, .writeDown,
                .conversion, .invoice, .toBalance, .reserveRelease, .writeUp, .creditNote:
                return false
            }
        }
    }
}

extension Draft {
    /// Takes repayments back from the debt and lets the client have them to his credit.
    mutating func takeBack(
        _ repaid: [PastOperation], _ history: History
    ) throws(Refusal) {
        try add(
            .restore, repaid.reversed().map(\.compensation),
            changes: history.reopened(by: repaid, on: contract))
        let credit = Bucket(.overpayment, .contract, isOffBalance: false)
        try add(
            .reaccept,
            contract.cashFlows.filter { $0.restored > 0 }.map { flow in
                DebtOperation(
                    action: .reaccept, sign: .minus, payment: .empty, bucket: credit,
                    amount: contract.money(flow.restored), cashFlow: flow.id)
            }, changes: [])
    }
}
