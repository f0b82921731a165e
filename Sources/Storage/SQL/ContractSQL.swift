package import Contracts
package import Directories
import Measures

/// `contract`: what was signed.
enum ContractSQL {
    static let insert = SQLText(
        """
        INSERT INTO contract (number, product, currency, digits, principal, rate, signed,
            planned_disbursement, periods, period_count, period_unit, first_repayment,
            instalment, interest_free_days, attributes, accounting_currency,
            accounting_digits)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        RETURNING id
        """)

    static let byID = SQLText(
        """
        SELECT id, number, product, currency, digits, principal, rate, signed,
            planned_disbursement, periods, period_count, period_unit, first_repayment,
            instalment, interest_free_days, attributes, accounting_currency,
            accounting_digits
        FROM contract WHERE id = $1
        """)

    static let after = SQLText(
        """
        SELECT id, number, product, currency, digits, principal, rate, signed,
            planned_disbursement, periods, period_count, period_unit, first_repayment,
            instalment, interest_free_days, attributes, accounting_currency,
            accounting_digits
        FROM contract WHERE id > $1 ORDER BY id LIMIT $2
        """)

    /// What accounting analyses by; the counterparty is told by two attributes.
    static let party = SQLText(
        """
        SELECT number, product, currency, digits, signed, attributes ->> 'counterpartyInn',
            attributes ->> 'counterpartyName', accounting_currency, accounting_digits
        FROM contract WHERE id = $1
        """)

    static let byNumber = SQLText("SELECT id FROM contract WHERE number = $1")

    static let currencies = SQLText(
        """
        SELECT currency, digits, accounting_currency, accounting_digits
        FROM contract WHERE id = $1
        """)

    static let allCurrencies = SQLText(
        """
        SELECT id, currency, digits, accounting_currency, accounting_digits
        FROM contract ORDER BY id
        """)

    static let count = SQLText("SELECT count(*) FROM contract")

    static func values(
        _ terms: Terms, accountedIn accounting: Currency, _ attributes: String
    ) -> [SQLValue] {
        let principal = terms.principal
        let foreign = accounting == principal.currency ? nil : accounting
        return [
            .text(terms.number), .integer(Int64(terms.product.rawValue)),
            .integer(Int64(principal.currency.numericCode)),
            .integer(Int64(principal.currency.digits)), .integer(principal.minor),
            .integer(terms.rate.millionthsOfPercent), .integer(Int64(terms.signed.number)),
            .integer(Int64(terms.plannedDisbursement.number)),
            .integer(Int64(terms.periods)), .integer(Int64(terms.period.count)),
            .text(terms.period.unit.rawValue),
            SQLValue(terms.firstRepayment.map { Int64($0.number) }),
            SQLValue(terms.instalment?.minor), .integer(Int64(terms.interestFreeDays)),
            .text(attributes), SQLValue(foreign.map { Int64($0.numericCode) }),
            SQLValue(foreign.map { Int64($0.digits) }),
        ]
    }

    static func read(_ row: Prepared) throws -> StoredContract {
        let currency = try row.currency(3)
        let terms = Terms(
            number: row.text(1), product: ProductID(rawValue: try row.narrow(2)),
            principal: Money(minor: try row.amount(5), currency), rate: try row.rate(6),
            signed: try row.day(7), plannedDisbursement: try row.day(8),
            periods: try row.count(9), period: try period(row),
            firstRepayment: try row.optionalDay(12),
            instalment: row.optionalInteger(13).map { Money(minor: $0, currency) },
            interestFreeDays: Int32(try row.ranged(14, 0...Int64(Int32.max))))
        return StoredContract(
            id: ContractID(rawValue: try row.number(0)), terms: terms, attributes: row.text(15),
            currencies: try currencies(row, own: 3, accounting: 16))
    }

    /// The currency of a contract and that of its books, which may be the same.
    static func currencies(
        _ row: Prepared, own: Int32, accounting: Int32
    ) throws -> ContractCurrencies {
        let currency = try row.currency(own)
        return ContractCurrencies(
            own: currency,
            accounting: row.isNull(accounting) ? currency : try row.currency(accounting))
    }

    private static func period(_ row: Prepared) throws -> Tenor {
        guard let unit = Tenor.Unit(rawValue: row.text(11)) else {
            throw row.damage(11, row.text(11))
        }
        return try Tenor(Int32(row.ranged(10, 1...9999)), unit)
    }
}

extension ReadSession {
    package func contractCount() throws -> Int {
        try session.first(ContractSQL.count, []) { try $0.count(0) } ?? 0
    }

    /// The contract of a number; nil when there is none.
    package func contractID(number: String) throws -> ContractID? {
        try session.first(ContractSQL.byNumber, [.text(number)]) {
            ContractID(rawValue: try $0.number(0))
        }
    }

    /// What was signed.
    /// - Throws: `unknown(.contract)`.
    package func contract(_ id: ContractID) throws -> StoredContract {
        let found = try session.first(
            ContractSQL.byID, [.integer(id.rawValue)], ContractSQL.read)
        guard let found else { throw StoreFault.unknown(.contract, id: id.rawValue) }
        return found
    }

    /// What accounting analyses a contract by.
    /// - Throws: `unknown(.contract)`.
    package func party(of id: ContractID) throws -> ContractParty {
        let found = try session.first(ContractSQL.party, [.integer(id.rawValue)]) { row in
            ContractParty(
                number: row.text(0), product: ProductID(rawValue: try row.narrow(1)),
                currencies: try ContractSQL.currencies(row, own: 2, accounting: 7),
                signed: try row.day(4), inn: row.optionalText(5),
                name: row.optionalText(6))
        }
        guard let found else { throw StoreFault.unknown(.contract, id: id.rawValue) }
        return found
    }

    /// Contracts in the order of their ids.
    package func contracts(after id: ContractID, limit: Int) throws -> [StoredContract] {
        try session.all(
            ContractSQL.after, [.integer(id.rawValue), .integer(Int64(limit))],
            ContractSQL.read)
    }

    func currencies(of id: ContractID) throws -> ContractCurrencies {
        let found = try session.first(ContractSQL.currencies, [.integer(id.rawValue)]) {
            try ContractSQL.currencies($0, own: 0, accounting: 2)
        }
        guard let found else { throw StoreFault.unknown(.contract, id: id.rawValue) }
        return found
    }
}

extension Transaction {
    /// Puts down a signed contract, before its first document.
    ///
    /// - Shape: `product` is that of the terms; `attributes` a JSON object, kept as given.
    /// - Throws: `duplicate(.contractNumber)`, `forbidden` when the attributes are not JSON.
    package func insert(
        _ terms: Terms, of product: Product, attributes: String
    ) throws -> ContractID {
        let values = ContractSQL.values(
            terms, accountedIn: product.accountingCurrency, attributes)
        let id = try orDuplicate(.contractNumber, terms.number) {
            try session.first(ContractSQL.insert, values) {
                ContractID(rawValue: try $0.number(0))
            }
        }
        try insertState(of: id, terms)
        let signed = ContractState(id: id, terms: terms, product: product, cashFlows: [])
        try list(signed, attributes: attributes)
        return id
    }

    /// Runs an insertion, and names what must not occur twice when it does.
    func orDuplicate<Result>(
        _ unique: StoreFault.Unique, _ value: String?, _ insert: () throws -> Result?
    ) throws -> Result {
        do {
            guard let result = try insert() else {
                preconditionFailure("an insertion returns its row")
            }
            return result
        } catch let fault as StoreFault where fault.isUniqueViolation {
            throw StoreFault.duplicate(unique, value: value ?? "")
        }
    }
}
