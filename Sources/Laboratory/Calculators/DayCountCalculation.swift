import BackOffice
import Formats
import Measures

/// `calc daycount`: the days and the part of a year between two days.
struct DayCountCalculation {
    static let keys = ["convention", "start", "end", "maturity", "refStart", "refEnd"]
    /// Digits behind the point of the part of a year.
    private static let digits = 12

    private let days: Int64
    private let fraction: Fraction

    init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let name = try fields.required("convention", fields.text)
        let dayCount = try concerning("convention") { () throws(MeasureFlaw) in
            try DayCount(text: name)
        }
        let start = try fields.required("start", fields.day)
        let end = try fields.required("end", fields.day)
        let period = DayCount.Period(
            maturity: try fields.day("maturity"), referenceStart: try fields.day("refStart"),
            referenceEnd: try fields.day("refEnd"))
        days = try concerning("end") { () throws(MeasureFlaw) in
            try dayCount.days(from: start, to: end, in: period)
        }
        // The span is in order by now: what is left to refuse is the reference period.
        fraction = try concerning("refEnd") { () throws(MeasureFlaw) in
            try dayCount.fraction(from: start, to: end, in: period)
        }
    }

    func write(to line: inout JSONLine) {
        line.add("days", days)
        line.add("fraction", fraction.text(digits: DayCountCalculation.digits))
    }
}
