package import Directories
import Measures

/// What the law asks of a contract when it is signed.
extension Terms {
    /// Checks that no day costs a consumer more than the law of the day of signing lets it.
    ///
    /// Looked at are the rate of the contract and the product's rate on overdue principal;
    /// penalties have limits of their own. What was signed before is not looked at again.
    /// - Parameter cap: the cap for contracts signed on that day; nil while there was none.
    /// - Throws: `dailyRateTooHigh`.
    /// - Source: 353-FZ art. 5 part 23; D-F.5.
    package func checkDailyRate(
        under product: Product, _ cap: StatutoryCap?
    ) throws(Refusal) {
        guard product.isConsumer, let cap else { return }
        let most = cap.yearlyRateMax(by: product.interest.basis)
        let highest = max(rate, product.interest.overdueRate ?? rate)
        guard highest <= most else {
            throw .amount(
                .dailyRateTooHigh(highest, max: most, daily: cap.dailyRateMax, signed: signed))
        }
    }
}
