import BackOffice
import Contracts
import Directories
import GeneralLedger
import Measures

/// The journal of a step on the contract, by account pair: `journal: {1100/2020: 343.69}`.
///
/// Money stands on the account it came to or went from, and not on the one that it passes on the
/// way to a debt: what a step receives and what it lays over debt is one pair.
struct Journal: Expectation {
    static let words = ["journal"]

    private let amounts: [(name: String, text: String)]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        try reading.requireDeed()
        var amounts: [(String, String)] = []
        for entry in try reading.node.entries("amounts by debit/credit") {
            guard entry.key.split(separator: "/").count == 2 else {
                throw ScenarioFlaw(entry.place, "expected debit/credit, such as 1100/2020")
            }
            amounts.append((entry.key, try entry.value.money(reading.books()).text))
        }
        self.amounts = amounts
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        let books = sight.state.product.accountingCurrency
        var sums: [String: MoneyTotal] = [:]
        for process in sight.processes {
            let entries = try sorting {
                try GeneralLedger.entries(
                    for: process.documents, on: sight.state.kind, process.directory)
            }
            for entry in entries {
                let pair = process.directory.pair(of: entry)
                sums[pair, default: MoneyTotal(in: books)].add(entry.amount.minor)
            }
        }
        return CheckReport.compare(
            amounts, with: sums.mapValues(\.text))
    }
}

extension Directory {
    /// Both accounts of an entry, where money lies on that of its way of payment.
    fileprivate func pair(of entry: Entry) -> String {
        let payment = entry.posting.flatMap { postings[$0] }?.payment
        let cash = payment.flatMap { cashAccounts[$0] }
        return [entry.debit, entry.credit].map { account in
            (account == cash?.unassigned ? cash?.account ?? account : account).rawValue
        }.joined(separator: "/")
    }
}
