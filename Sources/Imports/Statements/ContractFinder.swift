import Contracts
import Formats
import Measures
import Storage

/// Finds the contract that a payment is for, by its number in what the payment says.
///
/// A number behind a word for a contract wins over a number that stands alone: the amount or
/// the day of a payment may be the number of somebody else's contract. A number of digits alone
/// that nothing introduces is a guess. Places that name different contracts name none.
struct ContractFinder {
    /// Words of one text that are looked at.
    private static let wordsMax = 200
    /// How far behind the word for a contract its number may stand.
    private static let reach = 3

    private let reading: ReadSession

    init(_ reading: ReadSession) { self.reading = reading }

    /// What was found, or why nothing was, with the contract that is likely meant.
    enum Found: Hashable {
        case contract(ContractID)
        case nothing(reason: String, guess: ContractID?)
    }

    /// How a place names a contract, the surest way last.
    private enum Strength: Comparable {
        /// Digits among other words.
        case stray
        /// Digits that are all that a number of the payer's or a bank's is.
        case bare
        /// A number that is no mere digits, or all that people wrote.
        case plain
        /// A number behind a word for a contract, or where we gave the reference.
        case introduced
    }

    /// What one place names.
    private struct Naming {
        let contracts: Set<ContractID>
        let strength: Strength
    }

    func contract(for entry: StatementEntry) throws -> Found {
        let people = try entry.places.filter { $0.kind != .banks }.compactMap(naming)
        // A bank's own numbers are many and short: they are looked at where nobody says more.
        let namings = try people.isEmpty ? entry.places.compactMap(naming) : people
        let sure = namings.filter { $0.strength >= .plain }
        let told = namings.filter { $0.strength >= (sure.isEmpty ? .stray : .bare) }
        let named = Set(told.flatMap(\.contracts))
        guard let one = named.first else {
            return .nothing(reason: "no number of a contract is named", guess: nil)
        }
        guard named.count == 1 else { return try several(named, told) }
        if sure.isEmpty {
            let number = try number(one)
            return .nothing(reason: "\(number) may be any number", guess: one)
        }
        return try fitting(one, entry)
    }

    /// Several contracts are named; the one that is named most surely is the guess.
    private func several(_ named: Set<ContractID>, _ namings: [Naming]) throws -> Found {
        let surest = namings.map(\.strength).max()
        let best = Set(namings.filter { $0.strength == surest }.flatMap(\.contracts))
        let numbers = try named.map(number).sorted().joined(separator: ", ")
        return .nothing(
            reason: "several contracts are named: \(numbers)",
            guess: best.count == 1 ? best.first : nil)
    }

    private func fitting(_ id: ContractID, _ entry: StatementEntry) throws -> Found {
        let party = try reading.party(of: id)
        guard party.currencies.own == entry.amount.currency else {
            return .nothing(
                reason: "contract \(party.number) is kept in \(party.currencies.own.code)",
                guess: nil)
        }
        return .contract(id)
    }

    /// The number that people use.
    func number(_ id: ContractID) throws -> String { try reading.party(of: id).number }

    /// What a place names; nil for nothing.
    private func naming(_ place: StatementPlace) throws -> Naming? {
        if let id = try contract(place.text) {
            let strength: Strength =
                switch place.kind {
                case .ours: .introduced
                case .words: .plain
                case .payers, .banks: ContractFinder.isDigits(place.text) ? .bare : .plain
                }
            return Naming(contracts: [id], strength: strength)
        }
        let words = ContractFinder.words(of: place.text)
        let introduced = try ContractFinder.introduced(words).compactMap { behind in
            try behind.lazy.compactMap(contract).first
        }
        if !introduced.isEmpty {
            return Naming(contracts: Set(introduced), strength: .introduced)
        }
        let plain = Set(try words.filter { !ContractFinder.isDigits($0) }.compactMap(contract))
        if !plain.isEmpty { return Naming(contracts: plain, strength: .plain) }
        let stray = Set(try words.compactMap(contract))
        return stray.isEmpty ? nil : Naming(contracts: stray, strength: .stray)
    }

    private func contract(_ word: String) throws -> ContractID? {
        try reading.contractID(number: word)
    }

    private static func isDigits(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The words of a text, without the marks around them.
    static func words(of text: String) -> [String] {
        let parts = text.split { $0.isWhitespace || ",;:()[]{}<>\"'«»„“”№#".contains($0) }
        return parts.prefix(wordsMax).map { part in
            var word = part
            while let last = word.last, ".!?-".contains(last) { word.removeLast() }
            return String(word)
        }.filter { !$0.isEmpty }
    }

    /// For each word for a contract, the words that stand closely behind it.
    static func introduced(_ words: [String]) -> [[String]] {
        words.indices.filter { place in
            introductions.contains { words[place].lowercased().hasPrefix($0) }
        }.map { place in Array(words[(place + 1)...].prefix(reach)) }
    }

    private static let introductions = [
        "догов", "дог", "займ", "заём", "заем", "кредит", "contract", "loan", "agreement",
    ]
}
