package import Contracts
package import Measures

/// Which contracts of the list are asked for; what is nil does not matter.
package struct ContractFilter: Hashable, Sendable {
    package var number: NumberPattern?
    /// What is known of the client: any part of his attributes or of the number, whatever the case.
    package var words: String?
    /// The code of a product.
    package var product: String?
    package var currency: Currency?
    package var status: ContractStatus?
    package var closure: ClosureStatus?
    package var overdueDays = Bounds()
    /// Minor units of `currency`.
    package var overdue = Bounds()
    /// Days, both included.
    package var nextDue = Bounds()
    /// Days, both included.
    package var lastOperation = Bounds()

    package init() {}

    /// A number, or a part of one.
    package enum NumberPattern: Hashable, Sendable {
        case whole(String)
        case beginning(String)
        case ending(String)
        case part(String)
    }

    /// The least and the most of a column, both included; nil is open.
    package struct Bounds: Hashable, Sendable {
        package var least: Int64?
        package var most: Int64?

        package init() {}

        package init(_ least: Int64?, _ most: Int64?) {
            self.least = least
            self.most = most
        }
    }
}

/// What a list can be sorted by.
package enum ListColumn: String, Hashable, Sendable, CaseIterable {
    case number, client, product, currency, status, closure, principal, overdueDays, overdue
    case nextDue, nextAmount, lastOperation
}

/// An order of the list: by a column, and by the contract where the column does not decide.
package struct ListOrder: Hashable, Sendable {
    package let column: ListColumn
    package let isDescending: Bool

    package init(by column: ListColumn, isDescending: Bool) {
        self.column = column
        self.isDescending = isDescending
    }
}

/// A place in an ordered list: the row after which one goes on.
///
/// It names a value and a contract, not a count of rows: whatever comes or goes before it, what is
/// behind it stays behind it.
package struct ListPlace: Hashable, Sendable {
    package let key: Key
    package let contract: ContractID

    package init(key: Key, contract: ContractID) {
        self.key = key
        self.contract = contract
    }

    package enum Key: Hashable, Sendable {
        case integer(Int64)
        case text(String)
    }
}

/// What all contracts of one currency come to.
package struct ListTotal: Hashable, Sendable {
    package let contracts: Int
    package let principal: MoneyTotal
    package let overdue: MoneyTotal
    package let nextAmount: MoneyTotal
}
