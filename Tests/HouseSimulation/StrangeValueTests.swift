import Foundation
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Every column of every table with values that nobody wrote: by a flipped bit, or by hand with
/// another tool.
///
/// A table is tried in a process of its own, which may trap, hang or run out of memory without
/// taking the others along. A figure is as it was, or `verify` says that something is wrong.
/// - Source: ATTACK-5, ATTACK-6.
@Suite struct `Values that nobody wrote` {
    /// Half of the tables; `SPOILT_TABLE` names one to be tried alone.
    private static func tables(_ half: Int) -> [String] {
        if let one = ProcessInfo.processInfo.environment["SPOILT_TABLE"] {
            return half == 0 ? [one] : []
        }
        return all.enumerated().filter { $0.offset % 2 == half }.map(\.element)
    }

    private static let all = [
        "ledger", "directory", "money_entry", "redone",
        "voided_cash_flow", "moved_cash_flow", "contract", "contract_state",
        "contract_schedule", "process",
        "operation", "cash_flow", "rollback", "turnover", "work", "batch", "batch_refusal",
        "period", "contract_snapshot", "exchange_rate", "export_batch", "export_state",
        "export_opening", "export_turnover", "export_day", "export_part", "export_file",
        "unidentified_payment", "process_code", "receipt",
    ]

    /// Two processes at a time, each with a table.
    @Test(arguments: 0..<2)
    func `are told or change no figure, and nothing traps, hangs or takes all memory`(
        half: Int
    ) async {
        for table in Self.tables(half) { await spoil(table) }
    }

    private func spoil(_ table: String) async {
        let ended = await #expect(
            processExitsWith: .success, observing: [\.standardErrorContent]
        ) { [table = table as String] in
            var spoiling = try Spoiling(table)
            try spoiling.tryAll()
        }
        guard let ended else {
            Issue.record("\(table): see which value by SPOILT_TABLE=\(table)")
            return
        }
        let told = String(decoding: ended.standardErrorContent, as: UTF8.self)
        #expect(told.contains("\(table): all tried"), "\(told.suffix(2_000))")
    }
}

/// One table, its columns spoilt one after the other and mended again.
struct Spoiling {
    private let table: String
    private let forge: Forge
    private let columns: [(name: String, type: String)]
    private let sound: [[Int: String]]
    private var tried = 0

    /// Columns that only a seal over the whole history can hold: figures may follow them.
    ///
    /// Whether a batch runs or is done is one: a repeat of its order takes whom it has left out.
    private static let unsealed: Set<String> = [
        "contract.number", "contract.attributes", "contract.signed", "contract.periods",
        "contract.period_count", "contract.period_unit", "contract.first_repayment",
        "contract.instalment", "contract.planned_disbursement", "contract.interest_free_days",
        "contract.product", "cash_flow.bank", "cash_flow.reference", "cash_flow.value_time",
        "process.value_time", "process.code", "process_code.code", "receipt.request",
        "receipt.answer", "work.kind", "work.parameters", "work.operator", "work.recorded_at",
        "exchange_rate.day", "exchange_rate.nominal", "exchange_rate.rate",
        "exchange_rate.currency", "exchange_rate.quote", "ledger.organisation", "batch.state",
        "ledger.created_at", "period.first_day",
    ]

    init(_ table: String) throws {
        self.table = table
        forge = try Forge()
        let store = forge.office.store
        _ = try store.ask(SQLText("PRAGMA foreign_keys = OFF"))
        _ = try store.ask(SQLText("PRAGMA ignore_check_constraints = ON"))
        columns = try store.reading { reading in
            try reading.session.all(
                SQLText("SELECT name, type FROM pragma_table_info($1)"), [.text(table)]
            ) { ($0.text(0), $0.text(1)) }
        }
        try #require(!columns.isEmpty)
        try forge.dropTriggers()
        try store.inTransaction { transaction in
            try transaction.session.script(
                SQLText(made: "CREATE TEMP TABLE sound AS SELECT * FROM \(table)"))
        }
        let forge = forge
        sound = try (0..<Answers.turns).map { try Answers(forge, turn: $0).figures }
    }

    mutating func tryAll() throws {
        // A reservation of 256 MB beyond what honest work has taken fails, and is seen.
        Limits.bound(moreBytes: 256 << 20)
        for column in columns {
            for row in 0..<2 {
                // Each value once, on one row or the other.
                let own = try values(of: column, row).enumerated().filter { $0.offset % 2 == row }
                for value in own { try spoil(column.name, row, value.element) }
            }
        }
        Limits.say("\(table): all tried, \(tried)")
    }

    private mutating func spoil(_ column: String, _ row: Int, _ value: String) throws {
        let place = "\(table).\(column) of row \(row): \(value.prefix(80))"
        Limits.told(place)
        defer { Limits.rest() }
        guard try put(column, row, value) else { return }
        tried += 1
        let answers = try Answers(forge, turn: tried)
        #expect(answers.bugs.isEmpty, "\(place): \(answers.bugs)")
        let isTold =
            !answers.holds || Spoiling.unsealed.contains("\(table).\(column)")
            || table == "unidentified_payment"
        #expect(
            isTold || answers.figures == sound[tried % Answers.turns],
            "\(place): a figure changed, unnoticed")
        try mend()
    }

    /// Whether SQLite takes the value at all: a STRICT table has its types.
    private func put(_ column: String, _ row: Int, _ value: String) throws -> Bool {
        let key = try forge.office.store.reading { reading in
            try reading.session.all(
                SQLText("SELECT name FROM pragma_table_info($1) WHERE pk > 0"), [.text(table)]
            ) { $0.text(0) }
        }
        let keys = key.joined(separator: ", ")
        let text = """
            UPDATE \(table) SET \(column) = \(value) WHERE (\(keys)) =
                (SELECT \(keys) FROM \(table) ORDER BY \(keys) DESC LIMIT 1 OFFSET \(row * 3))
            """
        do {
            let changed = try forge.office.store.inTransaction {
                try $0.session.run(SQLText(made: text), [])
            }
            return changed == 1
        } catch is StoreFault {
            return false
        }
    }

    private func mend() throws {
        try forge.office.store.inTransaction { transaction in
            try transaction.session.script(SQLText(made: "DELETE FROM main.\(table)"))
            try transaction.session.script(
                SQLText(made: "INSERT INTO main.\(table) SELECT * FROM temp.sound"))
        }
    }

    /// Values as SQL writes them.
    private func values(
        of column: (name: String, type: String), _ row: Int
    ) throws -> [String] {
        switch column.type {
        case "INTEGER": return StrangeValues.integers.map { "\($0)" } + ["NULL"]
        case "TEXT": return StrangeValues.texts
        default:
            let bytes = try forge.office.store.reading { reading in
                try reading.session.all(
                    SQLText(made: "SELECT \(column.name) FROM \(table)"), []
                ) { Array($0.bytes(0)) }
            }
            let longest = bytes.max { $0.count < $1.count } ?? []
            return StrangeValues.blobs(like: longest, seed: 0)
        }
    }
}

/// Values that a column was never meant to hold.
enum StrangeValues {
    static let integers: [Int64] = {
        let powers = [7, 8, 15, 16, 31, 32, 53, 60, 61, 62].flatMap { power -> [Int64] in
            let value = Int64(1) << Int64(power)
            return [value - 1, value, value + 1, -value]
        }
        let days: [Int64] = [-25_568, -25_567, 84_735, 84_736, 17_683, 100_000, 86_400, 86_399]
        let small: [Int64] = Array(-3...24) + [28, 29, 30, 31, 99, 100, 999, 1_000, 9_999, 10_000]
        let large: [Int64] = [
            .min, .min + 1, .max, .max - 1, 1_000_000_000_000_000_000, -1_000_000_000_000_000_000,
            1_000_000_000_000_000, 1_527_000_000, 1_528_600_000, -2_208_988_801,
        ]
        return powers + days + small + large
    }()

    static let texts: [String] = {
        let plain = [
            "", " ", "x", "{}", "[]", "null", "true", "0", "-1", "1e400", "{", "}", "\"", "closed",
            "requested", "reopened", "day", "month", "night", "pay", "rollback", "E-AMT", "RUB",
            "products", "constants", "{\"a\":1}", "{\"version\":1,\"rows\":[]}", "[[[[[[[[",
            "R-0001", "R-0002", "2018-05-31", "1100", "Ж", "e\u{301}", "\u{200B}", "\u{1B}[2J",
            "\u{202E}x", "ON", "OFF", "9223372036854775808", "-9223372036854775809", "1.5",
        ]
        let quoted = plain.map { "'\($0.replacing("'", with: "''"))'" }
        let odd = [
            "CAST(x'ff' AS TEXT)", "CAST(x'c3' AS TEXT)", "CAST(x'610062' AS TEXT)", "NULL",
            "replace(hex(zeroblob(100000)), '0', 'x')", "replace(hex(zeroblob(3000)), '0', '[')",
            "CAST(zeroblob(40) AS TEXT)", "char(0)", "char(10)", "char(1114111)",
        ]
        return quoted + odd
    }()

    /// The bytes cut, altered and lengthened; and some that say how much is to follow.
    static func blobs(like bytes: [UInt8], seed: UInt64) -> [String] {
        var chance = Seeded(seed + 7)
        var blobs: [[UInt8]] = [[], [0], [255], Array(repeating: 255, count: 10)]
        blobs += (1...9).map { [1] + Array(repeating: 0xFF, count: $0) + [0x7F] }
        guard !bytes.isEmpty else { return blobs.map(text) + ["NULL", "zeroblob(1000000)"] }
        for _ in 0..<20 { blobs.append(Array(bytes.prefix(chance.number(0...bytes.count - 1)))) }
        for _ in 0..<60 {
            var altered = bytes
            altered[chance.number(0...bytes.count - 1)] = chance.pick([0, 1, 2, 0x7F, 0x80, 0xFF])
            blobs.append(altered)
        }
        for _ in 0..<10 {
            let place = chance.number(0...bytes.count - 1)
            let much = Array(repeating: UInt8(0xFF), count: chance.number(1...12)) + [0x7F]
            blobs.append(Array(bytes[..<place]) + much + Array(bytes[place...]))
        }
        blobs.append(bytes + [0])
        return blobs.map(text) + ["NULL", "zeroblob(1000000)"]
    }

    private static func text(_ bytes: [UInt8]) -> String {
        "x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    }
}

/// What a process may take before it is ended, so that a hang or a reservation is seen.
enum Limits {
    private static let seconds: UInt32 = 20

    /// Counts what may be written to; address space that a thread only sets aside is none.
    static func bound(moreBytes: UInt) {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let data = pages.split(separator: " ").dropFirst(5).first.map(String.init) ?? ""
        let taken = (UInt(data) ?? 0) * UInt(sysconf(Int32(_SC_PAGESIZE)))
        var limit = rlimit(rlim_cur: rlim_t(taken + moreBytes), rlim_max: rlim_t(taken + moreBytes))
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    }

    /// Says what is tried, for whoever finds the process ended, and has it ended when it hangs.
    static func told(_ place: String) {
        say(place)
        alarm(seconds)
    }

    static func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

    static func rest() { alarm(0) }
}
