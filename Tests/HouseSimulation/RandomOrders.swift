import BackOffice
import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse

extension Seeded {
    /// A time of the day, of a day long past, or of one to come.
    mutating func valueTime(about day: Day) -> ValueTime {
        let shift =
            switch number(1...8) {
            case 1, 2: -number(Int32(1)...60)
            case 3: number(Int32(1)...15)
            default: Int32(0)
            }
        return ValueTime(day.advanced(by: shift), second: number(Int32(0)...86_399))
    }

    /// A cash order of an amount that means something to the contract, or of any.
    mutating func cashOrder(
        on contract: ContractState, _ directory: Directory, about day: Day
    ) -> CashOrder {
        let isRefund = contract.credit > 0 && once(in: 4)
        let minor = isRefund ? contract.credit : amount(on: contract, directory, day)
        let amount = contract.money(max(1, minor))
        return CashOrder(
            contract: contract.terms.number, valueTime: valueTime(about: day),
            isIncoming: !isRefund && once(in: 15) == (contract.kind == .deposit),
            payment: once(in: 2) ? .bank : .cash, amount: amount.text,
            bank: once(in: 3) ? pick(["ONLINE", "DESK", "ACCOUNT"]) : nil,
            reference: once(in: 2) ? "ref-\(number(1...40))" : nil,
            early: once(in: 6) ? pick(EarlyRequest.allCases) : nil)
    }

    private mutating func amount(
        on contract: ContractState, _ directory: Directory, _ day: Day
    ) -> Int64 {
        let due = contract.dueDebt(on: day)
        let isDeposit = contract.kind == .deposit
        let debt = isDeposit ? contract.claimOfDepositor : contract.debt(directory)
        let instalment = contract.schedule.map {
            $0.holding(day).principal + $0.holding(day).interest
        }
        switch number(1...9) {
        case 1: return due
        case 2: return due / 2
        case 3: return due + 1
        case 4: return debt
        case 5: return debt + number(Int64(1)...10_000)
        case 6: return number(Int64(1)...20)
        case 7: return number(Int64(1)...max(1, debt))
        default: return instalment ?? contract.terms.principal.minor
        }
    }

    /// A process of the catalogue as its JSON; its parameters may be nonsense.
    mutating func order(
        on contract: ContractState, about day: Day
    ) -> (code: String, json: String) {
        let type = pick(Catalogue.all)
        let isMonthly = type.code == ReserveByScores.code && !once(in: 4)
        let time = isMonthly ? ValueTime(day.monthEnd, second: 80_000) : valueTime(about: day)
        var fields = ["\"valueTime\":\"\(time)\""]
        let correction = correction(of: contract)
        for parameter in type.parameters.map(\.name) {
            if let value = correction[parameter] ?? value(of: parameter, on: contract, day) {
                fields.append("\"\(parameter)\":\(value)")
            }
        }
        return (type.code.rawValue, "{" + fields.joined(separator: ",") + "}")
    }
}

extension Day {
    /// The last day of its month.
    var monthEnd: Day { firstOfMonth.adding(months: 1).previous }
}
