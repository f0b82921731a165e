import Directories
import Measures

/// The one place where the operations of a document get their worth.
///
/// - Source: R004-16, D-10.31; docs/decisions, "Local money beside foreign debt" and
///   "Income is worth something by its day".
extension ContractState {
    /// The document with what each operation is worth, and the conversions it calls for.
    ///
    /// Money that moves is worth its sum at the rate of the day, rounded once, and its operations
    /// share that. One that comes with its worth keeps it: it takes back an earlier one, books
    /// what days have earned, or carries debt over from another contract. What is accepted again
    /// is worth what it was when it was taken back. What must cancel out does so in both
    /// currencies. Where an operation takes from a bucket, a conversion before it leaves the rest
    /// of the bucket in line with the rate.
    /// - Parameter payments: what earlier documents of the process have shared out of each cash
    ///   flow, and then of this one.
    /// - Rounding: half up for each sum; a pairing's difference goes to its largest.
    /// - Throws: `noExchangeRate`, `measure`; `overflow`.
    func valuing(
        _ document: Document, on day: Day, _ directory: Directory,
        _ payments: inout [CashFlowID: SharedWorth]
    ) throws(Refusal) -> Document {
        guard isForeign, !document.operations.isEmpty else { return document }
        let rate = try exchangeRate(on: day, directory)
        var valuing = Valuing(self, at: rate, on: day, payments)
        var operations: [DebtOperation] = []
        for operation in document.operations {
            operations.append(try valuing.valued(operation))
        }
        payments = valuing.payments
        for pairing in Pairing.all {
            try pairing.level(&operations) { takesPrepayment($0) }
        }
        return Document(
            document.type, try converting(operations, at: rate), changes: document.changes,
            because: document.reason)
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
        let left = held + operation.signedMinor
        let value = balances.bookValues[bucket]
        let rest =
            isRevalued(bucket)
            ? try bookValue(of: left, at: rate)
            : Int128(value) - Int128(value.share(held - left, of: held))
        let needed = rest - Int128(operation.signedBookValue)
        return try conversion(of: bucket, by: needed - Int128(value))
    }

    /// Whether it takes, without money, from what is worth what it was when it came.
    fileprivate func takesPrepayment(_ operation: DebtOperation) -> Bool {
        !isRevalued(operation.bucket) && operation.payment == .empty
            && buckets[operation.bucket].signum() * operation.signedMinor.signum() < 0
    }
}

/// The operations of one document, getting their worth one after another.
private struct Valuing {
    private let contract: ContractState
    private let rate: ExchangeRate
    private let day: Day
    private var waiting: [CashFlow]
    private(set) var payments: [CashFlowID: SharedWorth]
    private var moves: [Move: SharedWorth] = [:]

    /// What moves as one sum without money: all that a document writes off, moves or assigns.
    private struct Move: Hashable {
        let action: ActionType
        let sign: Sign
    }

    init(
        _ contract: ContractState, at rate: ExchangeRate, on day: Day,
        _ payments: [CashFlowID: SharedWorth]
    ) {
        self.contract = contract
        self.rate = rate
        self.day = day
        self.payments = payments
        waiting = contract.cashFlows
    }

    mutating func valued(_ operation: DebtOperation) throws(Refusal) -> DebtOperation {
        guard operation.bookValue.currency == contract.currency else { return operation }
        if operation.action == .reaccept, let worth = acceptedAgain(operation) {
            return operation.withBookValue(contract.bookMoney(worth))
        }
        if contract.takesPrepayment(operation) {
            let held = contract.buckets[operation.bucket]
            let value = contract.bookValue(operation.bucket)
            let part = value.share(-operation.signedMinor, of: held).magnitude
            return operation.withBookValue(contract.bookMoney(max(1, Int64(clamping: part))))
        }
        return operation.withBookValue(try shared(operation))
    }

    private mutating func acceptedAgain(_ operation: DebtOperation) -> Int64? {
        guard let place = waiting.firstIndex(where: { $0.id == operation.cashFlow }),
            waiting[place].restored >= operation.amount.minor
        else { return nil }
        return waiting[place].acceptAgain(operation.amount.minor)
    }

    private mutating func shared(_ operation: DebtOperation) throws(Refusal) -> Money {
        if operation.action == .accrual || operation.action == .reversal {
            // Income of one kind has nothing to share with that of another.
            var own = SharedWorth()
            return try own.part(operation.amount, at: rate)
        }
        guard operation.payment != .empty, let id = operation.cashFlow else {
            let move = Move(action: operation.action, sign: operation.sign)
            return try moves[move, default: SharedWorth()].part(operation.amount, at: rate)
        }
        var payment: SharedWorth
        if let known = payments[id] { payment = known } else { payment = try earlier(id) }
        let part = try payment.part(operation.amount, at: rate)
        payments[id] = payment
        return part
    }

    /// What processes of the day have laid out of a cash flow that came on it.
    private func earlier(_ id: CashFlowID) throws(Refusal) -> SharedWorth {
        guard let flow = contract.cashFlow(id), flow.valueTime.day == day else {
            return SharedWorth()
        }
        return try SharedWorth(flow.accepted, of: contract.currency, at: rate)
    }
}

extension Pairing {
    /// Makes both sides worth the same.
    ///
    /// The largest operation of the lesser side takes the difference, which is some minor units
    /// of rounding. What comes with a worth of its own gives it to the other side instead.
    /// - Parameter isGiven: whether an operation is worth what it is, whatever the rate.
    fileprivate func level(
        _ operations: inout [DebtOperation], isGiven: (DebtOperation) -> Bool
    ) throws(Refusal) {
        let places = operations.indices.filter { takes(operations[$0]) }
        let sum = places.reduce(0 as Int128) { $0 + Int128(operations[$1].signedBookValue) }
        if sum == 0 { return }
        if let given = places.first(where: { isGiven(operations[$0]) }) {
            try share(operations[given].sign, places, &operations)
            return
        }
        let lesser: Sign = sum > 0 ? .minus : .plus
        let largest = places.filter { operations[$0].sign == lesser }
            .max { operations[$0].bookValue.minor < operations[$1].bookValue.minor }
        guard let largest else { return }
        let value = operations[largest].bookValue
        operations[largest] = operations[largest].withBookValue(
            // What does not fit is more than the fold lets a balance come to.
            Money(minor: Int64(clamping: Int128(value.minor) + abs(sum)), value.currency))
    }

    /// Gives what one sign is worth to the operations of the other, by their amounts.
    private func share(
        _ sign: Sign, _ places: [Int], _ operations: inout [DebtOperation]
    ) throws(Refusal) {
        let others = places.filter { operations[$0].sign != sign }
        guard let currency = others.first.map({ operations[$0].bookValue.currency }) else { return }
        let worth = places.reduce(0 as Int128) { sum, place in
            operations[place].sign == sign ? sum + Int128(operations[place].bookValue.minor) : sum
        }
        let weights = others.map { operations[$0].amount.minor }
        let shares = try refusing { () throws(MeasureFlaw) in
            try Money(exactly: worth, currency).shared(by: weights)
        }
        for (place, share) in zip(others, shares) {
            operations[place] = operations[place].withBookValue(share)
        }
    }
}

extension Int64 {
    /// The same share of this as a part is of a whole; all of it where the part is the whole.
    /// - Rounding: half up.
    fileprivate func share(_ part: Int64, of whole: Int64) -> Int64 {
        guard part != whole, whole != 0 else { return self }
        return Int64(
            clamping: Rounding.halfUp.quotient(
                Int128(self) * Int128(part.magnitude), over: Int128(whole.magnitude)))
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
