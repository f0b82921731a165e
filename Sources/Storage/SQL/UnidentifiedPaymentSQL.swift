import Measures

/// `unidentified_payment`: payments of bank statements that found no contract.
enum UnidentifiedPaymentSQL {
    /// What is known already is left as it is.
    static let insert = SQLText(
        """
        INSERT INTO unidentified_payment (reference, account, value_day, booked_day, amount,
            currency, digits, payer, payer_inn, payer_account, purpose, reason, work)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (reference) DO NOTHING
        RETURNING id
        """)

    static let known = SQLText("SELECT id FROM unidentified_payment WHERE reference = $1")

    static let all = SQLText(
        """
        SELECT reference, account, value_day, booked_day, amount, currency, digits, payer,
            payer_inn, payer_account, purpose, reason, work, id
        FROM unidentified_payment ORDER BY id
        """)

    static let open = SQLText(
        """
        SELECT reference, account, value_day, booked_day, amount, currency, digits, payer,
            payer_inn, payer_account, purpose, reason, work
        FROM unidentified_payment AS payment
        WHERE ($1 IS NULL OR reference = $1) AND NOT EXISTS
            (SELECT id FROM cash_flow WHERE cash_flow.reference = payment.reference)
        ORDER BY id
        """)

    static let byReferences = SQLText(
        """
        SELECT reference, account, value_day, booked_day, amount, currency, digits, payer,
            payer_inn, payer_account, purpose, reason, work
        FROM unidentified_payment WHERE reference >= $1 AND reference < $2 ORDER BY reference
        """)

    static func values(_ payment: UnidentifiedPayment) -> [SQLValue] {
        [
            .text(payment.reference), .text(payment.account),
            .integer(Int64(payment.valueDay.number)), .integer(Int64(payment.bookedDay.number)),
            .integer(payment.amount.minor),
            .integer(Int64(payment.amount.currency.numericCode)),
            .integer(Int64(payment.amount.currency.digits)), SQLValue(payment.payer.name),
            SQLValue(payment.payer.inn), SQLValue(payment.payer.account),
            .text(payment.purpose), .text(payment.reason), .integer(payment.work.rawValue),
        ]
    }

    static func read(_ row: Prepared) throws -> UnidentifiedPayment {
        UnidentifiedPayment(
            reference: row.text(0), account: row.text(1),
            valueDay: try row.day(2), bookedDay: try row.day(3),
            amount: Money(minor: try row.amount(4), try row.currency(5)),
            payer: Payer(
                name: row.optionalText(7), inn: row.optionalText(8),
                account: row.optionalText(9)),
            purpose: row.text(10), reason: row.text(11),
            work: WorkID(rawValue: try row.number(12)))
    }
}

extension ReadSession {
    /// Payments that no cash flow has the reference of yet, in the order of recording.
    package func unidentifiedPayments() throws -> [UnidentifiedPayment] {
        try session.all(UnidentifiedPaymentSQL.open, [.null], UnidentifiedPaymentSQL.read)
    }

    /// Payments that were put on the list at some time, be they identified since, whose
    /// references stand in a range, its end left out, by the bytes of UTF-8.
    package func listedPayments(
        references range: Range<String>
    ) throws -> [UnidentifiedPayment] {
        try session.all(
            UnidentifiedPaymentSQL.byReferences,
            [.text(range.lowerBound), .text(range.upperBound)], UnidentifiedPaymentSQL.read)
    }

    /// The unidentified payment of a reference; nil when there is none, or it was identified.
    package func unidentifiedPayment(_ reference: String) throws -> UnidentifiedPayment? {
        try session.first(
            UnidentifiedPaymentSQL.open, [.text(reference)], UnidentifiedPaymentSQL.read)
    }
}

extension ReadSession {
    /// The payment of a reference that was put on the list at some time; nil for none.
    package func listedPayment(_ reference: String) throws -> UnidentifiedID? {
        try session.first(UnidentifiedPaymentSQL.known, [.text(reference)]) {
            UnidentifiedID(rawValue: try $0.number(0))
        }
    }

    /// Every payment that was ever put on the list, with its number.
    package func allListedPayments() throws -> [(UnidentifiedID, UnidentifiedPayment)] {
        try session.all(UnidentifiedPaymentSQL.all, []) { row in
            (
                UnidentifiedID(rawValue: try row.number(13)),
                try UnidentifiedPaymentSQL.read(row)
            )
        }
    }
}

extension Transaction {
    /// Puts down a payment without a contract; nil when it is known already.
    package func insert(_ payment: UnidentifiedPayment) throws -> UnidentifiedID? {
        try session.first(
            UnidentifiedPaymentSQL.insert, UnidentifiedPaymentSQL.values(payment)
        ) { UnidentifiedID(rawValue: try $0.number(0)) }
    }
}
