package import Measures

/// One payment of a statement.
package struct StatementEntry: Hashable {
    /// Where it begins in the file, counted from 1.
    package let line: Int
    package let direction: StatementDirection
    package let valueDay: Day
    package let bookedDay: Day
    /// What the account gained or lost by it, above zero.
    package let amount: Money
    /// What the bank kept of it on the way, all of it where it is a charge alone; nil for none.
    package let charge: Money?
    /// Who is on the other side.
    package let payer: StatementParty
    /// Where the number of the contract may stand.
    package let places: [StatementPlace]
    /// What the payment is for, as the payer says.
    package let purpose: String
    /// Whether it takes back a payment that went the other way.
    package let returning: StatementReturning
    package let reference: StatementReference

    package init(
        line: Int, direction: StatementDirection, valueDay: Day, bookedDay: Day, amount: Money,
        charge: Money?, payer: StatementParty, places: [StatementPlace], purpose: String,
        returning: StatementReturning, reference: StatementReference
    ) {
        self.line = line
        self.direction = direction
        self.valueDay = valueDay
        self.bookedDay = bookedDay
        self.amount = amount
        self.charge = charge
        self.payer = payer
        self.places = places
        self.purpose = purpose
        self.returning = returning
        self.reference = reference
    }
}

/// Whether a payment fills the account of the statement or empties it.
package enum StatementDirection: Hashable, Sendable {
    case incoming, outgoing
}

/// Whether a payment takes back another one.
package enum StatementReturning: Hashable, Sendable {
    case no
    /// The words of it sound so.
    case perhaps
    /// The bank says so.
    case certain
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
    /// How the names of all payments begin that have this number; the whole name where a bank
    /// numbers its payments itself.
    package let number: String

    /// A name that the bank gave.
    package init(_ text: String, facts: [String]? = nil) {
        self.init(text: text, facts: facts, number: text)
    }

    private init(text: String, facts: [String]?, number: String) {
        self.text = StatementReference.escaped(text)
        self.facts = facts
        self.number = StatementReference.escaped(number)
    }

    /// A name made of a number that others give too, and of what the payment says beside it.
    package static func number(_ number: String, _ fact: String) -> StatementReference {
        StatementReference(text: number + "/" + fact, facts: nil, number: number)
    }

    /// A mark that counts payments of one name is never part of a name.
    private static func escaped(_ text: String) -> String { text.replacing("#", with: "##") }
}
