import BackOffice
import Contracts
import Directories
import Measures
import Processes

/// What a map may say of a cash flow.
package enum CashFlowField: String, ImportField {
    case contract, valueTime, direction, amount, paymentType, bank, reference, early

    package static var format: String { "tranche-cash-flow-map/1" }
    package static var hasAttributes: Bool { false }

    package var readers: [String] {
        switch self {
        case .contract, .direction, .paymentType, .bank, .reference, .early: ["text"]
        case .valueTime: ["day", "time"]
        case .amount: ["money"]
        }
    }

    package var isRequired: Bool {
        switch self {
        case .contract, .valueTime, .direction, .amount, .paymentType: true
        case .bank, .reference, .early: false
        }
    }
}

/// The map of a file of cash flows.
package typealias CashFlowMap = ImportMap<CashFlowField>

extension ImportRow<CashFlowField> {
    /// The order that the row is.
    ///
    /// - Days: a bare day is its 00:00:00.
    func cash(in currency: Currency, _ rules: Rules) throws(RowRefusal) -> NewCash {
        let amount = try required(.amount) { text throws(MeasureFlaw) in
            try Money(text: text, currency)
        }
        guard amount.isPositive else {
            throw refusal(
                .amount, "E-AMT", "an amount must be above zero, not \(amount.text)")
        }
        let valueTime = try required(.valueTime) { text throws(MeasureFlaw) in
            try ValueTime(text: text)
        }
        do {
            try rules.requireNear(valueTime.day)
        } catch {
            throw refusal(.valueTime, error.code, error.message)
        }
        let bank = text(.bank)
        if let bank, !rules.book.rows.banks.contains(where: { $0.value.code == bank }) {
            throw refusal(.bank, "E-REF", "bank \"\(bank)\" is not in the directory")
        }
        let directions = ["in": CashDirection.incoming, "out": .outgoing]
        let direction = try word(.direction, directions) ?? .incoming
        let payment = try word(.paymentType, ["bank": PaymentType.bank, "cash": .cash]) ?? .bank
        let requests = EarlyRequest.allCases.map { ($0.rawValue, $0) }
        return NewCash(
            contract: try number(),
            valueTime: valueTime, direction: direction, payment: payment, amount: amount,
            bank: bank,
            reference: text(.reference),
            early: try word(.early, Dictionary(uniqueKeysWithValues: requests)))
    }

    /// The number of the contract.
    func number() throws(RowRefusal) -> String {
        try required(.contract) { text throws(MeasureFlaw) in text }
    }

    /// What a word stands for; nil for a field that may be empty and is.
    private func word<Value>(
        _ field: CashFlowField, _ values: [String: Value]
    ) throws(RowRefusal) -> Value? {
        guard let text = text(field) else {
            if !field.isRequired { return nil }
            throw refusal(field, "E-REQ", "\(column(field)) must not be empty")
        }
        if let value = values[text] { return value }
        let accepted = values.keys.sorted().joined(separator: ", ")
        throw refusal(
            field, "E-FMT", "\(column(field)) \"\(text)\" is not accepted: \(accepted)")
    }
}
