import BackOffice
import Foundation
import Questions

/// Words that a shell puts before whoever types.
enum Completing {
    /// Numbers that are shown at most.
    private static let most = 200

    /// The numbers of contracts that begin so, in the ledger that was typed before.
    ///
    /// Where it cannot be asked there is nothing to show.
    @Sendable
    static func contracts(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        guard let ledger = ledger(in: words, before: index) else { return [] }
        let begun = prefix.filter { !"\"'\\".contains($0) }
        var search = ContractSearch()
        search.number = begun.isEmpty ? nil : begun + "*"
        search.limit = most
        do throws(OfficeError) {
            let office = try Office.open(ledger, .toAsk, now: RealClock.milliseconds)
            let found = try office.contracts(search, today: RealClock.today())
            try office.close()
            return found.rows.map(\.number)
        } catch {
            return []
        }
    }

    private static func ledger(in words: [String], before index: Int) -> String? {
        let typed = Array(words.dropFirst())
        let behind = typed.prefix(max(0, index - 1)).dropFirst(TypedCommand(typed).depth)
        let file = behind.first { !$0.hasPrefix("-") }
        return file ?? ProcessInfo.processInfo.environment["TRANCHE_LEDGER"]
    }
}
