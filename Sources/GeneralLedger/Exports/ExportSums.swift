package import Measures

/// Sums the lines of operations up as a mode asks for.
///
/// Entries of different accounts, currencies or meanings are never added together.
package struct ExportSums: Sendable {
    private let mode: ExportMode
    private var places: [ExportLine: Int] = [:]
    private var groups: [Group] = []

    private struct Group {
        let line: ExportLine
        var minor: Int64
        var foreign: Int64
        var operations: Int

        init(_ line: ExportLine, _ amounts: ExportLine) {
            self.line = line
            minor = amounts.amount.minor
            foreign = amounts.foreign?.minor ?? 0
            operations = 1
        }
    }

    package init(_ mode: ExportMode) { self.mode = mode }

    /// How many lines wait to be taken.
    package var count: Int { groups.count }

    /// Adds the line of one operation.
    /// - Throws: `overflow`.
    package mutating func add(_ line: ExportLine) throws(MeasureFlaw) {
        guard mode != .operation else {
            groups.append(Group(line, line))
            return
        }
        let key = line.reduced(to: mode)
        guard let place = places[key] else {
            places[key] = groups.count
            groups.append(Group(key, line))
            return
        }
        groups[place].minor = try total(groups[place].minor, line.amount.minor)
        groups[place].foreign = try total(
            groups[place].foreign, line.foreign?.minor ?? 0)
        groups[place].operations += 1
    }

    /// Takes out the sums of what was added since the last time.
    ///
    /// Shape: in the order of the operations where documents are kept, else by day, contract,
    /// accounts and meaning.
    package mutating func take() -> [ExportLine] {
        var lines = groups.map { group in
            group.line.summing(group.minor, group.foreign, operations: group.operations)
        }
        if !mode.keepsDocuments { lines.sort { $0.isBefore($1) } }
        groups.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        return lines
    }
}

extension ExportLine {
    /// What lines that are summed up have in common, of no amount.
    fileprivate func reduced(to mode: ExportMode) -> ExportLine {
        ExportLine(
            day: day, document: mode.keepsDocuments ? document : nil, operation: nil,
            contract: mode == .day ? nil : contract, debit: debit, credit: credit,
            amount: .zero(amount.currency), foreign: foreign.map { .zero($0.currency) },
            meaning: meaning)
    }

    fileprivate func summing(_ minor: Int64, _ foreignMinor: Int64, operations: Int) -> ExportLine {
        let text = operations == 1 ? meaning.text : meaning.text + ", \(operations) operations"
        return ExportLine(
            day: day, document: document, operation: operation, contract: contract,
            debit: debit, credit: credit, amount: Money(minor: minor, amount.currency),
            foreign: foreign.map { Money(minor: foreignMinor, $0.currency) },
            meaning: ExportMeaning(
                amountType: meaning.amountType, action: meaning.action, text: text))
    }

    fileprivate func isBefore(_ other: ExportLine) -> Bool {
        if day != other.day { return day < other.day }
        let own = contract?.number ?? ""
        let others = other.contract?.number ?? ""
        if own != others { return own < others }
        return (debit, credit, meaning.amountType, meaning.action, currencies)
            < (
                other.debit, other.credit, other.meaning.amountType, other.meaning.action,
                other.currencies
            )
    }

    /// The currency of the books before the contract's own, as one number.
    private var currencies: UInt32 {
        UInt32(amount.currency.numericCode) << 16 | UInt32(foreign?.currency.numericCode ?? 0)
    }
}
