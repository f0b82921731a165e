package import Contracts
import FoundationEssentials
import Measures
import Processes
import Storage

/// Who orders, and how a repeated order is known.
package struct OrderSlip: Sendable {
    package let operatorName: String
    /// Unique in the ledger; the same order under the same key does nothing a second time.
    package let requestKey: String?
    /// Decides and shows, and stores nothing.
    package let isPreview: Bool
    /// What the preview gave as its plan: the order is refused when it would do anything else.
    package let plan: String?

    /// An order that holds to no preview.
    package init(operatorName: String, requestKey: String?, isPreview: Bool) {
        self.init(
            operatorName: operatorName, requestKey: requestKey, isPreview: isPreview, plan: nil)
    }

    package init(operatorName: String, requestKey: String?, isPreview: Bool, plan: String?) {
        self.operatorName = operatorName
        self.requestKey = requestKey
        self.isPreview = isPreview
        self.plan = plan
    }
}

extension Office {
    /// Carries out one process on one contract: load, decide, apply, post, store.
    ///
    /// - Throws: `refused`, `notFound`, `keyUsed`, `planChanged`, `fault`; nothing is changed
    ///   then.
    package func carryOut(
        _ order: any DebtProcess, on number: String, _ slip: OrderSlip
    ) throws(OfficeError) -> Receipt {
        try slip.check()
        return try sorting {
            let parameters = try text(of: order)
            if slip.isPreview { return try preview(order, parameters, on: number) }
            return try working(slip) { desk in
                let loaded = try desk.load(number)
                let kind = order.code.rawValue
                if let repeated = try desk.earlier(slip.requestKey, kind, parameters, loaded) {
                    return repeated
                }
                let step = try Step(order, on: loaded, desk.transaction, desk.rules)
                let plan = try planMark(of: parameters, step, on: loaded)
                if let promised = slip.plan, promised != plan {
                    throw OfficeError.planChanged(promised)
                }
                guard !step.isEmpty else {
                    return Receipt(number, [], step.decision.outcome, plan: plan)
                }
                let work = try desk.record(
                    kind, parameters: parameters, on: loaded.state.id, key: slip.requestKey)
                let after = try desk.put(step, on: loaded, for: work)
                var receipt = Receipt(
                    number, [step.tree(after.lastProcess)], step.decision.outcome, plan: plan)
                receipt.warnings = try desk.hints(after: order, on: after)
                return receipt
            }
        }
    }

    /// Reads an order as it was stored; what is stored beside its fields is left alone.
    ///
    /// - Throws: `notFound` for a code that is not in the catalogue, `input` for a field that
    ///   cannot be read.
    static func storedOrder(_ code: String, _ parameters: String) throws(OfficeError)
        -> any DebtProcess
    {
        let type = try processType(code)
        do {
            return try JSONDecoder().decode(OrderText.self, from: Data(parameters.utf8)).order(type)
        } catch let error as DecodingError {
            throw error.asInput
        } catch {
            // A decoder has an error of its own, without a place, for a number that its field
            // cannot hold.
            throw .input(
                field: wholeOrder, value: "", accepted: "whole numbers in the range of their fields"
            )
        }
    }

    /// The field that is to blame when an order cannot be read and no better one is known.
    static let wholeOrder = "order"

    /// Runs one transaction at a desk, for an operator and a key that the ledger may keep.
    func working<Result>(_ slip: OrderSlip, _ body: (Desk) throws -> Result) throws -> Result {
        try slip.check()
        return try store.inTransaction { transaction in
            // A clock that went back would put what is recorded before what it builds on.
            let instant = max(clock(), try transaction.newestInstant())
            return try body(
                Desk(
                    transaction: transaction, rules: rules(transaction),
                    operatorName: slip.operatorName, recordedAt: instant))
        }
    }

    private func preview(
        _ order: any DebtProcess, _ parameters: String, on number: String
    ) throws -> Receipt {
        try store.reading { reading in
            let rules = try rules(reading)
            guard let id = try reading.contractID(number: number) else {
                throw OfficeError.notFound(.contract, number)
            }
            let loaded = try reading.load(id) { try rules.product($0) }
            let step = try Step(order, on: loaded, reading, rules)
            var receipt = Receipt(
                number, step.isEmpty ? [] : [step.tree(nil)], step.decision.outcome,
                plan: try planMark(of: parameters, step, on: loaded))
            receipt.isPreview = true
            return receipt
        }
    }
}

extension Receipt {
    fileprivate init(
        _ contract: String, _ processes: [ProcessTree], _ outcome: Outcome, plan: String?
    ) {
        self.init(
            contract: contract, isRepeat: false, isPreview: false, outcome: outcome.text,
            plan: plan, cashFlow: nil, unaccepted: nil, processes: processes, warnings: [],
            trace: [])
    }
}

extension Desk {
    /// What an order under this key left when it was first carried out; nil when it is new.
    /// - Throws: `keyUsed` when another order was given under the key.
    func earlier(
        _ key: String?, _ kind: String, _ parameters: String, _ loaded: LoadedContract
    ) throws -> Receipt? {
        guard let key, let stored = try transaction.work(key: key) else { return nil }
        guard stored.work.kind == kind, stored.work.contract == loaded.state.id,
            stored.work.parameters.hasPrefix(parameters.dropLast())
        else { throw OfficeError.keyUsed(key) }
        let history = try transaction.history(from: loaded.lastProcess, postings: rules.postings)
        let own = history.filter { $0.work == stored.id }.reversed()
        return Receipt(
            contract: loaded.state.terms.number, isRepeat: true, isPreview: false,
            outcome: Outcome.done.text, plan: nil, cashFlow: nil, unaccepted: nil,
            processes: try own.map { process in
                try process.tree(kind, rules.on(process.valueTime.day))
            }, warnings: [], trace: [])
    }
}

/// The JSON of an order, stored and hashed in one form.
func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Any order, decoded by the type the catalogue gives.
private struct OrderText: Decodable {
    private let decoder: any Decoder

    init(from decoder: any Decoder) throws { self.decoder = decoder }

    func order(_ type: ProcessType) throws -> any DebtProcess { try type.decode(decoder) }
}

extension DecodingError {
    /// The field that cannot be read, and what would be.
    var asInput: OfficeError {
        switch self {
        case .keyNotFound(let key, _):
            .input(field: key.stringValue, value: "", accepted: "the field is required")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            .input(field: context.field, value: "", accepted: "a value of type \(type)")
        case .dataCorrupted(let context):
            .input(field: context.field, value: "", accepted: context.debugDescription)
        @unknown default: .input(field: "order", value: "", accepted: "a JSON object")
        }
    }
}

extension DecodingError.Context {
    fileprivate var field: String {
        codingPath.isEmpty ? "order" : codingPath.map(\.stringValue).joined(separator: ".")
    }
}
