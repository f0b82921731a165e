import BackOffice
import Contracts
package import Measures
import Storage

/// Which contracts are asked for, in which order, and which page of them; as it was typed.
///
/// What is nil does not matter.
package struct ContractSearch: Sendable {
    /// The whole number, or a part of it with `*` for the rest.
    package var number: String?
    /// Any part of the number or of the client's attributes, whatever the case.
    package var words: String?
    package var product: String?
    package var currency: String?
    package var status: String?
    package var closure: String?
    package var overdueDays = Range<Int32>()
    /// In the currency asked for, by default roubles.
    package var overdue = Range<String>()
    package var nextDue = Range<Day>()
    package var lastOperation = Range<Day>()
    /// The name of a column.
    package var sort = "number"
    package var isDescending = false
    /// What an earlier page gave as its `next`.
    package var after: String?
    package var limit: Int?
    /// On which overdue is reckoned; by default that of the last night.
    package var day: Day?

    package init() {}

    /// The first and the last of values, both included; nil is open.
    package struct Range<Value: Sendable & Comparable>: Sendable {
        package var from: Value?
        package var to: Value?

        package init() {}

        package init(_ from: Value?, _ to: Value?) {
            self.from = from
            self.to = to
        }
    }
}

// What was typed, as values.
extension ContractSearch {
    func order() throws(OfficeError) -> ListOrder {
        let columns = ListColumn.allCases.map(\.rawValue)
        guard let column = ListColumn(rawValue: sort) else {
            throw .input(
                field: "sort", value: sort, accepted: columns.joined(separator: ", "))
        }
        return ListOrder(by: column, isDescending: isDescending)
    }

    func filter() throws(OfficeError) -> ContractFilter {
        var filter = ContractFilter()
        filter.number = number.map(ContractFilter.NumberPattern.init)
        filter.words = words
        filter.product = product
        filter.status = try status.map { text throws(OfficeError) in
            try ContractSearch.named(text, "status", ContractStatus.allCases)
        }
        filter.closure = try closure.map { text throws(OfficeError) in
            try ContractSearch.named(text, "closure", ClosureStatus.allCases)
        }
        let currency = try knownCurrency()
        filter.currency = currency
        filter.overdueDays = try overdueDays.bounds("overdue-days") { Int64($0) }
        let isByAmount = overdue.from != nil || overdue.to != nil
        if isByAmount { filter.currency = currency ?? .rub }
        filter.overdue = try amounts(in: currency ?? .rub)
        filter.nextDue = try nextDue.bounds("next-due") { Int64($0.number) }
        let moved = try lastOperation.bounds("last-operation") { Int64($0.number) }
        filter.lastOperation = ContractFilter.Bounds(
            lastOperation.from.map { ValueTime.start(of: $0).seconds } ?? moved.least,
            lastOperation.to.map { ValueTime.end(of: $0).seconds } ?? moved.most)
        return filter
    }

    private func amounts(in currency: Currency) throws(OfficeError) -> ContractFilter.Bounds {
        let minor = { (text: String) throws(OfficeError) -> Int64 in
            do throws(MeasureFlaw) {
                return try Money(text: text, currency).minor
            } catch {
                throw .input(
                    field: "overdue", value: text,
                    accepted: "an amount in \(currency.code), such as 100.00")
            }
        }
        let (least, most) = (try overdue.from.map(minor), try overdue.to.map(minor))
        if let least, let most, least > most {
            throw .input(
                field: "overdue-from", value: overdue.from ?? "",
                accepted: "\(overdue.to ?? "") or less")
        }
        return ContractFilter.Bounds(least, most)
    }

    private func knownCurrency() throws(OfficeError) -> Currency? {
        guard let currency else { return nil }
        do throws(MeasureFlaw) {
            return try Currency(code: currency)
        } catch {
            throw .input(
                field: "currency", value: currency, accepted: "an ISO 4217 code, such as RUB")
        }
    }

    /// A case by the word it is shown by.
    private static func named<Value>(
        _ text: String, _ field: String, _ all: [Value]
    ) throws(OfficeError) -> Value {
        guard let value = all.first(where: { "\($0)" == text }) else {
            throw .input(
                field: field, value: text,
                accepted: all.map { "\($0)" }.joined(separator: ", "))
        }
        return value
    }
}

extension ContractSearch.Range {
    fileprivate func bounds(
        _ field: String, _ number: (Value) -> Int64
    ) throws(OfficeError) -> ContractFilter.Bounds {
        if let from, let to, from > to {
            throw .input(field: "\(field)-from", value: "\(from)", accepted: "\(to) or less")
        }
        return ContractFilter.Bounds(from.map(number), to.map(number))
    }
}

extension ContractFilter.NumberPattern {
    /// A number in which `*` at an end stands for any text.
    fileprivate init(_ text: String) {
        let isOpenBefore = text.hasPrefix("*")
        let isOpenBehind = text.count > 1 && text.hasSuffix("*")
        let bare = String(text.dropFirst(isOpenBefore ? 1 : 0).dropLast(isOpenBehind ? 1 : 0))
        self =
            switch (isOpenBefore, isOpenBehind) {
            case (false, false): .whole(bare)
            case (false, true): .beginning(bare)
            case (true, false): .ending(bare)
            case (true, true): .part(bare)
            }
    }
}
