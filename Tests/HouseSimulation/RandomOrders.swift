import BackOffice
import Contracts
import Directories
import Measures
import Processes

extension Chance {
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
        let amount = contract.money(max(1, amount(on: contract, directory, day)))
        return CashOrder(
            contract: contract.terms.number, valueTime: valueTime(about: day),
            isIncoming: once(in: 15) == (contract.kind == .deposit), payment: once(in: 2) ? .bank : .cash,
            amount: amount.text, bank: nil,
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
        for parameter in type.parameters {
            switch parameter {
            case "from", "to":
                fields.append("\"\(parameter)\":\"\(valueTime(about: day).day)\"")
            case "amountType": fields.append("\"amountType\":\"\(pick(amountTypes))\"")
            case "amount":
                let text = contract.money(number(Int64(0)...200_000)).text
                fields.append("\"amount\":\"\(once(in: 2) ? text : balance(of: contract))\"")
            case "tranche":
                if once(in: 2) { fields.append("\"tranche\":\(number(Int64(0)...12))") }
            case "paymentType":
                if once(in: 8) { fields.append("\"paymentType\":101171") }
            case "cashFlow": fields.append("\"cashFlow\":\(cashFlow(of: contract))")
            case "feeCashFlow":
                if once(in: 2) { fields.append("\"feeCashFlow\":\(cashFlow(of: contract))") }
            case "loanCategory":
                if !once(in: 4) { fields.append("\"loanCategory\":\"\(pick(categories))\"") }
            case "marketRate":
                if once(in: 2) { fields.append("\"marketRate\":\"\(number(Int64(0)...90))\"") }
            case "request":
                fields.append("\"request\":\"\(pick(EarlyRequest.allCases).rawValue)\"")
            default: fields.append("\"\(parameter)\":\(once(in: 2))")
            }
        }
        return (type.code.rawValue, "{" + fields.joined(separator: ",") + "}")
    }

    private var amountTypes: [String] {
        ["PRINCIPAL", "INTEREST", "PEN_PRINCIPAL", "PEN_FIXED", "FEE_SERVICE", "OVERPAYMENT",
            "DISCOUNT", "RES_IFRS", "RES_REGULAR", "DEP_PRINCIPAL", "DEP_INTEREST", "DEP_PIT"]
    }

    private var categories: [String] {
        ["INDIVIDUAL_UNSECURED", "ENTITY_PLEDGE", "RESTRUCTURED", "NO_SUCH"]
    }

    /// The balance of some bucket, to the cent.
    private mutating func balance(of contract: ContractState) -> String {
        guard !contract.buckets.entries.isEmpty else { return "1.00" }
        let entry = pick(contract.buckets.entries)
        return contract.money(Int64(clamping: entry.minor.magnitude)).text
    }

    private mutating func cashFlow(of contract: ContractState) -> Int64 {
        if contract.cashFlows.isEmpty || once(in: 10) { return number(Int64(0)...60) }
        return pick(contract.cashFlows).id.rawValue
    }
}

extension Day {
    /// The last day of its month.
    var monthEnd: Day { firstOfMonth.adding(months: 1).previous }
}
