import BackOffice
import Questions

extension OperationRow {
    /// - Parameter isWide: with all that is known of each.
    static func table(_ rows: [OperationRow], isWide: Bool) -> Table {
        isWide ? wide(rows) : narrow(rows)
    }

    private static func narrow(_ rows: [OperationRow]) -> Table {
        Table(
            [
                .figures("id"), .words("value time"), .words("document"), .words("amount type"),
                .words("action"), .words("sign"), .words("balance"), .figures("tranche"),
                .figures("amount"), .words(""),
            ], rows
        ) { row in
            [
                "\(row.id)", row.valueTime, row.document, row.amountType, row.action, row.sign,
                row.offBalance ? "off" : "on", "\(row.tranche)", row.amount,
                row.cancelled ? "cancelled" : "",
            ]
        }
    }

    private static func wide(_ rows: [OperationRow]) -> Table {
        let isForeign = rows.contains { $0.local != nil }
        return Table(
            [
                .figures("id"), .words("value time"), .words("process"), .words("document"),
                .words("amount type"), .words("action"), .words("sign"), .words("payment"),
                .words("balance"), .figures("tranche"), .words("issue"), .words("repayment"),
                .figures("amount"),
            ] + (isForeign ? [.figures("local")] : []) + [
                .words("recorded"), .words("operator"), .words("cancelled"),
            ], rows
        ) { $0.cells(withLocal: isForeign) }
    }

    private func cells(withLocal isForeign: Bool) -> [String] {
        [
            "\(id)", valueTime, "\(process) \(processCode)", document, amountType, action, sign,
            "\(payment)", offBalance ? "off" : "on", "\(tranche)", issueDate ?? "",
            repaymentDate ?? "", amount,
        ] + (isForeign ? [local ?? ""] : []) + [
            recordedAt, operatorName, cancelled ? "cancelled" : "",
        ]
    }
}

extension ScheduleRow {
    /// The table, and what its marks mean.
    static func text(_ rows: [ScheduleRow]) -> String {
        let isProvisional = rows.contains { $0.dueDateIsProvisional == true }
        return table(rows).text
            + (isProvisional
                ? "\n\n* the days off of its year are not published yet: it may move" : "")
    }

    private static func table(_ rows: [ScheduleRow]) -> Table {
        let hasChanged = rows.contains { $0.processCode != nil }
        return Table(
            [
                .figures("n"), .words("issue"), .words("repayment"), .words("due"),
                .figures("days"), .figures("interest"), .figures("principal"),
                .figures("fees"), .figures("payment"), .figures("balance"),
                .figures("principal left"),
            ] + (hasChanged ? [.words("process")] : []), rows
        ) { $0.cells(withProcess: hasChanged) }
    }

    private func cells(withProcess hasChanged: Bool) -> [String] {
        let process = processCode ?? ""
        return [
            n.map { "\($0)" } ?? "", issueDate, repaymentDate,
            dueDate + (dueDateIsProvisional == true ? "*" : ""),
            "\(days)", interest, principal, fees, payment, balance, principalLeft,
        ] + (hasChanged ? [process] : [])
    }
}
