import Contracts
import Measures

/// The one transaction that writes: all that can be asked, and all that can be put down.
///
/// It is a class because it counts on the numbers of the processes and operations it appends.
package final class Transaction: ReadSession {
    private var lastNumbers: Numbers?
    private var codeNumbers: [ProcessCode: Int64] = [:]
    /// The value time of every process now, while the locks of the rows are lifted.
    var onlyValueTime: ValueTime?

    /// The numbers given last.
    struct Numbers {
        var process: Int64
        var operation: Int64
    }

    /// The numbers given last, read once: nobody else writes and nothing is deleted.
    var numbers: Numbers {
        get throws {
            if let lastNumbers { return lastNumbers }
            let numbers = Numbers(
                process: try session.first(ProcessSQL.newest, []) { try $0.number(0) } ?? 0,
                operation: try session.first(OperationSQL.newest, []) { try $0.number(0) } ?? 0)
            lastNumbers = numbers
            return numbers
        }
    }

    func keep(_ numbers: Numbers) { lastNumbers = numbers }

    /// The number of a process code in this ledger, looked up once.
    func number(of code: ProcessCode) throws -> Int64 {
        if let known = codeNumbers[code] { return known }
        let number = try session.number(of: code)
        codeNumbers[code] = number
        return number
    }

    /// - Parameter list: lists all contracts, where the ledger is older than their list.
    func migrate(_ list: (Transaction) throws -> Void) throws {
        try Schema.migrate(self, list)
    }
}
