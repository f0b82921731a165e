import BackOffice
import Contracts
import Directories
import Measures
import Orders
import Processes

/// Money comes in: `pay: 485.08`, or `pay: payoff`, which is what closes the contract.
struct PayAction: ScenarioAction {
    static let word = "pay"
    static let keys = ["by", "early", "accept", "bank", "as"]
    static let isOfContract = true

    private let cash: ScenarioCash
    private let early: CashOrder.Early?

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        let text = try reading.value.text("an amount such as 485.08, or payoff")
        let amount = text == "payoff" ? nil : try reading.value.money(reading.currency)
        cash = try ScenarioCash(reading, isIncoming: true, amount: amount)
        early = try reading.step["early"].map { node throws(ScenarioFlaw) in
            try node.word(CashOrder.Early.allCases.map(\.rawValue))
        }.flatMap(CashOrder.Early.init(rawValue:))
    }

    var told: String {
        "pay \(cash.told)" + (early.map { ", early \($0.rawValue)" } ?? "") + cash.means
    }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        try cash.play(stage, at: time, on: contract, early)
    }
}

/// Money goes out: `pay-out: 100.00`.
struct PayOutAction: ScenarioAction {
    static let word = "pay-out"
    static let keys = ["by", "accept", "bank", "as"]
    static let isOfContract = true

    private let cash: ScenarioCash

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        cash = try ScenarioCash(
            reading, isIncoming: false, amount: reading.value.money(reading.currency))
    }

    var told: String { "pay out \(cash.told)" + cash.means }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        try cash.play(stage, at: time, on: contract, nil)
    }
}

/// The principal is paid out: `disburse: all`, or the amount that ought to be all.
struct DisburseAction: ScenarioAction {
    static let word = "disburse"
    static let keys = ["by", "bank", "as"]
    static let isOfContract = true

    private let cash: ScenarioCash

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        let text = try reading.value.text("all, or an amount")
        let amount =
            text == "all"
            ? reading.terms.principal : try reading.value.money(reading.currency)
        cash = try ScenarioCash(reading, isIncoming: false, amount: amount)
    }

    var told: String { "disburse \(cash.told)" + cash.means }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        let deed = try cash.play(stage, at: time, on: contract, nil)
        if let warning = deed.warnings.first {
            throw .input(field: "disburse", value: cash.told, accepted: warning.message)
        }
        return deed
    }
}

/// A cash flow of a scenario.
struct ScenarioCash: Sendable {
    /// Nil is what closes the contract on the day.
    private let amount: Money?
    private let isIncoming: Bool
    private let payment: PaymentType
    private let bank: String?
    /// Whether auto-accept lays it over the debt; it waits for an order otherwise.
    private let isAccepted: Bool
    /// What later steps call it.
    private let name: String?

    init(_ reading: StepReading, isIncoming: Bool, amount: Money?) throws(ScenarioFlaw) {
        guard amount?.isPositive ?? true else {
            throw reading.value.flaw("an amount above zero is paid")
        }
        self.amount = amount
        self.isIncoming = isIncoming
        let by = try reading.step["by"]?.word(["bank", "cash"]) ?? "bank"
        payment = by == "cash" ? .cash : .bank
        bank = try reading.step["bank"]?.text("the code of a bank")
        isAccepted = try reading.step["accept"]?.flag() ?? true
        name = try reading.step["as"]?.text("a name such as CF-5")
    }

    var told: String { amount?.text ?? "the payoff" }

    /// How it is paid, where that is not the usual way.
    var means: String {
        (payment == .cash ? " in cash" : "") + (isAccepted ? "" : ", kept unaccepted")
    }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String, _ early: CashOrder.Early?
    ) throws(OfficeError) -> ActionResult {
        let paid: String
        if let amount {
            paid = amount.text
        } else {
            paid = try stage.office.payoff(of: contract, at: time)
        }
        let order = CashOrder(
            contract: contract, valueTime: time, isIncoming: isIncoming, payment: payment,
            amount: paid, bank: bank, reference: nil, early: nil
        ).with(bank: bank, reference: nil, early: early)
        let receipt =
            isAccepted
            ? try stage.office.receiveCash(order, stage.context)
            : try stage.office.keepCash(order, stage.context)
        if let number = receipt.cashFlow { stage.remember(number, as: name, on: contract) }
        return ActionResult(receipt)
    }
}
