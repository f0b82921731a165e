import Measures

extension ClientBankFields {
    /// The payments that a document is for an account: received, paid, or both.
    func entries(
        of account: String, _ currency: Currency, _ line: Int
    ) throws -> [StatementEntry] {
        var entries: [StatementEntry] = []
        if party("Получатель") == account,
            let day = try optionalDay("ДатаПоступило")
        {
            entries.append(try entry(.incoming, on: day, of: account, currency, line))
        }
        if party("Плательщик") == account,
            let day = try optionalDay("ДатаСписано")
        {
            entries.append(try entry(.outgoing, on: day, of: account, currency, line))
        }
        return entries
    }

    /// The accounts on both sides, as far as they are named.
    var accounts: [String] { ["Плательщик", "Получатель"].compactMap(party) }

    private func party(_ role: String) -> String? {
        self[role + "Счет"] ?? self[role + "РасчСчет"]
    }

    private func entry(
        _ direction: StatementDirection, on day: Day, of account: String, _ currency: Currency,
        _ line: Int
    ) throws -> StatementEntry {
        let amount = try money("Сумма", currency)
        guard amount.isPositive else { throw FormatFlaw(line, "Сумма is above zero") }
        let other = direction == .incoming ? "Плательщик" : "Получатель"
        let payer = StatementParty(
            name: self[other] ?? self[other + "1"], inn: self[other + "ИНН"],
            account: party(other))
        let number = try text("Номер")
        let way = direction == .incoming ? "in" : "out"
        let parts = ["1c", account, way, "\(day)", number, payer.account ?? ""]
        return StatementEntry(
            line: line, direction: direction, valueDay: day, bookedDay: day, amount: amount,
            charge: nil, payer: payer,
            places: purpose.isEmpty ? [] : [StatementPlace(.words, purpose)], purpose: purpose,
            returning: direction == .outgoing && soundsReturning ? .perhaps : .no,
            reference: .number(parts.joined(separator: "/"), amount.text))
    }

    /// Money given back is a return, unless it is the client's own that was too much.
    private var soundsReturning: Bool {
        let words = purpose.lowercased()
        return ["возврат", "возвращ", "сторно"].contains { words.contains($0) }
            && !["переплат", "излишн"].contains { words.contains($0) }
    }

    /// The purpose as one text, or in up to six lines.
    private var purpose: String {
        if let whole = self["НазначениеПлатежа"] { return whole }
        return (1...6).compactMap { self["НазначениеПлатежа\($0)"] }.joined(separator: " ")
    }
}
