package import BackOffice
import Contracts
import Directories
package import Measures
import Storage

/// Which processes of a contract are asked for, and in portions of what size.
package struct ProcessFilter: Sendable {
    /// Value days, both included; nil is open.
    package let from: Day?
    package let through: Day?
    /// From one on.
    package let portionNumber: Int
    /// Nil is what the constants say.
    package let portionSize: Int?
    package let isOldestFirst: Bool

    package init(
        from: Day?, through: Day?, portionNumber: Int, portionSize: Int?, isOldestFirst: Bool
    ) {
        self.from = from
        self.through = through
        self.portionNumber = portionNumber
        self.portionSize = portionSize
        self.isOldestFirst = isOldestFirst
    }
}

extension Office {
    /// The processes of a contract with their documents and operations.
    ///
    /// - Days: through a day is through its last second (R004-70).
    /// - Throws: `notFound`; `input` for days out of order, or a portion that is none; `fault`.
    package func processes(
        of number: String, _ filter: ProcessFilter, at moment: Moment
    ) throws(OfficeError) -> ProcessPage {
        try filter.check()
        return try answering { reading, rules in
            let contract = try ContractAt(number, at: moment, reading, rules)
            let constants = try rules.on(contract.contract.terms.signed).constants
            let size = min(
                filter.portionSize ?? constants.elementsPerPage, constants.elementsPerPageMax)
            return try contract.page(filter, of: size, reading, rules)
        }
    }
}

extension ProcessFilter {
    fileprivate func check() throws(OfficeError) {
        if let from, let through, from > through {
            throw .input(field: "from", value: "\(from)", accepted: "\(through) or earlier")
        }
        if let portionSize, portionSize <= 0 {
            throw .input(
                field: "portion-size", value: "\(portionSize)", accepted: "a number above zero")
        }
        guard portionNumber > 0 else {
            throw .input(
                field: "portion-number", value: "\(portionNumber)",
                accepted: "a number above zero")
        }
    }

    fileprivate func takes(_ day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
}

extension ContractAt {
    fileprivate func page(
        _ filter: ProcessFilter, of size: Int, _ reading: ReadSession, _ rules: Rules
    ) throws -> ProcessPage {
        // The chain is newest first.
        let chain = try processes().filter { filter.takes($0.valueTime.day) }
        let found = filter.isOldestFirst ? chain.reversed() : chain
        let portions = max(1, (found.count + size - 1) / size)
        let (skipped, isFar) = (filter.portionNumber - 1).multipliedReportingOverflow(by: size)
        let portion = isFar ? [] : found.dropFirst(skipped).prefix(size)
        let asked = filter.portionSize ?? size
        return ProcessPage(
            portionNumber: filter.portionNumber, portionSize: size, total: found.count,
            portions: portions,
            processes: try portion.map { process in
                try RecordedProcess(
                    process.tree(rules.on(process.valueTime.day)),
                    process, reading.recording(of: process.work))
            },
            warnings: asked > size
                ? [Warning(code: "W-CLIPPED", message: "a portion has at most \(size) processes")]
                : [])
    }
}

extension RecordedProcess {
    fileprivate init(_ tree: ProcessTree, _ process: StoredProcess, _ recording: Recording) {
        self.init(
            process: process.id.rawValue, code: tree.code, valueTime: tree.valueTime,
            recordedAt: recording.at.text, operatorName: recording.by, documents: tree.documents)
    }
}
