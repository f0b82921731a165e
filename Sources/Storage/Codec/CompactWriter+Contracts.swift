import Contracts
import Directories
import Measures

/// The bytes of the parts of a contract's state.
extension CompactWriter {
    mutating func lifecycle(_ lifecycle: Lifecycle) {
        byte(lifecycle.status.rawValue)
        optional(lifecycle.closure) { $0.byte($1.rawValue) }
        optional(lifecycle.closingDay) { $0.day($1) }
    }

    mutating func openCash(_ cash: OpenCash) {
        count(cash.cashFlows.count)
        for cashFlow in cash.cashFlows { self.cashFlow(cashFlow) }
    }

    /// Balances in order, each by how far its tranche is from the one before it.
    mutating func buckets(_ entries: [Buckets.Entry]) {
        count(entries.count)
        var tranche: UInt16 = 0
        for entry in entries {
            unsigned(entry.bucket.tranche.rawValue - tranche)
            tranche = entry.bucket.tranche.rawValue
            byte(entry.bucket.amountType.rawValue)
            flag(entry.bucket.isOffBalance)
            signed(entry.minor)
        }
    }

    mutating func cashFlow(_ cashFlow: CashFlow) {
        signed(cashFlow.id.rawValue)
        byte(cashFlow.direction.rawValue)
        signed(cashFlow.payment.rawValue)
        signed(cashFlow.valueTime.seconds)
        signed(cashFlow.amount)
        signed(cashFlow.accepted)
        bank(of: cashFlow)
        signed(cashFlow.restored)
    }

    /// No bank, a bank, or one whose fee has been charged: only that has a mark of its own.
    private mutating func bank(of cashFlow: CashFlow) {
        guard let bank = cashFlow.bank else { return byte(0) }
        byte(cashFlow.isFeeCharged ? 2 : 1)
        text(bank)
    }
}

extension CompactReader {
    mutating func lifecycle() throws(StoreFault) -> Lifecycle {
        let status = try oneOf(ContractStatus.self)
        let closure = try optional { reader throws(StoreFault) in
            try reader.oneOf(ClosureStatus.self)
        }
        let day = try optionalDay()
        let lifecycle: Lifecycle? =
            switch status {
            case .forIssue: .forIssue
            case .active: .active
            case .boughtBack: .boughtBack
            case .closed: closure.flatMap { closure in day.map { .closed(closure, on: $0) } }
            }
        guard let lifecycle, lifecycle.closure == closure, lifecycle.closingDay == day else {
            throw corrupt("\(status), and why and when it was closed")
        }
        return lifecycle
    }

    /// What is restored in the currency of the books stands behind the book values.
    mutating func cashFlows(hasRestored: Bool) throws(StoreFault) -> [CashFlow] {
        var cashFlows: [CashFlow] = []
        for _ in 0..<(try count()) { cashFlows.append(try cashFlow(hasRestored: hasRestored)) }
        return cashFlows
    }

    /// Balances, each bucket once, none of them nothing.
    mutating func buckets() throws(StoreFault) -> [Buckets.Entry] {
        var entries: [Buckets.Entry] = []
        var tranche: UInt16 = 0
        for _ in 0..<(try count()) {
            let (number, overflow) = tranche.addingReportingOverflow(try unsigned16())
            if overflow { throw corrupt("a tranche number") }
            tranche = number
            let type = AmountType(rawValue: try byte())
            let bucket = Bucket(type, TrancheNumber(rawValue: tranche), isOffBalance: try flag())
            let minor = try amount()
            guard minor != 0, entries.last.map({ $0.bucket < bucket }) ?? true else {
                throw corrupt("a balance out of order")
            }
            entries.append(Buckets.Entry(bucket: bucket, minor: minor))
        }
        return entries
    }

    /// The first formats did not know restored money.
    mutating func cashFlow(hasRestored: Bool) throws(StoreFault) -> CashFlow {
        let id = CashFlowID(rawValue: try number())
        let direction = try oneOf(CashDirection.self)
        let payment = try paymentType()
        let valueTime = try time()
        let (received, accepted) = (try amount(), try amount())
        let mark = try index(through: 2)
        var cashFlow = CashFlow(
            id: id, direction: direction, payment: payment, valueTime: valueTime,
            amount: received, accepted: accepted, bank: mark == 0 ? nil : try text())
        cashFlow.isFeeCharged = mark == 2
        if hasRestored { cashFlow.restored = try amount() }
        guard cashFlow.amount > 0, (0...cashFlow.amount).contains(cashFlow.accepted) else {
            throw corrupt("a cash flow of \(cashFlow.amount), \(cashFlow.accepted) accepted")
        }
        return cashFlow
    }

    private mutating func paymentType() throws(StoreFault) -> PaymentType {
        let number = try signed()
        guard let code = Int32(exactly: number), let type = PaymentType(rawValue: code) else {
            throw corrupt("no payment type \(number)")
        }
        return type
    }

    mutating func optionalDay() throws(StoreFault) -> Day? {
        try optional { reader throws(StoreFault) in try reader.day() }
    }

    /// A number from zero through `last`.
    mutating func index(through last: Int) throws(StoreFault) -> Int {
        let value = try unsigned(UInt64.self)
        guard value <= UInt64(last) else { throw corrupt("\(value) beyond \(last)") }
        return Int(value)
    }
}
