import BackOffice
import Formats
import FoundationEssentials
import Measures

/// The calculators: figures of our own rules without a ledger, one JSON object a line.
///
/// - Source: `tranche calc --help`.
package enum Calculator: String, Sendable, CaseIterable {
    /// The part of a year between two days.
    case dayCount = "daycount"
    /// A repayment plan.
    case schedule
    /// The effective rate of dated flows.
    case rate
    /// What money is worth over time.
    case value

    /// What came of one line.
    package struct Answer: Hashable, Sendable {
        /// One JSON object without a line end; its keys stand in a fixed order.
        package let json: String
        package let isError: Bool
    }

    /// Answers one line; a line that cannot be answered gives an object that says why.
    package func answer(_ line: some Sequence<UInt8>) -> Answer {
        var id = JSONValue.null
        do throws(CalculationFlaw) {
            let values = try JSONValue.object(in: Data(line))
            id = try values.id
            let fields = try CalculationFields(values, accepting: keys)
            return Answer(json: try figures(fields, id).text, isError: false)
        } catch {
            return Answer(error, id)
        }
    }

    /// The answer to a line that is too long to be read.
    package static func tooLong(bytesMax: Int) -> Answer {
        Answer(
            CalculationFlaw("E-FMT", "line", "a line has \(bytesMax) bytes at most"), .null)
    }

    /// The keys a line may have besides `id`; one that is misspelt is refused, not passed over.
    private var keys: [String] {
        switch self {
        case .dayCount: DayCountCalculation.keys
        case .schedule: ScheduleCalculation.keys
        case .rate: RateCalculation.keys
        case .value: ValueCalculation.keys
        }
    }

    private func figures(
        _ fields: CalculationFields, _ id: JSONValue
    ) throws(CalculationFlaw) -> JSONLine {
        var line = JSONLine()
        line.add("id", id)
        switch self {
        case .dayCount: try DayCountCalculation(fields).write(to: &line)
        case .schedule: try ScheduleCalculation(fields).write(to: &line)
        case .rate: try RateCalculation(fields).write(to: &line)
        case .value: try ValueCalculation(fields).write(to: &line)
        }
        return line
    }
}

extension Calculator.Answer {
    /// An object that says why.
    fileprivate init(_ flaw: CalculationFlaw, _ id: JSONValue) {
        var error = JSONLine()
        error.add("code", flaw.code)
        error.add("field", flaw.field)
        error.add("message", flaw.message)
        var line = JSONLine()
        line.add("id", id)
        line.add("error", error)
        self.init(json: line.text, isError: true)
    }
}

extension [String: JSONValue] {
    /// What names the line, given back as it was written; null when it has none.
    fileprivate var id: JSONValue {
        get throws(CalculationFlaw) {
            switch self["id"] ?? .null {
            case .text, .integer, .null: return self["id"] ?? .null
            case .number, .flag, .list, .object:
                throw CalculationFlaw(
                    "E-FMT", "id", "id must be a text or a whole number")
            }
        }
    }
}
