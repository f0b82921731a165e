import BackOffice
import Questions
import Measures

/// Accounts of the whole ledger over a month: `trial-balance: {period: 2018-06, …}`.
struct TrialBalanceFigures: Expectation {
    static let words = ["trial-balance"]

    private let period: Month
    private let currency: Currency
    private let figures: [Figure]

    private struct Figure {
        let account: String
        /// `opening`, `debit`, `credit` or `closing`; a balance is debit less credit.
        let column: String
        let amount: String
    }

    private static let columns = ["opening", "debit", "credit", "closing"]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        let keys = try FileMapping(reading.node, of: ["period", "accounts"], reading.word)
        period = try keys.required("period").month()
        let currency = try reading.books()
        self.currency = currency
        var figures: [Figure] = []
        for entry in try keys.required("accounts").entries("amounts by account") {
            figures += try Self.figures(entry, currency)
        }
        self.figures = figures
    }

    private static func figures(
        _ entry: FileEntry, _ currency: Currency
    ) throws(ScenarioFlaw) -> [Figure] {
        guard case .mapping = entry.value.content else {
            let amount = try entry.value.money(currency).text
            return [Figure(account: entry.key, column: "closing", amount: amount)]
        }
        let keys = try FileMapping(entry.value, of: columns, "an account")
        var figures: [Figure] = []
        for column in columns {
            guard let amount = try keys[column]?.money(currency) else { continue }
            figures.append(Figure(account: entry.key, column: column, amount: amount.text))
        }
        return figures
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        let views = try sight.stage.office.trialBalance(
            from: period.first, through: period.last)
        let view = views.first { $0.currency == currency.code }
        let checks = figures.map { figure in
            let row = view?.rows.first { $0.account == figure.account }
            let found = row?.figure(figure.column) ?? Money(minor: 0, currency).text
            return CheckReport(
                "\(figure.column) of account \(figure.account)", expected: figure.amount,
                found: found)
        }
        let balances = views.allSatisfy(\.balances)
        return checks + [
            CheckReport(
                "trial balance", expected: "balances",
                found: balances ? "balances" : "does not balance")
        ]
    }
}

extension TrialBalanceRow {
    fileprivate func figure(_ column: String) -> String {
        switch column {
        case "opening": opening
        case "debit": debit
        case "credit": credit
        default: closing
        }
    }
}
