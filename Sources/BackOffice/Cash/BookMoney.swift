package import Contracts
import Directories
import GeneralLedger
import Measures
package import Storage

/// Money is in the books on its day, whatever it is laid over and when.
///
/// - Source: docs/decisions, "Money has an entry of its own".
extension UnitOfWork {
    /// Books the money of a cash flow.
    ///
    /// One that was on the list of those without a contract is in the books already.
    /// - Throws: `noExchangeRate` for a foreign currency that never had a rate.
    package func book(
        _ flow: CashFlow, of contract: ContractState, reference: String?, for work: WorkID
    ) throws {
        let books = contract.product.accountingCurrency
        let money = BookedMoney(
            valueDay: flow.valueTime.day, direction: flow.direction, payment: flow.payment,
            amount: contract.money(flow.amount))
        if let reference, let listed = try transaction.listedPayment(reference) {
            let known = try transaction.moneyEntry(of: listed, from: money.valueDay)
            if let known, known.entry.amount.currency == books { return }
            if let known { try takeBack(known, for: work) }
        }
        try book(money, in: books, of: .cashFlow(flow.id), for: work)
    }

    /// Books the money of a payment that has no contract yet.
    package func book(_ payment: UnidentifiedPayment, as id: UnidentifiedID) throws {
        let local = try rules.on(payment.valueDay).constants.localCurrency
        let own = payment.amount.currency
        let rates = rules.rates.latest(of: own, in: local, on: payment.valueDay)
        let money = BookedMoney(
            valueDay: payment.valueDay, direction: .incoming, payment: .bank,
            amount: payment.amount)
        try book(
            money, in: rates == nil ? own : local, of: .unidentified(id), for: payment.work)
    }

    /// Books the same the other way round, on the same day where it is open.
    package func takeBack(_ stored: StoredMoneyEntry, for work: WorkID) throws {
        let entry = stored.entry
        try transaction.insert(
            NewMoneyEntry(
                day: rules.postingDay(of: entry.day), entry.direction.opposite,
                by: entry.payment, entry.amount, of: entry.source, takesBack: stored.id,
                for: work))
    }

    private func book(
        _ money: BookedMoney, in books: Currency, of source: MoneySource, for work: WorkID
    ) throws {
        let day = rules.postingDay(of: money.valueDay)
        let directory = try rules.on(day)
        let amount = try rules.worth(of: money.amount, in: books, on: money.valueDay)
        guard entry(ofMoney: money.direction, by: money.payment, amount, directory) != nil else {
            return
        }
        try transaction.insert(
            NewMoneyEntry(
                day: day, money.direction, by: money.payment, amount, of: source,
                takesBack: nil, for: work))
    }
}

/// What came in or went out.
private struct BookedMoney {
    let valueDay: Day
    let direction: CashDirection
    let payment: PaymentType
    /// In its own currency.
    let amount: Money
}

extension Rules {
    /// The day itself, or the first open one after it.
    func postingDay(of day: Day) -> Day {
        closings.last.map { max(day, $0.period.days.last.next) } ?? day
    }

    /// What an amount is in the currency of the books, by the newest rate of the day.
    ///
    /// - Throws: `noExchangeRate`, `measure`.
    fileprivate func worth(
        of amount: Money, in books: Currency, on day: Day
    ) throws -> Money {
        let own = amount.currency
        if own == books { return amount }
        guard let rate = rates.latest(of: own, in: books, on: day) else {
            throw Refusal.directory(
                .noExchangeRate(
                    own, in: books, on: day, newest: nil,
                    daysMax: try on(day).constants.exchangeRateDaysMax))
        }
        let worth = try rate.value(of: amount)
        return worth.isPositive ? worth : Money(minor: 1, books)
    }
}

extension CashDirection {
    fileprivate var opposite: CashDirection {
        switch self {
        case .incoming: .outgoing
        case .outgoing: .incoming
        }
    }
}
