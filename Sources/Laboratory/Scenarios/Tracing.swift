import BackOffice
import Questions
import Contracts
import Directories
import Measures
import Storage

extension Office {
    /// What processes recorded after one did, line by line, and what each accrual is made of.
    func trace(of number: String, after mark: Int64) throws(OfficeError) -> [String] {
        var lines: [String] = []
        for line in try told(number, after: mark) {
            lines.append(line.text)
            if let id = line.accrual {
                lines += try explain(operation: id, of: number).reckoning.map { "    " + $0 }
            }
        }
        return lines
    }

    private func told(
        _ number: String, after mark: Int64
    ) throws(OfficeError) -> [ToldLine] {
        try answering { reading, rules in
            let id = try reading.id(of: number)
            let past = try ContractHistory(of: id, knownAt: nil, reading, rules)
            let new = past.live.prefix { $0.id.rawValue > mark }
            return try new.reversed().flatMap { process in
                process.told(by: try rules.on(process.valueTime.day))
            }
        }
    }
}

/// A line of what a process did.
private struct ToldLine {
    let text: String
    /// The number of an operation whose amount is a sum of days.
    let accrual: Int64?
}

extension StoredProcess {
    fileprivate func told(by directory: Directory) -> [ToldLine] {
        var lines: [ToldLine] = []
        var ids = operationIDs.makeIterator()
        for document in documents {
            lines.append(ToldLine(text: "\(document.type) at \(valueTime)", accrual: nil))
            for operation in document.operations {
                let id = ids.next()?.rawValue
                let isSum = document.type.entersCounters && operation.action == .accrual
                let text =
                    "  \(directory.written(operation.bucket)) \(operation.action) "
                    + operation.sign.text + operation.amount.text
                lines.append(ToldLine(text: text, accrual: isSum ? id : nil))
            }
            lines += document.changes.map { ToldLine(text: "  * \($0.text)", accrual: nil) }
        }
        return lines
    }
}

extension Explanation {
    /// The days, bases and rates, and from their sum to the amount.
    fileprivate var reckoning: [String] {
        lines.map { line in
            let rate = line.ratePercent.map { " × \($0) %" } ?? ""
            let part = line.yearPart.map { " × \($0)" } ?? ""
            return line.base + rate + part + " = \(line.exact) (\(line.from) to \(line.through))"
        } + [sum.map { "\($0.name) \($0.value)" }.joined(separator: ", ")]
    }
}
