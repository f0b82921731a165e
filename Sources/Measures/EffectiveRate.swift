/// A solved rate for one year, rounded half up to the digits that were asked for.
///
/// Every equation is solved by bisection in whole numbers; see `UnitInterval` for the scale.
/// Rounding: the root is taken to ten digits of a per cent, its tolerance up to a rate of
/// 10,000 %, and then rounded half up, so that a root on the middle goes up.
package struct EffectiveRate: Hashable, Sendable {
    /// The count of the smallest units: 14_374 with 3 decimals is 14.374 %.
    package let units: Int64
    /// Digits after the point of the per cent, 0...10.
    package let decimals: UInt8

    /// The equations that take nothing but dated flows; raw values as in `tranche calc rate`.
    package enum Method: String, Hashable, Sendable, CaseIterable {
        /// Directive 2008/48/EC, annex I: Σ A·(1+X)^-t = 0 with t = days / 365.
        case euEquation = "eu_equation"
        /// FCA handbook, CONC App 1.2: the same equation.
        case ukEquation = "uk_fca_equation"
        /// The spreadsheet function: the same equation, counted from the first flow.
        case spreadsheet = "excel_xirr"
        /// Federal Law 353-FZ, article 6: the full cost of a consumer credit.
        case fullCostOfCredit = "psk_353fz"
    }

    /// Solves the rate of the flows by a method.
    ///
    /// - Shape: any order; several flows may share a day; at least one of each sign.
    /// - Throws: `currencyMismatch`, `overflow`, `outOfRange(.effectiveRate)` for the decimals,
    ///   `noSolution(.effectiveRate)` when no rate fits or it exceeds the method's limit.
    package init(
        of flows: [DatedFlow], by method: Method, decimals: UInt8
    ) throws(MeasureFlaw) {
        let days = try DailyFlow.ordered(flows)
        switch method {
        case .euEquation, .ukEquation, .spreadsheet:
            self = try EffectiveRate.compounding(days, decimals: decimals)
        case .fullCostOfCredit:
            self = try EffectiveRate.fullCost(days, decimals: decimals)
        }
    }

    /// Takes a rate counted in units of 10^-10 per cent.
    init(tenDigits: Int128, decimals: UInt8) throws(MeasureFlaw) {
        guard decimals <= EffectiveRate.decimalsMax else {
            throw .outOfRange(.effectiveRate, text: "\(decimals) decimals", accepted: "0...10")
        }
        let step = Int128(PlainDecimal.power(Int(EffectiveRate.decimalsMax - decimals)))
        let units = Rounding.halfUp.quotient(tenDigits, over: step)
        guard let fitting = Int64(exactly: units) else { throw .noSolution(.effectiveRate) }
        self.units = fitting
        self.decimals = decimals
    }

    static let decimalsMax: UInt8 = 10

    /// The same rate in the unit of contracts.
    ///
    /// Rounding: half up to a millionth of a per cent.
    package var yearlyRate: YearlyRate {
        let millionths = Int128(units) * 1_000_000
        let scale = Int128(PlainDecimal.power(Int(decimals)))
        let rounded = Rounding.halfUp.quotient(millionths, over: scale)
        return YearlyRate(millionthsOfPercent: Int64(rounded))
    }
}

extension EffectiveRate: CustomStringConvertible {
    /// The per cent as a decimal text with all its digits: `14.374`.
    package var description: String { PlainDecimal.text(units, digits: Int(decimals)) }
}
