import Storage

extension Office {
    /// Runs one transaction at a desk, for an operator and a key that the ledger may keep.
    package func working<Result>(_ context: OrderContext, _ body: (UnitOfWork) throws -> Result)
        throws
        -> Result
    {
        try workingOnTrial(context) { .kept(try body($0)) }
    }

    /// The same, keeping what was done where the body says so.
    func workingOnTrial<Result>(
        _ context: OrderContext, _ body: (UnitOfWork) throws -> Ending<Result>
    ) throws -> Result {
        try context.check()
        return try store.inTransaction(ending: { transaction in
            // A clock that went back would put what is recorded before what it builds on.
            let instant = max(clock(), try transaction.newestInstant())
            return try body(
                UnitOfWork(
                    transaction: transaction,
                    rules: rules(transaction).dated(nearDays(context)),
                    operatorName: context.operatorName, recordedAt: instant))
        })
    }
}
