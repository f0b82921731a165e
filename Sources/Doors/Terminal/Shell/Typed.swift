import ArgumentParser
import Measures

/// Values as people type them; each says what it would have accepted.
enum Typed {
    static func day(_ text: String) throws -> Day {
        try refusing(text, accepted: "a day such as 2018-05-31") {
            () throws(MeasureFlaw) in try Day(text: text)
        }
    }

    static func time(_ text: String) throws -> ValueTime {
        let accepted = "a day such as 2018-05-31, or a time such as 2018-05-31T12:00:00"
        return try refusing(text, accepted: accepted) {
            () throws(MeasureFlaw) in try ValueTime(text: text)
        }
    }

    static func dayOrTime(_ text: String) throws -> DayOrTime {
        let time = try time(text)
        return text.contains("T") ? .time(time) : .day(time.day)
    }

    /// A moment of recording, as it is printed, with or without the `Z` of UTC.
    static func recorded(_ text: String) throws -> DayOrTime {
        try dayOrTime(text.hasSuffix("Z") ? String(text.dropLast()) : text)
    }

    static func month(_ text: String) throws -> Month {
        try refusing(text, accepted: "a month such as 2018-05") {
            () throws(MeasureFlaw) in try Month(text: text)
        }
    }

    static func parameter(_ text: String) throws -> TypedParameter {
        try named(text, example: "cashFlow=12")
    }

    static func attribute(_ text: String) throws -> TypedParameter {
        try named(text, example: "branch=North")
    }

    private static func named(_ text: String, example: String) throws -> TypedParameter {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
            throw TypedFlaw(text: text, accepted: "name=value, such as \(example)")
        }
        return TypedParameter(
            name: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
    }

    private static func refusing<Value>(
        _ text: String, accepted: String, _ body: () throws(MeasureFlaw) -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch {
            throw TypedFlaw(text: text, accepted: accepted)
        }
    }
}

/// A day, or a moment of one.
enum DayOrTime {
    case day(Day)
    case time(ValueTime)

    /// The last second of it.
    var end: ValueTime {
        switch self {
        case .day(let day): .end(of: day)
        case .time(let time): time
        }
    }
}

/// A parameter of an order: its name and the text after the sign of equality.
struct TypedParameter {
    let name: String
    let value: String
}

/// A text that is not what an option wants.
struct TypedFlaw: Error, CustomStringConvertible {
    let text: String
    let accepted: String

    var description: String { "expected \(accepted)" }
}
