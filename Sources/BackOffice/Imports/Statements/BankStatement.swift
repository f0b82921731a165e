import Contracts
import Measures
import Storage

/// What a bank says of one account over some days, checked: what comes in and goes out makes
/// the closing balance of the opening one.
struct BankStatement: Hashable {
    /// Payments that one file may have.
    static let entriesMax = 200_000
    /// Bytes that one file may have.
    static let bytesMax = 200_000_000

    let account: String
    let from: Day
    let through: Day
    let opening: Money
    let closing: Money
    /// In the order of the file.
    let entries: [StatementEntry]
}

/// One payment of a statement.
struct StatementEntry: Hashable {
    /// Where it begins in the file, counted from 1.
    let line: Int
    let direction: CashDirection
    let valueDay: Day
    let bookedDay: Day
    /// Above zero.
    let amount: Money
    let payer: Payer
    /// Where the number of the contract may stand, the best place first.
    let keys: [String]
    /// What the payment is for, as the payer says.
    let purpose: String
    /// By what the payment is known when the file comes again.
    let reference: String
}

/// Why a statement is refused, and where.
struct StatementFlaw: Error, Hashable {
    let line: Int
    let reason: String

    init(_ line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    var asInput: OfficeError {
        .input(field: "statement", value: "line \(line)", accepted: reason)
    }
}

extension BankStatement {
    /// Reads a file in whichever of the known formats it is.
    ///
    /// - Throws: `StatementFlaw` with the line, and what the source throws.
    static func all(in source: ByteSource) throws -> [BankStatement] {
        var input = ByteStream(source)
        while let byte = try input.peek(), " \t\r\n".utf8.contains(byte) { _ = try input.take() }
        switch try input.peek() {
        case UInt8(ascii: "<"): return try Camt053.statements(&input)
        case UInt8(ascii: "1"): return try ClientBankExchange.statements(&input)
        default:
            throw StatementFlaw(
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
            throw StatementFlaw(
                line,
                "the payments of account \(account) make \(sum.text) of \(opening.text), the "
                    + "statement closes with \(closing.text)")
        }
    }
}

extension [StatementEntry] {
    /// Payments that look alike get numbers from the second on: the sums say there are two.
    fileprivate func telling(apart key: (StatementEntry) -> String) -> [StatementEntry] {
        var seen: [String: Int] = [:]
        return map { entry in
            seen[key(entry), default: 0] += 1
            let count = seen[key(entry)] ?? 1
            return count == 1 ? entry : entry.numbered(count)
        }
    }
}

extension StatementEntry {
    fileprivate func numbered(_ count: Int) -> StatementEntry {
        StatementEntry(
            line: line, direction: direction, valueDay: valueDay, bookedDay: bookedDay,
            amount: amount, payer: payer, keys: keys, purpose: purpose,
            reference: reference + "#\(count)")
    }
}
