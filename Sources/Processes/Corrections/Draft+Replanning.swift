import Contracts
import Directories
import Measures

extension Draft {
    /// Adds a correction, and with it the plan that follows where it reached principal that is
    /// not due yet.
    /// - Parameter shifts: the moves between tranches that an early repayment had brought, the
    ///   other way round: its plan comes back with its money. Where principal was moved again
    ///   since, they no longer fit, and the plan is made from what is left.
    mutating func addReplanning(
        _ document: Document, returning shifts: [DebtOperation]
    ) throws(Refusal) {
        if !shifts.isEmpty, try addReturning(document, shifts) { return }
        var corrected = self
        try corrected.add(document)
        guard corrected.contract.isPlanOutdated(after: day),
            let plan = try corrected.contract.replannedSchedule(after: day)
        else {
            self = corrected
            return
        }
        try add(
            document.with(
                corrected.contract.principalShifts(to: plan, after: day), .schedule(plan)))
    }

    /// Adds a correction with moves between tranches; false where they do not fit.
    private mutating func addReturning(
        _ document: Document, _ shifts: [DebtOperation]
    ) throws(Refusal) -> Bool {
        var held: [Bucket: Int64] = [:]
        for operation in document.operations + shifts {
            let bucket = operation.bucket
            held[bucket, default: contract.balance(bucket)] += operation.signedMinor
        }
        guard shifts.allSatisfy({ held[$0.bucket].map { $0 >= 0 } ?? false }) else { return false }
        var corrected = self
        try corrected.add(document.with(shifts, nil))
        guard let plan = try corrected.contract.schedule(ofBalancesAfter: day) else { return false }
        try add(document.with(shifts, .schedule(plan)))
        return true
    }
}

extension Document {
    fileprivate func with(_ operations: [DebtOperation], _ change: Change?) -> Document {
        Document(
            type, self.operations + operations, changes: changes + (change.map { [$0] } ?? []),
            because: reason)
    }
}
