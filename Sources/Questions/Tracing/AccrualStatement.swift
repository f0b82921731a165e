import BackOffice
import Contracts
import Directories
import Measures
import Storage

/// The lines of one count with their exact total.
struct AccrualStatement {
    let explained: [ExplainedLine]
    /// Major units, six digits behind the minor unit; cut, not rounded.
    let exact: String
    /// The total by the rounding of the product, minor units.
    let rounded: Int64

    init(_ lines: [AccrualLine], of bucket: Bucket, on state: ContractState) {
        let denominator = state.accrualDenominator(bucket.amountType, bucket.tranche)
        let digits = Int(state.currency.digits)
        let total = lines.reduce(Int128(0)) { $0 + $1.numerator }
        explained = lines.map { line in
            ExplainedLine(
                from: "\(line.from.next)", through: "\(line.through)",
                days: line.from.days(to: line.through), base: state.money(line.base).text,
                ratePercent: line.rate?.percentText,
                yearPart: line.rate.map { _ in
                    "\(line.units)/\(denominator / YearlyRate.scale)"
                },
                exact: decimal(line.numerator, over: denominator, digits: digits))
        }
        exact = decimal(total, over: denominator, digits: digits)
        rounded = Int64(
            clamping: state.product.interest.rounding.quotient(total, over: denominator))
    }
}

/// A quotient of minor units as a decimal in major units, six digits finer than the currency.
private func decimal(_ numerator: Int128, over denominator: Int128, digits: Int) -> String {
    let finer: Int128 = 1_000_000
    // The whole units first: the product of all would not fit.
    let (units, left) = numerator.quotientAndRemainder(dividingBy: denominator)
    let scaled = units * finer + left * finer / denominator
    let power = (0..<(digits + 6)).reduce(Int128(1)) { power, _ in power * 10 }
    let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: power.magnitude)
    let text = String(part)
    let zeros = String(repeating: "0", count: digits + 6 - text.count)
    return (scaled < 0 ? "-" : "") + "\(whole).\(zeros)\(text)"
}

extension HistoryTrace {
    /// A balance by its movements, and what has accrued on it since the last booking.
    func explanation(
        of bucket: Bucket, _ contract: ContractAt, _ directory: Directory
    ) throws -> Explanation {
        let shown = Set(try contract.processes().map(\.id))
        var balance: Int64 = 0
        var local: Int64 = 0
        var movements: [ExplainedMovement] = []
        var tracks = AccrualTrace()
        try walk { moment in
            guard shown.contains(moment.process.id) else { return false }
            tracks = moment.tracks
            for (id, operation) in zip(moment.operationIDs, moment.document.operations)
            where operation.bucket == bucket {
                balance += operation.signedMinor
                local += operation.signedBookValue
                movements.append(
                    ExplainedMovement(
                        operation: id.rawValue, valueTime: "\(moment.process.valueTime)",
                        document: "\(moment.document.type)",
                        action: "\(operation.action)",
                        sign: operation.sign.text, amount: operation.amount.text,
                        balance: contract.state.money(balance).text,
                        local: operation.localText,
                        localBalance: contract.state.isForeign
                            ? contract.state.bookMoney(local).text : nil))
            }
            return false
        }
        let count = contract.state.counters.first {
            $0.amountType == bucket.amountType && $0.tranche == bucket.tranche
        }
        let lines = count == nil ? [] : tracks[bucket.amountType, bucket.tranche]
        let account = AccrualStatement(lines, of: bucket, on: contract.state)
        var sum = Facts()
        if let count {
            sum.add("exact total since the count began", account.exact)
            sum.add("booked of it", contract.state.money(count.booked).text)
        }
        var facts = Facts()
        facts.add("amount type", directory.row(of: bucket.amountType)?.name)
        facts.add("balance", contract.state.money(contract.state.balance(bucket)).text)
        return Explanation(
            contract: contract.contract.terms.number,
            subject: "\(directory.row(of: bucket.amountType)?.code ?? ""), tranche "
                + "\(bucket.tranche.rawValue), \(bucket.isOffBalance ? "off" : "on") balance",
            facts: facts.list, movements: movements, lines: account.explained, sum: sum.list)
    }
}
