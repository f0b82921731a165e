import Contracts
import Directories
import Formats
import Measures
import Orders
import Processes
import Questions
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Rules that are changed: from when they hold, what they leave alone, who is told no.
/// - Source: R004-18...23, D-8.6, D-9.8.
@Suite struct `Changing directories` {
    private let books: Books

    /// The loan of D-4.2, with nights through 31.05.2018.
    init() throws { books = try Books(paysInMay: false) }

    private var office: Office { books.office }

    private func constant(_ key: String, _ value: String, from day: String) throws -> DirectoryEdit
    {
        DirectoryEdit(
            from: try Day(text: day), texts: [:],
            values: [.init(directory: "constants", key: key, value: value)])
    }

    private func text(_ name: String) throws -> String {
        try office.directoryText(DirectoryQuestion(name))
    }

    /// A directory of the ledger in which a text is another, from a day on.
    private func edit(
        _ name: String, _ old: String, _ new: String, from day: String
    ) throws -> DirectoryEdit {
        let text = try text(name)
        let changed = text.replacing(old, with: new)
        try #require(text != changed, "\(name) has no \(old)")
        return DirectoryEdit(from: try Day(text: day), texts: [name: changed], values: [])
    }

    private func perPage(on day: String) throws -> Int {
        try office.answering { _, rules in
            try rules.on(Day(text: day)).constants.elementsPerPage
        }
    }

    @Test func `a constant holds from its day on, and the ledger verifies`() throws {
        let edit = try constant("NUMBER_OF_ELEMENTS_PER_PAGE", "50", from: "2018-05-20")
        let receipt = try office.changeDirectories(edit, LedgerBench.clerk)
        #expect(receipt.version == 2)
        #expect(receipt.differences.map(\.row) == ["NUMBER_OF_ELEMENTS_PER_PAGE"])
        let field = try #require(receipt.differences.first?.fields.first)
        #expect(field == FieldDifference(field: "value", before: "100", after: "50"))
        #expect(try perPage(on: "2018-05-19") == 100)
        #expect(try perPage(on: "2018-05-20") == 50)
        #expect(try books.verifies())
        #expect(try text("constants").contains(#""validThrough": "2018-05-19""#))
    }

    @Test func `orders name the version that they were decided under`() throws {
        _ = try office.changeDirectories(
            constant("PAGE_MAX", "500", from: "2018-06-01"), LedgerBench.clerk)
        _ = try books.nights("2018-06-01", "2018-06-01")
        let versions = try office.store.reading { reading in
            try ["change-directory", "night"].map { kind in
                try reading.work(kind: kind).last?.work.directoryVersion
            }
        }
        #expect(versions == [1, 2])
        #expect(try books.verifies())
    }

    @Test func `a product changes for contracts that are signed later`() throws {
        let before = try books.bench.state("R-0001")
        let edit = try edit(
            "products", #""name": "Annuity loan, penalties first""#,
            #""name": "Annuity loan of summer""#, from: "2018-06-01")
        let receipt = try office.changeDirectories(edit, LedgerBench.clerk)
        let highest = try #require(books.bench.rules.products.keys.max()).rawValue
        #expect(receipt.differences.map(\.row) == ["\(highest + 1) loan-annuity"])
        #expect(try books.bench.state("R-0001") == before)
        let signed = try office.answering { _, rules in
            try ["2018-05-31", "2018-06-01"].map { text in
                let day = try Day(text: text)
                return try rules.on(day).product(code: "loan-annuity", signed: day)?.name
            }
        }
        #expect(signed == ["Annuity loan, penalties first", "Annuity loan of summer"])
        _ = try books.nights("2018-06-01", "2018-06-02")
        #expect(try books.verifies())
    }

    @Test func `accounts change from the day after the last operation, and books agree`() throws {
        let early = try edit(
            "posting-templates", #""credit": "income"}"#, #""credit": "4020"}"#,
            from: "2018-05-31")
        let refusal = try books.refusal {
            try office.changeDirectories(early, LedgerBench.clerk)
        }
        #expect(refusal.code == "E-LOD")
        #expect(refusal.detail?.accepted == "2018-06-01 or later")
        let late = DirectoryEdit(from: try Day(text: "2018-06-01"), texts: early.texts, values: [])
        _ = try office.changeDirectories(late, LedgerBench.clerk)
        let income = try office.answering { _, rules in
            try ["2018-05-31", "2018-06-01"].map { day in
                let directory = try rules.on(Day(text: day))
                let interest = PostingParameters(
                    kind: .credit, amountType: .interest, action: .accrual, sign: .plus,
                    payment: .empty, isOffBalance: false)
                let posting = try #require(directory.postings[interest])
                return directory.accounts[posting.id]?.credit.rawValue
            }
        }
        #expect(income == ["4010", "4020"])
        _ = try books.nights("2018-06-01", "2018-06-30")
        #expect(try books.verifies())
    }

    @Test(arguments: [
        ("amount-type-accounts", "\"1110\"", "\"1111\"", "balance", "1110"),
        ("amount-type-accounts", "\"9010\"", "\"9011\"", "memo", "9010"),
        (
            "chart-of-accounts", #"money in transit", "type": "asset""#,
            #"money in transit", "type": "liability""#, "type", "asset"
        ),
        ("cash-accounts", "\"2025\"", "\"2020\"", "unassigned", "2025"),
        ("cash-accounts", ", \"unassigned\": \"2025\"", "", "unassigned", "2025"),
    ])
    func `debt keeps the account that it stands on, once it is posted`(
        name: String, old: String, new: String, field: String, kept: String
    ) throws {
        let day = try Day(text: "2018-06-01")
        let added =
            #"{"code": "1111", "name": "x", "type": "asset"}, "#
            + #"{"code": "9011", "name": "y", "type": "memo"}, {"code": "1010""#
        var texts = [
            "chart-of-accounts": try text("chart-of-accounts").replacing(
                #"{"code": "1010""#, with: added)
        ]
        let changed = try texts[name] ?? text(name)
        texts[name] = changed.replacing(old, with: new)
        let edit = DirectoryEdit(from: day, texts: texts, values: [])
        let report = try office.checkDirectories(edit)
        #expect(report.isSound, "\(report.findings)")
        let refusal = try books.refusal {
            try office.changeDirectories(edit, LedgerBench.clerk)
        }
        #expect(refusal.code == "E-STATE")
        #expect(refusal.detail?.field == field && refusal.detail?.accepted == kept)
        // Where nothing was posted nothing would have to be moved.
        let empty = try LedgerBench(directories: Office.seedTexts).office
        #expect(try empty.changeDirectories(edit, LedgerBench.clerk).version == 2)
    }

    @Test func `a preview stores nothing, and its token does what it showed or nothing`() throws {
        let edit = try constant("PAGE_MAX", "500", from: "2018-06-01")
        let preview = try office.changeDirectories(edit, LedgerBench.context(isPreview: true))
        #expect(preview.isPreview && preview.version == 2)
        #expect(try office.directories().allSatisfy { $0.version == 1 })
        _ = try office.changeDirectories(
            constant("MASS_MAX_IDS", "10", from: "2018-06-01"), LedgerBench.clerk)
        let token = try #require(preview.previewToken)
        let refusal = try books.refusal {
            try office.changeDirectories(edit, LedgerBench.context(previewToken: token))
        }
        #expect(refusal.code == "E-VER")
        let again = try office.changeDirectories(edit, LedgerBench.context(isPreview: true))
        let done = try office.changeDirectories(
            edit, LedgerBench.context(previewToken: again.previewToken))
        #expect(done.version == 3)
    }

    @Test func `a key does it once, and is of one order`() throws {
        let edit = try constant("PAGE_MAX", "500", from: "2018-06-01")
        let context = LedgerBench.context(key: "k")
        #expect(try !office.changeDirectories(edit, context).isRepeat)
        let again = try office.changeDirectories(edit, context)
        #expect(again.isRepeat && again.version == 2)
        let other = try constant("PAGE_MAX", "501", from: "2018-06-01")
        #expect(
            try books.refusal { try office.changeDirectories(other, context) }.code == "E-DUP")
    }

    @Test func `what is as it was makes no version`() throws {
        let same = DirectoryEdit(
            from: try Day(text: "2018-06-01"), texts: ["banks": try text("banks")], values: [])
        let receipt = try office.changeDirectories(same, LedgerBench.clerk)
        #expect(receipt.differences.isEmpty && receipt.version == 1)
        #expect(try office.directoryHistory(of: nil).map(\.version) == [1])
    }

    @Test func `a closed month keeps its rules`() throws {
        _ = try books.close("2018-05")
        let edit = try constant("PAGE_MAX", "500", from: "2018-05-31")
        let refusal = try books.refusal {
            try office.changeDirectories(edit, LedgerBench.clerk)
        }
        #expect(refusal.code == "E-PERIOD")
    }

    @Test func `a night that is unfinished goes on under its rules`() throws {
        try books.leaveANightUnfinished(of: "2018-06-01")
        let edit = try constant("PAGE_MAX", "500", from: "2018-06-02")
        let refusal = try books.refusal {
            try office.changeDirectories(edit, LedgerBench.clerk)
        }
        #expect(refusal.code == "E-QUEUE" && refusal.kind == .conflict)
    }

    /// An order of repayment of its own, and a product that names it.
    @Test func `directories that lean on one another change together`() throws {
        let day = try Day(text: "2018-06-01")
        let orders = try DirectoryText(
            #require(DirectoryFile["waterfalls"]), text("waterfalls"))
        let known = try #require(orders.rows.first { $0.key == "penalty-first" })
        let own = known.setting("code", to: .text("own-order"))
        var extended = orders
        extended.rows.append(own)
        let products = try text("products").replacing(
            #""waterfall": "penalty-first""#, with: #""waterfall": "own-order""#)
        let alone = DirectoryEdit(from: day, texts: ["products": products], values: [])
        let findings = try office.checkDirectories(alone).findings
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.field == "repayment.waterfall" }, "\(findings)")
        let both = DirectoryEdit(
            from: day, texts: ["products": products, "waterfalls": extended.text], values: [])
        let receipt = try office.changeDirectories(both, LedgerBench.clerk)
        #expect(receipt.differences.contains { $0.row == "own-order" && $0.change == "added" })
        #expect(try books.verifies())
    }

    @Test func `a name that is none, and a value of a directory of files, are refused`() throws {
        let day = try Day(text: "2018-06-01")
        let stranger = DirectoryEdit(from: day, texts: ["bank": "{}"], values: [])
        #expect(
            try books.refusal { try office.checkDirectories(stranger) }.code == "E-REF")
        let many = DirectoryEdit(
            from: day, texts: [:], values: [.init(directory: "banks", key: "DESK", value: "1")])
        #expect(try books.refusal { try office.checkDirectories(many) }.code == "E-FMT")
        let missing = try constant("PAGE_MIN", "1", from: "2018-06-01")
        let finding = try #require(try office.checkDirectories(missing).findings.first)
        #expect(finding.row == "PAGE_MIN" && finding.accepted.contains("PAGE_MAX"))
    }

    @Test func `a new calendar year moves no day before`() throws {
        let edit = try edit(
            "calendars", #""lastYear": 2026"#, #""lastYear": 2027"#, from: "2018-06-01")
        let found = try office.checkDirectories(edit)
        #expect(found.isSound, "\(found.findings)")
        #expect(found.differences.map(\.row) == ["RU", "US-federal"])
    }

    @Test func `who changed what, when and from which day is told`() throws {
        _ = try office.changeDirectories(
            constant("PAGE_MAX", "500", from: "2018-06-01"), LedgerBench.clerk)
        _ = try office.changeDirectories(
            edit("banks", "Cash desk", "Till", from: "2018-07-01"), LedgerBench.clerk)
        let all = try office.directoryHistory(of: nil)
        #expect(all.map(\.version) == [3, 2, 1])
        #expect(all.map(\.from) == ["2018-07-01", "2018-06-01", nil])
        #expect(all.map(\.operatorName) == ["simulation", "simulation", nil])
        #expect(all[0].differences.map(\.row) == ["DESK"])
        #expect(try office.directoryHistory(of: "constants").map(\.version) == [2, 1])
        let listed = try office.directories().filter { $0.version > 1 }
        #expect(listed.map(\.name) == ["banks", "constants"])
        #expect(listed.map(\.version) == [3, 2])
        #expect(listed.map(\.validFrom) == ["2018-07-01", "2018-06-01"])
    }

    @Test func `an order whose version is gone is found`() throws {
        try office.working(LedgerBench.clerk) { unit in
            _ = try unit.record(.changeDirectory, parameters: "{}", on: nil, key: nil)
        }
        let broken = try office.verify { _, _ in }.invariants.filter { !$0.holds }
        #expect(broken.map(\.id) == ["I23"])
        #expect(broken.first?.failures == ["version 2 of the rules, which was ordered"])
    }
}
