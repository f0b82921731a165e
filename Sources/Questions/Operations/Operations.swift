package import BackOffice
import Contracts
import Directories
package import Measures
import Storage

/// Which operations of a contract are asked for.
package struct OperationFilter: Sendable {
    /// Value days, both included; nil is open.
    package let from: Day?
    package let through: Day?
    /// Whether cancelled operations are shown too, marked as such.
    package let includesCancelled: Bool
    package let isOldestFirst: Bool

    package init(from: Day?, through: Day?, includesCancelled: Bool, isOldestFirst: Bool) {
        self.from = from
        self.through = through
        self.includesCancelled = includesCancelled
        self.isOldestFirst = isOldestFirst
    }

    fileprivate func takes(_ day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
}

extension Office {
    /// The operations of a contract with all seven parameters; each with the days that its
    /// tranche had when it was booked.
    ///
    /// - Days: through a day is through its last second (R004-69).
    /// - Throws: `notFound`, `input` when the days are out of order, `fault`.
    package func operations(
        _ number: String, _ filter: OperationFilter, at moment: Moment
    ) throws(OfficeError) -> [OperationRow] {
        if let from = filter.from, let through = filter.through, from > through {
            throw .input(field: "from", value: "\(from)", accepted: "\(through) or earlier")
        }
        return try answering { reading, rules in
            try ContractAt(number, at: moment, reading, rules).rows(filter, reading, rules)
        }
    }
}

extension ContractAt {
    fileprivate func rows(
        _ filter: OperationFilter, _ reading: ReadSession, _ rules: Rules
    ) throws -> [OperationRow] {
        var shown = try processes().map { (process: $0, isCancelled: false) }
        if filter.includesCancelled {
            shown += try cancelled(reading, rules).map { ($0, true) }
        }
        shown.sort { $0.process.id < $1.process.id }
        var rows: [OperationRow] = []
        // What was cancelled stood on other processes than those that came after it.
        var schedules: [ProcessID: Schedule] = [:]
        for (process, isCancelled) in shown {
            let day = process.valueTime.day
            let own = try process.rows(
                isCancelled: isCancelled, from: process.previous.flatMap { schedules[$0] },
                reading.recording(of: process.work), rules.on(day))
            schedules[process.id] = own.schedule
            if filter.takes(day) { rows += own.rows }
        }
        return filter.isOldestFirst ? rows : rows.reversed()
    }

    /// Processes of the moment that rollbacks took off the chain, once each.
    private func cancelled(_ reading: ReadSession, _ rules: Rules) throws -> [StoredProcess] {
        let live = Set(try processes().map(\.id))
        var found: [ProcessID: StoredProcess] = [:]
        for rollback in try rollbacks() {
            let chain = try reading.history(
                from: rollback.headBefore, limit: rollback.processes, postings: rules.postings)
            for process in chain where !live.contains(process.id) { found[process.id] = process }
        }
        return try found.values.filter(includes)
    }
}

extension StoredProcess {
    /// - Parameter schedule: the one in force before.
    /// - Returns: with the one in force afterwards.
    fileprivate func rows(
        isCancelled: Bool, from schedule: Schedule?, _ recording: Recording,
        _ directory: Directory
    ) -> (rows: [OperationRow], schedule: Schedule?) {
        var rows: [OperationRow] = []
        var schedule = schedule
        var numbers = operationIDs.makeIterator()
        for document in documents {
            for case .schedule(let next) in document.changes { schedule = next }
            for operation in document.operations {
                let tranche = schedule?[operation.bucket.tranche]
                rows.append(
                    OperationRow(
                        id: numbers.next()?.rawValue ?? 0, process: id.rawValue,
                        processCode: code.rawValue, valueTime: "\(valueTime)",
                        document: "\(document.type)",
                        amountType: directory.row(of: operation.bucket.amountType)?.code ?? "",
                        action: "\(operation.action)", sign: operation.sign.text,
                        payment: operation.payment.rawValue,
                        offBalance: operation.bucket.isOffBalance,
                        tranche: Int(operation.bucket.tranche.rawValue),
                        issueDate: tranche.map { "\($0.issue)" },
                        repaymentDate: tranche.map { "\($0.repayment)" },
                        amount: operation.amount.text, local: operation.localText,
                        cashFlow: operation.cashFlow?.rawValue, cancelled: isCancelled,
                        recordedAt: recording.at.text, operatorName: recording.by))
            }
        }
        return (rows, schedule)
    }
}
