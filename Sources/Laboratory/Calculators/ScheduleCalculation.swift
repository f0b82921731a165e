import BackOffice
import Contracts
import Directories
import Formats
import Measures

/// `calc schedule`: a repayment plan.
struct ScheduleCalculation {
    static let keys = [
        "principal", "currency", "annualRate", "periods", "every", "unit", "disbursed",
        "firstRepayment", "shape", "principals", "dayCount", "rounding", "installmentMultipleOf",
        "smoothLast", "lastPayment", "monthEnd", "holidays", "shift", "movesInterest", "anchor",
        "finalRepayment", "installment", "installmentBasis", "installmentRounding",
        "downPayment", "interestOnlyPeriods", "totalInterestMax",
    ]

    private let terms: ScheduleTerms
    private let plan: PlannedSchedule

    init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let terms = try ScheduleTerms(fields)
        self.terms = terms
        plan = try concerning("schedule") { () throws(MeasureFlaw) in try terms.plan() }
    }

    func write(to line: inout JSONLine) {
        line.add("installment", plan.instalment?.text)
        line.add("rows", plan.rows.map(row))
        line.add("totalInterest", plan.totalInterest.text)
    }

    private func row(_ planned: PlannedRow) -> JSONLine {
        var row = JSONLine()
        row.add("n", planned.number)
        row.add("issueDate", "\(planned.issue)")
        row.add("repaymentDate", "\(planned.repayment)")
        if let holidays = terms.dates.holidays {
            row.add("dueDate", "\(planned.due)")
            if holidays.isProvisional(planned.due) {
                row.add("dueDateIsProvisional", true)
            }
        }
        row.add("days", planned.days)
        row.add("interest", planned.interest.text)
        row.add("principal", planned.principal.text)
        row.add("payment", planned.payment.text)
        row.add("balance", planned.balance.text)
        return row
    }
}

extension ScheduleTerms {
    fileprivate init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let currency = try fields.currency("currency", whenLeftOut: .usd)
        let principal = try fields.required("principal") { key throws(CalculationFlaw) in
            try fields.money(key, currency)
        }
        let rateText = try fields.required("annualRate", fields.text)
        let rounding = try fields.choice("rounding", of: Rounding.self) ?? .halfUp
        self.init(
            principal: principal,
            yearlyRate: try concerning("annualRate") { () throws(MeasureFlaw) in
                try YearlyRate(percentText: rateText)
            },
            dates: try ScheduleDates(fields),
            interest: ScheduleInterest(
                dayCount: try ScheduleDayCount(fields), rounding: rounding,
                totalMax: try fields.money("totalInterestMax", currency)),
            repayment: try ScheduleRepayment(fields, currency, rounding))
    }
}

extension ScheduleDates {
    fileprivate init(_ fields: CalculationFields) throws(CalculationFlaw) {
        self.init(
            disbursed: try fields.required("disbursed", fields.day),
            anchor: try ScheduleAnchor(fields), cycle: try ScheduleCycle(fields),
            finalRepayment: try fields.day("finalRepayment"),
            holidays: try ScheduleHolidays.read(fields))
    }
}

extension ScheduleAnchor {
    fileprivate init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let first = try fields.day("firstRepayment")
        let anchor = try fields.day("anchor")
        switch (first, anchor) {
        case (nil, nil): self = .disbursement
        case (let first?, nil): self = .firstRepayment(first)
        case (nil, let anchor?): self = .day(anchor)
        case (_?, _?):
            throw CalculationFlaw(
                "E-FMT", "anchor", "anchor and firstRepayment exclude each other")
        }
    }
}

extension ScheduleCycle {
    fileprivate init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let every = Int32(clamping: try fields.count("every") ?? 1)
        let unit = try fields.choice("unit", of: Tenor.Unit.self) ?? .month
        let tenor = try concerning("every") { () throws(MeasureFlaw) in
            try Tenor(every, unit)
        }
        let keepsEnd = try fields.flag("monthEnd") ?? false
        let periods = try fields.required("periods", fields.count)
        self = try concerning("periods") { () throws(MeasureFlaw) in
            try ScheduleCycle(
                every: tenor, monthEnd: keepsEnd ? .keepsMonthEnd : .keepsDay,
                periods: periods)
        }
    }
}

extension ScheduleHolidays {
    /// The calendar of a new installation by its code; nil where no day moves.
    fileprivate static func read(
        _ fields: CalculationFields
    ) throws(CalculationFlaw) -> ScheduleHolidays? {
        let code = try fields.text("holidays") ?? "none"
        let shift = try fields.choice("shift", of: DayShift.self)
        let movesInterest = try fields.flag("movesInterest")
        if code == "none" { return nil }
        return ScheduleHolidays(
            calendar: try seedCalendar(code, "holidays"), shift: shift ?? .following,
            movesInterest: movesInterest ?? false)
    }
}

extension ScheduleDayCount {
    fileprivate init(_ fields: CalculationFields) throws(CalculationFlaw) {
        switch try fields.text("dayCount") ?? "30/360" {
        case "samePeriod": self = .equalPeriods
        case "wholePeriods": self = .samePeriod
        case "30/360": self = .thirtyDayMonths
        case let name:
            self = .by(
                try concerning("dayCount") { () throws(MeasureFlaw) in
                    try DayCount(text: name)
                })
        }
    }
}

extension ScheduleRepayment {
    fileprivate init(
        _ fields: CalculationFields, _ currency: Currency, _ rounding: Rounding
    ) throws(CalculationFlaw) {
        self.init(
            shape: try ScheduleShape(fields, currency),
            instalment: try InstalmentRule(fields, currency, rounding),
            downPayment: try fields.money("downPayment", currency),
            interestOnlyPeriods: try fields.count("interestOnlyPeriods") ?? 0)
    }
}

extension ScheduleShape {
    /// The names that are read, in the order of the documentation.
    private static let names = [
        "annuity", "equalPrincipal", "interestOnly", "flat", "flatByPeriod", "custom",
    ]

    fileprivate init(
        _ fields: CalculationFields, _ currency: Currency
    ) throws(CalculationFlaw) {
        let name = try fields.text("shape") ?? "annuity"
        if name != "custom", fields.has("principals") {
            throw CalculationFlaw(
                "E-FMT", "principals", "principals belong to the shape custom only")
        }
        switch name {
        case "annuity": self = .annuity
        case "equalPrincipal": self = .equalPrincipal
        case "interestOnly": self = .interestOnly
        case "flat": self = .flat
        case "flatByPeriod": self = .flatByPeriod
        case "custom":
            var amounts: [Money] = []
            for (place, value) in try fields.required("principals", fields.list).enumerated() {
                amounts.append(try value.money("principals[\(place)]", currency))
            }
            self = .custom(amounts)
        default: throw CalculationFields.unknown(name, "shape", ScheduleShape.names)
        }
    }
}

extension InstalmentRule {
    fileprivate init(
        _ fields: CalculationFields, _ currency: Currency, _ rounding: Rounding
    ) throws(CalculationFlaw) {
        self.init(
            fixed: try fields.money("installment", currency),
            basis: try fields.choice("installmentBasis", of: InstalmentBasis.self)
                ?? .interestPeriods,
            rounding: try fields.choice("installmentRounding", of: Rounding.self) ?? rounding,
            multipleOf: try fields.money("installmentMultipleOf", currency)
                ?? Money(minor: 1, currency),
            last: try LastPayment(fields))
    }
}

extension LastPayment {
    fileprivate init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let smooths = try fields.flag("smoothLast") ?? false
        let named = try fields.choice("lastPayment", of: LastPayment.self)
        if smooths, named != nil {
            throw CalculationFlaw(
                "E-FMT", "lastPayment", "lastPayment and smoothLast exclude each other")
        }
        self = named ?? (smooths ? .smoothed : .takesRest)
    }
}
