package import Measures

/// What a bank says of one account over some days.
///
/// It is checked: what comes in and goes out makes the closing balance of the opening one.
package struct BankStatement: Hashable {
    /// Payments that one file may have.
    static let entriesMax = 200_000
    /// Bytes that one file may have.
    static let bytesMax = 200_000_000

    package let account: String
    package let from: Day
    package let through: Day
    package let opening: Money
    package let closing: Money
    /// In the order of the file.
    package let entries: [StatementEntry]
}

extension BankStatement {
    /// Reads a file in whichever of the known formats it is.
    ///
    /// - Throws: `FormatFlaw` with the line, and what the source throws.
    package static func all(in source: ByteSource) throws -> [BankStatement] {
        var input = ByteStream(source)
        while let byte = try input.peek(), " \t\r\n".utf8.contains(byte) { _ = try input.take() }
        switch try input.peek() {
        case UInt8(ascii: "<"): return try Camt053.statements(&input)
        case UInt8(ascii: "1"): return try ClientBankExchange.statements(&input)
        default:
            throw FormatFlaw(
                input.line, "a statement in 1CClientBankExchange or camt.053 comes here")
        }
    }

    /// Makes the statement, when its figures agree.
    init(
        account: String, from: Day, through: Day, balances: (opening: Money, closing: Money),
        _ entries: [StatementEntry], line: Int
    ) throws {
        self.account = account
        self.from = from
        self.through = through
        (opening, closing) = balances
        self.entries = entries.telling(apart: \.reference)
        var sum = opening
        for entry in entries {
            sum =
                switch entry.direction {
                case .incoming: try sum.plus(entry.amount)
                case .outgoing: try sum.less(entry.amount)
                }
        }
        guard sum == closing else {
            throw FormatFlaw(
                line,
                "the payments of account \(account) make \(sum.text) of \(opening.text), the "
                    + "statement closes with \(closing.text)")
        }
    }
}

extension [StatementEntry] {
    /// Payments that look alike get numbers from the second on: the sums say there are two.
    fileprivate func telling(apart key: (StatementEntry) -> StatementReference) -> [StatementEntry]
    {
        var seen: [StatementReference: Int] = [:]
        return map { entry in
            seen[key(entry), default: 0] += 1
            let count = seen[key(entry)] ?? 1
            return count == 1 ? entry : entry.numbered(count)
        }
    }
}
