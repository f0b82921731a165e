import Contracts
import Directories
import Measures
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// One process on a selection or on all contracts. - Source: R004-30, R000-36, R000-43...47.
@Suite struct `A mass order` {
    private let bench: LedgerBench
    private let monthEnd: ValueTime

    /// Seven loans of two products; L-7 is not paid out. L-1 and L-2 have a loan category.
    init() throws {
        bench = try LedgerBench()
        let start = try Day(text: "2018-01-20")
        for number in 1...7 {
            let terms = try Loan(
                "L-\(number)", product: number < 5 ? 1 : 3, principal: "12000.00", periods: 12
            ).terms
            if number == 7 {
                try bench.sign(terms)
            } else {
                #expect(try bench.lend(terms))
            }
        }
        let last = try Day(text: "2018-02-28")
        _ = try bench.nights(start.next, through: last)
        monthEnd = .end(of: last)
        for number in 1...2 {
            let category = #""loanCategory": "INDIVIDUAL_UNSECURED""#
            _ = try carryOut(
                "set-attributes", "{\"valueTime\": \"2018-02-28T12:00:00\", \(category)}",
                on: "L-\(number)")
        }
    }

    private func carryOut(_ code: String, _ json: String, on number: String) throws -> Receipt {
        try bench.office.carryOut(
            Office.order(code, json: json), on: number, LedgerBench.clerk)
    }

    private func reserve(
        _ selection: ContractSelection, _ context: OrderContext = LedgerBench.clerk
    ) throws -> MassSummary {
        try bench.office.carryOut(
            ReserveByScores(valueTime: monthEnd), onEach: selection, context
        ) { _ in }
    }

    private func reserved(_ number: String) throws -> Int64 {
        let reserve = Bucket(.reserveRegular, .contract, isOffBalance: false)
        return try bench.state(number).balance(reserve)
    }

    @Test func `reserves all contracts in service, and tells which cannot be`() throws {
        let summary = try reserve(.all)
        // Six are in service, of which two have a category.
        #expect(summary.contracts == 6 && summary.processes == 2 && summary.refused == 4)
        #expect(summary.refusals.map(\.contract) == ["L-3", "L-4", "L-5", "L-6"])
        #expect(summary.refusals.allSatisfy { $0.code == "E-CFG" })
        #expect(try reserved("L-1") != 0 && reserved("L-3") == 0)
        try bench.verify("reserved")
    }

    @Test func `does to each contract what a single order does`() throws {
        let other = try `A mass order`()
        _ = try reserve(.all)
        for number in ["L-1", "L-2"] {
            _ = try other.bench.office.carryOut(
                ReserveByScores(valueTime: monthEnd), on: number, LedgerBench.clerk)
            #expect(try bench.kept(number) == other.bench.kept(number))
        }
        #expect(try bench.turnovers() == other.bench.turnovers())
    }

    @Test func `given again, it is done already`() throws {
        let first = try reserve(.all)
        let before = try bench.dump()
        let again = try reserve(.all)
        #expect(again.isRepeat && !first.isRepeat)
        #expect(again.processes == first.processes && again.refusals.count == 4)
        #expect(try bench.dump() == before)
    }

    @Test func `under a key it is one order`() throws {
        let context = LedgerBench.context(key: "reserves")
        _ = try reserve(.all, context)
        let one = ContractSelection(numbers: ["L-1"], product: nil, overdueDays: nil)
        let error = try #require(throws: OfficeError.self) { try reserve(one, context) }
        #expect(error.code == "E-DUP")
    }

    @Test func `a preview counts and stores nothing`() throws {
        let before = try bench.dump()
        let preview = try reserve(.all, LedgerBench.context(isPreview: true))
        #expect(preview.isPreview && preview.processes == 2 && preview.refused == 4)
        #expect(preview.refusals.count == 4)
        #expect(try bench.dump() == before)
    }

    private static let choices: [(ContractSelection, Int)] = [
        (ContractSelection(numbers: ["L-2", "L-1", "L-2"], product: nil, overdueDays: nil), 2),
        (ContractSelection(numbers: nil, product: "consumer-annuity", overdueDays: nil), 2),
        (ContractSelection(numbers: nil, product: "loan-annuity", overdueDays: nil), 4),
        (ContractSelection(numbers: nil, product: nil, overdueDays: 8), 6),
        (ContractSelection(numbers: nil, product: nil, overdueDays: 9), 0),
        (ContractSelection(numbers: ["L-1", "L-5"], product: "loan-annuity", overdueDays: 1), 1),
    ]

    /// L-1 to L-4 are loan annuities, L-5 and L-6 consumer annuities; all are overdue by 8 days
    /// since 20.02.2018.
    @Test(arguments: choices)
    func `is for the contracts that meet all criteria`(
        selection: ContractSelection, contracts: Int
    ) throws {
        #expect(try reserve(selection).contracts == contracts)
    }

    private static let mistakes: [(ContractSelection, String, String)] = [
        (
            ContractSelection(numbers: ["L-1", "X-1", "X-2"], product: nil, overdueDays: nil),
            "E-REF", "X-1, X-2"
        ),
        (ContractSelection(numbers: [], product: nil, overdueDays: nil), "E-FMT", "0 contracts"),
        (ContractSelection(numbers: nil, product: "loan", overdueDays: nil), "E-REF", "loan"),
        (ContractSelection(numbers: nil, product: nil, overdueDays: -1), "E-FMT", "-1"),
    ]

    @Test(arguments: mistakes)
    func `a selection that is none is refused whole`(
        selection: ContractSelection, code: String, value: String
    ) throws {
        let before = try bench.dump()
        let error = try #require(throws: OfficeError.self) { try reserve(selection) }
        #expect(error.code == code && error.detail?.value == value, "\(error)")
        #expect(try bench.dump() == before)
    }

    @Test func `named contracts that are not in service are refused each`() throws {
        let named = ContractSelection(numbers: ["L-1", "L-7"], product: nil, overdueDays: nil)
        let summary = try reserve(named)
        #expect(summary.processes == 1)
        #expect(summary.refusals.map { "\($0.contract) \($0.code)" } == ["L-7 E-STATE"])
    }

    @Test func `what lays a cash flow over debt is for one contract`() throws {
        let repayment = Repay(
            valueTime: monthEnd, cashFlow: CashFlowID(rawValue: 1), booksExcess: false)
        let error = try #require(throws: OfficeError.self) {
            try bench.office.carryOut(repayment, onEach: .all, LedgerBench.clerk) { _ in }
        }
        #expect(error.code == "E-FMT" && error.detail?.field == "process")
    }

    @Test func `stops before a closed period`() throws {
        let january = try Month(text: "2018-01")
        _ = try bench.office.closePeriod(january, LedgerBench.clerk) { _, _ in }
        let error = try #require(throws: OfficeError.self) {
            try bench.office.carryOut(
                StopInterest(valueTime: .end(of: january.last)), onEach: .all, LedgerBench.clerk
            ) { _ in }
        }
        #expect(error.code == "E-PERIOD")
    }

    /// As a kill leaves it: the batch begun, the first contract done.
    @Test func `an interrupted order goes on where it stopped`() throws {
        let selection = ContractSelection(
            numbers: ["L-1", "L-2"], product: nil, overdueDays: nil)
        _ = try reserve(selection)
        let whole = try bench.turnovers()
        let other = try `A mass order`()
        try other.stopAfterFirst(selection)
        #expect(try other.reserved("L-1") != 0 && other.reserved("L-2") == 0)
        let summary = try other.reserve(selection)
        #expect(summary.isResumed && summary.processes == 2)
        #expect(try other.bench.turnovers() == whole)
        try other.bench.verify("resumed")
    }

    private func stopAfterFirst(_ selection: ContractSelection) throws {
        let order = ReserveByScores(valueTime: monthEnd)
        let first = ContractSelection(numbers: ["L-1"], product: nil, overdueDays: nil)
        let office = bench.office
        let (batch, _) = try office.working(LedgerBench.clerk) { unit in
            try unit.massBatch(order, selection, key: nil)
        }
        try office.working(LedgerBench.clerk) { unit in
            let selected = try SelectedContracts(
                first, on: monthEnd.day, unit.transaction, unit.rules)
            let chunk = try MassChunk(
                order, on: selected, after: batch.throughContract, unit.transaction, unit.rules)
            var reached = try chunk.put(batch, unit)
            reached.state = .running
            try unit.transaction.put(reached)
        }
    }

    @Test func `is stored as the order of its process with its contracts beside it`() throws {
        _ = try reserve(
            ContractSelection(numbers: ["L-2", "L-1"], product: nil, overdueDays: 3))
        let stored = try bench.office.store.reading { reading in
            try reading.session.all(
                SQLText("SELECT parameters FROM work WHERE kind = 'regular-reserve'"), []
            ) { $0.text(0) }
        }
        let contracts = #"{"numbers":["L-1","L-2"],"overdueDays":3}"#
        #expect(stored == [#"{"contracts":\#(contracts),"valueTime":"\#(monthEnd)"}"#])
    }

    /// A parameter of that name would take the place of the contracts, or they its.
    @Test func `has no field that a process calls a parameter`() {
        let own = Set(MassOrderRecord.CodingKeys.allCases.map(\.stringValue))
        for type in Catalogue.all {
            #expect(own.isDisjoint(with: type.fields.map(\.name)), "\(type.code.rawValue)")
        }
    }
}
