import GRDB

/// The numbered steps by which a ledger file comes to the present schema.
///
/// A step is never changed once released; a file's `user_version` is the last it has taken.
enum Schema {
    /// "Trnc", which SQLite keeps in the header of a ledger.
    static let applicationID: Int64 = 0x5472_6E63

    static let steps: [Step] = [
        S001Ledger.step, S002Turnovers.step, S003Exports.step, S004Periods.step,
        S005ForeignCurrency.step, S006Proof.step, S007Codes.step,
        S008Editions.step, S009Redone.step, S010ContractList.step, S011Money.step,
    ]

    static var newest: Int32 { steps.last?.number ?? 0 }

    /// One step: its texts run in order in one transaction, the last one sets `user_version`.
    struct Step: Sendable {
        let number: Int32
        let texts: [SQLText]
        /// Whether turnovers are to be counted again from the operations.
        var recountsTurnovers = false
        /// Whether processes get the codes that earlier schemas did not keep.
        var namesProcesses = false
        /// Whether contracts are to be listed from their states.
        var listsContracts = false
    }

    /// What a file says of itself.
    struct Marks: Hashable {
        let applicationID: Int64
        let version: Int32

        init(_ session: Session) throws {
            applicationID =
                try session.first(ConnectionSQL.applicationID, []) { $0.integer(0) } ?? 0
            version =
                try session.first(ConnectionSQL.schemaVersion, []) { try $0.narrow(0) } ?? 0
        }
    }

    /// Where the tables, indexes and triggers of a ledger are not those of the present schema.
    ///
    /// SQLite rewrites a text when a table is renamed; quotes and white space tell nothing.
    static func differences(of session: Session) throws -> [String] {
        let known = try present.get()
        let own = try texts(session)
        let names = Set(known.keys).union(own.keys).sorted()
        return names.compactMap { name in
            switch (known[name], own[name]) {
            case (let wanted?, let found?): wanted == found ? nil : "\(name) is another"
            case (nil, _): "\(name) is a strange one"
            case (_, nil): "\(name) is missing"
            }
        }
    }

    /// The texts of a new ledger, by kind and name.
    private static let present = Result {
        try StoreFault.sorting {
            let fresh = try DatabaseQueue(named: nil, configuration: LedgerFile.configuration)
            return try fresh.write { connection in
                try migrate(Transaction(Session(connection))) { _ in }
                return try texts(Session(connection))
            }
        }
    }

    private static func texts(_ session: Session) throws -> [String: String] {
        let rows = try session.all(ConnectionSQL.schema, []) { row in
            (
                row.text(0) + " " + row.text(1),
                row.text(2).filter { !$0.isWhitespace && $0 != "\"" }
            )
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Takes the steps that the file has not taken; none when it is up to date.
    ///
    /// - Parameter list: lists all contracts, by the rules in the ledger.
    static func migrate(
        _ transaction: Transaction, _ list: (Transaction) throws -> Void
    ) throws {
        let session = transaction.session
        let marks = try Marks(session)
        guard marks.version <= newest else {
            throw StoreFault.newerSchema(found: marks.version, known: newest)
        }
        let next = steps.filter { $0.number > marks.version }
        for text in next.flatMap(\.texts) { try session.script(text) }
        // Counting asks for columns that a later step brings.
        if next.contains(where: \.recountsTurnovers) {
            try transaction.rebuildTurnovers(after: nil)
        }
        if next.contains(where: \.namesProcesses) { try transaction.nameProcesses() }
        if next.contains(where: \.listsContracts) { try list(transaction) }
    }
}
