import Contracts
package import Directories
import Measures
import Processes
import Storage

extension DecidedProcess {
    /// The process as people see it; no number while it is not stored.
    func tree(_ process: ProcessID?) -> ProcessTree {
        ProcessTree(
            process: process?.rawValue, code: code.rawValue, valueTime: "\(valueTime)",
            documents: decision.documents.map { $0.tree(directory) })
    }
}

extension StoredProcess {
    package func tree(_ directory: Directory) -> ProcessTree {
        ProcessTree(
            process: id.rawValue, code: code.rawValue, valueTime: "\(valueTime)",
            documents: documents.map { $0.tree(directory) })
    }
}

extension Document {
    func tree(_ directory: Directory) -> DocumentTree {
        DocumentTree(
            type: "\(type)", operations: operations.map { $0.line(directory) },
            changes: changes.map(\.text))
    }
}

extension DebtOperation {
    fileprivate func line(_ directory: Directory) -> OperationLine {
        OperationLine(
            amountType: directory.row(of: bucket.amountType)?.code ?? "",
            action: "\(action)", sign: sign.text, payment: payment.rawValue,
            offBalance: bucket.isOffBalance, tranche: Int(bucket.tranche.rawValue),
            amount: amount.text, local: localText)
    }

    /// What it is worth on the books; nil where they are kept in the contract's currency.
    package var localText: String? { bookValue.currency == amount.currency ? nil : bookValue.text }
}

extension Sign {
    package var text: String { self == .plus ? "+" : "-" }
}

extension Change {
    /// One line for people.
    package var text: String {
        switch self {
        case .schedule(let schedule):
            "schedule version \(schedule.version), \(schedule.tranches.count) tranches"
        case .opened: "opened"
        case .closed(let closure, let day): "closed on \(day): \(closure)"
        case .accruedInAdvance(let tranche): "tranche \(tranche.rawValue) accrued to its end"
        case .accruedAtLeast(let tranche, let minor):
            "tranche \(tranche.rawValue) accrued to \(minor) minor units at least"
        case .accruedToDate(let tranche): "tranche \(tranche.rawValue) accrued to date"
        case .earnedOffMandatory(let tranche, let minor):
            "\(minor) minor units of tranche \(tranche.rawValue) were charged as mandatory"
        case .capReached(let day): "statutory cap reached on \(day)"
        case .interestStopped(let day): "interest stopped from \(day)"
        case .interestResumed(let day): "interest resumed from \(day)"
        case .interestBackdated(let day): "interest borne after \(day)"
        case .penaltyStopped(let day): "penalties stopped from \(day)"
        case .penaltyResumed(let day): "penalties resumed from \(day)"
        case .cashFlowReopened(let flow): "cash flow \(flow.id.rawValue) reopened"
        case .cashFlowVoided(let id): "cash flow \(id.rawValue) void"
        case .attribute(let attribute): attribute.text
        }
    }
}

extension ContractAttribute {
    fileprivate var text: String {
        switch self {
        case .loanCategory(let code): "loan category \(code)"
        case .prolongations(let count): "prolonged \(count) times"
        case .addedAfter(let day): "time added after \(day)"
        case .reserveRate(let rate):
            "IFRS reserve rate \(rate.rate.percentText) %, model \(rate.model), facts \(rate.facts)"
        case .restructured: "restructured"
        case .discount(let plan):
            "discounted by \(plan.marketRate.percentText) %, amortised through "
                + "\(plan.amortisedThrough)"
        case .announcedRepayment(let announced):
            announced.map { "early repayment from \($0.from) announced: \($0.request)" }
                ?? "no early repayment announced"
        }
    }
}

extension Outcome {
    /// The stable word of D-9.9.
    package var text: String {
        switch self {
        case .done: "DONE"
        case .nothingToDo: "NOTHING_TO_DO"
        case .short: "DONE"
        case .capped: "CAP"
        case .recalculationSkipped(let reason): "RECALC_SKIPPED(\(reason))"
        case .noopNotMonthEnd: "NOOP_NOT_MONTH_END"
        case .discountingDisabled: "DISCOUNTING_DISABLED"
        case .keptInLocalCurrency: "NOOP_LOCAL_CURRENCY"
        }
    }
}
