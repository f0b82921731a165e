package import Measures

/// Many rows of one moment: the period is looked at once for all of them.
extension Transaction {
    /// Runs a body whose processes all have one value time, which lies in an open period.
    ///
    /// The triggers that look at each row are lifted meanwhile; nobody else can write, and a
    /// transaction that ends otherwise leaves them as they were.
    /// - Throws: `forbidden` for a closed period; what `body` throws.
    package func unlocked(at valueTime: ValueTime, _ body: () throws -> Void) throws {
        try requireOpen(valueTime.day)
        try session.script(RowLocks.dropProcess)
        try session.script(RowLocks.dropOperation)
        onlyValueTime = valueTime
        try body()
        onlyValueTime = nil
        try session.script(RowLocks.process)
        try session.script(RowLocks.operation)
    }

    /// - Throws: `forbidden` for a closed period.
    func requireOpen(_ day: Day) throws {
        guard let closed = try newestPeriod()?.closedThrough, day <= closed else { return }
        throw StoreFault.forbidden("a closed period stays as it is")
    }
}
