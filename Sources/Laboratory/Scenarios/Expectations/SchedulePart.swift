import BackOffice
import Questions
import Measures

/// Tranches of the schedule: `schedule: {5: {interest: 98.53, principal: 289.79}}`.
struct SchedulePart: Expectation {
    static let words = ["schedule"]

    private let tranches: Int?
    private let cells: [Cell]

    private struct Cell {
        let row: Int
        let column: String
        let text: String
    }

    private static let days = ["issue", "repayment", "due"]
    private static let amounts = ["interest", "principal", "fees", "payment", "balance", "left"]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        var tranches: Int?
        var cells: [Cell] = []
        for entry in try reading.node.entries("rows by number, and the count of tranches") {
            if entry.key == "tranches" {
                tranches = try entry.value.count(0...10_000)
                continue
            }
            guard let row = Int(entry.key), row > 0 else {
                throw ScenarioFlaw(
                    entry.place, "expected the number of a row, or tranches")
            }
            cells += try Self.cells(row, entry.value, reading.currency)
        }
        self.tranches = tranches
        self.cells = cells
    }

    private static func cells(
        _ row: Int, _ node: FileNode, _ currency: Currency
    ) throws(ScenarioFlaw) -> [Cell] {
        let keys = try FileMapping(node, of: days + amounts, "a row of the schedule")
        var cells: [Cell] = []
        for column in days {
            guard let day = try keys[column]?.day() else { continue }
            cells.append(Cell(row: row, column: column, text: "\(day)"))
        }
        for column in amounts {
            guard let amount = try keys[column]?.money(currency) else { continue }
            cells.append(Cell(row: row, column: column, text: amount.text))
        }
        return cells
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        let moment = Moment(asOf: sight.day, knownAt: nil)
        let rows = try sight.stage.office.schedule(sight.contract, at: moment)
            .filter { $0.n != nil }
        let count = tranches.map { tranches in
            CheckReport("tranches", expected: "\(tranches)", found: "\(rows.count)")
        }
        let checks = cells.map { cell in
            let found = rows.first { $0.n == cell.row }?.cell(cell.column)
            return CheckReport(
                "\(cell.column) of row \(cell.row)", expected: cell.text, found: found ?? "none")
        }
        return (count.map { [$0] } ?? []) + checks
    }
}

extension ScheduleRow {
    fileprivate func cell(_ column: String) -> String? {
        switch column {
        case "issue": issueDate
        case "repayment": repaymentDate
        case "due": dueDate
        case "interest": interest
        case "principal": principal
        case "fees": fees
        case "payment": payment
        case "balance": balance
        case "left": principalLeft
        default: nil
        }
    }
}
