package import Measures

/// The scores by which the regular reserve is found.
///
/// - Source: D-3.30, D-F.7.
package struct ReserveRules: Hashable, Sendable {
    package let categories: [LoanCategory]
    /// By rising days, from day 0 on without gaps.
    package let degrees: [OverdueDegree]
    /// By rising points, from 0 on without gaps.
    package let classes: [AssetClass]

    package init(
        categories: [LoanCategory], degrees: [OverdueDegree], classes: [AssetClass]
    ) {
        self.categories = categories
        self.degrees = degrees
        self.classes = classes
    }

    /// The category of a code, where it is one by itself; nil for additions too.
    package func category(code: String) -> LoanCategory? {
        categories.first { $0.code == code && !$0.isAddition }
    }

    /// The points that come on top for restructured debt.
    package var additionPoints: Int32 {
        categories.reduce(0) { $1.isAddition ? $0 + $1.points : $0 }
    }

    /// The degree of `days` overdue.
    package func degree(overdueDays days: Int32) -> OverdueDegree? {
        degrees.first { $0.days.contains(days) }
    }

    /// The class of a sum of points.
    package func assetClass(points: Int32) -> AssetClass? {
        classes.first { $0.points.contains(points) }
    }
}

/// Which debt on balance a reserve is reckoned on.
///
/// - Source: D-3.29, D-3.30.
package enum ReserveScope: String, Hashable, Sendable, CaseIterable {
    case principal = "PRINCIPAL"
    /// And interest of every kind.
    case principalAndInterest = "PRINCIPAL_INTEREST"
    /// And penalties, fees and costs.
    case wholeDebt = "WHOLE_DEBT"
}

/// Who owes and what secures it: points toward the class of an asset.
package struct LoanCategory: Hashable, Sendable {
    package let code: String
    package let name: String
    package let points: Int32
    /// Whether its points come on top of another category's, as for restructured debt.
    package let isAddition: Bool

    package init(code: String, name: String, points: Int32, isAddition: Bool) {
        self.code = code
        self.name = name
        self.points = points
        self.isAddition = isAddition
    }
}

/// Points for a span of overdue days.
package struct OverdueDegree: Hashable, Sendable {
    package let days: Span
    package let points: Int32

    package init(days: Span, points: Int32) {
        self.days = days
        self.points = points
    }
}

/// A class of assets and the share of the debt that is reserved.
package struct AssetClass: Hashable, Sendable {
    package let code: String
    package let name: String
    package let points: Span
    /// The share of the debt, without regard to time.
    package let rate: YearlyRate

    package init(code: String, name: String, points: Span, rate: YearlyRate) {
        self.code = code
        self.name = name
        self.points = points
        self.rate = rate
    }
}

/// Whole numbers from a first through a last one, or without end.
package struct Span: Hashable, Sendable {
    package let from: Int32
    /// Inclusive; nil for no end.
    package let through: Int32?

    package init(from: Int32, through: Int32?) {
        self.from = from
        self.through = through
    }

    /// Whether a number is one of them.
    package func contains(_ number: Int32) -> Bool {
        from <= number && number <= (through ?? .max)
    }
}
