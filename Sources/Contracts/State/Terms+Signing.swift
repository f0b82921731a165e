package import Directories
package import Measures

/// What the law asks of a contract when it is signed.
extension Terms {
    /// Checks that the limits of the law of the day of signing are known and kept.
    ///
    /// No day may cost a consumer more than they let it.
    /// Looked at are the rate of the contract and the product's rate on overdue principal;
    /// penalties have limits of their own, which products are held to.
    /// - Parameter issue: the day the money is paid out, or is to be.
    /// - Parameter cap: the limits for contracts signed on that day; nil where none are known.
    /// - Throws: `limitsNotKnown`, `dailyRateTooHigh`, `measure`.
    /// - Source: 353-FZ art. 5 parts 23, 24; D-F.5.
    package func checkLimits(
        under product: Product, _ cap: StatutoryCap?, issued issue: Day
    ) throws(Refusal) {
        guard product.isConsumer else { return }
        guard let cap, try isKnown(cap, to: product, issued: issue) else {
            throw .directory(
                .limitsNotKnown(signed: signed, isMicroloan: product.isMicroloan))
        }
        try checkDailyRate(under: product, cap)
    }

    /// Checks that no day costs a consumer more than the law of the day of signing lets it.
    /// - Throws: `dailyRateTooHigh`.
    package func checkDailyRate(
        under product: Product, _ cap: StatutoryCap?
    ) throws(Refusal) {
        guard product.isConsumer, let daily = cap?.dailyRateMax,
            let most = cap?.yearlyRateMax(by: product.interest.basis)
        else { return }
        let highest = max(rate, product.interest.overdueRate ?? rate)
        guard highest <= most else {
            throw .amount(
                .dailyRateTooHigh(highest, max: most, daily: daily, signed: signed))
        }
    }

    /// Whether a row says all that binds a loan: a long microloan had no limits of its own.
    private func isKnown(
        _ cap: StatutoryCap, to product: Product, issued issue: Day
    ) throws(Refusal) -> Bool {
        if cap.coversMicroloans || !product.isMicroloan { return true }
        let isBound = try isBound(by: cap, issued: issue)
        return !isBound
    }

    /// Whether the limit of charges binds a contract, money of which is paid out on a day.
    ///
    /// - Days: the term that was agreed on counts, wherever holidays move its last day to.
    func isBound(by cap: StatutoryCap, issued issue: Day) throws(Refusal) -> Bool {
        try refusing { () throws(MeasureFlaw) in
            let count = Int32(clamping: periods)
            let end =
                if let firstRepayment {
                    try period.day(count - 1, after: firstRepayment, monthEnd: .keepsDay)
                } else {
                    try period.day(count, after: issue, monthEnd: .keepsDay)
                }
            return try cap.bindsCharges(from: issue, through: end)
        }
    }
}
