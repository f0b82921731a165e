import Contracts
import Directories
import Measures

/// Names from the directory for what a refusal speaks of by number, and what could be named.
struct DirectoryNames {
    let directory: Directory?

    func name(_ type: AmountType) -> String {
        directory?.row(of: type)?.code ?? "amount type \(type.rawValue)"
    }

    func name(_ type: AmountType, _ isOffBalance: Bool) -> String {
        (isOffBalance ? "off-balance " : "") + name(type)
    }

    func bucket(_ bucket: Bucket) -> String {
        let tranche =
            bucket.tranche == .contract ? "" : " of tranche \(bucket.tranche.rawValue)"
        return name(bucket.amountType) + tranche + (bucket.isOffBalance ? " off balance" : "")
    }

    func parameters(_ parameters: PostingParameters) -> String {
        let sign = parameters.sign == .plus ? "+" : "-"
        let balance = parameters.isOffBalance ? "off" : "on"
        return "\(name(parameters.amountType))/\(parameters.action)/\(sign)/"
            + "\(parameters.payment.rawValue)/\(balance)"
    }

    /// By which export the books of a day were handed over, where it is known.
    func handover(of day: Day) -> String {
        guard let handover = directory?.closedPeriods?.handover(of: day) else { return "" }
        let exported = handover.exported.map { "exported \($0), " } ?? ""
        return " (\(exported)batch \(handover.batch))"
    }

    func posting(_ id: PostingID) -> String {
        directory?.postings[id].map { parameters($0.parameters) } ?? "\(id.rawValue)"
    }

    // What could be named instead.

    /// The codes of the products, as orders name them.
    var products: String {
        listed(Set(directory?.products.values.map(\.code) ?? []).sorted())
    }

    var amountTypes: String { listed(directory?.amountTypes.map(\.code) ?? []) }

    /// The codes the directory has of a kind.
    func codes(of kind: CodeKind) -> String {
        guard let directory else { return listed([]) }
        return switch kind {
        case .amountType: amountTypes
        case .reason: listed(directory.reasons.map(\.code.rawValue))
        case .bank: listed(directory.banks.map(\.code))
        case .loanCategory: listed(directory.reserves.categories.map(\.code))
        }
    }

    /// The codes of the reasons an action may have.
    func reasons(of action: ActionType) -> String {
        let rows = directory?.reasons.filter { $0.action == action } ?? []
        return listed(rows.map(\.code.rawValue))
    }

    private func listed(_ codes: [String]) -> String {
        codes.isEmpty ? "one that the directory has" : codes.joined(separator: ", ")
    }
}
