/// The journal of one transaction of a peer, by the part each of its accounts plays.
struct PeerJournal {
    private let debits: [(account: String, amount: String)]
    private let credits: [(account: String, amount: String)]

    /// The accounts that play the same part here.
    private static let accounts = [
        "Loans Receivable": "1100", "Interest/Fee Receivable": "1110",
        "Suspense/Clearing account": "1010", "Overpayment account": "2015",
        "Credit Loss/Bad Debt": "5010",
    ]

    /// Lines of type, number, name, debit and credit.
    init(_ lines: [PeerValue]) {
        var debits: [(String, String)] = []
        var credits: [(String, String)] = []
        for line in lines {
            let name = line[2].text ?? ""
            let account = Self.accounts[name] ?? "unknown \(name)"
            if let amount = line[3].amount { debits.append((account, amount)) }
            if let amount = line[4].amount { credits.append((account, amount)) }
        }
        self.debits = debits
        self.credits = credits
    }

    /// As a scenario writes them; nil where neither side has a single line.
    var pairs: String? {
        let pairs: [String]
        if debits.count == 1 {
            pairs = credits.map { "\(debits[0].account)/\($0.account): \($0.amount)" }
        } else if credits.count == 1 {
            pairs = debits.map { "\($0.account)/\(credits[0].account): \($0.amount)" }
        } else {
            return nil
        }
        return pairs.joined(separator: ", ")
    }
}
