import Measures

/// One payment of an entry of several.
struct CamtPart {
    /// Nil for what the transactions do not say.
    let details: XMLElement?
    let isDebit: Bool
    /// Above zero: what the account gained or lost.
    let amount: Money
    /// What the bank kept of it on the way.
    let charge: Money?
    /// What is said of it where no transaction says anything.
    var purpose: String?
}

/// The transactions of an entry, each with its amount, and what is left of the entry.
///
/// - Source: ISO 20022, camt.053: `TxDtls/Amt`, `AmtDtls/TxAmt`, `Chrgs`.
struct CamtBatch {
    private let entry: XMLElement
    private let details: [XMLElement]
    private let whole: Money

    /// A transaction as it was paid, and what the bank has charged for it.
    private struct Paid {
        let details: XMLElement
        let isDebit: Bool
        let amount: Money
        let charge: Money
    }

    init(_ entry: XMLElement, _ details: [XMLElement], _ whole: Money) {
        self.entry = entry
        self.details = details
        self.whole = whole
    }

    /// The payments; nil when one of them has no amount in the currency of the entry.
    ///
    /// A charge that a transaction names was kept of its amount, when that makes the entry.
    /// What is left otherwise is a charge of the bank when the entry is worth less to us than
    /// its transactions, and money without a name when it is worth more.
    func parts() throws -> [CamtPart]? {
        var paid: [Paid] = []
        for part in details {
            guard let one = try self.paid(part) else { return nil }
            paid.append(one)
        }
        let gain = try entry.isDebit() ? whole.negated() : whole
        let told = try gains(paid) { $0.amount }
        if told == gain { return paid.map { part(of: $0, isNet: false) } }
        let net = paid.allSatisfy { $0.isDebit || $0.amount.minor > $0.charge.minor }
        if net, try gains(paid, of: { paid in try paid.amount.less(paid.charge) }) == gain {
            return paid.map { part(of: $0, isNet: true) }
        }
        let rest = try adding { try gain.less(told) }
        let words = rest.isNegative ? "charge of the bank" : "more than the payments of the entry"
        return paid.map { part(of: $0, isNet: false) } + [
            CamtPart(
                details: nil, isDebit: rest.isNegative,
                amount: Money(minor: abs(rest.minor), rest.currency),
                charge: rest.isNegative ? Money(minor: -rest.minor, rest.currency) : nil,
                purpose: words)
        ]
    }

    private func part(of paid: Paid, isNet: Bool) -> CamtPart {
        let isCut = isNet && !paid.isDebit && paid.charge.isPositive
        let minor = isCut ? paid.amount.minor - paid.charge.minor : paid.amount.minor
        return CamtPart(
            details: paid.details, isDebit: paid.isDebit,
            amount: Money(minor: minor, whole.currency), charge: isCut ? paid.charge : nil)
    }

    /// What the account gains by transactions, each counted in one way where it comes in.
    private func gains(
        _ paid: [Paid], of amount: (Paid) throws -> Money
    ) throws -> Money {
        try adding {
            try paid.reduce(Money.zero(whole.currency)) { sum, part in
                try part.isDebit ? sum.less(part.amount) : sum.plus(amount(part))
            }
        }
    }

    private func adding(_ sum: () throws -> Money) throws -> Money {
        do {
            return try sum()
        } catch is MeasureFlaw {
            throw FormatFlaw(entry.line, "the transactions come to more than can be counted")
        }
    }

    private func paid(_ part: XMLElement) throws -> Paid? {
        let holder = part["Amt"] == nil ? part["AmtDtls", "TxAmt"] : part
        guard let amount = try holder?.camtAmount(), amount.currency == whole.currency,
            amount.isPositive
        else { return nil }
        let isDebit = try part["CdtDbtInd"] == nil ? entry.isDebit() : part.isDebit()
        return Paid(details: part, isDebit: isDebit, amount: amount, charge: try charge(of: part))
    }

    /// What the bank has taken for a transaction, in the currency of the entry.
    private func charge(of part: XMLElement) throws -> Money {
        let charges = part.all("Chrgs").flatMap { $0.all("Rcrd") + ($0["Amt"] == nil ? [] : [$0]) }
        var sum = Money.zero(whole.currency)
        for charge in charges where charge.text("CdtDbtInd") != "CRDT" {
            let amount = try charge.camtAmount()
            guard amount.currency == whole.currency else { continue }
            sum = try adding { try sum.plus(amount) }
        }
        return sum
    }
}
