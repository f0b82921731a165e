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
    /// What could not be read, and where; it keeps nothing else out.
    package let refused: [FormatFlaw]
    /// What the payments lack of the closing balance where some could not be read.
    package let missing: Money
}

extension BankStatement {
    /// Reads a file in whichever of the known formats it is.
    ///
    /// - Throws: `FormatFlaw` with the line, and what the source throws.
    package static func all(in source: ByteSource) throws -> [BankStatement] {
        var input = ByteStream(source)
        while let byte = try input.peek(), " \t\r\n".utf8.contains(byte) { _ = try input.take() }
        let statements: [BankStatement]
        switch try input.peek() {
        case UInt8(ascii: "<"): statements = try Camt053.statements(&input)
        case UInt8(ascii: "1"): statements = try ClientBankExchange.statements(&input)
        default:
            throw FormatFlaw(
                input.line, "a statement in 1CClientBankExchange or camt.053 comes here")
        }
        // A file of which nothing can be taken is refused for the first reason.
        if let flaw = statements.flatMap(\.refused).first,
            statements.allSatisfy(\.entries.isEmpty)
        {
            throw flaw
        }
        return statements
    }

    /// Makes the statement, when its figures agree, or disagree by what could not be read.
    init(
        account: String, from: Day, through: Day, balances: (opening: Money, closing: Money),
        _ read: [StatementEntry], _ unread: [FormatFlaw], line: Int
    ) throws {
        self.account = account
        self.from = from
        self.through = through
        (opening, closing) = balances
        guard closing.currency == opening.currency else {
            throw FormatFlaw(line, "expected both balances in one currency")
        }
        let currency = opening.currency
        entries = read.filter { $0.amount.currency == currency }
        refused =
            unread
            + read.filter { $0.amount.currency != currency }.map {
                FormatFlaw(
                    $0.line,
                    "the statement is in \(currency.code), not in \($0.amount.currency.code)")
            }
        let sum = try BankStatement.sum(of: entries, from: opening)
        let end = closing
        missing = try BankStatement.counted(line) { try end.less(sum) }
        guard missing.isZero || !refused.isEmpty else {
            throw FormatFlaw(
                line,
                "the payments of account \(account) make \(sum.text) of \(opening.text), the "
                    + "statement closes with \(closing.text)")
        }
    }

    private static func sum(
        of entries: [StatementEntry], from opening: Money
    ) throws -> Money {
        try entries.reduce(opening) { sum, entry in
            try counted(entry.line) {
                switch entry.direction {
                case .incoming: try sum.plus(entry.amount)
                case .outgoing: try sum.less(entry.amount)
                }
            }
        }
    }

    /// A sum, or that it is more than can be counted, with the line.
    private static func counted(_ line: Int, _ sum: () throws -> Money) throws -> Money {
        do {
            return try sum()
        } catch is MeasureFlaw {
            throw FormatFlaw(line, "the payments come to more than can be counted")
        }
    }
}
