import BackOffice
import Imports
import Measures

/// A loan of which the servicer published totals only, in cents and days of 360.
///
/// - Source: `docs/real-loans.md`, "What the servicer does" and "The days we choose".
package struct ServicerLoan {
    /// The day we state for every issue and due day, and for the snapshot in June 2018.
    static let day = 5
    /// Days of the first month that bear no interest, by frequency.
    static let freeDays = [2, 4, 5, 0]

    let number: String
    let status: String
    let principal: Int64
    let instalment: Int64
    /// Hundredths of a per cent.
    let rate: Int64
    let balance: Int64
    let lateFees: Int64
    /// All that was paid, without late fees.
    let cash: Int64
    /// The month of issue in 2018, from 1.
    let month: Int
    /// Principal after each whole instalment; the first is the amount lent.
    private(set) var plan: [Int64]

    /// Instalments that fell due through the snapshot.
    var dueCount: Int { 6 - month }

    /// Interest on a balance for days of 360, rounded half up.
    func charge(_ balance: Int64, _ days: Int) -> Int64 {
        charge(ofDays: Int128(balance) * Int128(days))
    }

    /// Interest on a sum of balances times days, rounded half up.
    func charge(ofDays weight: Int128) -> Int64 {
        Int64(Rounding.halfUp.quotient(weight * Int128(rate), over: Self.year))
    }

    /// Days that a charge on a balance makes, rounded half up.
    func days(ofCharge charge: Int64, on balance: Int64) -> Int {
        let unit = Int128(balance) * Int128(rate)
        guard unit > 0 else { return 0 }
        return Int(Rounding.halfUp.quotient(Int128(charge) * Self.year, over: unit))
    }

    /// The day `days` days of a 30-day month after a due day; due day 0 is the issue.
    func day(_ due: Int, plus days: Int) throws(MeasureFlaw) -> Day {
        let fromFirst = Self.day + days - 1
        let month = self.month + due + fromFirst / 30
        let day = min(fromFirst % 30 + 1, month == 2 ? 28 : 30)
        return try Day(year: 2018, month: month, day: day)
    }

    /// A year of interest at one hundredth of a per cent: days times the parts of one.
    private static let year: Int128 = 360 * 100 * 100
}

extension ServicerLoan {
    /// The columns it is read from.
    static let columns = [
        "loan_id", "loan_amount", "interest_rate", "installment", "issue_month", "loan_status",
        "balance", "paid_total", "paid_late_fees",
    ]
    private static let months = ["Jan-2018": 1, "Feb-2018": 2, "Mar-2018": 3]

    /// Reads a loan from its cells, by column.
    /// - Throws: the refusal of the first cell that cannot be read.
    init(_ cell: (String) -> String) throws(RowRefusal) {
        let issued = cell("issue_month")
        guard let month = Self.months[issued] else {
            let accepted = Self.months.keys.sorted().joined(separator: ", ")
            throw RowRefusal("issue_month", "E-FMT", "\"\(issued)\" is not one of \(accepted)")
        }
        self.month = month
        number = cell("loan_id")
        status = cell("loan_status")
        principal = try Self.hundredths("loan_amount", cell)
        instalment = try Self.hundredths("installment", cell)
        balance = try Self.hundredths("balance", cell)
        lateFees = try Self.hundredths("paid_late_fees", cell)
        cash = try Self.hundredths("paid_total", cell) - lateFees
        rate = try Self.hundredths("interest_rate", cell)
        plan = [principal]
        for _ in 0..<dueCount {
            let before = plan[plan.count - 1]
            plan.append(max(0, before - (instalment - charge(before, 30))))
        }
    }

    /// Cents, or hundredths of a per cent.
    private static func hundredths(
        _ column: String, _ cell: (String) -> String
    ) throws(RowRefusal) -> Int64 {
        do {
            return try Money(text: cell(column), Currency(code: "USD")).minor
        } catch {
            throw RowRefusal(column, "E-FMT", error.text)
        }
    }
}
