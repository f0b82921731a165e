import BackOffice
import Contracts
import Directories
import Measures
import Processes
import Questions
import TestHouse
import TestOffice
import Testing

/// AT-PAGE-1: the processes of a period, in portions. - Source: R004-69...71.
@Suite struct `Processes in portions` {
    private let bench: LedgerBench
    private let number = "R-0001"

    /// A payout and 248 nights, and one process at the last second of the last day: 250.
    init() throws {
        bench = try LedgerBench()
        let terms = try Loan(number).terms
        let start = terms.signed
        #expect(try bench.lend(terms))
        let last = start.advanced(by: 248)
        _ = try bench.nights(start.next, through: last)
        let correction = CorrectByHand(
            valueTime: .end(of: last), amountType: "PEN_PRINCIPAL", amount: AmountText("1.00"),
            tranche: TrancheNumber(rawValue: 3), isOffBalance: false)
        _ = try bench.office.carryOut(correction, on: number, LedgerBench.clerk)
    }

    private func page(
        _ portion: Int, of size: Int?, from: String? = nil, to: String? = "2018-09-25"
    ) throws -> ProcessPage {
        try bench.office.processes(
            of: number,
            ProcessFilter(
                from: from.map { try Day(text: $0) }, through: to.map { try Day(text: $0) },
                portionNumber: portion, portionSize: size, isOldestFirst: true), at: .now)
    }

    @Test func `250 processes are portions of 100, 100 and 50`() throws {
        let pages = try (1...4).map { try page($0, of: nil) }
        #expect(pages.map(\.processes.count) == [100, 100, 50, 0])
        #expect(pages.allSatisfy { $0.total == 250 && $0.portions == 3 && $0.portionSize == 100 })
        let ids = pages.flatMap(\.processes).compactMap(\.process)
        #expect(ids == ids.sorted() && Set(ids).count == 250, "each once, oldest first")
    }

    @Test func `portions of 40 are 7, and the last has 10`() throws {
        #expect(try page(7, of: 40).portions == 7)
        #expect(try page(7, of: 40).processes.count == 10)
    }

    @Test func `the last day is included through its last second`() throws {
        let last = try page(1, of: nil, from: "2018-09-25")
        #expect(
            last.processes.map(\.code)
                == ["processing-with-prepayment-offset", "manual-correction"])
        #expect(last.processes.last?.valueTime == "2018-09-25T23:59:59")
        #expect(try page(1, of: nil, from: nil, to: "2018-09-24").total == 248)
    }

    @Test func `more than the constants allow is cut, with a word about it`() throws {
        let cut = try page(1, of: 5_000)
        #expect(cut.portionSize == 1_000 && cut.warnings.map(\.code) == ["W-CLIPPED"])
    }

    @Test(arguments: [(0, 10, "portion-number"), (1, 0, "portion-size"), (1, -1, "portion-size")])
    func `a portion that is none is refused`(number: Int, size: Int, field: String) throws {
        let error = try #require(throws: OfficeError.self) { try page(number, of: size) }
        #expect(error.code == "E-FMT" && error.detail?.field == field)
    }

    @Test func `days out of order are refused`() throws {
        let error = try #require(throws: OfficeError.self) {
            try page(1, of: nil, from: "2018-09-26")
        }
        #expect(error.code == "E-FMT" && error.detail?.field == "from")
        #expect(try page(.max, of: 1_000).processes.isEmpty)
    }
}
