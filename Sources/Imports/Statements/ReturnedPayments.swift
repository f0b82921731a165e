import BackOffice
import Contracts
import Formats
import Measures
import Storage

/// Finds the payment that is taken back: by the bank's number, else the newest of its amount on
/// the contract it names, else the one of its amount and payer that waits without a contract.
struct ReturnedPayments {
    private let unit: UnitOfWork
    private let finder: ContractFinder
    /// Payments that a return has found: none is taken back twice.
    private var found: Set<String> = []

    init(_ unit: UnitOfWork, _ finder: ContractFinder) {
        self.unit = unit
        self.finder = finder
    }

    /// The payment that came, as far as the ledger knows it.
    struct Original {
        let reference: String?
        /// Nil while it waits without a contract.
        let contract: String?
        let cashFlow: CashFlowID?
        let day: Day
    }

    /// - Returns: nil when the ledger has no such payment.
    mutating func original(of entry: StatementEntry) throws -> Original? {
        guard let original = try received(entry) ?? waiting(entry) else { return nil }
        if let reference = original.reference { found.insert(reference) }
        return original
    }

    private func received(_ entry: StatementEntry) throws -> Original? {
        if let name = entry.reference.incoming,
            let id = try unit.transaction.cashFlowID(reference: name),
            let own = try matching([unit.transaction.cashFlow(id)], entry)
        {
            return try original(own)
        }
        let contract: ContractID? =
            switch try finder.contract(for: entry) {
            case .contract(let id): id
            case .nothing(_, let guess): guess
            }
        guard let contract else { return nil }
        let flows = try unit.transaction.cashFlows(from: unit.load(contract).lastCashFlow)
        return try matching(flows, entry).map(original)
    }

    /// The first of cash flows that a payment may take back.
    private func matching(
        _ flows: [StoredCashFlow], _ entry: StatementEntry
    ) throws -> StoredCashFlow? {
        try flows.first { stored in
            let currency = try unit.transaction.party(of: stored.contract).currencies.own
            return stored.flow.direction == .incoming
                && Money(minor: stored.flow.amount, currency) == entry.amount
                && stored.flow.valueTime.day <= entry.valueDay
                && !(stored.flow.reference.map(found.contains) ?? false)
        }
    }

    private func original(_ stored: StoredCashFlow) throws -> Original {
        Original(
            reference: stored.flow.reference, contract: try finder.number(stored.contract),
            cashFlow: stored.id, day: stored.flow.valueTime.day)
    }

    private func waiting(_ entry: StatementEntry) throws -> Original? {
        guard entry.payer.account != nil || entry.payer.name != nil else { return nil }
        return try unit.transaction.unidentifiedPayments().last { payment in
            payment.amount == entry.amount && payment.valueDay <= entry.valueDay
                && payment.payer.account == entry.payer.account
                && payment.payer.name == entry.payer.name && !found.contains(payment.reference)
        }.map {
            Original(reference: $0.reference, contract: nil, cashFlow: nil, day: $0.valueDay)
        }
    }
}

/// What has become of a return.
enum ReturnEnd: Equatable {
    /// The payment is void, the debt is back.
    case takenBack
    /// It was before.
    case repeated
    /// For a person to judge; why, where the ledger has said no.
    case listed(String?)
}

extension StatementReference {
    /// The name of a payment that came in under the number under which this one goes out.
    fileprivate var incoming: String? {
        guard number == text, facts == nil, let way = name.firstRange(of: "/out/") else {
            return nil
        }
        return name.replacingCharacters(in: way, with: "/in/")
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
