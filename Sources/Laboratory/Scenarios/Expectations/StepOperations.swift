import BackOffice
import Questions
import Contracts
import Directories
import Measures

/// The operations that a step put down, one by one and in order.
struct StepOperations: Expectation {
    static let words = ["operations"]

    private let lines: [OperationText]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        try reading.requireDeed()
        lines = try OperationText.list(reading.node, reading)
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        OperationText.compare(lines, with: sight.processes)
    }
}

/// The same operations summed by bucket, action and sign: many nights shown as one.
struct OperationSums: Expectation {
    static let words = ["movements"]

    private let lines: [OperationText]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        try reading.requireDeed()
        lines = try OperationText.list(reading.node, reading)
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        var sums: [String: Money] = [:]
        for process in sight.processes {
            for operation in process.documents.flatMap(\.operations) {
                let line = OperationText(operation, process.directory)
                let sum = sums[line.name]?.minor ?? 0
                sums[line.name] = sight.state.money(sum + line.amount.minor)
            }
        }
        return CheckReport.compare(
            lines.map { (name: $0.name, text: $0.amount.text) }, with: sums.mapValues(\.text))
    }
}

/// The live operations of a contract over some days, one by one and in order.
struct OperationHistory: Expectation {
    static let words = ["history"]

    private let from: Day?
    private let through: Day?
    private let lines: [OperationText]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        let keys = try FileMapping(
            reading.node, of: ["from", "through", "operations"], reading.word)
        from = try keys["from"]?.day()
        through = try keys["through"]?.day()
        lines = try OperationText.list(try keys.required("operations"), reading)
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        let live = try sight.stage.office.processes(of: sight.contract, after: 0)
        let shown = live.filter { process in
            let day = process.valueTime.day
            return (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
        }
        return OperationText.compare(lines, with: shown)
    }
}

/// An operation as a scenario writes it: `INTEREST 4: repayment -123.30`, at the end its means.
struct OperationText: Sendable {
    /// The bucket, the action and the sign.
    let name: String
    let amount: Money
    /// `bank`, `cash` or `empty`; nil when the scenario does not say.
    private let payment: String?

    static func list(
        _ node: FileNode, _ reading: ExpectationReading
    ) throws(ScenarioFlaw) -> [OperationText] {
        var lines: [OperationText] = []
        for element in node.elements {
            for entry in try element.entries("operations such as PRINCIPAL 4: repayment -361.78") {
                lines.append(try OperationText(entry, reading))
            }
        }
        return lines
    }

    private init(_ entry: FileEntry, _ reading: ExpectationReading) throws(ScenarioFlaw) {
        let accepted = "an action and a signed amount, such as repayment -361.78"
        let words = try entry.value.text(accepted).split(separator: " ").map(String.init)
        guard (2...3).contains(words.count), let sign = words[1].first, "+-".contains(sign) else {
            throw entry.value.flaw("expected \(accepted)")
        }
        let buckets = try BucketPattern(entry, reading.rules)
        guard buckets.isSingle else {
            throw ScenarioFlaw(entry.place, "an operation moves one bucket")
        }
        let action = try Wording.canonical(
            words[0], among: ActionType.allCases.map { "\($0)" }, entry.value)
        do {
            amount = try Money(text: String(words[1].dropFirst()), reading.currency)
        } catch {
            throw entry.value.flaw("expected \(accepted)")
        }
        payment = words.count < 3 ? nil : words[2]
        guard payment.map(["bank", "cash", "empty"].contains) ?? true else {
            throw entry.value.flaw("money moves by bank or cash; else it is empty")
        }
        name = "\(buckets.text) \(action) \(sign)"
    }

    init(_ operation: DebtOperation, _ directory: Directory) {
        name =
            "\(directory.written(operation.bucket)) \(operation.action) "
            + operation.sign.text
        // A conversion moves what a balance is worth, and nothing else.
        amount = operation.action == .conversion ? operation.bookValue : operation.amount
        payment = "\(operation.payment)"
    }

    private func text(showingPayment: Bool) -> String {
        name + amount.text + (showingPayment ? " " + (payment ?? "") : "")
    }

    static func compare(_ lines: [OperationText], with processes: [PutDown]) -> [CheckReport] {
        let found = processes.flatMap { process in
            process.documents.flatMap(\.operations).map {
                OperationText($0, process.directory)
            }
        }
        if lines.isEmpty, found.isEmpty { return [.none("operations")] }
        return (0..<max(lines.count, found.count)).map { index in
            let line = index < lines.count ? lines[index] : nil
            let other = index < found.count ? found[index] : nil
            let showsPayment = line?.payment != nil
            return CheckReport(
                "operation \(index + 1)",
                expected: line?.text(showingPayment: showsPayment) ?? "none",
                found: other?.text(showingPayment: showsPayment) ?? "none")
        }
    }
}

extension CheckReport {
    /// Nothing was expected, and nothing found.
    static func none(_ what: String) -> CheckReport {
        CheckReport(what, expected: "none", found: "none")
    }

    /// Compares named texts: each that is expected, then each that was found besides.
    static func compare(
        _ expected: [(name: String, text: String)], with found: [String: String]
    ) -> [CheckReport] {
        if expected.isEmpty, found.isEmpty { return [.none("movements")] }
        let named = Set(expected.map(\.name))
        let besides = found.keys.filter { !named.contains($0) }.sorted()
        return expected.map { name, text in
            CheckReport(name, expected: text, found: found[name] ?? "none")
        }
            + besides.map { CheckReport($0, expected: "none", found: found[$0] ?? "none") }
    }
}
