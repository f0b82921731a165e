extension DayCount {
    /// Reads a published name or one of the usual short names, to the letter.
    ///
    /// Shape: the short names are `ACT/365F`, `ACT/365`, `ACT/360`, `ACT/364`, `ACT/365L`,
    /// `ACT/ACT`, `ACT/ACT(ISDA)`, `30/360`, `30/360 US`, `actual/actual`. `ACT/ACT` and
    /// `actual/actual` accrue day by day, each day over its own year (D-3.0.5).
    /// - Throws: `notA(.dayCount)`.
    package init(text: String) throws(MeasureFlaw) {
        if let published = DayCount(rawValue: text) ?? DayCount.shortNames[text] {
            self = published
            return
        }
        let names = DayCount.allCases.map(\.rawValue).joined(separator: ", ")
        throw .notA(.dayCount, text: text, accepted: names)
    }

    private static let shortNames: [String: DayCount] = [
        "ACT/365F": .actual365,
        "ACT/365": .actual365,
        "ACT/360": .actual360,
        "ACT/364": .actual364,
        "ACT/365L": .actual365L,
        "ACT/ACT": .actualActualDaily,
        "actual/actual": .actualActualDaily,
        "ACT/ACT(ISDA)": .actualActualISDA,
        "30/360": .thirty360US,
        "30/360 US": .thirty360US,
    ]
}
