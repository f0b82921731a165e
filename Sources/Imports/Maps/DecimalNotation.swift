import BackOffice

/// How a source writes decimals: the mark before the fraction, and what parts the thousands.
struct DecimalNotation: Sendable, Hashable {
    private let comma: Bool
    /// Marks that may stand between groups of three digits, one of them in one number.
    private let thousands: Set<Character>

    /// A space may be any that holds digits together: plain, no-break, narrow, thin.
    private static let groupings: [String: Set<Character>] = [
        " ": [" ", "\u{A0}", "\u{202F}", "\u{2009}"], "'": ["'", "\u{2019}"], ".": ["."],
        ",": [","],
    ]

    init(_ decimal: String?, thousands: String?, at path: String) throws(OfficeError) {
        guard decimal == nil || decimal == "." || decimal == "," else {
            throw .input(field: path + ".decimal", value: decimal ?? "", accepted: ". or ,")
        }
        comma = decimal == ","
        guard let thousands else {
            self.thousands = []
            return
        }
        guard let marks = DecimalNotation.groupings[thousands], thousands != decimal ?? "." else {
            throw .input(
                field: path + ".thousands", value: thousands,
                accepted: "a space, ' or \(comma ? "." : ",")")
        }
        self.thousands = marks
    }

    var accepted: String {
        let mark = comma ? "," : "."
        guard let group = thousands.min() else { return "a decimal comma, as 485,08" }
        return "a decimal such as 485\(mark)08 or 11\(group)478\(mark)00"
    }

    /// The text with a point, and nothing between its digits; nil where it is written otherwise.
    ///
    /// Whether it is a number at all is for the field to say.
    func plain(_ text: String) -> String? {
        if thousands.isEmpty, !comma { return text }
        let parts = text.split(separator: comma ? "," : ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = joined(parts[0]) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : nil
        guard !(fraction ?? "").contains(where: { thousands.contains($0) || $0 == "." }) else {
            return nil
        }
        return whole + (fraction.map { "." + $0 } ?? "")
    }

    /// Digits without the marks between their groups.
    private func joined(_ whole: Substring) -> String? {
        let marks = Set(whole.filter(thousands.contains))
        guard marks.count <= 1 else { return nil }
        guard let mark = marks.first else { return whole.contains(".") ? nil : String(whole) }
        let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
        let first = groups[0].hasPrefix("-") ? groups[0].dropFirst() : groups[0]
        guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined()
    }
}
