package import Contracts
package import Directories
import Measures

/// `contract_list`: one plain row a contract, kept beside its state.
enum ContractListSQL {
    static let upsert = SQLText(
        """
        INSERT OR REPLACE INTO contract_list (contract, status, closure, currency, digits,
            principal, overdue_since, overdue, next_due, next_amount, number, product, client,
            words)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """)

    /// What alters with the contract.
    static let update = SQLText(
        """
        UPDATE contract_list
        SET status = $2, closure = $3, principal = $4, overdue_since = $5, overdue = $6,
            next_due = $7, next_amount = $8
        WHERE contract = $1
        """)

    static let byID = SQLText(
        """
        SELECT contract, status, closure, currency, digits, principal, overdue_since, overdue,
            next_due, next_amount, number, product, client, words
        FROM contract_list WHERE contract = $1
        """)

    static let count = SQLText("SELECT count(*) FROM contract_list")

    static func values(_ row: ListedRow) -> [SQLValue] {
        let listed = row.listed
        return [
            .integer(row.contract.rawValue), .integer(Int64(listed.status.rawValue)),
            SQLValue(listed.closure.map { Int64($0.rawValue) }),
            .integer(Int64(row.currency.numericCode)), .integer(Int64(row.currency.digits)),
            .integer(listed.principal), SQLValue(listed.overdueSince.map { Int64($0.number) }),
            .integer(listed.overdue), SQLValue(listed.nextDue.map { Int64($0.number) }),
            .integer(listed.nextAmount), .text(row.number), .text(row.product),
            .text(row.client), .text(row.words),
        ]
    }

    static func read(_ row: Prepared) throws -> ListedRow {
        ListedRow(
            contract: ContractID(rawValue: try row.number(0)), number: row.text(10),
            product: row.text(11), currency: try row.currency(3), client: row.text(12),
            words: row.text(13),
            listed: ListedContract(
                status: try row.oneOf(ContractStatus.self, 1),
                closure: row.isNull(2) ? nil : try row.oneOf(ClosureStatus.self, 2),
                principal: try row.amount(5), overdueSince: try row.optionalDay(6),
                overdue: try row.amount(7), nextDue: try row.optionalDay(8),
                nextAmount: try row.amount(9)))
    }
}

extension ReadSession {
    /// What the list keeps of a contract; nil where it keeps nothing.
    /// - Throws: `corrupt`.
    package func listedRow(of id: ContractID) throws -> ListedRow? {
        try session.first(
            ContractListSQL.byID, [.integer(id.rawValue)], ContractListSQL.read)
    }

    /// Whether the list shows a contract as it is.
    package func isListed(_ state: ContractState) throws -> Bool {
        let attributes = try contract(state.id).attributes
        return try listedRow(of: state.id) == ListedRow(of: state, attributes: attributes)
    }

    /// How many contracts the list has.
    package func listedCount() throws -> Int {
        try session.first(ContractListSQL.count, []) { Int($0.integer(0)) } ?? 0
    }
}

extension Transaction {
    func list(_ state: ContractState, attributes: String) throws {
        let row = ListedRow(of: state, attributes: attributes)
        try session.run(ContractListSQL.upsert, ContractListSQL.values(row))
    }

    /// Alters the row of a contract where it shows what has changed.
    func relist(_ before: ContractState, as after: ContractState) throws {
        let listed = after.listed
        if listed == before.listed { return }
        try session.run(
            ContractListSQL.update,
            [
                .integer(after.id.rawValue), .integer(Int64(listed.status.rawValue)),
                SQLValue(listed.closure.map { Int64($0.rawValue) }), .integer(listed.principal),
                SQLValue(listed.overdueSince.map { Int64($0.number) }), .integer(listed.overdue),
                SQLValue(listed.nextDue.map { Int64($0.number) }), .integer(listed.nextAmount),
            ])
    }

    /// Lists every contract from its state; one that cannot be read is left out, and found by
    /// whoever verifies.
    package func listContracts(product: (ProductID) throws -> Product) throws {
        let portion = 1_000
        var last = ContractID(rawValue: 0)
        while true {
            let ids = try contractIDs(after: last, limit: portion)
            for id in ids { try listIfReadable(id, product) }
            guard ids.count == portion, let newest = ids.last else { return }
            last = newest
        }
    }

    private func listIfReadable(
        _ id: ContractID, _ product: (ProductID) throws -> Product
    ) throws {
        do {
            let state = try load(id, product: product).state
            try list(state, attributes: try contract(id).attributes)
        } catch let fault as StoreFault where fault.isDamage {
            return
        } catch is Refusal {
            return
        }
    }
}
