import Questions
import Directories
import FoundationEssentials
import Measures
import Storage
import Testing

@testable import BackOffice

/// Directory files that a person edited: what is said when they are wrong.
@Suite struct ReadDirectoriesTests {
    /// The seeds, with one text replaced in one file.
    private func files(
        _ name: String, _ old: String, _ new: String
    ) -> [(name: String, bytes: [UInt8])] {
        SeedFiles.all.map { file in
            guard file.name == name else { return file }
            let text = String(decoding: file.bytes, as: UTF8.self)
            precondition(text.contains(old), "\(name) does not say \(old)")
            return (name, Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
        }
    }

    @Test func `the seeds are read and checked`() throws {
        let book = try readDirectories(from: SeedFiles.all, version: 7, recordedIn: nil)
        let directory = try book.on(Day(year: 2024, month: 1, day: 1), closedThrough: nil)
        #expect(directory.version == 7)
        #expect(directory.products.count == book.rows.products.count)
    }

    /// Ledgers that were begun before the catalogue had the names of the processes hold a file
    /// of them.
    @Test func `a ledger with a file that is no directory any more opens, and keeps it`() throws {
        var files = Office.seedTexts
        files["process-types"] = """
            {"source": "seed 004", "validFrom": "2000-01-01", "rows": [
              {"id": 1, "code": "DISBURSEMENT", "name": "Disbursement", "cashFlow": "out"}]}
            """
        let old = try Office.inMemory(directories: files) { RecordedAt(rawValue: 0) }
        let new = try Office.inMemory { RecordedAt(rawValue: 0) }
        let digests = try [old, new].map { office in
            try office.store.reading { try office.rules($0).digest }
        }
        #expect(digests == [Checksum.digest(of: files), Checksum.digest(of: Office.seedTexts)])
        #expect(try old.verify { _, _ in }.invariants.filter { !$0.holds }.isEmpty)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let file: String
        let old: String
        let new: String
        /// Row, field and value of the finding.
        let found: [String]
        let accepted: String

        var testDescription: String { "\(file): \(old) → \(new)" }
    }

    static let cases: [Case] = [
        Case(
            file: "banks", old: "feePercent", new: "feePercnt",
            found: [".rows[2]", "key", "feePercnt"], accepted: "code, name"),
        Case(
            file: "banks", old: "\"1.5\"", new: "\"1,5\"",
            found: ["ONLINE", "feePercent", "1,5"], accepted: "14.4, in per cent"),
        Case(
            file: "amount-types", old: "\"side\": \"debt\"", new: "\"side\": \"dept\"",
            found: ["PRINCIPAL", "side", "dept"],
            accepted: "debt, credit, valuation, memo, deposit, either"),
        Case(
            file: "correct-postings", old: "\"PRINCIPAL\"", new: "\"PRINCIPLE\"",
            found: ["CP-1 from place 0", "amountTypes", "PRINCIPLE"], accepted: "COURT_COST"),
        Case(
            file: "constants", old: "\"PRINCIPAL\"", new: "\"INTEREST\"",
            found: ["RESERVE_REGULAR_SCOPE", "value", "INTEREST"],
            accepted: "PRINCIPAL, PRINCIPAL_INTEREST"),
        Case(
            file: "constants", old: "\"PAGE_MAX\"", new: "\"LOCK_WAIT_S\"",
            found: ["LOCK_WAIT_S", "code", "LOCK_WAIT_S"],
            accepted: "NUMBER_OF_ELEMENTS_PER_PAGE, PAGE_MAX"),
        Case(
            file: "products", old: "\"penalty-first\"", new: "\"penalty-last\"",
            found: ["1 loan-annuity", "repayment.waterfall", "penalty-last"],
            accepted: "civil-319, consumer-2014, consumer-2024, deposit, penalty-first"),
        Case(
            file: "products", old: "\"ACT/365F\"", new: "\"1/1\"",
            found: ["1 loan-annuity", "interest.basis", "1/1"],
            accepted: "a convention that accrues by day"),
        Case(
            file: "calendars", old: "\"2018-01-02\"", new: "\"2018-01-01\"",
            found: ["RU", "holidays", "2018-01-01"], accepted: "each day once"),
        Case(
            file: "statutory-caps", old: "\"2020-01-01\"", new: "\"2020-02-30\"",
            found: ["2020-02-30", "validFrom", "2020-02-30"], accepted: ""),
        Case(
            file: "action-types", old: "\"cash\"", new: "\"internal\"",
            found: ["DISBURSEMENT", "moves", "internal"], accepted: "cash"),
    ]

    @Test(arguments: ReadDirectoriesTests.cases)
    func `a wrong word is named with its place and what is accepted`(_ line: Case) throws {
        let fault = #expect(throws: DirectoryFault.self) {
            try readDirectories(
                from: files(line.file, line.old, line.new), version: 2, recordedIn: nil)
        }
        let finding = try #require(fault?.findings.first { $0.file == line.file })
        #expect([finding.row, finding.field, finding.value] == line.found)
        #expect(finding.accepted.contains(line.accepted))
    }

    /// What nothing read was taken out of the directory; ledgers made before still hold it.
    @Test(arguments: [
        ("MASS_WORKERS", "8"), ("LOCK_WAIT_S", "30"), ("NIGHTLY_ACCRUE_THROUGH", "D"),
        ("CESSION_SNILS_MODE", "anything"),
    ])
    func `a constant of the past is passed over in a ledger and refused in new files`(
        code: String, value: String
    ) throws {
        let row = "{\"code\": \"\(code)\", \"value\": \"\(value)\", \"mark\": \"R\"},\n"
        let old = "{\"code\": \"PAGE_MAX\""
        let files = files("constants", old, row + old)
        let book = try readDirectories(from: files, version: 2, recordedIn: .newest)
        let seeds = try readDirectories(from: SeedFiles.all, version: 2, recordedIn: nil)
        #expect(book.rows.constants == seeds.rows.constants)
        let fault = #expect(throws: DirectoryFault.self) {
            try readDirectories(from: files, version: 2, recordedIn: nil)
        }
        #expect(fault?.findings.map(\.value) == [code])
    }

    /// A ledger begun before there was a limit to set has the one of a new installation.
    @Test func `a constant that came later is not missed in a ledger, only in new files`() throws {
        let row =
            ",\n    {\"code\": \"EXCHANGE_RATE_DAYS_MAX\", \"value\": \"15\", \"mark\": \"R\"}"
        let files = files("constants", row, "")
        let book = try readDirectories(from: files, version: 2, recordedIn: .newest)
        let day = try Day(year: 2024, month: 1, day: 1)
        #expect(try book.on(day, closedThrough: nil).constants.exchangeRateDaysMax == 15)
        let fault = #expect(throws: DirectoryFault.self) {
            try readDirectories(from: files, version: 2, recordedIn: nil)
        }
        #expect(fault?.findings.map(\.row) == ["EXCHANGE_RATE_DAYS_MAX"])
    }

    /// A ledger begun before calendars knew the law lists the days of some years alone.
    @Test func `a calendar in a ledger knows the law, one of new files what it says`() throws {
        let text = SeedFiles.all.first { $0.name == "calendars" }.map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
        let whole = try #require(text)
        let start = try #require(whole.firstRange(of: ", \"firstYear\": 2018, \"lastYear\": 2026"))
        let end = try #require(whole.firstRange(of: "\"holidays\": ["))
        let before = String(whole[..<start.lowerBound]) + ", " + whole[end.lowerBound...]
        let files = SeedFiles.all.map { file in
            file.name == "calendars" ? (file.name, Array(before.utf8)) : file
        }
        let day = try Day(text: "2027-01-05")
        for (edition, knowledge) in [(Edition.newest, WorkCalendar.Knowledge.byLaw), (nil, .none)] {
            let book = try readDirectories(from: files, version: 2, recordedIn: edition)
            let calendar = try #require(try book.on(day, closedThrough: nil).calendars["RU"])
            #expect(calendar.published == 2018...2026)
            #expect(calendar.knowledge(of: day) == knowledge)
        }
    }

    /// What a product leaves unsaid means what it meant to the program that recorded it.
    @Test func `a product of the first edition keeps its rules of counting, and stands unchecked`()
        throws
    {
        let files = files(
            "products", "\"shift\": \"following\"",
            "\"shift\": \"preceding\", \"shiftEffect\": \"movesDueDay\"")
        let book = try readDirectories(from: files, version: 2, recordedIn: .first)
        let payday = try #require(book.rows.products.first { $0.code == "payday" })
        #expect(payday.edition == .first)
        #expect(payday.interest.afterEnd == .ends)
        let newest = try readDirectories(from: SeedFiles.all, version: 2, recordedIn: .newest)
        #expect(newest.rows.products.allSatisfy { $0.edition == .newest })
        #expect(newest.rows.products.allSatisfy { $0.interest.afterEnd == .continues })
        for edition in [Edition.newest, nil] {
            let fault = #expect(throws: DirectoryFault.self) {
                try readDirectories(from: files, version: 2, recordedIn: edition)
            }
            #expect(fault?.findings.map(\.field) == ["interest.shiftEffect"])
        }
    }

    @Test func `a constant that never was is refused in a ledger too`() throws {
        let files = files("constants", "\"PAGE_MAX\"", "\"PAGE_MIN\"")
        #expect(throws: DirectoryFault.self) {
            try readDirectories(from: files, version: 2, recordedIn: .newest)
        }
    }

    @Test func `JSON of another shape is refused with its path`() throws {
        let fault = #expect(throws: DirectoryFault.self) {
            try readDirectories(
                from: files("overdue-degrees", "\"points\": 0", "\"points\": \"0\""), version: 2,
                recordedIn: nil)
        }
        #expect(fault?.findings.map(\.file) == ["overdue-degrees"])
        #expect(fault?.findings.map(\.row) == [".rows[0].points"])
    }

    @Test func `a file that is missing is named`() {
        let fault = #expect(throws: DirectoryFault.self) {
            try readDirectories(
                from: SeedFiles.all.filter { $0.name != "banks" }, version: 2, recordedIn: nil)
        }
        #expect(fault?.findings.map(\.file) == ["banks"])
    }
}
