/// `redone`: processes that were done again around a late fact, and the orders they were given by.
enum RedoneSQL {
    static let insert = SQLText("INSERT INTO redone (process, ordered_by) VALUES ($1, $2)")

    static let byProcess = SQLText("SELECT ordered_by FROM redone WHERE process = $1")

    static let all = SQLText("SELECT process, ordered_by FROM redone ORDER BY process")
}

extension ReadSession {
    /// The order that a process was first given by: its own, or that of the one it does again.
    package func firstOrder(of process: StoredProcess) throws -> WorkID {
        try session.first(RedoneSQL.byProcess, [.integer(process.id.rawValue)]) {
            WorkID(rawValue: try $0.number(0))
        } ?? process.work
    }

    /// The first orders of all processes that were done again.
    package func firstOrders() throws -> [ProcessID: WorkID] {
        let rows = try session.all(RedoneSQL.all, []) { row in
            (ProcessID(rawValue: try row.number(0)), WorkID(rawValue: try row.number(1)))
        }
        return Dictionary(rows) { first, _ in first }
    }
}

extension Transaction {
    /// Puts down by which order a process was given that has just been done again.
    package func noteRedone(_ process: ProcessID, orderedBy work: WorkID) throws {
        try session.run(RedoneSQL.insert, [.integer(process.rawValue), .integer(work.rawValue)])
    }
}
