package import BackOffice
import Contracts
import Directories
import FoundationEssentials
import Imports
import Measures
import Storage

/// Figures of a source, kept as attributes, compared with what the ledger says.
package struct FigureComparison: Codable, Sendable {
    /// Contracts that carry the attributes.
    package let contracts: Int
    package let rows: [Row]

    /// How one figure agrees within one group of contracts.
    package struct Row: Codable, Sendable {
        package let group: String
        package let figure: String
        package let compared: Int
        /// Within 0.01, within 0.10, within 1.00, and further off; they exclude one another.
        package let withinCent: Int
        package let withinDime: Int
        package let withinUnit: Int
        package let beyond: Int
        /// At most twenty of those further off: contract, theirs, ours.
        package let differences: [String]
    }
}

/// Which attributes say what: a JSON file, described in `docs/imports.md`.
package struct FigureMap: Sendable {
    /// What of ours an attribute is compared with.
    let figures: [String: LedgerFigure]
    /// The attribute by which contracts are grouped.
    let groupBy: String

    /// A figure of a contract in the ledger.
    enum LedgerFigure: String, Sendable, CaseIterable {
        case principalLeft, principalPaid, interestPaid
    }

    private static let format = "tranche-figure-map/1"

    /// Reads a map from JSON.
    ///
    /// - Throws: `input` with the path of the key, its value and what would be accepted.
    package init(json: [UInt8]) throws(OfficeError) {
        let text: FigureMapText = try readJSON(json)
        guard text.format == Self.format else {
            throw .input(field: "format", value: text.format, accepted: Self.format)
        }
        groupBy = text.groupBy
        var figures: [String: LedgerFigure] = [:]
        for (attribute, name) in text.figures.sorted(by: { $0.key < $1.key }) {
            guard let figure = LedgerFigure(rawValue: name) else {
                throw .input(
                    field: "figures.\(attribute)", value: name,
                    accepted: LedgerFigure.allCases.map(\.rawValue).joined(separator: ", "))
            }
            figures[attribute] = figure
        }
        self.figures = figures
    }
}

extension Office {
    /// Compares attributes of contracts with the balances and payments of the ledger, as of now.
    ///
    /// Contracts without an attribute are left out of its row.
    /// - Throws: `input` for an attribute that is not an amount, `fault`.
    package func compareFigures(_ map: FigureMap) throws(OfficeError) -> FigureComparison {
        try sorting {
            try store.reading { reading in
                try Comparing(map, reading, rules(reading)).result
            }
        }
    }
}

private struct Comparing {
    private let map: FigureMap
    private var contracts = 0
    private var tallies: [Key: FigureTally] = [:]

    private struct Key: Hashable {
        let group: String
        let figure: String
    }

    /// Looks at every contract of the ledger.
    init(_ map: FigureMap, _ reading: ReadSession, _ rules: Rules) throws {
        self.map = map
        var cursor = ContractID(rawValue: 0)
        while true {
            let page = try reading.contracts(after: cursor, limit: 1_000)
            guard let last = page.last else { return }
            for contract in page { try see(contract, reading, rules) }
            cursor = last.id
        }
    }

    private mutating func see(_ contract: StoredContract, _ reading: ReadSession, _ rules: Rules)
        throws
    {
        let attributes: [String: String] = try readJSON(Array(contract.attributes.utf8))
        let known = map.figures.filter { attributes[$0.key]?.isEmpty == false }
        guard !known.isEmpty else { return }
        contracts += 1
        let past = try ContractHistory(of: contract.id, knownAt: nil, reading, rules)
        for (name, figure) in known.sorted(by: { $0.key < $1.key }) {
            let text = attributes[name] ?? ""
            let theirs: Money
            do {
                theirs = try Money(text: text, contract.terms.principal.currency)
            } catch {
                throw OfficeError.input(
                    field: "\(contract.terms.number), \(name)", value: text,
                    accepted: "an amount")
            }
            let key = Key(group: attributes[map.groupBy] ?? "", figure: name)
            tallies[key, default: FigureTally()].see(
                contract.terms.number, theirs, past.figure(figure))
        }
    }

    var result: FigureComparison {
        let keys = tallies.keys.sorted { ($0.figure, $0.group) < ($1.figure, $1.group) }
        let rows = keys.compactMap { key in
            tallies[key].map { tally in
                FigureComparison.Row(
                    group: key.group, figure: key.figure, compared: tally.bands.reduce(0, +),
                    withinCent: tally.bands[0], withinDime: tally.bands[1],
                    withinUnit: tally.bands[2], beyond: tally.bands[3],
                    differences: tally.differences)
            }
        }
        return FigureComparison(contracts: contracts, rows: rows)
    }
}

/// How one figure has agreed so far, by how far it is off.
private struct FigureTally {
    private static let differencesMax = 20

    private(set) var bands = [0, 0, 0, 0]
    private(set) var differences: [String] = []

    mutating func see(_ number: String, _ theirs: Money, _ ours: MoneyTotal) {
        let difference = abs(Int128(theirs.minor) - ours.minor)
        let band = [1, 10, 100].firstIndex { difference <= $0 } ?? 3
        bands[band] += 1
        guard band == 3, differences.count < Self.differencesMax else { return }
        differences.append("\(number): theirs \(theirs.text), ours \(ours.text)")
    }
}

extension ContractHistory {
    /// A figure of the contract as it stands.
    fileprivate func figure(_ figure: FigureMap.LedgerFigure) -> MoneyTotal {
        switch figure {
        case .principalLeft: MoneyTotal(Int128(loaded.state.principalLeft), loaded.state.currency)
        case .principalPaid: repaid(.principal)
        case .interestPaid: repaid(.interest)
        }
    }

    private func repaid(_ type: AmountType) -> MoneyTotal {
        var sum = MoneyTotal(in: loaded.state.currency)
        for process in live {
            for operation in process.documents.flatMap(\.operations)
            where operation.action == .repayment && operation.bucket.amountType == type {
                sum.add(operation.amount.minor)
            }
        }
        return sum
    }
}
