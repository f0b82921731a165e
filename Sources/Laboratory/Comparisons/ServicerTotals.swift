package import BackOffice
package import Imports
import Questions
package import Formats
import Measures

/// Contracts and dated payments, derived from what a servicer published as totals.
///
/// The one place that knows the columns and habits of LendingClub. It writes two CSV files that
/// the imports read: the source with one more column `free_days`, and the payments; all money
/// comes from `paid_total`, only days and the kind of history are chosen.
/// - Source: `docs/real-loans.md`.
package struct ServicerTotals: Sendable {
    /// CSV: the columns of the source and `free_days`.
    package let contracts: [UInt8]
    /// CSV: `contract,date,amount,early,reference,history`.
    package let cashFlows: [UInt8]
    package let report: ServicerTotalsReport

    /// Reads a source; when a row is refused, both files are empty.
    /// - Throws: `input` for a source without the columns it needs.
    package init(_ source: ByteSource) throws(OfficeError) {
        do {
            var table = try CSVTable(source, separator: UInt8(ascii: ","))
            var draft = try TotalsDraft(table.columns)
            while let row = try table.next() { try draft.take(row) }
            contracts = draft.refusals.isEmpty ? Array(draft.contracts.utf8) : []
            cashFlows = draft.refusals.isEmpty ? Array(draft.cashFlows.utf8) : []
            report = draft.report
        } catch {
            throw OfficeError(error, nil)
        }
    }
}

/// What totals were taken to say.
package struct ServicerTotalsReport: Codable, Sendable {
    package let loans: Int
    package let payments: Int
    package let refusedRows: Int
    package let refused: [ImportRefusal]
    package let histories: [HistoryCount]

    /// How many loans have one kind of history.
    package struct HistoryCount: Codable, Sendable {
        package let history: String
        package let loans: Int
        /// Those of which it explains the printed balance.
        package let explained: Int
    }
}

/// The two files in the making.
private struct TotalsDraft {
    private(set) var contracts = ""
    private(set) var cashFlows = "contract,date,amount,early,reference,history\n"
    private(set) var refusals = Refusals()
    private let places: [String: Int]
    private var loans = 0
    private var payments = 0
    private var counts: [ServicerHistory.Kind: (loans: Int, explained: Int)] = [:]

    init(_ columns: [String]) throws {
        places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        if let missing = ServicerLoan.columns.first(where: { places[$0] == nil }) {
            throw OfficeError.input(
                field: "line 1", value: columns.joined(separator: ", "),
                accepted: "a column \(missing)")
        }
        contracts = columns.map(cell).joined(separator: ",") + ",free_days\n"
    }

    mutating func take(_ row: CSVTableRow) throws {
        loans += 1
        switch row {
        case .flaw(let flaw): refusals.add(flaw.refusal)
        case .record(let record):
            do {
                try write(record)
            } catch let refusal as RowRefusal {
                refusals.add(refusal.on(line: record.line))
            }
        }
    }

    private mutating func write(_ record: CSVRecord) throws {
        let loan = try ServicerLoan { name in places[name].map { record.fields[$0] } ?? "" }
        let history = loan.history
        let count = counts[history.kind] ?? (0, 0)
        counts[history.kind] = (count.loans + 1, count.explained + (history.isNear ? 1 : 0))
        let cells = record.fields.map(cell) + ["\(history.paid.free)"]
        contracts += cells.joined(separator: ",") + "\n"
        for (place, payment) in try loan.payments(by: history).enumerated() {
            payments += 1
            let cells = [
                cell(loan.number), "\(payment.day)", payment.text, payment.request,
                cell("\(loan.number)/\(place + 1)"), "\(history.kind)",
            ]
            cashFlows += cells.joined(separator: ",") + "\n"
        }
    }

    var report: ServicerTotalsReport {
        ServicerTotalsReport(
            loans: loans, payments: payments, refusedRows: refusals.count,
            refused: refusals.listed,
            histories: ServicerHistory.Kind.allCases.compactMap { kind in
                counts[kind].map { count in
                    ServicerTotalsReport.HistoryCount(
                        history: "\(kind)", loans: count.loans, explained: count.explained)
                }
            })
    }
}

/// One dated payment.
private struct ServicerPayment {
    let day: Day
    /// Payments of one day are made in this order.
    let order: Int
    let cents: Int64
    /// What the client asked for: empty, `full`, `partial` or `principal`.
    let request: String

    var text: String {
        let digits = String(cents % 100)
        return "\(cents / 100)." + (digits.count == 1 ? "0" : "") + digits
    }
}

extension ServicerLoan {
    /// The payments of a history in order; they add up to all that was paid.
    fileprivate func payments(by history: ServicerHistory) throws -> [ServicerPayment] {
        var payments = try instalments(by: history)
        let period = history.period
        switch history.kind {
        case .plain, .moved, .late, .short, .every, .unpaid: break
        case .extra:
            let day = try day(period - 1, plus: history.days)
            payments.append(
                ServicerPayment(day: day, order: 2, cents: history.paid.rest, request: "principal"))
        case .ahead, .payoff:
            let day = try day(period - 1, plus: history.days)
            payments.append(
                ServicerPayment(
                    day: day, order: 2, cents: history.paid.rest,
                    request: history.kind == .payoff ? "full" : "partial"))
        }
        if lateFees > 0 {
            let last = try payments.map(\.day).max() ?? day(dueCount, plus: 0)
            payments.append(ServicerPayment(day: last, order: 1, cents: lateFees, request: ""))
        }
        return payments.sorted { ($0.day, $0.order) < ($1.day, $1.order) }
    }

    private func instalments(by history: ServicerHistory) throws -> [ServicerPayment] {
        guard history.paid.count > 0 else { return [] }
        let shares = Self.shares(of: history.paid.rest, history.paid.count)
        var payments: [ServicerPayment] = []
        for number in 1...history.paid.count {
            var cents = instalment - (number == 1 ? charge(principal, history.paid.free) : 0)
            var delay = 0
            switch history.kind {
            case .plain: cents += number == history.paid.count ? history.paid.rest : 0
            case .moved, .short: cents += number == history.period ? history.paid.rest : 0
            case .late:
                cents += number == history.paid.count ? history.paid.rest : 0
                delay = number == history.period ? history.days : 0
            case .every:
                payments.append(
                    ServicerPayment(
                        day: try day(number, plus: 0), order: 2, cents: shares[number - 1],
                        request: "principal"))
            case .extra, .ahead, .payoff, .unpaid: break
            }
            payments.append(
                ServicerPayment(
                    day: try day(number, plus: delay), order: 0, cents: cents, request: ""))
        }
        return payments
    }
}

private func cell(_ text: String) -> String {
    CSVText.cell(text, separator: UInt8(ascii: ","))
}
