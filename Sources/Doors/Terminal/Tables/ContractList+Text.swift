import BackOffice
import Questions

extension ContractListView {
    var text: String {
        if rows.isEmpty { return "no contracts" }
        return ["as of \(asOf)", table.text, sums.text].joined(separator: "\n\n")
    }

    var table: Table {
        Table(
            [
                .words("number"), .words("client"), .words("product"), .words("currency"),
                .words("status"), .words("closure"), .figures("principal"),
                .figures("overdueDays"), .figures("overdue"), .words("nextDue"),
                .figures("nextAmount"), .words("lastOperation"),
            ], rows
        ) { row in
            [
                row.number, row.client ?? "", row.product, row.currency, row.status,
                row.closure ?? "", row.principal, "\(row.overdueDays)", row.overdue,
                row.nextDue ?? "", row.nextAmount ?? "", row.lastOperation ?? "",
            ]
        }
    }

    /// Of all that were found, on other pages too.
    private var sums: Table {
        Table(
            [
                .words("in all"), .figures("contracts"), .figures("principal"),
                .figures("overdue"), .figures("nextAmount"),
            ], totals
        ) { [$0.currency, "\($0.contracts)", $0.principal, $0.overdue, $0.nextAmount] }
    }
}
