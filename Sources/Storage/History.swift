import Contracts
package import Directories
import Measures

/// Reading history: along a contract's chain, or all of it in the order of recording.
extension ReadSession {
    /// The processes of a chain, newest first; from the last process of a contract, all live.
    ///
    /// - Shape: `postings` of all days, so that old rows are still known.
    package func history(
        from head: ProcessID?, postings: CorrectPostings
    ) throws -> [StoredProcess] {
        try history(from: head, limit: .max, postings: postings)
    }

    /// The newest processes of a chain, at most `limit`.
    package func history(
        from head: ProcessID?, limit: Int, postings: CorrectPostings
    ) throws -> [StoredProcess] {
        guard let head else { return [] }
        let currencies = try currencies(of: processRow(head).contract)
        let statement = try session.prepare(ProcessSQL.byID)
        defer { statement.finish() }
        let range = try session.prepare(OperationSQL.range)
        defer { range.finish() }
        var next: ProcessID? = head
        var processes: [StoredProcess] = []
        var contract: ContractID?
        while let id = next, processes.count < limit {
            let row = try processRow(id, by: statement)
            try requireFalling(row.previous, id, in: "process")
            guard contract ?? row.contract == row.contract else {
                throw StoreFault.corrupt("process \(id.rawValue): it is of another contract")
            }
            contract = row.contract
            let operations = try operations(of: row, by: range).map {
                try $0.debtOperation(postings, currencies)
            }
            processes.append(
                StoredProcess(
                    id: id, code: row.code, contract: row.contract, previous: row.previous,
                    work: row.work,
                    valueTime: row.valueTime, documents: try row.documents(operations),
                    firstOperation: row.firstOperation))
            next = row.previous
        }
        return processes
    }

    /// The processes of a chain that come after one of them, newest first.
    ///
    /// Nil when `start` is not in the chain.
    package func history(
        from head: ProcessID?, after start: ProcessID, postings: CorrectPostings
    ) throws -> [StoredProcess]? {
        var processes: [StoredProcess] = []
        var next = head
        while let id = next, id > start {
            let process = try process(id, postings: postings)
            try requireFalling(process.previous, id, in: "process")
            processes.append(process)
            next = process.previous
        }
        return next == start ? processes : nil
    }

    /// A process as a link of its chain.
    /// - Throws: `unknown(.process)`.
    package func link(_ id: ProcessID) throws -> ProcessLink {
        let found = try session.first(
            ProcessSQL.link, [.integer(id.rawValue)], ProcessSQL.readLink)
        guard let found else { throw StoreFault.unknown(.process, id: id.rawValue) }
        return found
    }

    /// One process.
    /// - Throws: `unknown(.process)`.
    package func process(
        _ id: ProcessID, postings: CorrectPostings
    ) throws -> StoredProcess {
        guard let process = try history(from: id, limit: 1, postings: postings).first else {
            throw StoreFault.unknown(.process, id: id.rawValue)
        }
        return process
    }

    func processRow(_ id: ProcessID) throws -> ProcessRow {
        let statement = try session.prepare(ProcessSQL.byID)
        defer { statement.finish() }
        return try processRow(id, by: statement)
    }

    /// The row, by a statement that a whole chain is read with.
    private func processRow(_ id: ProcessID, by statement: Prepared) throws -> ProcessRow {
        statement.finish()
        statement.bind(id.rawValue, at: 1)
        guard try statement.step() else { throw StoreFault.unknown(.process, id: id.rawValue) }
        return try ProcessSQL.read(statement)
    }

    /// One process with its operations as they lie in the ledger.
    /// - Throws: `unknown(.process)`, `corrupt`.
    package func scannedProcess(_ id: ProcessID) throws -> ScannedProcess {
        let row = try processRow(id)
        return row.scanned(try operations(of: row))
    }

    /// The processes that rollbacks have cancelled.
    package func cancelledProcesses() throws -> Set<ProcessID> {
        var cancelled: Set<ProcessID> = []
        for rollback in try allRollbacks() {
            for link in try links(from: rollback.headBefore, to: rollback.headAfter) {
                cancelled.insert(link.id)
            }
        }
        return cancelled
    }

    /// The links of a chain from a process down to the one that stays, which is not among them.
    ///
    /// - Throws: `unknown(.process)`; `corrupt` when the chain does not come to the one that stays.
    package func links(from head: ProcessID, to end: ProcessID?) throws -> [ProcessLink] {
        var links: [ProcessLink] = []
        var next: ProcessID? = head
        while let id = next, id != end {
            let link = try link(id)
            try requireFalling(link.previous, id, in: "process")
            links.append(link)
            next = link.previous
        }
        if let end, next == nil { throw StoreFault.unknown(.process, id: end.rawValue) }
        return links
    }

    /// Checks that a link leads to an earlier row: whoever follows it comes to an end.
    ///
    /// - Throws: `corrupt`.
    func requireFalling<ID: Comparable & RawRepresentable>(
        _ previous: ID?, _ id: ID, in table: String
    ) throws(StoreFault) {
        guard let previous, previous >= id else { return }
        let named = previous == id ? "itself" : "\(previous.rawValue), a later row,"
        throw .corrupt("\(table) \(id.rawValue): it names \(named) as the one before it")
    }
}
