package import Measures

/// One payment of a statement.
package struct StatementEntry: Hashable {
    /// Where it begins in the file, counted from 1.
    package let line: Int
    package let direction: StatementDirection
    package let valueDay: Day
    package let bookedDay: Day
    /// Above zero.
    package let amount: Money
    /// Who is on the other side.
    package let payer: StatementParty
    /// Where the number of the contract may stand, the best place first.
    package let keys: [String]
    /// What the payment is for, as the payer says.
    package let purpose: String
    package private(set) var reference: StatementReference

    package init(
        line: Int, direction: StatementDirection, valueDay: Day, bookedDay: Day, amount: Money,
        payer: StatementParty, keys: [String], purpose: String, reference: StatementReference
    ) {
        self.line = line
        self.direction = direction
        self.valueDay = valueDay
        self.bookedDay = bookedDay
        self.amount = amount
        self.payer = payer
        self.keys = keys
        self.purpose = purpose
        self.reference = reference
    }

    /// The same payment as one of several that look alike, counted from 1.
    func numbered(_ place: Int) -> StatementEntry {
        var entry = self
        entry.reference.place = place
        return entry
    }
}

/// Whether a payment fills the account of the statement or empties it.
package enum StatementDirection: Hashable, Sendable {
    case incoming, outgoing
}

/// The other side of a payment, as far as the bank names it.
package struct StatementParty: Hashable, Sendable {
    package let name: String?
    /// The taxpayer's number, unchecked.
    package let inn: String?
    package let account: String?

    package init(name: String?, inn: String?, account: String?) {
        self.name = name
        self.inn = inn
        self.account = account
    }
}

/// By what a payment is known when the file comes again.
package struct StatementReference: Hashable, Sendable {
    /// What the bank calls it, with the account before it.
    package let text: String
    /// All that the payment says of itself, where the bank gives it no name.
    package let facts: [String]?
    /// Which of several payments that look alike, counted from 1.
    package internal(set) var place = 1

    package init(_ text: String, facts: [String]? = nil) {
        self.text = text
        self.facts = facts
    }
}
