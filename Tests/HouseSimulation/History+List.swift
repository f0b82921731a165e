import BackOffice
import Measures
import Questions
import TestOffice
import Testing

// The list of contracts.
extension History {
    mutating func checkAll(on day: Day) throws {
        for number in numbers { try check(number) }
        try checkList(on: day)
    }

    /// After a night the list says of every contract what its card says.
    private mutating func checkList(on day: Day) throws {
        var search = ContractSearch()
        search.day = day
        search.limit = numbers.count
        let view = try bench.office.contracts(search, today: day)
        #expect(view.rows.map(\.number).sorted() == numbers.sorted(), place)
        for row in view.rows {
            let card = try bench.office.card(row.number, at: Moment(asOf: day, knownAt: nil))
            // What came on a later day is in the list, and not on the card of this one.
            guard card.lastOperation == row.lastOperation else { continue }
            #expect(row.status == card.status && row.closure == card.closure, place)
            #expect(row.product == card.product && row.currency == card.currency, place)
            // What no night has booked the card reckons, and the list does not.
            let isProcessed =
                card.status == "closed" || card.accruedThrough == nil
                || (card.accruedThrough == "\(day)" && card.reckonedThrough == "\(day)")
            guard isProcessed else { continue }
            seen.listed += 1
            #expect(row.overdueDays == card.overdueDays, "\(row); \(place)")
            #expect(row.overdue == card.overdue, "\(row); \(place)")
            #expect(row.nextDue == card.nextDue, "\(row); \(place)")
            #expect(row.nextAmount == card.nextAmount, "\(row); \(place)")
        }
    }
}
