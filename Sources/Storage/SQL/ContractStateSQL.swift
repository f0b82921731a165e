package import Contracts
package import Directories
import Measures

/// `contract_state`: the fold's cache, one short row a contract.
enum ContractStateSQL {
    static let insert = SQLText(
        """
        INSERT INTO contract_state (contract, version, product, is_serviced, rest)
        VALUES ($1, 0, $2, 0, $3)
        """)

    static let byID = SQLText(
        """
        SELECT contract, version, last_process, last_cash_flow, last_rollback, quiet, rest,
            is_serviced, product
        FROM contract_state WHERE contract = $1
        """)

    static let update = SQLText(
        """
        UPDATE contract_state
        SET version = version + $9, is_serviced = $3, last_process = $4, last_cash_flow = $5,
            last_rollback = $6, quiet = $7, rest = $8
        WHERE contract = $1 AND version = $2
        """)

    /// What is folded anew: as `update`, and no change is counted.
    static let replace = SQLText(
        """
        UPDATE contract_state
        SET version = $2, product = $9, is_serviced = $3, last_process = $4,
            last_cash_flow = $5, last_rollback = $6, quiet = $7, rest = $8
        WHERE contract = $1
        """)

    static let ids = SQLText(
        "SELECT contract FROM contract_state WHERE contract > $1 ORDER BY contract LIMIT $2")

    /// What a quiet night alters.
    static let updateQuiet = SQLText(
        """
        UPDATE contract_state SET version = version + 1, last_process = $3, quiet = $4
        WHERE contract = $1 AND version = $2
        """)

    static let serviced = SQLText(
        """
        SELECT contract, version, product, last_process, quiet
        FROM contract_state WHERE contract > $1 AND is_serviced = 1
        ORDER BY contract LIMIT $2
        """)

    static let heads = SQLText(
        """
        SELECT contract, is_serviced, last_process
        FROM contract_state WHERE contract > $1 ORDER BY contract LIMIT $2
        """)

    static func readHead(_ row: Prepared) throws -> ContractHead {
        ContractHead(
            id: ContractID(rawValue: try row.number(0)), isServiced: row.integer(1) == 1,
            lastProcess: try row.optionalNumber(2).map(ProcessID.init(rawValue:)))
    }

    /// A damaged row is one whose whole state is needed: whoever reads that says what is wrong.
    static func readQuiet(_ row: Prepared) throws -> QuietRow {
        do {
            return try readSoundQuiet(row)
        } catch StoreFault.corrupt {
            return QuietRow(
                id: ContractID(rawValue: row.integer(0)), product: ProductID(rawValue: 0),
                version: StateVersion(rawValue: 0), lastProcess: nil, quiet: nil)
        }
    }

    private static func readSoundQuiet(_ row: Prepared) throws -> QuietRow {
        QuietRow(
            id: ContractID(rawValue: try row.number(0)),
            product: ProductID(rawValue: UInt16(truncatingIfNeeded: row.integer(2))),
            version: StateVersion(rawValue: try row.number(1)),
            lastProcess: try row.optionalNumber(3).map(ProcessID.init(rawValue:)),
            quiet: try row.quiet(4))
    }
}

/// `contract_schedule`: the schedule in force, written only when it changes.
enum ContractScheduleSQL {
    static let select = SQLText(
        "SELECT contract, tranches FROM contract_schedule WHERE contract = $1")

    static let upsert = SQLText(
        """
        INSERT INTO contract_schedule (contract, tranches) VALUES ($1, $2)
        ON CONFLICT (contract) DO UPDATE SET tranches = excluded.tranches
        """)

    static let delete = SQLText("DELETE FROM contract_schedule WHERE contract = $1")
}

extension ReadSession {
    /// The contract as it stands; `product` gives the version it was signed under.
    ///
    /// - Throws: `unknown(.contract)`, `corrupt`, what `product` throws.
    package func load(
        _ id: ContractID, product: (ProductID) throws -> Product
    ) throws -> LoadedContract {
        let contract = try contract(id)
        let schedule = try schedule(of: id)
        let product = try product(contract.terms.product)
        let loaded = try session.first(ContractStateSQL.byID, [.integer(id.rawValue)]) { row in
            LoadedContract(
                state: try state(of: contract, product, schedule, row, from: 5),
                version: StateVersion(rawValue: try row.number(1)),
                lastProcess: try row.optionalNumber(2).map(ProcessID.init(rawValue:)),
                lastCashFlow: try row.optionalNumber(3).map(CashFlowID.init(rawValue:)),
                lastRollback: try row.optionalNumber(4).map(RollbackID.init(rawValue:)))
        }
        guard let loaded else { throw StoreFault.corrupt("contract \(id.rawValue): no state") }
        return loaded
    }

    /// The state in two columns of a row: the quiet view and the rest.
    func state(
        of contract: StoredContract, _ product: Product, _ schedule: Schedule?, _ row: Prepared,
        from column: Int32
    ) throws -> ContractState {
        let quiet = try row.quiet(column)
        let codec = StateCodec(schedule: schedule, quiet: quiet)
        let signed = ContractState(
            id: contract.id, terms: contract.terms, product: product, cashFlows: [])
        var state = try row.decoded(column + 1) { reader throws(StoreFault) in
            try codec.read(&reader, of: signed)
        }
        guard product.accountingCurrency == contract.currencies.accounting,
            product.currency == contract.currencies.own
        else {
            throw StoreFault.corrupt("contract \(contract.id.rawValue): its currencies")
        }
        if let quiet { try state.adopt(quiet) }
        return state
    }

    private func schedule(of id: ContractID) throws -> Schedule? {
        try session.first(ContractScheduleSQL.select, [.integer(id.rawValue)]) { row in
            try row.decoded(1) { reader throws(StoreFault) in try reader.schedule() }
        }
    }

    /// Contracts in service, in the order of their ids, as a night first sees them.
    package func quietRows(after id: ContractID, limit: Int) throws -> [QuietRow] {
        try session.all(
            ContractStateSQL.serviced, [.integer(id.rawValue), .integer(Int64(limit))],
            ContractStateSQL.readQuiet)
    }
}

extension ReadSession {
    /// The heads of contracts, in the order of their ids.
    package func heads(after id: ContractID, limit: Int) throws -> [ContractHead] {
        try session.all(
            ContractStateSQL.heads, [.integer(id.rawValue), .integer(Int64(limit))],
            ContractStateSQL.readHead)
    }
}

extension Transaction {
    func insertState(of id: ContractID, _ terms: Terms) throws {
        try session.run(
            ContractStateSQL.insert,
            [
                .integer(id.rawValue), .integer(Int64(terms.product.rawValue)),
                .bytes(StateCodec.bytes(ofSigned: terms)),
            ])
    }

    /// Replaces the state and the heads of a contract, where nobody has since it was read.
    ///
    /// Each process, rollback and cash flow counts as one change.
    /// - Throws: `versionConflict`.
    func move(_ before: LoadedContract, to after: ContractState, _ heads: Heads) throws
        -> LoadedContract
    {
        let isMoved =
            heads.process != before.lastProcess || heads.rollback != before.lastRollback
        let added = before.uncounted + (isMoved ? 1 : 0)
        let quiet = after.quiet
        let codec = StateCodec(schedule: after.schedule, quiet: quiet)
        let changes = try session.run(
            ContractStateSQL.update,
            [
                .integer(after.id.rawValue), .integer(before.version.rawValue),
                SQLValue(after.status.isServiced), SQLValue(heads.process?.rawValue),
                SQLValue(heads.cashFlow?.rawValue), SQLValue(heads.rollback?.rawValue),
                SQLValue(quiet.map(CompactWriter.bytes(of:))),
                .bytes(codec.bytes(of: after)), .integer(added),
            ])
        guard changes == 1 else {
            throw StoreFault.versionConflict(contract: after.id.rawValue)
        }
        if after.schedule != before.state.schedule { try replaceSchedule(of: after) }
        try relist(before.state, as: after)
        return LoadedContract(
            state: after, version: before.version.advanced(by: added), lastProcess: heads.process,
            lastCashFlow: heads.cashFlow, lastRollback: heads.rollback)
    }

    private func replaceSchedule(of state: ContractState) throws {
        guard let schedule = state.schedule else {
            try session.run(ContractScheduleSQL.delete, [.integer(state.id.rawValue)])
            return
        }
        var writer = CompactWriter()
        writer.schedule(schedule)
        try session.run(
            ContractScheduleSQL.upsert, [.integer(state.id.rawValue), .bytes(writer.bytes)])
    }

    /// Replaces what was kept by what was folded anew; the history stays as it is.
    ///
    /// - Parameter version: how often the contract was changed; folding is no change.
    package func replaceState(
        of contract: LoadedContract, with folded: ContractState, version: StateVersion
    ) throws {
        let quiet = folded.quiet
        let codec = StateCodec(schedule: folded.schedule, quiet: quiet)
        try replaceSchedule(of: folded)
        try list(folded, attributes: try self.contract(folded.id).attributes)
        try session.run(
            ContractStateSQL.replace,
            [
                .integer(folded.id.rawValue), .integer(version.rawValue),
                SQLValue(folded.status.isServiced), SQLValue(contract.lastProcess?.rawValue),
                SQLValue(contract.lastCashFlow?.rawValue),
                SQLValue(contract.lastRollback?.rawValue),
                SQLValue(quiet.map(CompactWriter.bytes(of:))),
                .bytes(codec.bytes(of: folded)),
                .integer(Int64(folded.terms.product.rawValue)),
            ])
    }
}

extension Prepared {
    /// Nil when the contract is not quiet.
    func quiet(_ column: Int32) throws -> QuietContract? {
        if isNull(column) { return nil }
        return try decoded(column) { reader throws(StoreFault) in try reader.quiet() }
    }
}

/// The newest links of a contract's chains.
struct Heads {
    var process: ProcessID?
    var cashFlow: CashFlowID?
    var rollback: RollbackID?
}

extension LoadedContract {
    var heads: Heads {
        Heads(process: lastProcess, cashFlow: lastCashFlow, rollback: lastRollback)
    }
}

extension CompactWriter {
    fileprivate static func bytes(of quiet: QuietContract) -> [UInt8] {
        var writer = CompactWriter()
        writer.reserve(64)
        writer.quiet(quiet)
        return writer.bytes
    }
}
