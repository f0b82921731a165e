import Contracts
import Directories
package import Measures

/// The hot path: a chunk of a night's quiet accruals.
///
/// Three short statements a contract, stepped without anything between them and SQLite; what
/// they leave is what `append` leaves, byte for byte.
extension Transaction {
    /// Puts down one interest accrual for each contract, all at one value time.
    ///
    /// A contract whose tranche has just been counted to its end keeps its quiet view, from
    /// which the next reader takes the whole state.
    /// Shape: inside `unlocked(at:)`, of the same value time.
    /// - Throws: `versionConflict`, `MeasureFlaw.overflow`.
    package func appendQuiet(
        _ accruals: [QuietAccrual], at valueTime: ValueTime, work: WorkID
    ) throws {
        precondition(onlyValueTime ?? valueTime == valueTime, "one value time")
        let statements = try QuietStatements(session, at: valueTime, work: work)
        defer { statements.finish() }
        let day = valueTime.day
        let mark = DocumentMark(type: .interestAccrual, reason: nil)
        var numbers = try numbers
        var tally = TurnoverTally()
        var writer = CompactWriter()
        var code: ProcessCode?
        writer.reserve(128)
        for accrual in accruals {
            numbers.process += 1
            numbers.operation += 1
            writer.clear()
            writer.quiet(accrual.quiet)
            if accrual.code != code {
                code = accrual.code
                statements.bind(code: try number(of: accrual.code))
            }
            try statements.append(accrual, numbers, writer)
            try tally.add(accrual.posting, in: mark, day, accrual.amount, foreign: nil)
        }
        try add(tally)
        keep(numbers)
    }
}

/// The three statements, with what all rows of a chunk share already bound.
private struct QuietStatements {
    private let process: Prepared
    private let operation: Prepared
    private let state: Prepared

    init(_ session: Session, at valueTime: ValueTime, work: WorkID) throws {
        process = try session.prepare(ProcessSQL.insertQuiet)
        operation = try session.prepare(OperationSQL.insert)
        state = try session.prepare(ContractStateSQL.updateQuiet)
        process.bind(work.rawValue, at: 5)
        process.bind(Int64(DocumentType.interestAccrual.rawValue), at: 6)
        process.bind(valueTime.seconds, at: 7)
        operation.bind(0, at: 3)
    }

    func finish() {
        process.finish()
        operation.finish()
        state.finish()
    }

    /// What the processes that follow are.
    func bind(code number: Int64) { process.bind(number, at: 8) }

    @inline(__always)
    func append(
        _ accrual: QuietAccrual, _ numbers: Transaction.Numbers, _ writer: CompactWriter
    ) throws {
        process.bind(numbers.process, at: 1)
        process.bind(accrual.contract.rawValue, at: 2)
        process.bind(accrual.lastProcess?.rawValue, at: 3)
        process.bind(numbers.operation, at: 4)
        try process.stepOnce()

        operation.bind(numbers.operation, at: 1)
        operation.bind(numbers.process, at: 2)
        operation.bind(Int64(accrual.posting.rawValue), at: 4)
        operation.bind(Int64(accrual.quiet.tranche.rawValue), at: 5)
        operation.bind(accrual.amount.minor, at: 6)
        try operation.stepOnce()

        state.bind(accrual.contract.rawValue, at: 1)
        state.bind(accrual.version.rawValue, at: 2)
        state.bind(numbers.process, at: 3)
        try writer.bytes.withUnsafeBytes { bytes in
            state.bindUncopied(bytes, at: 4)
            try state.stepOnce()
        }
        guard state.changes == 1 else {
            throw StoreFault.versionConflict(contract: accrual.contract.rawValue)
        }
    }
}
