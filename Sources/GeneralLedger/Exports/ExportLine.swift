package import Contracts
package import Directories
package import Measures

/// One line of a journal that leaves the house: an entry and the facts it is traced by.
package struct ExportLine: Hashable, Sendable {
    /// The posting day.
    package let day: Day
    /// Nil where documents are summed up.
    package let document: ExportDocument?
    /// Nil where operations are summed up.
    package let operation: OperationID?
    /// Nil where contracts are summed up.
    package let contract: ExportContract?
    package let debit: AccountCode
    package let credit: AccountCode
    /// On the books; never below zero.
    package let amount: Money
    /// In the contract's currency, where that is another.
    package let foreign: Money?
    package let meaning: ExportMeaning

    package init(
        day: Day, document: ExportDocument?, operation: OperationID?,
        contract: ExportContract?, debit: AccountCode, credit: AccountCode, amount: Money,
        foreign: Money?, meaning: ExportMeaning
    ) {
        self.day = day
        self.document = document
        self.operation = operation
        self.contract = contract
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.foreign = foreign
        self.meaning = meaning
    }
}

/// The document that a line belongs to.
package struct ExportDocument: Hashable, Sendable {
    /// The number of the process, a point, and the document's place in it from 1: `12.1`.
    package let id: String
    /// The text code of its type.
    package let type: String

    package init(id: String, type: String) {
        self.id = id
        self.type = type
    }
}

/// The contract that a line belongs to, with what accounting analyses by.
package struct ExportContract: Hashable, Sendable {
    package let number: String
    /// The code of its product.
    package let product: String
    /// The counterparty's taxpayer number, where it is known.
    package let inn: String?
    /// The counterparty's name, where it is known.
    package let counterparty: String?

    package init(number: String, product: String, inn: String?, counterparty: String?) {
        self.number = number
        self.product = product
        self.inn = inn
        self.counterparty = counterparty
    }
}

/// What a line is about: the codes of the directories and a sentence for people.
package struct ExportMeaning: Hashable, Sendable {
    package let amountType: String
    package let action: String
    package let text: String

    package init(amountType: String, action: String, text: String) {
        self.amountType = amountType
        self.action = action
        self.text = text
    }
}
