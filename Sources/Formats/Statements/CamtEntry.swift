import Measures

/// One entry of a camt.053 statement, and the transactions in it.
struct CamtEntry {
    private let entry: XMLElement
    private let account: String

    init(_ entry: XMLElement, account: String) {
        self.entry = entry
        self.account = account
    }

    /// The payments: one for each transaction that has an amount of its own, else one.
    ///
    /// What the transactions make more or less than the entry is a payment beside them.
    func entries() throws -> [StatementEntry] {
        let amount = try entry.camtAmount()
        guard amount.isPositive else {
            if amount.isZero { return [] }
            throw FormatFlaw(entry.line, "expected an amount of zero or more")
        }
        let details = entry.all("NtryDtls").flatMap { $0.all("TxDtls") }
        guard details.count > 1, let parts = try CamtBatch(entry, details, amount).parts() else {
            return [try payment(whole(amount, details), CamtWords(entry, details), place: nil)]
        }
        return try parts.enumerated().map { place, part in
            try payment(part, CamtWords(entry, part.details.map { [$0] } ?? []), place: place)
        }
    }

    /// The entry as one payment.
    private func whole(_ amount: Money, _ details: [XMLElement]) throws -> CamtPart {
        CamtPart(
            details: details.count == 1 ? details[0] : nil, isDebit: try entry.isDebit(),
            amount: amount, charge: nil)
    }

    private func payment(
        _ part: CamtPart, _ words: CamtWords, place: Int?
    ) throws -> StatementEntry {
        let direction: StatementDirection = part.isDebit ? .outgoing : .incoming
        guard let booked = try entry.camtDay("BookgDt") ?? entry.camtDay("ValDt") else {
            throw FormatFlaw(entry.line, "expected BookgDt or ValDt")
        }
        let value = try entry.camtDay("ValDt") ?? booked
        let isReturn = try isReversal(entry) || part.details.map { try isReversal($0) } ?? false
        return StatementEntry(
            line: part.details?.line ?? entry.line, direction: direction, valueDay: value,
            bookedDay: booked, amount: part.amount, charge: part.charge,
            payer: words.party(direction, isReturn: isReturn), places: words.places,
            purpose: part.purpose ?? words.purpose, returning: isReturn ? .certain : .no,
            reference: reference(
                part.amount, value, words, direction == .incoming ? "in" : "out", place: place))
    }

    /// Whether an entry or a transaction says that it takes back another one.
    private func isReversal(_ part: XMLElement) throws -> Bool {
        if part["RtrInf"] != nil { return true }
        switch part.text("RvslInd") {
        case nil, "false", "0": return false
        case "true", "1": return true
        default: throw FormatFlaw(part.line, "expected RvslInd true or false")
        }
    }

    /// The bank's own number, or all that the payment says of itself.
    private func reference(
        _ amount: Money, _ day: Day, _ words: CamtWords, _ way: String, place: Int?
    ) -> StatementReference {
        if let own = words.transactionReference {
            return StatementReference("camt/\(account)/\(way)/\(own)")
        }
        if let own = words.entryReference {
            let part = place.map { "/\($0 + 1)" } ?? ""
            return StatementReference("camt/\(account)/\(way)/\(own)\(part)")
        }
        if let own = entry.text("NtryRef") {
            let part = place.map { "/\($0 + 1)" } ?? ""
            return StatementReference(
                "camt/\(account)/\(way)/\(day)/\(own)/\(amount.text)\(part)")
        }
        let facts = [account, way, "\(day)", amount.text, words.purpose] + words.places.map(\.text)
        return StatementReference("camt/\(account)/\(way)/", facts: facts)
    }
}
