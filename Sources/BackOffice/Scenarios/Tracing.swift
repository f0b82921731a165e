import Contracts
import Directories
import Measures
import Storage

extension Office {
    /// What processes recorded after one did, and how each accrual was reckoned, line by line.
    func trace(of number: String, after mark: Int64) throws(OfficeError) -> [String] {
        try answering { reading, rules in
            guard let id = try reading.contractID(number: number) else {
                throw OfficeError.notFound(.contract, number)
            }
            let past = try Past(of: id, knownAt: nil, reading, rules)
            var lines: [String] = []
            for place in past.live.indices.reversed() where past.live[place].id.rawValue > mark {
                let process = past.live[place]
                let before = try past.state(of: Array(past.live[(place + 1)...]))
                let directory = try rules.on(process.valueTime.day)
                lines += Tracing(process, on: before, directory).lines
            }
            return lines
        }
    }
}

/// One process, told with the reckoning of its amounts.
private struct Tracing {
    private let process: StoredProcess
    private let before: ContractState
    private let directory: Directory
    private let spans: [AccrualSpan]

    init(_ process: StoredProcess, on before: ContractState, _ directory: Directory) {
        self.process = process
        self.before = before
        self.directory = directory
        spans = before.accrualSpans(through: process.valueTime.day)
    }

    var lines: [String] {
        process.documents.flatMap { document in
            ["\(document.type) at \(process.valueTime)"]
                + document.operations.flatMap { operation in
                    ["  " + told(operation)]
                        + (document.type.isCounted ? reckoning(operation) : [])
                }
                + document.changes.map { "  * \($0.text)" }
        }
    }

    private func told(_ operation: DebtOperation) -> String {
        "\(directory.written(operation.bucket)) \(operation.action) "
            + operation.sign.text + operation.amount.text
    }

    /// The spans an accrual is made of, and what was counted and booked before.
    private func reckoning(_ operation: DebtOperation) -> [String] {
        let own = spans.filter {
            $0.amountType == operation.bucket.amountType
                && $0.tranche == operation.bucket.tranche
        }
        let count = before.counts.first {
            $0.amountType == operation.bucket.amountType
                && $0.tranche == operation.bucket.tranche
        }
        return own.map { "    " + formula($0) } + (count.map { [carried($0)] } ?? [])
    }

    private func carried(_ count: Count) -> String {
        "    + \(exact(before.exactTotal(of: count))) counted before, of which "
            + "\(before.money(count.booked).text) is booked; "
            + "the total is rounded \(before.product.interest.rounding.rawValue)"
    }

    private func formula(_ span: AccrualSpan) -> String {
        let added = Fraction(
            Int128(span.base) * Int128(span.rate.millionthsOfPercent) * span.part.numerator,
            over: YearlyRate.scale * span.part.denominator)
        return "\(before.money(span.base).text) × \(span.rate.percentText) % × "
            + "\(span.part.numerator)/\(span.part.denominator) = \(exact(added)) "
            + "(\(span.first) to \(span.last))"
    }

    /// An amount with two digits more than the currency has.
    private func exact(_ minor: Fraction) -> String {
        let hundredths = Rounding.halfUp.quotient(minor.numerator * 100, over: minor.denominator)
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        let point = before.currency.digits == 0 ? "." : ""
        let digits = rest < 10 ? "0\(rest)" : "\(rest)"
        return before.money(Int64(clamping: whole)).text + point + digits
    }
}
