import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// No sequence of orders changes a figure of a closed period.
///
/// `HOUSE_STEPS=1000000` makes it the million; each step gives one order of any kind, on any
/// day, and the books of the closed days are compared with those they were closed with.
@Suite(.serialized) struct `Closed books` {
    @Test(arguments: Effort.seeds)
    func `no order changes a figure of a closed period`(seed: UInt64) throws {
        var life = try ClosedLife(seed: seed)
        try life.live(steps: Effort.steps * 3)
        #expect(life.closings > 0 && life.refusals > 0 && life.reopenings > 0, life.place)
        #expect(life.shortRollbacks > 0, life.place)
    }
}

/// A portfolio under any orders, whose months are closed as it goes.
private struct ClosedLife {
    private var chance: Seeded
    private let bench: LedgerBench
    private var numbers: [String] = []
    private var today: Day
    private var frozen: [String] = []
    /// The bytes and checksums of every batch.
    private var exported: [String] = []
    private var closedThrough: Day?
    private var step = 0
    private(set) var closings = 0
    private(set) var reopenings = 0
    private(set) var refusals = 0
    /// Rollbacks folded from what a closing had kept.
    private(set) var shortRollbacks = 0

    var place: Comment { "SEED=\(chance.seed) step \(step) on \(today)" }

    init(seed: UInt64) throws {
        chance = Seeded(seed)
        bench = try LedgerBench(requiresExport: true)
        today = try Day(year: 2020, month: 1, day: 5)
        var rates = RandomRates(seed: seed, from: try Day(year: 2017, month: 12, day: 1))
        try bench.quote(rates.next(days: 5_000))
        for product in [1, 3, 7, 60] as [UInt16] { try sign(product) }
    }

    private mutating func sign(_ product: UInt16) throws {
        let row = try bench.rules.product(ProductID(rawValue: product))
        let number = "P-\(numbers.count + 1)"
        let terms = try chance.terms(number, of: row)
        try bench.sign(terms)
        _ = try bench.payOut(terms, on: terms.plannedDisbursement)
        numbers.append(number)
        today = max(today, terms.plannedDisbursement)
    }

    mutating func live(steps: Int) throws {
        while step < steps {
            step += 1
            do {
                try takeStep()
            } catch let error as OfficeError {
                #expect(error.isBusinessNo, "\(error); \(place)")
                refusals += error.code == "E-PERIOD" ? 1 : 0
            }
            try compare()
            if step.isMultiple(of: 25) { try bench.verify(place) }
        }
        try bench.verify(place)
    }

    private mutating func takeStep() throws {
        switch chance.number(1...20) {
        case 1...6: try night()
        case 7...9: try receiveCash()
        case 10...12: try carryOut()
        case 13...15: try rollBack()
        case 16, 17: try close()
        case 18, 19: try reopen()
        default: _ = try bench.office.rebuild(LedgerBench.clerk) { _, _ in }
        }
    }

    /// Mostly the days that are next, at times any around.
    private mutating func night() throws {
        let first =
            chance.once(in: 5) ? chance.valueTime(about: today).day : today
        let last = first.advanced(by: chance.number(Int32(0)...20))
        _ = try bench.nights(first, through: last)
        today = max(today, last.next)
    }

    private mutating func receiveCash() throws {
        let number = chance.pick(numbers)
        let state = try bench.state(number)
        let order = chance.cashOrder(on: state, try bench.rules.on(today), about: today)
        _ = try bench.office.receiveCash(order, LedgerBench.clerk)
    }

    private mutating func carryOut() throws {
        let number = chance.pick(numbers)
        let text = chance.order(on: try bench.state(number), about: today)
        let order = try Office.order(text.code, json: text.json)
        _ = try bench.office.carryOut(order, on: number, LedgerBench.clerk)
    }

    /// What is folded from a closing is what is folded from the first document.
    private mutating func rollBack() throws {
        let number = chance.pick(numbers)
        let past = try bench.past(number)
        let from =
            past.live.isEmpty || chance.once(in: 4)
            ? chance.valueTime(about: today) : chance.pick(past.live).valueTime
        let office = bench.office
        try office.store.reading { reading in
            let rules = try office.rules(reading)
            let recent = try RecentHistory(of: past.loaded.state.id, since: from, reading, rules)
            shortRollbacks += recent.start.lastProcess == nil ? 0 : 1
            let short = try recent.state(of: recent.live.filter { $0.valueTime < from })
            let whole = try past.state(of: past.live.filter { $0.valueTime < from })
            #expect(short == whole, "\(number) from \(from); \(place)")
        }
        _ = try office.rollBack(number, from: from, LedgerBench.clerk)
    }

    private mutating func close() throws {
        let month = closedThrough.map { Month(of: $0.next) } ?? Month(of: today).previous
        try bench.reachTheEnd(of: month, numbers)
        if !chance.once(in: 6) { try bench.handOver(through: month.last) }
        today = max(today, month.next.first)
        _ = try bench.office.closePeriod(month, LedgerBench.clerk) { _, _ in }
        closings += 1
        try freeze()
    }

    /// Asks by one, and approves by the same or by another.
    private mutating func reopen() throws {
        let month = closedThrough.map { Month(of: $0) } ?? Month(of: today)
        let isAnother = chance.once(in: 2)
        let office = bench.office
        do {
            _ = try office.requestReopening(of: month, because: "a test", Books.context("Anna"))
        } catch {
            #expect(error.code == "E-STATE" || error.code == "E-PERIOD", place)
        }
        _ = try office.approveReopening(of: month, Books.context(isAnother ? "Boris" : "Anna"))
        #expect(isAnother, place)
        reopenings += 1
        try freeze()
    }

    private mutating func freeze() throws {
        closedThrough = try bench.office.store.reading {
            try $0.newestPeriod()?.closedThrough
        }
        frozen = try closedThrough.map { try bench.books(through: $0) } ?? []
        exported = try bench.exported()
    }

    private func compare() throws {
        guard let closedThrough else { return }
        let now = try bench.books(through: closedThrough)
        #expect(now == frozen, place)
        #expect(try bench.exported().starts(with: exported), place)
    }
}

extension LedgerBench {
    /// Every batch as it left the house, oldest first.
    fileprivate func exported() throws -> [String] {
        let files = SQLText(
            """
            SELECT file.batch || ' ' || form || ' ' || file.bytes || ' ' || checksum || ' '
                || (SELECT group_concat(hex(part.bytes)) FROM export_part AS part
                    WHERE part.batch = file.batch)
            FROM export_file AS file ORDER BY file.batch, form
            """)
        return try office.store.reading { reading in
            try reading.session.all(files, []) { $0.text(0) }
        }
    }

    /// Exports what no batch has taken yet, and has it confirmed.
    func handOver(through day: Day) throws {
        let order = ExportOrder(kind: .postings, mode: .operation, from: nil, through: day)
        do {
            let batch = try office.prepareExport(order, LedgerBench.clerk).number
            try office.downloadExport(batch, as: .csv, LedgerBench.clerk) { _ in }
            _ = try office.confirmExport(batch, checksum: nil, LedgerBench.clerk)
        } catch {
            guard case .export = error else { throw error }
        }
    }

    /// Runs the nights of the last days of a month, and processes what they left out.
    fileprivate func reachTheEnd(of month: Month, _ numbers: [String]) throws {
        _ = try nights(month.last, through: month.last)
        for number in numbers {
            let order = ProcessContract(valueTime: .end(of: month.last), variant: .plain)
            do {
                _ = try office.carryOut(order, on: number, LedgerBench.clerk)
            } catch {
                #expect(error.isBusinessNo, "\(error)")
            }
        }
    }
}
