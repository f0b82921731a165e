import Directories
import Measures

/// The one place where the operations of a document get their worth.
///
/// - Source: R004-16, D-10.31; docs/decisions, "Local money beside foreign debt".
extension ContractState {
    /// The document with what each operation is worth, and the conversions it calls for.
    ///
    /// An operation is worth its amount at the rate of the day. One that comes with its worth
    /// keeps it: it takes back an earlier one, or carries debt over from another contract.
    /// What is accepted again is worth what it was when it was taken back. What must cancel
    /// out does so in both currencies. Where an operation takes from a bucket, a conversion
    /// before it leaves the rest of the bucket in line with the rate.
    /// - Rounding: half up for each operation; a pairing's difference goes to its largest.
    /// - Throws: `noExchangeRate`, `measure`; `overflow`.
    func valuing(
        _ document: Document, on day: Day, _ directory: Directory
    ) throws(Refusal) -> Document {
        guard isForeign, !document.operations.isEmpty else { return document }
        let rate = try exchangeRate(on: day, directory)
        var waiting = cashFlows
        var operations: [DebtOperation] = []
        for operation in document.operations {
            operations.append(try valuing(operation, at: rate, &waiting))
        }
        for pairing in Pairing.all { pairing.level(&operations) }
        return Document(
            document.type, try converting(operations, at: rate), changes: document.changes,
            because: document.reason)
    }

    private func valuing(
        _ operation: DebtOperation, at rate: ExchangeRate, _ waiting: inout [CashFlow]
    ) throws(Refusal) -> DebtOperation {
        guard operation.bookValue.currency == currency else { return operation }
        if operation.action == .reaccept,
            let place = waiting.firstIndex(where: { $0.id == operation.cashFlow }),
            waiting[place].restored >= operation.amount.minor
        {
            return operation.withBookValue(
                bookMoney(waiting[place].acceptAgain(operation.amount.minor)))
        }
        return try refusing { () throws(MeasureFlaw) in
            operation.withBookValue(try rate.value(of: operation.amount))
        }
    }

    /// The operations, each that takes from a bucket led by what brings the bucket in line.
    private func converting(
        _ operations: [DebtOperation], at rate: ExchangeRate
    ) throws(Refusal) -> [DebtOperation] {
        var next = balances
        var converted: [DebtOperation] = []
        for operation in operations {
            if let conversion = try conversion(before: operation, of: next, at: rate) {
                converted.append(conversion)
                try next.move(conversion)
            }
            converted.append(operation)
            try next.move(operation)
        }
        return converted
    }

    /// - Parameter balances: as the operations before this one leave them.
    private func conversion(
        before operation: DebtOperation, of balances: Balances, at rate: ExchangeRate
    ) throws(Refusal) -> DebtOperation? {
        let bucket = operation.bucket
        let held = balances.debt[bucket]
        guard held.signum() * operation.signedMinor.signum() < 0 else { return nil }
        let rest = try bookValue(of: held + operation.signedMinor, at: rate)
        let needed = rest - Int128(operation.signedBookValue)
        return try conversion(of: bucket, by: needed - Int128(balances.bookValues[bucket]))
    }
}

extension Pairing {
    /// Makes both sides worth the same: the largest operation of the lesser side takes the
    /// difference, which is some minor units of rounding.
    fileprivate func level(_ operations: inout [DebtOperation]) {
        let places = operations.indices.filter { takes(operations[$0]) }
        let sum = places.reduce(0 as Int128) { $0 + Int128(operations[$1].signedBookValue) }
        let lesser: Sign = sum > 0 ? .minus : .plus
        let largest = places.filter { operations[$0].sign == lesser }
            .max { operations[$0].bookValue.minor < operations[$1].bookValue.minor }
        guard sum != 0, let largest else { return }
        let value = operations[largest].bookValue
        operations[largest] = operations[largest].withBookValue(
            // What does not fit is more than the fold lets a balance come to.
            Money(minor: Int64(clamping: Int128(value.minor) + abs(sum)), value.currency))
    }
}

extension CashFlow {
    /// Takes a part out of what waits to be accepted again; what that part was worth.
    ///
    /// - Rounding: half up, so that the last part takes the rest; one minor unit at least.
    fileprivate mutating func acceptAgain(_ minor: Int64) -> Int64 {
        let part = Rounding.halfUp.quotient(
            Int128(restoredBookValue) * Int128(minor), over: Int128(max(1, restored)))
        let value = max(1, Int64(clamping: part))
        restored -= minor
        restoredBookValue -= value
        return value
    }
}
