/// What an entry or its transactions say in words: places, purpose and names.
struct CamtWords {
    private let entry: XMLElement
    /// Several where they cannot be told apart by their amounts.
    private let details: [XMLElement]

    init(_ entry: XMLElement, _ details: [XMLElement]) {
        self.entry = entry
        self.details = details
    }

    /// Where a contract's number may stand.
    var places: [StatementPlace] {
        var places = details.flatMap(CamtWords.places)
        places.append(StatementPlace(.words, entry.text("AddtlNtryInf") ?? ""))
        return places.filter { !$0.text.isEmpty }
    }

    private static func places(of details: XMLElement) -> [StatementPlace] {
        var places = [place(.payers, "EndToEndId", details)]
        let structured = details["RmtInf"]?.all("Strd") ?? []
        places += structured.map { StatementPlace(.ours, $0.text("CdtrRefInf", "Ref") ?? "") }
        places.append(
            StatementPlace(.words, CamtWords.unstructured(details).joined(separator: " ")))
        places += [place(.banks, "InstrId", details), place(.banks, "AcctSvcrRef", details)]
        places.append(StatementPlace(.words, details["SplmtryData"]?.allText ?? ""))
        places.append(StatementPlace(.words, details.text("AddtlTxInf") ?? ""))
        return places
    }

    private static func place(
        _ kind: StatementPlace.Kind, _ name: String, _ details: XMLElement
    ) -> StatementPlace {
        StatementPlace(kind, present(details.text("Refs", name)) ?? "")
    }

    var purpose: String {
        let told = details.flatMap(CamtWords.unstructured).joined(separator: " ")
        return told.isEmpty ? places.first?.text ?? "" : told
    }

    var transactionReference: String? {
        details.count == 1 ? CamtWords.present(details[0].text("Refs", "AcctSvcrRef")) : nil
    }

    var entryReference: String? { CamtWords.present(entry.text("AcctSvcrRef")) }

    /// Who is on the other side; a payment taken back names its parties as when it came.
    func party(_ direction: StatementDirection, isReturn: Bool) -> StatementParty {
        let role = (direction == .incoming) != isReturn ? "Dbtr" : "Cdtr"
        let related = details.count == 1 ? details[0]["RltdPties"] : nil
        let account = related?[role + "Acct", "Id"]
        let person = related?[role, "Pty"] ?? related?[role]
        return StatementParty(
            name: person?.text("Nm"),
            inn: person?["Id"]?.children.first?.text("Othr", "Id"),
            account: account?.text("IBAN") ?? account?.text("Othr", "Id"))
    }

    private static func unstructured(_ details: XMLElement) -> [String] {
        (details["RmtInf"]?.all("Ustrd") ?? []).compactMap { $0.text() }
    }

    /// Nil for the words by which banks say that there is nothing.
    private static func present(_ text: String?) -> String? {
        guard let text, !["NOTPROVIDED", "NONREF", "NOTAVAILABLE"].contains(text.uppercased())
        else { return nil }
        return text
    }
}
