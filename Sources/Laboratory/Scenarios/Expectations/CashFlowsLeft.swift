import BackOffice
import Contracts
import Measures

/// What is left to distribute of each cash flow: `cash-flows: {CF-5: 485.08}`.
struct CashFlowsLeft: Expectation {
    static let words = ["cash-flows"]

    private let amounts: [(name: String, amount: Money)]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        var amounts: [(String, Money)] = []
        for entry in try reading.node.entries("amounts by cash flow") {
            amounts.append((entry.key, try entry.value.money(reading.currency)))
        }
        self.amounts = amounts
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        amounts.map { name, amount in
            CheckReport(
                "unaccepted of \(name)", expected: amount.text, found: left(of: name, sight))
        }
    }

    private func left(of name: String, _ sight: Observation) -> String {
        guard let number = sight.stage.cashFlow(name, of: sight.contract) else {
            return "no such cash flow"
        }
        let open = sight.state.cashFlow(CashFlowID(rawValue: number))
        return sight.state.money(open?.unaccepted ?? 0).text
    }
}
