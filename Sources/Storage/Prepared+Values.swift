import Contracts
import Directories
import GRDBSQLite
import Measures

/// Columns as values of the house, each within the range in which it can be reckoned with.
///
/// The checks of the schema are passed over by a flipped bit, and by a hand with another tool.
/// What is out of range is said with its table, row and column.
extension Prepared {
    /// The days that anything stored may have: those that can be written, and a year behind them,
    /// which moves over holidays may reach.
    /// - Source: `Day` accepts 1900-01-01...2200-12-31.
    static let days: ClosedRange<Int64> = -25_567...84_735

    /// Numbers of rows, and counts: one more can always be added.
    static let numbers: ClosedRange<Int64> = 0...1 << 62

    /// Amounts: as much as all of one contract may come to; two of them can always be added.
    static let amounts: ClosedRange<Int64> = -1 << 61...1 << 61

    /// Moments of those days, in seconds.
    static let seconds = days.lowerBound * 86_400...(days.upperBound + 1) * 86_400 - 1

    /// Rates per year, millionths of a per cent; no product knows more than a million per cent.
    static let rates: ClosedRange<Int64> = -1_000_000_000_000...1_000_000_000_000

    func day(_ column: Int32) throws -> Day {
        Day(number: Int32(try ranged(column, Prepared.days)))
    }

    func optionalDay(_ column: Int32) throws -> Day? {
        isNull(column) ? nil : try day(column)
    }

    /// A first and a last day, in two columns.
    func days(_ column: Int32) throws -> DayRange {
        let (first, last) = (try day(column), try day(column + 1))
        guard first <= last else { throw damage(column, "\(first), after \(last)") }
        return try DayRange(first, through: last)
    }

    func valueTime(_ column: Int32) throws -> ValueTime {
        ValueTime(seconds: try ranged(column, Prepared.seconds))
    }

    /// The instant at which something was recorded.
    func instant(_ column: Int32) throws -> RecordedAt {
        let (first, last) = (Prepared.seconds.lowerBound, Prepared.seconds.upperBound)
        return RecordedAt(rawValue: try ranged(column, first * 1_000...last * 1_000))
    }

    /// The number of a row, or a count.
    @inline(__always)
    func number(_ column: Int32) throws -> Int64 { try ranged(column, Prepared.numbers) }

    func optionalNumber(_ column: Int32) throws -> Int64? {
        isNull(column) ? nil : try number(column)
    }

    func count(_ column: Int32) throws -> Int { Int(try number(column)) }

    /// Minor units.
    func amount(_ column: Int32) throws -> Int64 { try ranged(column, Prepared.amounts) }

    func optionalAmount(_ column: Int32) throws -> Int64? {
        isNull(column) ? nil : try amount(column)
    }

    /// A currency is two columns, so that a list of currencies may change under a ledger.
    func currency(_ column: Int32) throws -> Currency {
        let digits: ClosedRange<Int64> = 0...18
        return Currency(
            numericCode: UInt16(try ranged(column, 0...999)),
            digits: UInt8(try ranged(column + 1, digits)))
    }

    func rate(_ column: Int32) throws -> YearlyRate {
        YearlyRate(millionthsOfPercent: try ranged(column, Prepared.rates))
    }

    @inline(__always)
    func ranged(_ column: Int32, _ range: ClosedRange<Int64>) throws -> Int64 {
        let value = integer(column)
        guard range.contains(value) else { throw damage(column, "\(value)") }
        return value
    }

    /// A case of an enumeration by its number.
    func oneOf<Value: RawRepresentable>(
        _ type: Value.Type, _ column: Int32
    ) throws -> Value where Value.RawValue: FixedWidthInteger {
        guard let raw = Value.RawValue(exactly: integer(column)), let value = Value(rawValue: raw)
        else { throw damage(column, "\(integer(column))") }
        return value
    }

    /// Bytes that `CompactWriter` has written, read to their end.
    func decoded<Value>(
        _ column: Int32, _ read: (inout CompactReader) throws(StoreFault) -> Value
    ) throws -> Value {
        do {
            return try CompactReader.reading(bytes(column), read)
        } catch StoreFault.corrupt(let what) {
            throw damage(column, what)
        }
    }

    /// What is wrong with a column, with the table and the number of the row.
    ///
    /// - Shape: the first column of a question tells its rows apart.
    func damage(_ column: Int32, _ what: String) -> StoreFault {
        let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
        return .corrupt("\(table) \(text(0)): \(name): \(what)")
    }

    /// The table that is asked: the word behind the first FROM.
    private var table: String {
        guard let text = sqlite3_sql(statement).map({ String(cString: $0) }) else { return "row" }
        let words = text.split(whereSeparator: \.isWhitespace)
        let from = words.firstIndex { $0 == "FROM" }
        return from.flatMap { words.dropFirst($0 + 1).first }.map(String.init) ?? "row"
    }
}
