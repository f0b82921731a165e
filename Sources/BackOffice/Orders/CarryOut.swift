import Orders
package import Contracts
import FoundationEssentials
import Measures
import Processes
import Storage

extension Office {
    /// Carries out one process on one contract: load, decide, apply, post, store.
    ///
    /// - Throws: `refused`, `notFound`, `keyUsed`, `previewOutdated`, `fault`; nothing is changed
    ///   then.
    package func carryOut(
        _ order: any DebtProcess, on number: String, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        try carry(sorting { try .process(order, on: number) }, context)
    }

    /// Reads an order as it was stored; what is stored beside its fields is left alone.
    ///
    /// - Throws: `notFound` for a code that is not in the catalogue, `input` for a field that
    ///   cannot be read.
    static func storedOrder(
        _ code: String, _ parameters: String
    ) throws(OfficeError) -> any DebtProcess {
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
}

extension Order<Receipt> {
    /// One process on one contract.
    static func process(_ order: any DebtProcess, on number: String) throws -> Order {
        let parameters = try text(of: order)
        return Order(
            kind: .process(order.code), request: try text(of: [number, parameters])
        ) { reading, rules in
            let loaded = try reading.load(number, rules)
            let decided = try DecidedOrder(placing: order, on: loaded, reading, rules)
            let trees = decided.steps.map { $0.tree(nil) }
            var answer = Receipt(of: number, trees, decided.outcome)
            answer.backdating = decided.view
            let redone = decided.backdating?.redone.map { $0.step.tree(nil) } ?? []
            return Proposal(
                answer: answer,
                previewToken: try token(of: order.code, parameters, trees + redone, on: loaded)
            ) { unit, context in
                if trees.isEmpty { return Receipt(of: number, [], decided.outcome) }
                let work = try unit.record(
                    .process(order.code), parameters: parameters, on: loaded.state.id,
                    key: context.idempotencyKey)
                let put = try unit.put(decided, on: loaded, for: work)
                var receipt = Receipt(of: number, put.trees, decided.outcome)
                receipt.backdating = decided.view
                receipt.warnings = try unit.hints(after: order, on: put.contract)
                return receipt
            }
        }
    }
}

/// Any order, decoded by the type the catalogue gives.
private struct OrderText: Decodable {
    private let decoder: any Decoder

    init(from decoder: any Decoder) throws { self.decoder = decoder }

    func order(_ type: ProcessType) throws -> any DebtProcess { try type.decode(decoder) }
}

extension DecodingError {
    /// The field that cannot be read, and what would be.
    package var asInput: OfficeError {
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
