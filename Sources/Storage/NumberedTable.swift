package import Contracts

/// What only a check of the whole ledger asks.
extension ReadSession {
    /// Where the tables and triggers of the file are not those of the present schema.
    package func schemaDifferences() throws -> [String] {
        try Schema.differences(of: session)
    }

    /// Of every table that is only added to, how many rows there are and the newest number: they
    /// are one, since numbers are given in turn and nothing is taken out.
    package func numberedTables() throws -> [NumberedTable] {
        try session.all(ConnectionSQL.numberedRows, []) { row in
            NumberedTable(name: row.text(0), rows: row.integer(1), newest: row.integer(2))
        }
    }

    /// Of the contracts kept at a closing: how many there are, and the highest number.
    package func snapshotExtent(of period: PeriodID) throws -> (rows: Int64, last: ContractID) {
        let found = try session.first(SnapshotSQL.extent, [.integer(period.rawValue)]) { row in
            (row.integer(0), ContractID(rawValue: row.integer(1)))
        }
        return found ?? (0, ContractID(rawValue: 0))
    }

    /// Every batch of every kind, in the order in which they were given.
    package func allBatches() throws -> [BatchProgress] {
        try session.all(BatchSQL.all, [], BatchSQL.read)
    }
}

/// A table whose rows are numbered in turn.
package struct NumberedTable: Hashable, Sendable {
    package let name: String
    package let rows: Int64
    package let newest: Int64
}
