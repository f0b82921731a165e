import BackOffice

extension OperationRow {
    static func table(_ rows: [OperationRow]) -> Table {
        Table(
            [
                .figures("id"), .words("value time"), .words("process"), .words("document"),
                .words("amount type"), .words("action"), .words("sign"), .words("payment"),
                .words("balance"), .figures("tranche"), .words("issue"), .words("repayment"),
                .figures("amount"), .words(""),
            ], rows, \.cells)
    }

    private var cells: [String] {
        [
            "\(id)", valueTime, "\(process) \(processCode)", document, amountType, action, sign,
            "\(payment)", offBalance ? "off" : "on", "\(tranche)", issueDate ?? "",
            repaymentDate ?? "", amount, cancelled ? "cancelled" : "",
        ]
    }
}

extension ScheduleRow {
    static func table(_ rows: [ScheduleRow]) -> Table {
        Table(
            [
                .figures("n"), .words("issue"), .words("repayment"), .words("due"),
                .figures("days"), .figures("interest"), .figures("principal"),
                .figures("payment"), .figures("balance"), .figures("principal left"),
            ], rows, \.cells)
    }

    private var cells: [String] {
        [
            "\(n)", issueDate, repaymentDate, dueDate, "\(days)", interest, principal, payment,
            balance, principalLeft,
        ]
    }
}
