import Measures

extension DirectoryCheck {
    static let scoreRules: [Rule] = [
        Rule(demand: "overdue degrees cover every day once", findings: degreesCover),
        Rule(demand: "asset classes cover every sum of points once", findings: classesCover),
        Rule(demand: "codes of categories and classes are unique", findings: scoresUnique),
        Rule(demand: "caps begin on rising days and leave something", findings: capsRise),
        Rule(demand: "calendars are unique and leave working days", findings: calendarsSound),
    ]

    static func degreesCover(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        holes(in: rows.overdueDegrees.map(\.value.days)).map { hole in
            DirectoryFlaw(
                file: "overdue-degrees", row: "from day \(hole.from)", field: "fromDay",
                value: "\(hole.from)", accepted: hole.accepted)
        }
    }

    static func classesCover(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        holes(in: rows.assetClasses.map(\.value.points)).map { hole in
            DirectoryFlaw(
                file: "asset-classes", row: "from \(hole.from) points", field: "fromPoints",
                value: "\(hole.from)", accepted: hole.accepted)
        }
    }

    /// Where spans do not follow one another from zero without end.
    struct Hole {
        let from: Int32
        let accepted: String
    }

    static func holes(in spans: [Span]) -> [Hole] {
        var holes: [Hole] = []
        var next: Int64? = 0
        for span in spans.sorted(by: { $0.from < $1.from }) {
            if Int64(span.from) != next {
                let accepted = next.map { "\($0)" } ?? "nothing after an endless span"
                holes.append(Hole(from: span.from, accepted: accepted))
            }
            if let through = span.through, through < span.from {
                holes.append(Hole(from: span.from, accepted: "an end not before the beginning"))
            }
            next = span.through.map { Int64($0) + 1 }
        }
        if let next {
            holes.append(Hole(from: Int32(clamping: next), accepted: "a last span without end"))
        }
        return holes
    }

    static func scoresUnique(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        repeated(rows.loanCategories.map(\.value.code)).map { code in
            DirectoryFlaw(
                file: "loan-categories", row: code, field: "code", value: "twice on one day",
                accepted: "each code once")
        }
            + repeated(rows.assetClasses.map(\.value.code)).map { code in
                DirectoryFlaw(
                    file: "asset-classes", row: code, field: "code", value: "twice on one day",
                    accepted: "each code once")
            }
    }

    static func capsRise(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let order = zip(rows.caps, rows.caps.dropFirst()).filter { $0.validFrom >= $1.validFrom }
        let empty = rows.caps.filter { cap in
            cap.chargesPercentMax.map { $0 < 1 } ?? false
                || cap.dailyRateMax.map { $0.millionthsOfPercent < 1 } ?? false
        }
        return order.map { earlier, later in
            DirectoryFlaw(
                file: "statutory-caps", row: "\(later.validFrom)", field: "validFrom",
                value: "\(later.validFrom)", accepted: "later than \(earlier.validFrom)")
        }
            + empty.map { cap in
                DirectoryFlaw(
                    file: "statutory-caps", row: "\(cap.validFrom)", field: "limits",
                    value: "zero or less", accepted: "limits above zero")
            }
    }

    static func calendarsSound(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let restless = rows.calendars.filter { $0.calendar.weekend.count == 7 }
        let torn = rows.calendars.flatMap { row in
            row.calendar.extraWorkingDays.intersection(row.calendar.holidays).sorted().map {
                (code: row.code, day: $0)
            }
        }
        return repeated(rows.calendars.map(\.code)).map { code in
            DirectoryFlaw(
                file: "calendars", row: code, field: "code", value: "twice",
                accepted: "each code once")
        }
            + restless.map { row in
                DirectoryFlaw(
                    file: "calendars", row: row.code, field: "weekend", value: "all seven days",
                    accepted: "six days at most")
            }
            + torn.map { torn in
                DirectoryFlaw(
                    file: "calendars", row: torn.code, field: "workdays",
                    value: "\(torn.day) is a holiday too", accepted: "one or the other")
            }
    }
}
