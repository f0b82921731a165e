import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Storage

@Suite struct `Compact bytes` {
    @Test(
        arguments: [
            (0, [0]), (-1, [1]), (1, [2]), (63, [126]), (64, [128, 1]), (-65, [129, 1]),
        ] as [(Int64, [UInt8])])
    func `small numbers are short`(value: Int64, bytes: [UInt8]) throws {
        var writer = CompactWriter()
        writer.signed(value)
        #expect(writer.bytes == bytes)
    }

    @Test func `numbers at every edge come back`() throws {
        for shift in 0..<64 {
            for near: Int64 in -2...2 {
                let value = (Int64(1) << Int64(shift)) &+ near
                #expect(try roundTrip(value) == value)
                #expect(try roundTrip(0 &- value) == 0 &- value)
            }
        }
        for wide in [Int128.min, -1, 0, Int128(Int64.max) + 1, Int128.max] {
            var writer = CompactWriter()
            writer.signed(wide)
            let back = try writer.bytes.withUnsafeBytes { bytes in
                try CompactReader.reading(bytes) { reader throws(StoreFault) in
                    try reader.signed128()
                }
            }
            #expect(back == wide)
        }
    }

    private func roundTrip(_ value: Int64) throws -> Int64 {
        var writer = CompactWriter()
        writer.signed(value)
        return try writer.bytes.withUnsafeBytes { bytes in
            try CompactReader.reading(bytes) { reader throws(StoreFault) in try reader.signed() }
        }
    }

    @Test(
        arguments: [
            ("the end", []), ("no end of a number", [0x80]), ("a padded number", [0x80, 0]),
            ("a number of 65 bits", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2]),
            ("bytes left over", [0, 0]),
        ] as [(String, [UInt8])])
    func `what cannot have been written is corrupt`(_: String, bytes: [UInt8]) {
        #expect(throws: StoreFault.self) {
            try bytes.withUnsafeBytes { bytes in
                try CompactReader.reading(bytes) { reader throws(StoreFault) in
                    try reader.signed()
                }
            }
        }
    }
}

@Suite struct `Bytes of a contract` {
    @Test(arguments: [1, 2, 6, 8, 10, 12, 31] as [UInt16])
    func `every state of random lives comes back, and has one writing`(
        product: UInt16
    ) throws {
        for seed: UInt64 in 1...3 {
            let bench = try Bench()
            for version in try bench.life(seed: seed, product: product, steps: 40) {
                let state = version.state
                let codec = StateCodec(schedule: state.schedule, quiet: state.quiet)
                let bytes = codec.bytes(of: state)
                let back = try decode(bytes, codec, state)
                #expect(back == state, "seed \(seed)")
                let again = codec.bytes(of: back)
                #expect(again == bytes, "seed \(seed)")
            }
        }
    }

    @Test(
        arguments: [
            (.forIssue, [1, 0, 0]), (.active, [2, 0, 0]), (.boughtBack, [3, 0, 0]),
            (.closed(.cancelled, on: Day(number: 3)), [4, 1, 6, 1, 6]),
        ] as [(Lifecycle, [UInt8])])
    func `where a contract stands in its life comes back`(
        lifecycle: Lifecycle, bytes: [UInt8]
    ) throws {
        var writer = CompactWriter()
        writer.lifecycle(lifecycle)
        #expect(writer.bytes == bytes)
        #expect(try life(bytes) == lifecycle)
    }

    @Test(
        arguments: [
            ("closed, no day", [4, 1, 6, 0]), ("closed, no reason", [4, 0, 1, 6]),
            ("closed, neither", [4, 0, 0]), ("active, a day", [2, 0, 1, 6]),
            ("for issue, a reason", [1, 1, 6, 0]), ("no status", [5, 0, 0]),
        ] as [(String, [UInt8])])
    func `a life that cannot be is corrupt`(_: String, bytes: [UInt8]) {
        #expect(throws: StoreFault.self) { try life(bytes) }
    }

    private func life(_ bytes: [UInt8]) throws -> Lifecycle {
        try bytes.withUnsafeBytes { bytes in
            try CompactReader.reading(bytes) { reader throws(StoreFault) in
                try reader.lifecycle()
            }
        }
    }

    /// No bank, its bank, its bank with the fee charged: the first two as they ever were.
    @Test(arguments: [(String?.none, false, 0), ("B", false, 1), ("B", true, 2)])
    func `a cash flow comes back, and only one charged for is marked`(
        bank: String?, isFeeCharged: Bool, mark: UInt8
    ) throws {
        var cashFlow = CashFlow(
            id: CashFlowID(rawValue: 1), direction: .incoming, payment: .bank,
            valueTime: .start(of: Day(number: 0)), amount: 1, accepted: 0, bank: bank)
        cashFlow.isFeeCharged = isFeeCharged
        var writer = CompactWriter()
        writer.cashFlow(cashFlow)
        // 1 is the length of "B", 66 its letter; nothing restored ends it.
        #expect(
            writer.bytes.suffix(bank == nil ? 2 : 4) == [mark] + (bank == nil ? [] : [1, 66]) + [0])
        let back = try writer.bytes.withUnsafeBytes { bytes in
            try CompactReader.reading(bytes) { reader throws(StoreFault) in
                try reader.cashFlow(hasRestored: true)
            }
        }
        #expect(back == cashFlow)
    }

    @Test func `every attribute comes back`() throws {
        let day = try Day(text: "2018-03-31")
        let parts: [ContractAttribute] = [
            .loanCategory("INDIVIDUAL_UNSECURED"), .prolongations(3),
            .reserveRate(
                ReserveRate(
                    rate: try YearlyRate(percentText: "22.5"), day: day, model: "LOANS 1",
                    facts: Fingerprint(of: "overdueDays=45"))),
            .restructured,
            .discount(
                DiscountPlan(
                    marketRate: try YearlyRate(percentText: "18"),
                    interest: try EffectiveInterest(yearly: YearlyRate(percentText: "18.01")),
                    recognised: day, initial: 14_406_78, scheduleVersion: 2,
                    amortisedThrough: day.next)),
        ]
        var attributes = ContractAttributes()
        for part in parts { attributes.set(part) }
        var writer = CompactWriter()
        writer.attributes(attributes)
        let back = try writer.bytes.withUnsafeBytes { bytes in
            try CompactReader.reading(bytes) { reader throws(StoreFault) in
                try reader.attributes()
            }
        }
        #expect(back == attributes)
        #expect(back.set == parts)
    }

    private func decode(
        _ bytes: [UInt8], _ codec: StateCodec, _ state: ContractState
    ) throws -> ContractState {
        let signed = ContractState(
            id: state.id, terms: state.terms, product: state.product, cashFlows: [])
        var back = try bytes.withUnsafeBytes { bytes in
            try CompactReader.reading(bytes) { reader throws(StoreFault) in
                try codec.read(&reader, of: signed)
            }
        }
        if let quiet = codec.quiet { try back.adopt(quiet) }
        return back
    }

    @Test func `a quiet contract of random numbers comes back`() throws {
        var random = Seeded(17)
        for _ in 0..<2_000 {
            let quiet = quiet(&random)
            var writer = CompactWriter()
            writer.quiet(quiet)
            #expect(try read(writer.bytes) == quiet)
        }
    }

    @Test func `cut or altered bytes are refused or read, and never trap`() throws {
        var random = Seeded(18)
        for _ in 0..<200 {
            var writer = CompactWriter()
            writer.quiet(quiet(&random))
            for count in 0..<writer.bytes.count {
                let cut = Array(writer.bytes[..<count])
                #expect(throws: StoreFault.self) { try read(cut) }
            }
            for place in writer.bytes.indices {
                var altered = writer.bytes
                altered[place] ^= UInt8.random(in: 1...255, using: &random)
                do { _ = try read(altered) } catch is StoreFault {}
            }
        }
    }

    private func read(_ bytes: [UInt8]) throws -> QuietContract {
        try bytes.withUnsafeBytes { bytes in
            try CompactReader.reading(bytes) { reader throws(StoreFault) in try reader.quiet() }
        }
    }

    private func quiet(_ random: inout Seeded) -> QuietContract {
        let amounts = Prepared.amounts
        let numerators: ClosedRange<Int128> = -1 << 120...1 << 120
        let issue = Day(number: .random(in: -20_000...80_000, using: &random))
        let counted = issue.advanced(by: .random(in: 0...400, using: &random))
        let room: Int64? =
            Bool.random(using: &random) ? .random(in: amounts, using: &random) : nil
        let booked = Int64.random(in: amounts, using: &random)
        return QuietContract(
            quietThrough: issue.advanced(by: .random(in: 0...400, using: &random)),
            issue: issue, end: issue.advanced(by: .random(in: 1...400, using: &random)),
            tranche: TrancheNumber(rawValue: .random(in: 1 ... .max, using: &random)),
            basis: AccrualBasis.allCases.randomElement(using: &random) ?? .actual365,
            rounding: Rounding.allCases.randomElement(using: &random) ?? .halfUp,
            base: .random(in: amounts, using: &random),
            rate: YearlyRate(millionthsOfPercent: .random(in: Prepared.rates, using: &random)),
            denominator: .random(in: 1...1 << 120, using: &random), accruedThrough: counted,
            lastOperation: ValueTime(seconds: .random(in: Prepared.seconds, using: &random)),
            numerator: .random(in: numerators, using: &random), booked: booked,
            interest: booked + .random(in: amounts, using: &random), chargesRoom: room)
    }

    @Test func `a quiet contract takes some forty bytes and the rest some twenty`() throws {
        let bench = try Bench()
        let contract = try bench.disbursed("R-1")
        let night = try bench.night(try Day(text: "2018-01-21"), contract)
        var writer = CompactWriter()
        writer.quiet(try #require(night.state.quiet))
        #expect(writer.bytes.count < 50)
        let codec = StateCodec(schedule: night.state.schedule, quiet: night.state.quiet)
        #expect(codec.bytes(of: night.state).count < 20)
    }
}
