import Contracts
import Directories
package import Measures
import Processes
import Storage

extension Office {
    /// Takes back what payments took between two days: the order of R001-6.
    ///
    /// The later day is the posting day; the earlier one is the day of the payment that was
    /// laid over the wrong debt. They may be given in either order.
    /// - Throws: what `carryOut` throws.
    /// - Source: R001-5, R001-7.
    package func restoreDebt(
        _ number: String, between one: Day, and other: Day, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        let time = try firstMoment(of: max(one, other), on: number)
        return try carryOut(
            Restore(valueTime: time, from: max(one, other), to: min(one, other)), on: number,
            context)
    }
}

extension UnitOfWork {
    /// What the user should know after an order: penalties that stand only because of what a
    /// restore took back (R001-24).
    func hints(after order: any DebtProcess, on contract: LoadedContract) throws -> [Warning] {
        guard let restore = order as? Restore else { return [] }
        let past = try ContractHistory(of: contract.state.id, knownAt: nil, transaction, rules)
        let directory = try rules.on(restore.valueTime.day)
        let first = min(restore.from, restore.to)
        return past.history.delayCharges(since: first, on: contract.state).map { entry in
            let type = directory.row(of: entry.bucket.amountType)?.code ?? ""
            return Warning(
                code: "W-DEPENDS",
                message: "\(type) of tranche \(entry.bucket.tranche.rawValue)"
                    + (entry.bucket.isOffBalance ? " off balance" : "")
                    + ": \(contract.state.money(entry.minor).text) may rest on the error; "
                    + "write it off or reverse it")
        }
    }
}

extension History {
    /// What still stands of penalties and interest for delay that were restored, or accrued in
    /// the restored tranches since a day.
    fileprivate func delayCharges(
        since day: Day, on contract: ContractState
    ) -> [Buckets.Entry] {
        let back = operations.filter { $0.operation.action == .restore }.map(\.operation.bucket)
        let tranches = Set(back.map(\.tranche))
        let accrued = operations.filter {
            $0.operation.action == .accrual && $0.valueTime.day >= day
                && tranches.contains($0.operation.bucket.tranche)
        }.map(\.operation.bucket)
        let touched = Set(back + accrued)
        return contract.buckets.entries.filter { entry in
            entry.bucket.amountType.isForDelay && entry.minor > 0 && touched.contains(entry.bucket)
        }
    }
}
