import Contracts
import Measures
import Processes
import TestHouse

/// What happens to every loan.
extension Loan {
    /// Pays the loan out on its planned day.
    mutating func disburse() throws {
        let time = ValueTime(state.terms.plannedDisbursement, second: 36_000)
        let paid = addCashFlow(.outgoing, state.terms.principal.minor, at: time)
        try run(Disburse(valueTime: time, cashFlow: paid, feeCashFlow: nil))
    }

    /// The nightly process of a day.
    mutating func night(_ day: Day, _ variant: ProcessContract.Variant = .plain) throws {
        try run(ProcessContract(valueTime: .night(of: day), variant: variant))
    }

    /// Every night from one day through another.
    mutating func nights(_ from: String, _ through: String) throws {
        var day = try Day(text: from)
        let last = try Day(text: through)
        while day <= last {
            try night(day)
            day = day.next
        }
    }

    mutating func pay(_ amount: String, on day: String) throws {
        let cashFlow = try receive(amount, on: day)
        try run(
            Repay(
                valueTime: ValueTime(try Day(text: day), second: 43_200), cashFlow: cashFlow,
                booksExcess: false))
    }

    /// The loan of D-4.2 on 20.05.2018, processed: its fourth instalment is due that day.
    static func onDueDay(product: UInt16) throws -> Loan {
        var loan = try Loan.domain42(product: product)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.night(try Day(text: "2018-05-20"))
        return loan
    }

    /// The first three instalments of the loan of D-4.2, paid on their days.
    mutating func payThreeInstalments() throws {
        for day in ["2018-02-20", "2018-03-20", "2018-04-20"] { try pay("485.08", on: day) }
    }
}
