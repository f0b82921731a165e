import Measures

/// Turns the texts of one row into values, and names the row in what it refuses.
struct RowReading {
    let file: String
    let row: String
    let codes: CodeBook
    /// That of the version that holds the row.
    let edition: Edition

    func refusal(
        _ field: String, _ value: String, accepted: String
    ) -> DirectoryFlaw {
        DirectoryFlaw(file: file, row: row, field: field, value: value, accepted: accepted)
    }

    func measure<Value>(
        _ field: String, _ text: String, _ read: (String) throws(MeasureFlaw) -> Value
    ) throws(DirectoryFlaw) -> Value {
        do throws(MeasureFlaw) {
            return try read(text)
        } catch {
            throw refusal(field, text, accepted: error.accepted)
        }
    }

    func day(_ field: String, _ text: String) throws(DirectoryFlaw) -> Day {
        try measure(field, text) { text throws(MeasureFlaw) in try Day(text: text) }
    }

    func rate(_ field: String, percent text: String) throws(DirectoryFlaw) -> YearlyRate {
        try measure(field, text) { text throws(MeasureFlaw) in
            try YearlyRate(percentText: text)
        }
    }

    func currency(_ field: String, _ code: String) throws(DirectoryFlaw) -> Currency {
        try measure(field, code) { text throws(MeasureFlaw) in try Currency(code: text) }
    }

    /// Minor units of an amount in major units.
    func minor(
        _ field: String, _ text: String, _ currency: Currency
    ) throws(DirectoryFlaw) -> Int64 {
        try measure(field, text) { text throws(MeasureFlaw) in
            try Money(text: text, currency)
        }.minor
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ field: String, _ text: String, of type: Choice.Type
    ) throws(DirectoryFlaw) -> Choice {
        if let choice = Choice(rawValue: text) { return choice }
        throw refusal(
            field, text, accepted: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }

    /// Looks a code up in one of the lists of words.
    func word<Word>(
        _ field: String, _ code: String, in words: [String: Word]
    ) throws(DirectoryFlaw) -> Word {
        if let word = words[code] { return word }
        throw refusal(field, code, accepted: words.keys.sorted().joined(separator: ", "))
    }

    func words<Word>(
        _ field: String, _ list: [String], in words: [String: Word]
    ) throws(DirectoryFlaw) -> [Word] {
        var found: [Word] = []
        for code in list { found.append(try word(field, code, in: words)) }
        return found
    }

    func amountType(_ field: String, _ code: String) throws(DirectoryFlaw) -> AmountType {
        try word(field, code, in: codes.amountTypes)
    }
}

/// The text codes of the vocabulary.
struct CodeBook {
    var amountTypes: [String: AmountType] = [:]
    var actions: [String: ActionType] = [:]
    var payments: [String: PaymentType] = [:]
    var documents: [String: DocumentType] = [:]
    let kinds = Dictionary(uniqueKeysWithValues: ContractKind.allCases.map { ($0.code, $0) })
    let signs: [String: Sign] = ["plus": .plus, "minus": .minus]
    /// Whether a balance flag means off balance.
    let balances: [String: Bool] = ["on": false, "off": true]
}

extension MeasureFlaw {
    /// What would have been accepted instead.
    fileprivate var accepted: String {
        switch self {
        case .notA(_, _, let accepted), .outOfRange(_, _, let accepted): accepted
        case .wrongCheckDigit(_, _, let expected): "check digit \(expected)"
        case .overflow, .totalOverflow, .currencyMismatch, .noWeights, .noSolution, .unknownYear:
            "a value in range"
        }
    }
}
