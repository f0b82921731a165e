package import Contracts
import Directories
import Measures

/// `cash_flow`: money received or paid; a contract's own hang together by `previous`.
enum CashFlowSQL {
    static let insert = SQLText(
        """
        INSERT INTO cash_flow (contract, previous, direction, payment, value_time, amount, bank,
            reference, work)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        RETURNING id
        """)

    static let newest = SQLText("SELECT max(id) FROM cash_flow")

    static let byID = SQLText(
        """
        SELECT id, contract, previous, direction, payment, value_time, amount, bank, reference,
            work
        FROM cash_flow WHERE id = $1
        """)

    static let after = SQLText(
        """
        SELECT id, contract, previous, direction, payment, value_time, amount, bank, reference,
            work
        FROM cash_flow WHERE id > $1 AND id <= $2 ORDER BY id
        """)

    static let byReference = SQLText("SELECT id FROM cash_flow WHERE reference = $1")

    static let byReferences = SQLText(
        """
        SELECT id, contract, previous, direction, payment, value_time, amount, bank, reference,
            work
        FROM cash_flow WHERE reference >= $1 AND reference < $2 ORDER BY reference
        """)

    static func values(_ flow: NewCashFlow, of contract: LoadedContract) -> [SQLValue] {
        [
            .integer(contract.state.id.rawValue), SQLValue(contract.lastCashFlow?.rawValue),
            .integer(Int64(flow.direction.rawValue)), .integer(Int64(flow.payment.rawValue)),
            .integer(flow.valueTime.seconds), .integer(flow.amount), SQLValue(flow.bank),
            SQLValue(flow.reference), .integer(flow.work.rawValue),
        ]
    }

    static func read(_ row: Prepared) throws -> StoredCashFlow {
        StoredCashFlow(
            id: CashFlowID(rawValue: try row.number(0)),
            contract: ContractID(rawValue: try row.number(1)),
            previous: try row.optionalNumber(2).map(CashFlowID.init(rawValue:)),
            flow: NewCashFlow(
                direction: try row.oneOf(CashDirection.self, 3),
                payment: try row.oneOf(PaymentType.self, 4), valueTime: try row.valueTime(5),
                amount: try row.amount(6), bank: row.optionalText(7),
                reference: row.optionalText(8), work: WorkID(rawValue: try row.number(9))))
    }
}

extension ReadSession {
    /// The number that the next cash flow to be put down will have.
    package func nextCashFlow() throws -> CashFlowID {
        let newest = try session.first(CashFlowSQL.newest, []) { $0.optionalInteger(0) } ?? nil
        let (next, isBeyond) = (newest ?? 0).addingReportingOverflow(1)
        if isBeyond { throw StoreFault.corrupt("cash_flow: a number beyond all") }
        return CashFlowID(rawValue: next)
    }

    /// One cash flow.
    /// - Throws: `unknown(.cashFlow)`.
    package func cashFlow(_ id: CashFlowID) throws -> StoredCashFlow {
        let found = try session.first(
            CashFlowSQL.byID, [.integer(id.rawValue)], CashFlowSQL.read)
        guard let found else { throw StoreFault.unknown(.cashFlow, id: id.rawValue) }
        return found
    }

    /// The cash flow of a reference; nil when it is new.
    package func cashFlowID(reference: String) throws -> CashFlowID? {
        try session.first(CashFlowSQL.byReference, [.text(reference)]) {
            CashFlowID(rawValue: try $0.number(0))
        }
    }

    /// Cash flows whose references stand in a range, its end left out, by the bytes of UTF-8.
    package func cashFlows(references range: Range<String>) throws -> [StoredCashFlow] {
        try session.all(
            CashFlowSQL.byReferences, [.text(range.lowerBound), .text(range.upperBound)],
            CashFlowSQL.read)
    }

    /// Gives every cash flow recorded after one, in the order of recording.
    ///
    /// `through` is the last of them; nil goes to the end of the ledger.
    package func scanCashFlows(
        after start: CashFlowID, through end: CashFlowID?,
        _ body: (StoredCashFlow) throws -> Void
    ) throws {
        try scanCashFlows(after: start, through: end, body) { damage in throw damage }
    }

    /// The same, told of what is damaged instead of ending there.
    package func scanCashFlows(
        after start: CashFlowID, through end: CashFlowID?,
        _ body: (StoredCashFlow) throws -> Void,
        damaged: (StoreFault) throws -> Void
    ) throws {
        let flows = try session.prepare(CashFlowSQL.after)
        defer { flows.finish() }
        flows.bind(start.rawValue, at: 1)
        flows.bind(end?.rawValue ?? .max, at: 2)
        while try flows.step() {
            do {
                try body(try CashFlowSQL.read(flows))
            } catch let fault as StoreFault where fault.isDamage {
                try damaged(fault)
            }
        }
    }

    /// The cash flows of a contract from its last one, newest first.
    package func cashFlows(from head: CashFlowID?) throws -> [StoredCashFlow] {
        var flows: [StoredCashFlow] = []
        var next = head
        while let id = next {
            let flow = try cashFlow(id)
            try requireFalling(flow.previous, id, in: "cash_flow")
            flows.append(flow)
            next = flow.previous
        }
        return flows
    }
}

extension Transaction {
    /// Puts down a cash flow; the contract has it to distribute.
    /// - Throws: as `note`; `versionConflict`.
    package func receive(
        _ flow: NewCashFlow, for before: LoadedContract
    ) throws -> (contract: LoadedContract, cashFlow: CashFlowID) {
        let noted = try note(flow, for: before)
        return (try keep(noted.contract), noted.cashFlow)
    }

    /// Puts down a cash flow alone: whoever notes it has still to keep the contract, or to move
    /// it on by a process.
    /// - Throws: `duplicate(.cashFlowReference)`, `forbidden` when the amount is not above zero
    ///   or no money moved.
    package func note(
        _ flow: NewCashFlow, for before: LoadedContract
    ) throws -> (contract: LoadedContract, cashFlow: CashFlowID) {
        let id = try orDuplicate(.cashFlowReference, flow.reference) {
            try session.first(CashFlowSQL.insert, CashFlowSQL.values(flow, of: before)) {
                CashFlowID(rawValue: try $0.number(0))
            }
        }
        let stored = StoredCashFlow(
            id: id, contract: before.state.id, previous: before.lastCashFlow, flow: flow)
        let after = LoadedContract(
            state: before.state.receiving(stored.whole), version: before.version,
            lastProcess: before.lastProcess, lastCashFlow: id,
            lastRollback: before.lastRollback, uncounted: before.uncounted + 1)
        return (after, id)
    }

    /// Keeps a contract for which cash flows were noted.
    /// - Throws: `versionConflict`.
    package func keep(_ contract: LoadedContract) throws -> LoadedContract {
        try move(contract, to: contract.state, contract.heads)
    }
}
