import Contracts
import Directories
import Measures

/// A document without its operations, which have rows of their own.
struct DocumentOutline: Hashable {
    let type: DocumentType
    let operationCount: Int
    let changes: [Change]
    let reason: ReasonCode?
    /// For each operation the one it takes back; empty when none takes back any.
    let restores: [OperationID?]
}

/// The bytes of a process's documents, where there is more to say than one type.
extension CompactWriter {
    mutating func documents(_ documents: [Document]) {
        byte(2)
        count(documents.count)
        for document in documents {
            byte(document.type.rawValue)
            count(document.operations.count)
            count(document.changes.count)
            for change in document.changes { self.change(change) }
            optional(document.reason) { $0.text($1.rawValue) }
            restores(document.operations.map(\.restores))
        }
    }

    private mutating func restores(_ restores: [OperationID?]) {
        let isAny = restores.contains { $0 != nil }
        flag(isAny)
        if isAny { for id in restores { signed(id?.rawValue ?? 0) } }
    }

    private mutating func change(_ change: Change) {
        switch change {
        case .schedule(let version):
            byte(1)
            schedule(version)
        case .opened:
            byte(2)
        case .closed(let closure, let day):
            byte(3)
            byte(closure.rawValue)
            self.day(day)
        case .accruedInAdvance(let tranche):
            byte(4)
            unsigned(tranche.rawValue)
        case .accruedToDate(let tranche):
            byte(10)
            unsigned(tranche.rawValue)
        case .accruedAtLeast(let tranche, let minor):
            byte(13)
            unsigned(tranche.rawValue)
            signed(minor)
        case .earnedOffMandatory(let tranche, let minor):
            byte(15)
            unsigned(tranche.rawValue)
            signed(minor)
        case .interestBackdated(let day): dated(14, day)
        case .capReached(let day): dated(5, day)
        case .interestStopped(let day): dated(6, day)
        case .interestResumed(let day): dated(7, day)
        case .penaltyStopped(let day): dated(8, day)
        case .penaltyResumed(let day): dated(9, day)
        case .cashFlowReopened(let cashFlow):
            byte(11)
            self.cashFlow(cashFlow)
        case .cashFlowVoided(let id):
            byte(16)
            signed(id.rawValue)
        case .attribute(let attribute):
            byte(12)
            self.attribute(attribute)
        }
    }

    private mutating func dated(_ tag: UInt8, _ day: Day) {
        byte(tag)
        self.day(day)
    }
}

extension CompactReader {
    mutating func documents() throws(StoreFault) -> [DocumentOutline] {
        let format = try byte()
        guard format == 1 || format == 2 else { throw corrupt("documents format \(format)") }
        var outlines: [DocumentOutline] = []
        for _ in 0..<(try count()) {
            let type = try oneOf(DocumentType.self)
            let operations = try index(through: Int(Int32.max))
            var changes: [Change] = []
            for _ in 0..<(try count()) { changes.append(try change()) }
            let reason = format == 1 ? nil : try reason()
            outlines.append(
                DocumentOutline(
                    type: type, operationCount: operations, changes: changes, reason: reason,
                    restores: format == 1 ? [] : try restores(operations)))
        }
        return outlines
    }

    private mutating func reason() throws(StoreFault) -> ReasonCode? {
        try optional { reader throws(StoreFault) in ReasonCode(rawValue: try reader.text()) }
    }

    private mutating func restores(_ operations: Int) throws(StoreFault) -> [OperationID?] {
        guard try flag() else { return [] }
        var restores: [OperationID?] = []
        for _ in 0..<operations {
            let id = try number()
            restores.append(id == 0 ? nil : OperationID(rawValue: id))
        }
        return restores
    }

    private mutating func change() throws(StoreFault) -> Change {
        let tag = try byte()
        switch tag {
        case 1: return .schedule(try schedule())
        case 2: return .opened
        case 3: return .closed(try oneOf(ClosureStatus.self), on: try day())
        case 4: return .accruedInAdvance(TrancheNumber(rawValue: try unsigned16()))
        case 5: return .capReached(try day())
        case 6: return .interestStopped(from: try day())
        case 7: return .interestResumed(from: try day())
        case 8: return .penaltyStopped(from: try day())
        case 9: return .penaltyResumed(from: try day())
        case 10: return .accruedToDate(TrancheNumber(rawValue: try unsigned16()))
        case 11: return .cashFlowReopened(try cashFlow(hasRestored: true))
        case 12: return .attribute(try attribute())
        case 13:
            return .accruedAtLeast(TrancheNumber(rawValue: try unsigned16()), try amount())
        case 14: return .interestBackdated(after: try day())
        case 15:
            return .earnedOffMandatory(TrancheNumber(rawValue: try unsigned16()), try amount())
        case 16: return .cashFlowVoided(CashFlowID(rawValue: try number()))
        default: throw corrupt("no change \(tag)")
        }
    }
}
