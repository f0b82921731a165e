import Orders
import Contracts
import Directories
import Measures
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Random payments that come late, against the same that came in time.
@Suite struct `Late payments` {
    @Test(arguments: Effort.portfolioSeeds)
    func `after the difference every bucket is that of the parallel life`(seed: UInt64) throws {
        var chance = Seeded(seed)
        var posted = 0
        for _ in 1...6 {
            let amount = chance.pick(["10.00", "123.30", "300.00", "485.08", "600.00"])
            let day = chance.number(10...28)
            let later = chance.once(in: 2) ? "\(chance.number(50...700)).17" : nil
            posted += try compare(amount, on: "2018-05-\(day)", then: later)
        }
        #expect(posted > 0, "SEED=\(seed)")
    }

    /// 1 when the difference could be posted; whether it could or not, nothing else differs.
    private func compare(_ amount: String, on day: String, then later: String?) throws -> Int {
        let books = try Books(paysInMay: false, through: day)
        let twin = try Books(paysInMay: false, through: day)
        try twin.pay(amount, on: "\(day)T12:00:00")
        for side in [books, twin] {
            _ = try side.nights(day, "2018-06-03")
            if let later { try side.pay(later, on: "2018-06-03T12:00:00") }
            _ = try side.close("2018-05")
            _ = try side.nights("2018-06-04", "2018-06-08")
        }
        let receipt = try books.pay(amount, on: "\(day)T12:00:00")
        let fact = LateFact.payment(try #require(receipt.cashFlow))
        let posting = try Day(text: "2018-06-08")
        let may = try books.books(through: "2018-05-31")
        let view = try books.office.lateDifference(fact, of: books.number, postedOn: posting)
        guard view.obstacle == nil else { return 0 }
        if view.previewToken != nil { _ = try books.post(fact, view, on: posting) }
        let place: Comment = "\(amount) on \(day), then \(later ?? "nothing")"
        #expect(
            try books.bench.state(books.number).buckets
                == twin.bench.state(twin.number).buckets, place)
        #expect(try books.books(through: "2018-05-31") == may, place)
        #expect(try books.verifies(), place)
        return 1
    }
}
