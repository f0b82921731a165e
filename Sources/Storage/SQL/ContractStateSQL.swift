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
        SELECT version, last_process, last_cash_flow, last_rollback, quiet, rest
        FROM contract_state WHERE contract = $1
        """)

    static let update = SQLText(
        """
        UPDATE contract_state
        SET version = version + 1, is_serviced = $3, last_process = $4, last_cash_flow = $5,
            last_rollback = $6, quiet = $7, rest = $8
        WHERE contract = $1 AND version = $2
        """)

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

    static func readHead(_ row: Prepared) -> ContractHead {
        ContractHead(
            id: ContractID(rawValue: row.integer(0)), isServiced: row.integer(1) == 1,
            lastProcess: row.optionalInteger(2).map(ProcessID.init(rawValue:)))
    }

    static func readQuiet(_ row: Prepared) throws -> QuietRow {
        let bytes = row.bytes(4)
        return QuietRow(
            id: ContractID(rawValue: row.integer(0)),
            product: ProductID(rawValue: UInt16(truncatingIfNeeded: row.integer(2))),
            version: StateVersion(rawValue: row.integer(1)),
            lastProcess: row.optionalInteger(3).map(ProcessID.init(rawValue:)),
            quiet: bytes.isEmpty
                ? nil
                : try CompactReader.reading(bytes) { reader throws(StoreFault) in
                    try reader.quiet()
                })
    }
}

/// `contract_schedule`: the schedule in force, written only when it changes.
enum ContractScheduleSQL {
    static let select = SQLText("SELECT tranches FROM contract_schedule WHERE contract = $1")

    static let upsert = SQLText(
        """
        INSERT INTO contract_schedule (contract, tranches) VALUES ($1, $2)
        ON CONFLICT (contract) DO UPDATE SET tranches = excluded.tranches
        """)

    static let delete = SQLText("DELETE FROM contract_schedule WHERE contract = $1")
}

extension Reading {
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
                state: try state(of: contract, product, schedule, row.kept(quiet: 4, rest: 5)),
                version: StateVersion(rawValue: row.integer(0)),
                lastProcess: row.optionalInteger(1).map(ProcessID.init(rawValue:)),
                lastCashFlow: row.optionalInteger(2).map(CashFlowID.init(rawValue:)),
                lastRollback: row.optionalInteger(3).map(RollbackID.init(rawValue:)))
        }
        guard let loaded else { throw StoreFault.corrupt("contract \(id.rawValue): no state") }
        return loaded
    }

    /// The state in the columns of a row: the quiet view and the rest.
    func state(
        of contract: StoredContract, _ product: Product, _ schedule: Schedule?, _ kept: KeptState
    ) throws -> ContractState {
        let quiet =
            try kept.quiet.isEmpty
            ? nil
            : CompactReader.reading(kept.quiet) { reader throws(StoreFault) in
                try reader.quiet()
            }
        let codec = StateCodec(schedule: schedule, quiet: quiet)
        let read = try CompactReader.reading(kept.rest) { reader throws(StoreFault) in
            try codec.read(&reader)
        }
        guard product.accountingCurrency == contract.currencies.accounting else {
            throw StoreFault.corrupt("contract \(contract.id.rawValue): the currency of its books")
        }
        var state = ContractState(
            id: contract.id, terms: contract.terms, product: product,
            cashFlows: read.cashFlows, kept: read.kept)
        if let quiet { try state.adopt(quiet) }
        return state
    }

    private func schedule(of id: ContractID) throws -> Schedule? {
        try session.first(ContractScheduleSQL.select, [.integer(id.rawValue)]) { row in
            try CompactReader.reading(row.bytes(0)) { reader throws(StoreFault) in
                try reader.schedule()
            }
        }
    }

    /// Contracts in service, in the order of their ids, as a night first sees them.
    package func quietRows(after id: ContractID, limit: Int) throws -> [QuietRow] {
        try session.all(
            ContractStateSQL.serviced, [.integer(id.rawValue), .integer(Int64(limit))],
            ContractStateSQL.readQuiet)
    }
}

extension Reading {
    /// The heads of contracts, in the order of their ids.
    package func heads(after id: ContractID, limit: Int) throws -> [ContractHead] {
        try session.all(
            ContractStateSQL.heads, [.integer(id.rawValue), .integer(Int64(limit))],
            ContractStateSQL.readHead)
    }
}

extension Transaction {
    func insertState(of id: ContractID, _ terms: Terms) throws {
        let kept = ContractState.Kept(
            status: .forIssue, buckets: Buckets(), counts: [],
            countedThrough: terms.plannedDisbursement)
        let rest = StateCodec(schedule: nil, quiet: nil).bytes(of: kept, [])
        try session.run(
            ContractStateSQL.insert,
            [.integer(id.rawValue), .integer(Int64(terms.product.rawValue)), .bytes(rest)])
    }

    /// Replaces the state and the heads of a contract, where nobody has since it was read.
    /// - Throws: `versionConflict`.
    func move(_ before: LoadedContract, to after: ContractState, _ heads: Heads) throws
        -> LoadedContract
    {
        let quiet = after.quiet
        let codec = StateCodec(schedule: after.schedule, quiet: quiet)
        let changes = try session.run(
            ContractStateSQL.update,
            [
                .integer(after.id.rawValue), .integer(before.version.rawValue),
                SQLValue(after.status.isServiced), SQLValue(heads.process?.rawValue),
                SQLValue(heads.cashFlow?.rawValue), SQLValue(heads.rollback?.rawValue),
                SQLValue(quiet.map(CompactWriter.bytes(of:))),
                .bytes(codec.bytes(of: after.kept, after.cashFlows)),
            ])
        guard changes == 1 else {
            throw StoreFault.versionConflict(contract: after.id.rawValue)
        }
        if after.schedule != before.state.schedule { try replaceSchedule(of: after) }
        return LoadedContract(
            state: after, version: before.version.next, lastProcess: heads.process,
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
    /// - Throws: `versionConflict`.
    package func replaceState(
        of contract: LoadedContract, with folded: ContractState
    ) throws -> LoadedContract {
        try replaceSchedule(of: folded)
        return try move(contract, to: folded, contract.heads)
    }
}

/// The bytes of a state where SQLite has them, valid until the next step.
struct KeptState {
    /// Empty when the contract is not quiet.
    let quiet: UnsafeRawBufferPointer
    let rest: UnsafeRawBufferPointer
}

extension Prepared {
    func kept(quiet: Int32, rest: Int32) -> KeptState {
        KeptState(quiet: bytes(quiet), rest: bytes(rest))
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
