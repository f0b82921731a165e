import Contracts
import Directories
import Measures
package import Orders
import Storage

/// What the move of a payment has come to.
package struct MoveReceipt: Codable, Sendable, OrderAnswer {
    /// The contract that had the payment.
    package let source: Receipt
    /// Those that have it now, each with its part.
    package let parts: [MovedPart]
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
}

/// A part of a payment on its contract.
package struct MovedPart: Codable, Sendable {
    package let amount: String
    package let receipt: Receipt
}

extension Office {
    /// Gives a payment, or parts of it, to the contracts that it was for.
    ///
    /// It is void on the contract that had it, and received on the others on its own day. The
    /// entry of the money stays as it is.
    /// - Throws: as `voidCash`; `input` for parts that are not the whole, or a contract of another
    ///   currency.
    package func moveCash(
        _ order: MoveOrder, _ context: OrderContext
    ) throws(OfficeError) -> MoveReceipt {
        let moving = BulkOrder<MoveReceipt>(
            kind: .moveCash, request: { try text(of: order) }
        ) { unit, context in
            .kept(try unit.move(order, key: context.idempotencyKey))
        }
        return try carry(moving, context)
    }
}

extension UnitOfWork {
    fileprivate func move(_ order: MoveOrder, key: String?) throws -> MoveReceipt {
        let contract = try load(order.contract)
        let stored = try transaction.standing(order.cashFlow, of: contract)
        let whole = contract.state.money(stored.flow.amount)
        let parts = try order.parts(of: whole)
        let work = try record(
            .moveCash, parameters: text(of: order), on: contract.state.id, key: key)
        let settled = try SettledCash(voiding: stored, on: contract, transaction, rules)
        // The entry of the money stays: it is that of the parts.
        try transaction.void(stored.id, for: work)
        let put = try put(settled, of: stored.whole, on: contract, for: work)
        let name = stored.flow.reference ?? "cash-flow/\(stored.id.rawValue)"
        let moved = try parts.enumerated().map { place, part in
            let cash = NewCash(
                contract: part.contract, valueTime: stored.flow.valueTime,
                direction: stored.flow.direction, payment: stored.flow.payment,
                amount: part.amount, bank: stored.flow.bank, reference: "\(name)/\(place + 1)",
                early: nil)
            return MovedPart(
                amount: part.amount.text, receipt: try receive(cash, from: stored.id))
        }
        var source = Receipt(of: order.contract, put.trees, .done)
        source.backdating = settled.view
        return MoveReceipt(source: source, parts: moved)
    }

    private func receive(_ cash: NewCash, from origin: CashFlowID) throws -> Receipt {
        let contract = try load(cash.contract)
        guard contract.state.currency == cash.amount.currency else {
            throw OfficeError.input(
                field: "to", value: cash.contract,
                accepted: "a contract in \(cash.amount.currency.code)")
        }
        let received = try ReceivedCash(
            cash, isAccepted: true, on: contract, transaction, rules)
        let put = try put(received, as: .receiveCash, key: nil, origin: origin)
        if !put.isKept { _ = try transaction.keep(put.contract) }
        var receipt = received.receipt(put.trees)
        receipt.cashFlow = received.flow.id.rawValue
        return receipt
    }
}

extension MoveOrder {
    fileprivate struct Part {
        let contract: String
        let amount: Money
    }

    /// Who gets what: one contract all of it, or several each its amount.
    /// - Throws: `input`.
    fileprivate func parts(of whole: Money) throws(OfficeError) -> [Part] {
        let words = to.split(separator: ",").map(\.trimmed)
        if words.count == 1, let only = words.first, !only.contains(":") {
            return [Part(contract: only, amount: whole)]
        }
        var parts: [Part] = []
        for word in words {
            guard let colon = word.lastIndex(of: ":") else { throw refusal(of: whole) }
            let amount: Money
            do {
                amount = try Money(
                    text: word[word.index(after: colon)...].trimmed, whole.currency)
            } catch {
                throw refusal(of: whole)
            }
            guard amount.isPositive else { throw refusal(of: whole) }
            parts.append(Part(contract: word[..<colon].trimmed, amount: amount))
        }
        let sum = parts.reduce(0 as Int128) { $0 + Int128($1.amount.minor) }
        guard sum == Int128(whole.minor) else { throw refusal(of: whole) }
        return parts
    }

    private func refusal(of whole: Money) -> OfficeError {
        .input(
            field: "to", value: to,
            accepted: "a contract, or several with amounts that are \(whole.text) together, such "
                + "as 4711: 300.00, 4712: 200.00")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
