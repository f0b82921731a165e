package import Measures

extension DirectoryCheck {
    static func changedProducts(
        in rows: DirectoryRows, since old: DirectoryRows
    ) -> [DirectoryFlaw] {
        old.products.filter { !rows.products.contains($0) }.map { product in
            DirectoryFlaw(
                file: "products", row: product.label, field: "version",
                value: "changed or removed", accepted: "the version as it was; a new row")
        }
    }

    static func changedPostings(
        in rows: DirectoryRows, since old: DirectoryRows
    ) -> [DirectoryFlaw] {
        let known = Dictionary(grouping: rows.postings, by: \.id)
        return old.postings.filter { posting in
            !(known[posting.id] ?? []).contains { $0.parameters == posting.parameters }
        }.map { posting in
            DirectoryFlaw(
                file: "correct-postings", row: posting.label, field: "id",
                value: "removed or given to another combination",
                accepted: "the same combination; it may end with validThrough")
        }
    }

    /// What was exported under a number goes on being so, and a combination keeps its number.
    static func renumberedPostings(
        in rows: DirectoryRows, since old: DirectoryRows
    ) -> [DirectoryFlaw] {
        let known = Dictionary(old.postings.map { ($0.parameters, $0) }) { first, _ in first }
        return rows.postings.compactMap { posting in
            guard let before = known[posting.parameters] else { return nil }
            if before.id != posting.id {
                return DirectoryFlaw(
                    file: "correct-postings", row: posting.label, field: "row",
                    value: "\(posting.row)", accepted: before.label)
            }
            guard before.isExported != posting.isExported else { return nil }
            return DirectoryFlaw(
                file: "correct-postings", row: posting.label, field: "exported",
                value: "\(posting.isExported)", accepted: "\(before.isExported)")
        }
    }

    /// Twenty years: due days of contracts that live lie no further back.
    private static let reachDays: Int32 = 7_305

    /// Days that were worked or not stay so: due days were reckoned by them.
    ///
    /// - Parameter day: the first that may be otherwise.
    package static func changedCalendars(
        in rows: DirectoryRows, since old: DirectoryRows, before day: Day
    ) -> [DirectoryFlaw] {
        let first = day.advanced(by: -reachDays)
        return old.calendars.compactMap { row in
            guard let new = rows.calendars.first(where: { $0.code == row.code }) else {
                return DirectoryFlaw(
                    file: "calendars", row: row.code, field: "code", value: "removed",
                    accepted: "the calendar, which contracts may name")
            }
            let other = row.calendar.firstDifference(from: new.calendar, first, before: day)
            return other.map { other in
                DirectoryFlaw(
                    file: "calendars", row: row.code, field: "holidays", value: "\(other)",
                    accepted: row.calendar.isWorking(other) ? "a working day" : "a day off")
            }
        }
    }

    static func changedAmountTypes(
        in rows: DirectoryRows, since old: DirectoryRows
    ) -> [DirectoryFlaw] {
        let kept = Set(rows.amountTypes.map { AmountTypeMeaning($0.value) })
        return old.amountTypes.map(\.value).filter { !kept.contains(AmountTypeMeaning($0)) }
            .map { row in
                DirectoryFlaw(
                    file: "amount-types", row: row.code, field: "id",
                    value: "removed or given to another debt",
                    accepted: "the same code and side")
            }
    }

    /// What may not change of an amount type.
    private struct AmountTypeMeaning: Hashable {
        let type: AmountType
        let code: String
        let side: DebtSide

        init(_ row: AmountTypeRow) {
            type = row.type
            code = row.code
            side = row.side
        }
    }
}

extension Product {
    /// What people call a version of a product.
    var label: String { "\(id.rawValue) \(code)" }
}

extension CorrectPosting {
    /// What people call a posting.
    var label: String { "CP-\(row), posting \(id.rawValue)" }
}

extension WorkCalendar {
    /// The first of some days that one calendar has as a working day and the other has not.
    fileprivate func firstDifference(
        from other: WorkCalendar, _ first: Day, before end: Day
    ) -> Day? {
        var day = first
        while day < end {
            if isWorking(day) != other.isWorking(day) { return day }
            day = day.next
        }
        return nil
    }
}
