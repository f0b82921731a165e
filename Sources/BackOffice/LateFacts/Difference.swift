import Contracts
import Directories
import Measures
import Processes

/// What separates a contract as it is from what it would be, and the order that bridges it.
struct Difference {
    private let present: ContractState
    private let wanted: ContractState
    private let presentHistory: History
    private let wantedHistory: History
    private let directory: Directory
    private var restores: [PastOperation] = []
    private var reversals: [Buckets.Entry] = []
    private var needs: [Buckets.Entry] = []

    /// - Throws: `late(.notBookable)` where operations of today cannot bring it about.
    init(
        from present: (state: ContractState, history: History),
        to wanted: (state: ContractState, history: History), _ directory: Directory
    ) throws {
        self.present = present.state
        presentHistory = present.history
        self.wanted = wanted.state
        wantedHistory = wanted.history
        self.directory = directory
        try compareTheRest()
        for debt in debts { try bridge(debt) }
    }

    /// An amount type of a tranche, on and off balance together.
    private struct Debt: Hashable, Comparable {
        let type: AmountType
        let tranche: TrancheNumber

        var on: Bucket { Bucket(type, tranche, isOffBalance: false) }
        var off: Bucket { on.offBalance }

        static func < (left: Debt, right: Debt) -> Bool { left.on < right.on }
    }

    private var debts: [Debt] {
        let buckets =
            present.buckets.entries.map(\.bucket) + wanted.buckets.entries.map(\.bucket)
            + presentHistory.operations.map(\.operation.bucket)
            + wantedHistory.operations.map(\.operation.bucket)
        return Set(buckets.map { Debt(type: $0.amountType, tranche: $0.tranche) }).sorted()
    }

    /// Works out what is taken back, reversed and paid of one debt.
    private mutating func bridge(_ debt: Debt) throws {
        let change = wantedHistory.charged(debt.on) - presentHistory.charged(debt.on)
        let charged = try Money(exactly: change, present.currency).minor
        guard charged <= 0 else {
            throw blocked(debt, "\(present.money(charged).text) more would have accrued")
        }
        var on = present.balance(debt.on)
        var off = present.balance(debt.off)
        let goal = wanted.balance(debt.on) + wanted.balance(debt.off)
        // What was paid of it beyond what would have been is taken back, operation by operation.
        let overpaid = goal - (on + off + charged)
        if overpaid > 0 { on += try takeBack(overpaid, of: debt) }
        let reversedOff = min(-charged, max(0, off - wanted.balance(debt.off)))
        off -= reversedOff
        on -= -charged - reversedOff
        add(reversedOff, of: debt.off, to: &reversals)
        add(-charged - reversedOff, of: debt.on, to: &reversals)
        let paidOff = off - wanted.balance(debt.off)
        let paidOn = on - wanted.balance(debt.on)
        guard paidOff >= 0, paidOn >= 0 else {
            throw blocked(debt, "it would stand on the other side of the balance")
        }
        add(paidOff, of: debt.off, to: &needs)
        add(paidOn, of: debt.on, to: &needs)
    }

    private func add(_ minor: Int64, of bucket: Bucket, to parts: inout [Buckets.Entry]) {
        if minor > 0 { parts.append(Buckets.Entry(bucket: bucket, minor: minor)) }
    }

    /// Chooses payments of a debt to be taken back, newest first; gives their sum.
    private mutating func takeBack(_ minor: Int64, of debt: Debt) throws -> Int64 {
        let gone = presentHistory.restored
        var sum: Int64 = 0
        for past in presentHistory.operations.reversed()
        where past.operation.bucket == debt.on && past.isPayment && !gone.contains(past.id) {
            if sum >= minor { break }
            restores.append(past)
            sum += past.operation.amount.minor
        }
        guard sum >= minor else {
            throw blocked(debt, "\(present.money(minor).text) of it was not paid by a payment")
        }
        return sum
    }

    /// What no operation of today can change must be the same.
    private func compareTheRest() throws {
        let same: [(Bool, String)] = [
            (present.schedule?.tranches == wanted.schedule?.tranches, "the schedule"),
            (present.interestStoppedFrom == wanted.interestStoppedFrom, "the stop of interest"),
            (present.penaltyStoppedFrom == wanted.penaltyStoppedFrom, "the stop of penalties"),
            (present.capReached == wanted.capReached, "the statutory cap"),
            (present.attributes == wanted.attributes, "an attribute of the contract"),
        ]
        if let differing = same.first(where: { !$0.0 }) {
            throw OfficeError.late(.notBookable("\(differing.1) would be another"))
        }
    }

    private func blocked(_ debt: Debt, _ reason: String) -> OfficeError {
        let code = directory.row(of: debt.type)?.code ?? "\(debt.type.rawValue)"
        return .late(
            .notBookable("\(code) of tranche \(debt.tranche.rawValue): \(reason)"))
    }
}

// The order.
extension Difference {
    /// The order that brings it about; nil when nothing separates the two.
    ///
    /// - Parameter late: the cash flow that has not been distributed yet.
    /// - Throws: `late(.notBookable)` where the money does not come out even.
    func order(
        at time: ValueTime, because cause: String, paidBy late: CashFlowID?
    ) throws -> PostDifference? {
        if restores.isEmpty, reversals.isEmpty, needs.isEmpty { return nil }
        return PostDifference(
            valueTime: time, cause: cause,
            restores: restores.sorted { $0.id > $1.id }.map(\.id),
            reversals: reversals.map(part), acceptances: try acceptances(paidBy: late))
    }

    /// Money that is taken back is accepted again whole, before the late payment.
    private func acceptances(paidBy late: CashFlowID?) throws -> [AcceptedPart] {
        var sources: [(flow: CashFlowID, minor: Int64)] = []
        for past in restores.sorted(by: { $0.id < $1.id }) {
            guard let flow = past.operation.cashFlow else { continue }
            sources.append((flow, past.operation.amount.minor))
        }
        let restored = sources.reduce(0 as Int128) { $0 + Int128($1.minor) }
        let needed = needs.reduce(0 as Int128) { $0 + Int128($1.minor) }
        let open = late.flatMap { present.cashFlow($0)?.unaccepted } ?? 0
        guard restored <= needed else {
            throw uneven(restored - needed, "would be left of payments taken back")
        }
        guard needed - restored <= Int128(open) else {
            throw uneven(needed - restored - Int128(open), "would be missing")
        }
        if let late { sources.append((late, open)) }
        return share(sources)
    }

    private func share(_ sources: [(flow: CashFlowID, minor: Int64)]) -> [AcceptedPart] {
        var accepted: [AcceptedPart] = []
        var rest = needs[...]
        for source in sources {
            var left = source.minor
            while left > 0, let need = rest.first {
                let minor = min(left, need.minor)
                left -= minor
                let paid = Buckets.Entry(bucket: need.bucket, minor: minor)
                accepted.append(AcceptedPart(cashFlow: source.flow, part: part(paid)))
                rest = rest.dropFirst()
                if minor < need.minor {
                    rest = [Buckets.Entry(bucket: need.bucket, minor: need.minor - minor)] + rest
                }
            }
        }
        return accepted
    }

    private func uneven(_ minor: Int128, _ what: String) -> OfficeError {
        .late(.notBookable("\(MoneyTotal(minor, present.currency).text) \(what)"))
    }

    private func part(_ entry: Buckets.Entry) -> DifferencePart {
        DifferencePart(
            amountType: directory.row(of: entry.bucket.amountType)?.code ?? "",
            tranche: entry.bucket.tranche, isOffBalance: entry.bucket.isOffBalance,
            amount: AmountText(present.money(entry.minor).text))
    }
}

extension History {
    /// What was charged to a debt, on and off balance, less what was reversed or given up.
    fileprivate func charged(_ bucket: Bucket) -> Int128 {
        operations.reduce(0 as Int128) { sum, past in
            let operation = past.operation
            guard operation.bucket.onBalance == bucket, !operation.action.settles else {
                return sum
            }
            return sum + Int128(operation.signedMinor)
        }
    }
}

extension ActionType {
    /// Whether it pays debt, or takes such a payment back.
    fileprivate var settles: Bool {
        switch self {
        case .repayment, .prepayment, .overpayment, .reaccept, .restore, .prepaymentOffset,
            .repaymentFromPrepayment, .overpaymentRefund:
            true
        case .disbursement, .accrual, .writeOff, .reversal, .restructuring, .assignment,
            .toOffBalance, .prepaymentTransfer, .deferral, .cancellation, .productReturn,
            .reserveAccrual, .discountAmortisation, .scheduleShift, .writeOffTransfer, .writeDown,
            .conversion, .invoice, .toBalance, .reserveRelease, .writeUp, .creditNote:
            false
        }
    }
}

extension PastOperation {
    /// Whether a cash flow has paid it, so that it can be taken back.
    fileprivate var isPayment: Bool {
        let actions: Set<ActionType> = [.repayment, .reaccept, .prepayment, .overpayment]
        return actions.contains(operation.action) && operation.cashFlow != nil
    }
}
