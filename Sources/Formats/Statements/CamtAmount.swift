import Measures

extension XMLElement {
    /// The amount in `Amt`, with its currency.
    ///
    /// The schema has a decimal of at most 18 digits, 5 of them behind the point: zeros in
    /// front and behind, a plus and a missing fraction change nothing. What the currency cannot
    /// hold is refused.
    /// - Source: ISO 20022, ActiveOrHistoricCurrencyAndAmount; XML Schema, decimal.
    func camtAmount() throws -> Money {
        guard let amount = self["Amt"], let code = amount.attributes["Ccy"] else {
            throw FormatFlaw(line, "expected Amt with its Ccy")
        }
        let currency: Currency
        do {
            currency = try Currency(code: code.trimmed)
        } catch {
            throw FormatFlaw(amount.line, "expected a currency of ISO 4217, not \(code)")
        }
        let plain = try CamtDecimal(amount.text.trimmed, line: amount.line)
        guard plain.decimals.count <= Int(currency.digits) else {
            throw FormatFlaw(
                amount.line,
                "\(amount.text.trimmed) has more digits behind the point than \(code) holds")
        }
        do {
            return try Money(text: plain.text, currency)
        } catch {
            throw FormatFlaw(amount.line, "expected an amount such as 485.08 in \(code)")
        }
    }
}

/// A decimal of XML Schema without the zeros that say nothing.
private struct CamtDecimal {
    let whole: Substring
    let decimals: Substring

    var text: String { decimals.isEmpty ? "\(whole)" : "\(whole).\(decimals)" }

    /// Digits that the schema allows, all of them and those behind the point.
    private static let digitsMax = (all: 18, behindPoint: 5)

    init(_ text: String, line: Int) throws {
        let unsigned = text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard parts.count <= 2, !digits.isEmpty,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw FormatFlaw(line, "expected an amount such as 485.08, not \"\(text)\"") }
        whole = parts[0].drop { $0 == "0" }.isEmpty ? "0" : parts[0].drop { $0 == "0" }
        var decimals = parts.count == 2 ? parts[1] : ""
        let written = decimals.count
        while decimals.last == "0" { decimals.removeLast() }
        self.decimals = decimals
        guard written <= CamtDecimal.digitsMax.behindPoint,
            whole.count + decimals.count <= CamtDecimal.digitsMax.all
        else {
            throw FormatFlaw(
                line, "expected at most 18 digits, 5 behind the point, not \"\(text)\"")
        }
    }
}
