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
            isIncoming: once(in: 15) == (contract.kind == .deposit),
            payment: once(in: 2) ? .bank : .cash, amount: amount.text,
            bank: once(in: 3) ? pick(["ONLINE", "DESK", "NOBODY"]) : nil,
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
            guard let value = value(of: parameter, on: contract, about: day) else { continue }
            fields.append("\"\(parameter)\":\(value)")
        }
        return (type.code.rawValue, "{" + fields.joined(separator: ",") + "}")
    }

    /// A value in JSON for a parameter of that name; nil to leave it out, where it may be.
    private mutating func value(
        of parameter: String, on contract: ContractState, about day: Day
    ) -> String? {
        switch parameter {
        case "from", "to": "\"\(valueTime(about: day).day)\""
        case "courtDay": once(in: 2) ? "\"\(day)\"" : nil
        case "amountType": "\"\(pick(amountTypes))\""
        case "amount": "\"\(amount(about: contract))\""
        case "tranche": once(in: 2) ? "\(tranche(of: contract, about: day))" : nil
        case "paymentType": once(in: 8) ? "101171" : nil
        case "reason": "\"\(pick(reasons))\""
        case "caseNumber", "externalID": once(in: 2) ? "\"A-\(number(1...9))\"" : nil
        case "cashFlow": "\(cashFlow(of: contract))"
        case "feeCashFlow": once(in: 2) ? "\(cashFlow(of: contract))" : nil
        case "request": "\"\(pick(EarlyRequest.allCases).rawValue)\""
        case "loanCategory": once(in: 4) ? nil : "\"\(pick(categories))\""
        case "marketRate": once(in: 2) ? "\"\(number(Int64(0)...90))\"" : nil
        case "period": once(in: 2) ? "\"\(pick(["P3D", "P2W", "P1M", "P2M", "P1Y"]))\"" : nil
        case "start": once(in: 2) ? "\"\(pick(ProlongationStart.allCases).rawValue)\"" : nil
        default: "\(once(in: 2))"
        }
    }

    /// An amount that is a balance, of the size of interest, or any.
    private mutating func amount(about contract: ContractState) -> String {
        switch number(1...3) {
        case 1: balance(of: contract)
        case 2: interest(of: contract)
        default: contract.money(number(Int64(0)...200_000)).text
        }
    }

    private var reasons: [String] {
        ["UNCOLLECTABLE", "FORGIVENESS", "BANKRUPTCY", "ERROR", "NO_SUCH_REASON"]
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

    /// The running tranche, one near it, or none at all.
    private mutating func tranche(of contract: ContractState, about day: Day) -> Int {
        let running = contract.schedule?.holding(day).number.rawValue ?? 0
        return max(0, Int(running) + number(-2...4))
    }

    /// An amount of the size of interest, or nonsense.
    private mutating func interest(of contract: ContractState) -> String {
        let interest = contract.schedule?.tranches.map(\.interest).max() ?? 0
        return contract.money(number(-1...max(1, interest + 100))).text
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
