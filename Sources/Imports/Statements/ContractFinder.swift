import BackOffice
import Contracts
import Formats
import Measures
import Storage

/// Finds the contract that a payment is for, by its number in what the payment says.
///
/// A number behind a word for a contract wins over a number that stands alone: the amount or
/// the day of a payment may be the number of somebody else's contract. Two contracts in one
/// place are none.
struct ContractFinder {
    /// Words of one text that are looked at.
    private static let wordsMax = 200
    /// How far behind the word for a contract its number may stand.
    private static let reach = 3

    private let reading: ReadSession

    init(_ reading: ReadSession) { self.reading = reading }

    /// What was found, or why nothing was.
    enum Found: Hashable {
        case contract(ContractID)
        case nothing(reason: String)
    }

    func contract(for entry: StatementEntry) throws -> Found {
        for key in entry.keys {
            if let id = try reading.contractID(number: key) { return try fitting(id, entry) }
            let words = ContractFinder.words(of: key)
            let introduced = try ContractFinder.introduced(words).compactMap { behind in
                try behind.lazy.compactMap(contract).first
            }
            let found = Set(introduced.isEmpty ? try words.compactMap(contract) : introduced)
            if found.count > 1 {
                let numbers = try found.map { try reading.party(of: $0).number }
                let names = numbers.sorted().joined(separator: ", ")
                return .nothing(reason: "several contracts are named: \(names)")
            }
            if let id = found.first { return try fitting(id, entry) }
        }
        return .nothing(reason: "no number of a contract is named")
    }

    private func contract(_ word: String) throws -> ContractID? {
        try reading.contractID(number: word)
    }

    private func fitting(_ id: ContractID, _ entry: StatementEntry) throws -> Found {
        let party = try reading.party(of: id)
        guard party.currencies.own == entry.amount.currency else {
            return .nothing(
                reason: "contract \(party.number) is kept in \(party.currencies.own.code)")
        }
        return .contract(id)
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
