import Measures

/// One entry of a camt.053 statement, and the transactions in it.
struct CamtEntry {
    private let entry: XMLElement
    private let account: String

    init(_ entry: XMLElement, account: String) {
        self.entry = entry
        self.account = account
    }

    /// The payments: one for each transaction where their amounts make the entry, else one.
    func entries() throws -> [StatementEntry] {
        let amount = try entry.camtAmount()
        guard amount.isPositive else {
            if amount.isZero { return [] }
            throw FormatFlaw(entry.line, "expected an amount of zero or more")
        }
        let details = entry.all("NtryDtls").flatMap { $0.all("TxDtls") }
        if let parts = try parts(of: details, amount) {
            return try parts.enumerated().map { place, part in
                try payment(part.amount, part.details, place: place)
            }
        }
        return [try payment(amount, details.count == 1 ? details[0] : nil, place: nil)]
    }

    private struct Part {
        let details: XMLElement
        let amount: Money
    }

    private func parts(of details: [XMLElement], _ whole: Money) throws -> [Part]? {
        guard details.count > 1 else { return nil }
        var parts: [Part] = []
        var sum = Money.zero(whole.currency)
        for part in details {
            let holder = part["Amt"] == nil ? part["AmtDtls", "TxAmt"] : part
            guard let amount = try holder?.camtAmount(), amount.currency == whole.currency
            else { return nil }
            sum = try sum.plus(amount)
            parts.append(Part(details: part, amount: amount))
        }
        return sum == whole && parts.allSatisfy { $0.amount.isPositive } ? parts : nil
    }

    private func payment(
        _ amount: Money, _ details: XMLElement?, place: Int?
    ) throws -> StatementEntry {
        let direction: StatementDirection = try entry.isDebit() ? .outgoing : .incoming
        guard let booked = try entry.camtDay("BookgDt") ?? entry.camtDay("ValDt") else {
            throw FormatFlaw(entry.line, "expected BookgDt or ValDt")
        }
        let value = try entry.camtDay("ValDt") ?? booked
        let words = CamtWords(entry, details)
        return StatementEntry(
            line: details?.line ?? entry.line, direction: direction, valueDay: value,
            bookedDay: booked, amount: amount, payer: words.payer(direction), keys: words.keys,
            purpose: words.purpose,
            reference: reference(
                amount, value, words, direction == .incoming ? "in" : "out", place: place))
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
        let facts = [account, way, "\(day)", amount.text, words.purpose] + words.keys
        return StatementReference("camt/\(account)/\(way)/", facts: facts)
    }
}

/// What a transaction says in words: keys, purpose and names.
private struct CamtWords {
    private let entry: XMLElement
    private let details: XMLElement?

    init(_ entry: XMLElement, _ details: XMLElement?) {
        self.entry = entry
        self.details = details
    }

    /// Where a contract's number may stand, the best place first.
    var keys: [String] {
        var keys = [reference("EndToEndId")]
        let structured = details?["RmtInf"]?.all("Strd") ?? []
        keys += structured.map { $0.text("CdtrRefInf", "Ref") }
        keys += unstructured.isEmpty ? [] : [unstructured.joined(separator: " ")]
        keys += [reference("InstrId"), transactionReference]
        keys.append(details?["SplmtryData"]?.allText)
        keys.append(details?.text("AddtlTxInf"))
        keys.append(entry.text("AddtlNtryInf"))
        return keys.compactMap { $0 }.filter { !$0.isEmpty }
    }

    var purpose: String {
        let told = unstructured.joined(separator: " ")
        return told.isEmpty ? keys.first ?? "" : told
    }

    var transactionReference: String? { reference("AcctSvcrRef") }

    var entryReference: String? { present(entry.text("AcctSvcrRef")) }

    /// Who is on the other side.
    func payer(_ direction: StatementDirection) -> StatementParty {
        let role = direction == .incoming ? "Dbtr" : "Cdtr"
        let party = details?["RltdPties", role]
        let account = details?["RltdPties", role + "Acct", "Id"]
        let person = party?["Pty"] ?? party
        return StatementParty(
            name: person?.text("Nm"),
            inn: person?["Id"]?.children.first?.text("Othr", "Id"),
            account: account?.text("IBAN") ?? account?.text("Othr", "Id"))
    }

    private var unstructured: [String] {
        (details?["RmtInf"]?.all("Ustrd") ?? []).compactMap { $0.text() }
    }

    private func reference(_ name: String) -> String? { present(details?.text("Refs", name)) }

    /// Nil for the words by which banks say that there is nothing.
    private func present(_ text: String?) -> String? {
        guard let text, !["NOTPROVIDED", "NONREF", "NOTAVAILABLE"].contains(text.uppercased())
        else { return nil }
        return text
    }
}
