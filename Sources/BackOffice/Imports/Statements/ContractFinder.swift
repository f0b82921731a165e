import Contracts
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

    private let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    /// What was found, or why nothing was.
    enum Found: Hashable {
        case contract(ContractID)
        case nothing(reason: String)
    }

    func contract(for entry: StatementEntry) throws -> Found {
        for key in entry.keys {
            if let id = try reading.contractID(number: key) { return try fitting(id, entry) }
            let words = ContractFinder.words(of: key)
            for candidates in [ContractFinder.introduced(words), words] {
                let found = try contracts(candidates)
                if found.count > 1 {
                    let names = found.values.sorted().joined(separator: ", ")
                    return .nothing(reason: "several contracts are named: \(names)")
                }
                if let id = found.keys.first { return try fitting(id, entry) }
            }
        }
        return .nothing(reason: "no number of a contract is named")
    }

    private func contracts(_ words: [String]) throws -> [ContractID: String] {
        var found: [ContractID: String] = [:]
        for word in words {
            if let id = try reading.contractID(number: word) { found[id] = word }
        }
        return found
    }

    private func fitting(_ id: ContractID, _ entry: StatementEntry) throws -> Found {
        let party = try reading.party(of: id)
        guard party.currency == entry.amount.currency else {
            return .nothing(
                reason: "contract \(party.number) is kept in \(party.currency.code)")
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

    /// The words that stand closely behind a word for a contract.
    static func introduced(_ words: [String]) -> [String] {
        var left = 0
        return words.filter { word in
            let isIntroduction = introductions.contains { word.lowercased().hasPrefix($0) }
            if isIntroduction {
                left = reach
                return false
            }
            left -= 1
            return left >= 0
        }
    }

    private static let introductions = [
        "догов", "дог", "займ", "заём", "заем", "кредит", "contract", "loan", "agreement",
    ]
}
