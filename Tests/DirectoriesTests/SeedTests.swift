import Directories
import Measures
import SeedBook
import Testing

@Suite struct SeedTests {
    let book: DirectoryBook

    init() throws { book = try SeedBook.book() }

    @Test func `the seeds make a book that has rules for every day since 2000`() throws {
        let signed = try Day(year: 2018, month: 1, day: 20)
        let directory = try book.on(signed, closedThrough: nil)
        #expect(directory.version == 1)
        #expect(directory.product(code: "loan-annuity", signed: signed)?.id.rawValue == 1)
        #expect(directory.amountTypes.count == 31)
        #expect(directory.constants.elementsPerPage == 100)
    }
}
