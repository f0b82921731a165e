package import BackOffice
import Contracts
import Directories
package import Measures
import Storage

extension Office {
    /// The contracts that are asked for, as they stand: a page of them, and what all come to.
    ///
    /// Overdue is reckoned at the end of a day, by default that of the last night, and of `today`
    /// where there was none. A due day that has passed since a contract was processed is overdue
    /// with what it asks for; a page behind another is of the same day.
    /// - Throws: `input` with what would be accepted; `notFound` for a product; `fault`.
    package func contracts(
        _ search: ContractSearch, today: Day
    ) throws(OfficeError) -> ContractListView {
        let order = try search.order()
        let filter = try search.filter()
        let limit = try search.pageSize()
        let mark = try search.after.map { text throws(OfficeError) in
            try PageMark(text, of: order)
        }
        return try answering { reading, rules in
            try search.check(rules)
            let last = try reading.lastNight()
            let day = search.day ?? mark?.day ?? last ?? today
            if let asked = search.day, let last, asked < last {
                throw OfficeError.input(
                    field: "date", value: "\(asked)",
                    accepted: "\(last), of the last night, or later"
                )
            }
            return try reading.page(filter, order, behind: mark?.place, limit, day)
        }
    }
}

extension ContractSearch {
    /// Rows that a page has where no limit is given, and at most.
    private static let usual = 100
    private static let most = 100_000

    fileprivate func pageSize() throws(OfficeError) -> Int {
        let limit = limit ?? ContractSearch.usual
        guard (1...ContractSearch.most).contains(limit) else {
            throw .input(
                field: "limit", value: "\(limit)", accepted: "1 to \(ContractSearch.most)")
        }
        return limit
    }

    fileprivate func check(_ rules: Rules) throws {
        guard let product else { return }
        let codes = Set(rules.products.values.map(\.code))
        if !codes.contains(product) { throw OfficeError.notFound(.product, product) }
    }
}

/// The end of a page, as a text: its order, its day, and the last row.
private struct PageMark {
    let order: ListOrder
    let day: Day
    let place: ListPlace

    init(_ order: ListOrder, _ day: Day, _ place: ListPlace) {
        self.order = order
        self.day = day
        self.place = place
    }

    init(_ text: String, of order: ListOrder) throws(OfficeError) {
        let parts = text.split(separator: "/", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == order.column.rawValue,
            parts[1] == PageMark.direction(order), let day = PageMark.day(parts[2]),
            let contract = Int64(parts[3]), let key = PageMark.key(parts[4], order.column)
        else {
            throw .input(
                field: "after", value: text,
                accepted: "the mark that a page in the same order ended with")
        }
        self.init(order, day, ListPlace(key: key, contract: ContractID(rawValue: contract)))
    }

    var text: String {
        let key =
            switch place.key {
            case .integer(let integer): "\(integer)"
            case .text(let text): text
            }
        return [
            order.column.rawValue, PageMark.direction(order), "\(day)",
            "\(place.contract.rawValue)", key,
        ].joined(separator: "/")
    }

    private static func direction(_ order: ListOrder) -> String {
        order.isDescending ? "falling" : "rising"
    }

    private static func day(_ text: Substring) -> Day? {
        do { return try Day(text: text) } catch { return nil }
    }

    private static func key(_ text: Substring, _ column: ListColumn) -> ListPlace.Key? {
        column.isText ? .text(String(text)) : Int64(text).map { .integer($0) }
    }
}

extension ReadSession {
    fileprivate func page(
        _ filter: ContractFilter, _ order: ListOrder, behind place: ListPlace?, _ limit: Int,
        _ day: Day
    ) throws -> ContractListView {
        // One more tells whether anything is behind the page.
        let found = try listedPlaces(
            filter, in: order, after: place, on: day, limit: limit + 1)
        let shown = found.prefix(limit)
        let next = found.count > limit ? shown.last.map { PageMark(order, day, $0).text } : nil
        let missing = try contractCount() - listedCount()
        return ContractListView(
            asOf: "\(day)", rows: try shown.map { try row(of: $0.contract, on: day) },
            totals: try listedTotals(filter, on: day).map(ContractListTotal.init), next: next,
            warnings: missing == 0
                ? []
                : [
                    Warning(
                        code: "W-LIST",
                        message: "\(missing) contracts could not be read and are not listed: "
                            + "tranche verify names them")
                ])
    }

    private func row(of id: ContractID, on day: Day) throws -> ContractListRow {
        guard let row = try listedRow(of: id) else {
            throw StoreFault.unknown(.contract, id: id.rawValue)
        }
        let (listed, currency) = (row.listed, row.currency)
        let overdue = listed.overdue(on: day)
        let next = listed.next(from: day)
        return ContractListRow(
            number: row.number, client: row.client.isEmpty ? nil : row.client,
            product: row.product, currency: currency.code, status: "\(listed.status)",
            closure: listed.closure.map { "\($0)" },
            principal: Money(minor: listed.principal, currency).text,
            overdueDays: overdue.days, overdue: Money(minor: overdue.minor, currency).text,
            nextDue: next.map { "\($0.day)" },
            nextAmount: next.map { Money(minor: $0.minor, currency).text },
            lastOperation: try lastOperation(of: id).map { "\($0)" })
    }
}

extension ContractListTotal {
    fileprivate init(_ total: ListTotal) {
        self.init(
            currency: total.principal.currency.code, contracts: total.contracts,
            principal: total.principal.text, overdue: total.overdue.text,
            nextAmount: total.nextAmount.text)
    }
}
