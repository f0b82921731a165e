package import Contracts
import Storage

extension ReadSession {
    /// Calls `body` with the number of every contract that has a state; nothing of it is read, so
    /// a damaged one ends nothing.
    package func everyContractID(_ body: (ContractID) throws -> Void) throws {
        var cursor = ContractID(rawValue: 0)
        while true {
            let page = try contractIDs(after: cursor, limit: 1_000)
            guard let last = page.last else { return }
            for id in page { try body(id) }
            cursor = last
        }
    }
}
