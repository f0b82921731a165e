import Contracts
import Formats
import Measures
import Storage

/// Payments that a file has under one number, told apart from those the ledger has under it.
///
/// A payment is the same when day, amount, contract, payer and text are. One that differs takes
/// the place of another when that should stand in the file as well and does not, or when the
/// day alone is another: whether it is new, people must say. Numbers begin again, so anything
/// else is a payment of its own.
struct NumberedPayments {
    /// A payment of the file, and the contract it names.
    struct Arrived {
        let entry: StatementEntry
        let statement: BankStatement
        let found: ContractFinder.Found
    }

    /// What is to be done with it.
    enum Verdict {
        /// The ledger has received it.
        case repeated
        /// It waits on the list under this name.
        case waiting(String)
        case new(String, sharesNumberWith: TakenPayment?)
        case conflict(String, with: TakenPayment)
    }

    /// Payments of one number that a payment which is not among them is held against.
    private static let comparedMax = 1_000

    private var rest: [Mark: [TakenPayment]] = [:]
    private var names: Set<String>
    private var counts: [String: Int] = [:]

    /// What is equal in payments that are the same, whatever else they say.
    private struct Mark: Hashable {
        let day: Day
        let amount: Money
    }

    init(taken: [TakenPayment]) {
        names = Set(taken.map(\.reference))
        for payment in taken {
            rest[Mark(day: payment.day, amount: payment.amount), default: []].append(payment)
        }
    }

    /// A verdict on each.
    mutating func verdicts(on payments: [Arrived]) -> [Verdict] {
        let same = payments.map { takeSame($0) }
        let left = rest.values.flatMap { $0 }.sorted { $0.reference < $1.reference }
            .prefix(NumberedPayments.comparedMax)
        return zip(payments, same).map { payment, same in
            if let same, same.contract != nil { return .repeated }
            switch (same, displaced(by: payment, left)) {
            // It was put on the list because of the other one.
            case (_?, _?): return .repeated
            case (let same?, nil): return .waiting(same.reference)
            case (nil, let other?): return .conflict(freeName(payment.entry), with: other)
            case (nil, nil):
                return .new(freeName(payment.entry), sharesNumberWith: left.first)
            }
        }
    }

    private mutating func takeSame(_ payment: Arrived) -> TakenPayment? {
        let mark = Mark(day: payment.entry.valueDay, amount: payment.entry.amount)
        guard let place = rest[mark]?.firstIndex(where: { $0.isSame(as: payment) }) else {
            return nil
        }
        let same = rest[mark]?.remove(at: place)
        if rest[mark]?.isEmpty ?? false { rest[mark] = nil }
        return same
    }

    /// The payment that this one may be in another form.
    private func displaced(
        by payment: Arrived, _ left: ArraySlice<TakenPayment>
    ) -> TakenPayment? {
        let (from, through) = (payment.statement.from, payment.statement.through)
        return left.first { other in
            other.day == payment.entry.valueDay || (from <= other.day && other.day <= through)
                || (other.amount == payment.entry.amount && other.saysSame(as: payment))
        }
    }

    /// The name of the payment, with a number behind it where others have the same.
    private mutating func freeName(_ entry: StatementEntry) -> String {
        let name = entry.reference.name
        var count = counts[name, default: 0]
        var free: String
        repeat {
            count += 1
            free = count == 1 ? name : "\(name)#\(count)"
        } while !names.insert(free).inserted
        counts[name] = count
        return free
    }
}

/// A payment that the ledger has, as far as it knows what it said.
struct TakenPayment {
    let reference: String
    let day: Day
    let amount: Money
    /// Nil while it waits without a contract.
    let contract: ContractID?
    /// Nil where only the money was kept.
    let words: Words?

    struct Words: Hashable {
        let payer: Payer
        let purpose: String
    }

    func isSame(as payment: NumberedPayments.Arrived) -> Bool {
        day == payment.entry.valueDay && amount == payment.entry.amount && saysSame(as: payment)
    }

    /// Whether payer, text and contract are those of a payment.
    func saysSame(as payment: NumberedPayments.Arrived) -> Bool {
        if let words { return words == Words(payment.entry) }
        return switch payment.found {
        case .contract(let id): id == contract
        case .nothing(_, let guess): guess != nil && guess == contract
        }
    }

    /// What a payment under the same number says otherwise, for people.
    func differences(from payment: NumberedPayments.Arrived) -> String {
        var words: [String] = []
        if amount != payment.entry.amount { words.append("amount") }
        if day != payment.entry.valueDay { words.append("day") }
        if !saysSame(as: payment) {
            words.append(self.words == nil ? "contract" : "payer or text")
        }
        return words.joined(separator: ", ")
    }
}

extension TakenPayment.Words {
    init(_ entry: StatementEntry) {
        self.init(payer: Payer(entry.payer), purpose: entry.purpose)
    }
}

extension ReadSession {
    /// What the ledger has under the number of a payment.
    func taken(under reference: StatementReference) throws -> [TakenPayment] {
        let range = reference.names
        let listed = try listedPayments(references: range).filter {
            reference.isName($0.reference)
        }
        var words: [String: UnidentifiedPayment] = [:]
        for payment in listed { words[payment.reference] = payment }
        var taken: [TakenPayment] = []
        for stored in try cashFlows(references: range) {
            guard let name = stored.flow.reference, reference.isName(name) else { continue }
            let said = words.removeValue(forKey: name).map(TakenPayment.Words.init)
            let currency = try contract(stored.contract).terms.principal.currency
            taken.append(
                TakenPayment(
                    reference: name, day: stored.flow.valueTime.day,
                    amount: Money(minor: stored.flow.amount, currency),
                    contract: stored.contract, words: said))
        }
        return taken
            + words.values.sorted { $0.reference < $1.reference }.map {
                TakenPayment(
                    reference: $0.reference, day: $0.valueDay, amount: $0.amount, contract: nil,
                    words: TakenPayment.Words($0))
            }
    }
}

extension TakenPayment.Words {
    fileprivate init(_ payment: UnidentifiedPayment) {
        self.init(payer: payment.payer, purpose: payment.purpose)
    }
}
