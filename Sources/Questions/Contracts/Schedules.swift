package import BackOffice
import Contracts
import Directories
import Measures
import Storage

extension Office {
    /// The schedule of a contract with its past, and what of each tranche is still owed; of a
    /// contract that is not paid out yet the plan that it leads to on the planned day.
    ///
    /// A tranche that has ended is shown as it was planned when it did, and what else altered the
    /// principal to come is a row of its own: together they are the amount lent.
    /// - Throws: `notFound`, `fault`; empty where the terms make no plan.
    package func schedule(
        _ number: String, at moment: Moment
    ) throws(OfficeError) -> [ScheduleRow] {
        try answering { reading, rules in
            let contract = try ContractAt(number, at: moment, reading, rules)
            let directory = try rules.on(contract.day)
            guard let plan = try contract.plan(directory) else { return [] }
            return try contract.state.scheduleRows(plan, directory)
        }
    }
}

extension ContractAt {
    /// The plan as it went, or the one that is planned; nil where the terms make none.
    fileprivate func plan(_ directory: Directory) throws -> PlanHistory? {
        guard let schedule = state.schedule else {
            return try state.firstPlan(directory).map(PlanHistory.init(of:))
        }
        // Most contracts are repaid as planned: their past need not be read.
        let isAsPlanned =
            schedule.version == 1
            && (state.closingDay.map { $0 >= schedule.last.repayment } ?? true)
        return isAsPlanned
            ? PlanHistory(of: schedule) : PlanHistory(try processes().reversed())
    }
}

extension ContractState {
    /// The schedule that a contract would have, were it paid out on the planned day.
    fileprivate func firstPlan(_ directory: Directory) throws -> Schedule? {
        guard status == .forIssue else { return nil }
        do {
            return try firstSchedule(issued: terms.plannedDisbursement, directory)
        } catch {
            return nil
        }
    }

    fileprivate func scheduleRows(
        _ plan: PlanHistory, _ directory: Directory
    ) throws(Refusal) -> [ScheduleRow] {
        var left = terms.principal.minor
        return try plan.steps.map { step throws(Refusal) in
            switch step {
            case .tranche(let tranche, let schedule):
                left -= tranche.principal
                return try row(of: tranche, in: schedule, leaving: left, directory)
            case .change(let change):
                left -= change.principal
                return row(of: change, leaving: left)
            }
        }
    }

    private func row(
        of tranche: Tranche, in schedule: Schedule, leaving left: Int64, _ directory: Directory
    ) throws(Refusal) -> ScheduleRow {
        let agreed = try agreedRepayment(of: tranche, in: schedule, directory)
        let fees = plannedFees(of: tranche, in: schedule)
        let bucket = Bucket(kind.principalType, tranche.number, isOffBalance: false)
        return ScheduleRow(
            n: Int(tranche.number.rawValue), issueDate: "\(tranche.issue)",
            repaymentDate: "\(agreed)", dueDate: "\(tranche.due)",
            dueDateIsProvisional: isProvisional(due: tranche.due, directory) ? true : nil,
            processCode: nil, days: tranche.issue.days(to: tranche.repayment),
            interest: money(tranche.interest).text, principal: money(tranche.principal).text,
            fees: money(fees).text,
            payment: money(tranche.principal + tranche.interest + fees).text,
            balance: money(left).text,
            principalLeft: money(owed(bucket)).text)
    }

    private func row(of change: PlanChange, leaving left: Int64) -> ScheduleRow {
        let nothing = money(0).text
        let amount = money(change.principal).text
        return ScheduleRow(
            n: nil, issueDate: "\(change.day)", repaymentDate: "\(change.day)",
            dueDate: "\(change.day)", dueDateIsProvisional: nil,
            processCode: change.process.rawValue, days: 0, interest: nothing, principal: amount,
            fees: nothing, payment: amount, balance: money(left).text, principalLeft: nothing)
    }
}
