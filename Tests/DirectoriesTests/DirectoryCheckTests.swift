import Directories
import Measures
import TestHouse
import Testing

/// A fault put into sound directories, and the rule that must see it.
struct Plant: CustomTestStringConvertible, Sendable {
    let demand: String
    /// The directory in which the finding must stand.
    let file: String
    let fault: @Sendable (inout DirectoryRows) throws -> Void

    init(
        _ demand: String, in file: String,
        _ fault: @escaping @Sendable (inout DirectoryRows) throws -> Void
    ) {
        self.demand = demand
        self.file = file
        self.fault = fault
    }

    var testDescription: String { demand }
}

@Suite struct DirectoryCheckTests {
    let sound: DirectoryRows

    init() throws { sound = try SeedBook.rows() }

    @Test func `the seeds keep every rule`() {
        #expect(DirectoryCheck.findings(in: sound) == [])
    }

    @Test func `every rule has a planted fault`() {
        let planted = Set(Plant.all.map(\.demand))
        #expect(Set(DirectoryCheck.rules.map(\.demand)) == planted)
    }

    @Test(arguments: Plant.all)
    func `a rule finds the fault planted for it`(_ plant: Plant) throws {
        var rows = sound
        try plant.fault(&rows)
        let rule = try #require(DirectoryCheck.rules.first { $0.demand == plant.demand })
        let findings = rule.findings(rows)
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.file == plant.file })
        #expect(findings.allSatisfy { !$0.row.isEmpty && !$0.accepted.isEmpty })
        #expect(throws: DirectoryFault.self) { try DirectoryBook(version: 2, rows: rows) }
    }

    @Test func `all findings of all rules are listed, not the first alone`() {
        var rows = sound
        rows.replaceTemplate("G6", debit: .cash, credit: .account(AccountCode(rawValue: "7")))
        rows.constants.removeFirst()
        let findings = DirectoryCheck.findings(in: rows)
        // one line names account 7; 13 debts × bank and cash miss their own account
        #expect(findings.filter { $0.field == "credit" }.map(\.value) == ["7"])
        #expect(findings.filter { $0.row.hasPrefix("G6 for CP-11") }.count == 13 * 2)
        #expect(findings.contains { $0.row == "NUMBER_OF_ELEMENTS_PER_PAGE" })
    }

    @Test func `rows that never count on the same day do not clash`() throws {
        let end = try Day(year: 2025, month: 12, day: 31)
        var rows = sound
        let old = rows.posting(row: 48)
        rows.replacePosting(row: 48) { $0.ending(end) }
        rows.postings.append(old.changed(template: "G29").starting(end.next))
        let book = try DirectoryBook(version: 2, rows: rows)
        let before = try book.on(end, closedThrough: nil)
        let after = try book.on(end.next, closedThrough: end)
        #expect(before.accounts[old.id]?.debit.rawValue == "5030")
        #expect(after.accounts[old.id]?.debit.rawValue == "5035")
        #expect(before.closedThrough == nil)
        #expect(after.closedThrough == end)
    }

    @Test func `a day before all rules is refused with the first day there are rules`() throws {
        let book = try SeedBook.book()
        let fault = #expect(throws: DirectoryFault.self) {
            try book.on(Day(year: 1999, month: 12, day: 31), closedThrough: nil)
        }
        #expect(fault?.findings.map(\.value) == ["1999-12-31"])
        #expect(fault?.findings.map(\.accepted) == ["2000-01-01 or later"])
    }

    @Test func `a version that changes what contracts rely on is found`() {
        #expect(DirectoryCheck.findings(in: sound, since: sound) == [])
        var rows = sound
        rows.replaceProduct(1) { $0.changed(waterfall: Waterfall(steps: [])) }
        rows.replacePosting(row: 2) { $0.changed(sign: .minus) }
        rows.amountTypes.removeLast()
        let findings = DirectoryCheck.findings(in: rows, since: sound)
        #expect(findings.map(\.file) == ["products", "correct-postings", "amount-types"])
    }
}

extension CorrectPosting {
    fileprivate func ending(_ day: Day) -> CorrectPosting { dated(validFrom, day) }
    fileprivate func starting(_ day: Day) -> CorrectPosting { dated(day, nil) }

    private func dated(_ from: Day, _ through: Day?) -> CorrectPosting {
        CorrectPosting(
            id: id, kind: kind, amountType: amountType, action: action, sign: sign,
            payment: payment, isOffBalance: isOffBalance, isExported: isExported,
            template: template, validFrom: from, validThrough: through)
    }
}
