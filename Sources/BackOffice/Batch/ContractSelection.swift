import Contracts
import Directories
import Measures
import Storage

/// Which contracts a mass order is for; criteria that are given must all hold.
///
/// - Source: R004-30, R000-36.
package struct ContractSelection: Codable, Hashable, Sendable {
    /// By number; nil is every contract in service.
    package let numbers: [String]?
    /// The code of a product.
    package let product: String?
    /// The least days overdue, at the end of the day of the order.
    package let overdueDays: Int32?

    /// - Shape: each number once, in order.
    package init(numbers: [String]?, product: String?, overdueDays: Int32?) {
        self.numbers = numbers.map { Set($0).sorted() }
        self.product = product
        self.overdueDays = overdueDays
    }

    /// Every contract in service.
    package static let all = ContractSelection(numbers: nil, product: nil, overdueDays: nil)
}

extension ContractSelection {
    /// How many contracts are looked at, at most.
    func contractsMax(_ reading: ReadSession) throws -> Int {
        try numbers?.count ?? reading.contractCount()
    }
}

/// A selection that was looked up in a ledger, in the order in which a mass order goes.
struct SelectedContracts {
    private let selection: ContractSelection
    /// Those that were named; nil where every contract in service is looked at.
    private let named: [ContractID]?
    private let day: Day
    private let rules: Rules

    /// - Throws: `input` for a list that is empty or too long, and for overdue days below
    ///   zero; `notFound` for a product and for contracts, each named.
    init(
        _ selection: ContractSelection, on day: Day, _ reading: ReadSession, _ rules: Rules
    ) throws {
        self.selection = selection
        self.day = day
        self.rules = rules
        if let product = selection.product, !rules.products.values.contains(code: product) {
            throw OfficeError.notFound(.product, product)
        }
        if let days = selection.overdueDays, days < 0 {
            throw OfficeError.input(field: "overdue", value: "\(days)", accepted: "0 or more days")
        }
        guard let numbers = selection.numbers else {
            named = nil
            return
        }
        let max = try rules.on(day).constants.contractsPerMassOrderMax
        guard (1...max).contains(numbers.count) else {
            throw OfficeError.input(
                field: "contracts", value: "\(numbers.count) contracts", accepted: "1 to \(max)")
        }
        let found = try numbers.map { (number: $0, id: try reading.contractID(number: $0)) }
        let unknown = found.filter { $0.id == nil }.map(\.number)
        guard unknown.isEmpty else {
            throw OfficeError.notFound(.contract, unknown.joined(separator: ", "))
        }
        named = found.compactMap(\.id).sorted()
    }

    /// The next contracts to look at, by rising id.
    func ids(after cursor: ContractID, limit: Int, _ reading: ReadSession) throws -> [ContractID] {
        guard let named else {
            return try reading.quietRows(after: cursor, limit: limit).map(\.id)
        }
        return Array(named.filter { $0 > cursor }.prefix(limit))
    }

    /// The next contracts of any standing, by rising id: those that have ended too.
    func all(after cursor: ContractID, limit: Int, _ reading: ReadSession) throws -> [ContractID] {
        guard let named else { return try reading.contractIDs(after: cursor, limit: limit) }
        return Array(named.filter { $0 > cursor }.prefix(limit))
    }

    /// Whether a contract is one of those that are looked at, and meets the criteria.
    func has(_ contract: ContractState) throws -> Bool {
        guard named?.contains(contract.id) ?? true else { return false }
        return try takes(contract)
    }

    /// Whether a contract meets the criteria.
    func takes(_ contract: ContractState) throws -> Bool {
        if let product = selection.product, contract.product.code != product { return false }
        guard let days = selection.overdueDays else { return true }
        return contract.overdue(on: day, try rules.on(day)).days >= days
    }
}

extension Collection<Product> {
    fileprivate func contains(code: String) -> Bool { contains { $0.code == code } }
}
