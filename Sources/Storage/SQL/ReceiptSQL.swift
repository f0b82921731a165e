/// `receipt`: what was answered to an order that was given under a key.
enum ReceiptSQL {
    static let insert = SQLText(
        "INSERT INTO receipt (work, request, answer) VALUES ($1, $2, $3)")

    static let byWork = SQLText("SELECT work, request, answer FROM receipt WHERE work = $1")

    static let all = SQLText("SELECT work, request, answer FROM receipt ORDER BY work")

    static func read(_ row: Prepared) throws -> StoredReceipt {
        StoredReceipt(
            work: WorkID(rawValue: try row.number(0)), request: row.text(1), answer: row.text(2))
    }
}

extension ReadSession {
    /// What was answered to an order; nil for one without a key, and one of an earlier schema.
    package func receipt(of work: WorkID) throws -> StoredReceipt? {
        try session.first(ReceiptSQL.byWork, [.integer(work.rawValue)], ReceiptSQL.read)
    }

    /// All receipts, in the order of their orders.
    package func receipts() throws -> [StoredReceipt] {
        try session.all(ReceiptSQL.all, [], ReceiptSQL.read)
    }
}

extension Transaction {
    /// Puts down what is answered to an order.
    package func insert(_ receipt: StoredReceipt) throws {
        try session.run(
            ReceiptSQL.insert,
            [.integer(receipt.work.rawValue), .text(receipt.request), .text(receipt.answer)])
    }
}
