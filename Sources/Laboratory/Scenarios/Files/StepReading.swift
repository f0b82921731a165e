import BackOffice
import Contracts
import Measures

/// A step while it is being read: its keys, the value of its deed, its contract.
struct StepReading {
    let step: FileMapping
    /// What stands at the word of the deed.
    let value: FileNode
    let terms: Terms
    let contracts: [Terms]
    let rules: Rules

    var currency: Currency { terms.principal.currency }

    static let keys = [
        "note", "contract", "on", "at", "after-nights", "expect-refusal", "expect",
    ]

    /// The steps that a node means: one for each contract it names.
    static func steps(
        _ node: FileNode, _ contracts: [Terms], _ rules: Rules
    ) throws(ScenarioFlaw) -> [ScenarioStep] {
        let kind = try kind(node)
        let words = kind.map { [$0.word] + $0.keys } ?? ScenarioActions.all.map { $0.word }
        let step = try FileMapping(node, of: keys + words, "this step")
        var steps: [ScenarioStep] = []
        for terms in try subjects(step, contracts, isNeeded: kind?.isOfContract ?? false) {
            let reading = StepReading(
                step: step, value: kind.flatMap { step[$0.word] } ?? nothing(node),
                terms: terms ?? contracts[0], contracts: contracts, rules: rules)
            steps.append(try reading.step(kind, of: terms?.number))
        }
        return steps
    }

    /// The kind of thing that happens in a step; nil when nothing does.
    private static func kind(
        _ node: FileNode
    ) throws(ScenarioFlaw) -> (any ScenarioAction.Type)? {
        let entries = try node.entries("a step")
        let found = entries.compactMap { entry in
            ScenarioActions.all.first { $0.word == entry.key }.map { (entry.place, $0) }
        }
        guard found.count <= 1 else {
            throw ScenarioFlaw(
                found[1].0, "a step does one thing: \(found[0].1.word), or \(found[1].1.word)")
        }
        return found.first?.1
    }

    private static func nothing(_ node: FileNode) -> FileNode {
        FileNode(place: node.place, content: .nothing)
    }

    /// The contracts a step names; of a single one it need not speak.
    private static func subjects(
        _ step: FileMapping, _ contracts: [Terms], isNeeded: Bool
    ) throws(ScenarioFlaw) -> [Terms?] {
        guard let named = step["contract"] else {
            if contracts.count == 1 { return [contracts[0]] }
            if !isNeeded { return [nil] }
            throw step.node.flaw("with several contracts a step names its contract")
        }
        var subjects: [Terms?] = []
        for node in named.elements { subjects.append(try contract(node, contracts)) }
        return subjects
    }

    static func contract(
        _ node: FileNode, _ contracts: [Terms]
    ) throws(ScenarioFlaw) -> Terms {
        let number = try node.word(contracts.map(\.number))
        guard let terms = contracts.first(where: { $0.number == number }) else {
            preconditionFailure("the word is one of the numbers")
        }
        return terms
    }

    private func step(
        _ kind: (any ScenarioAction.Type)?, of number: String?
    ) throws(ScenarioFlaw) -> ScenarioStep {
        let refusal = try step["expect-refusal"].map(refusal)
        if kind == nil, let node = step["expect-refusal"] {
            throw node.flaw("a step that does nothing is refused nothing")
        }
        var blocks: [ExpectationBlock] = []
        for node in step["expect"]?.elements ?? [] {
            blocks.append(
                try ExpectationBlock(node, self, hasDeed: kind != nil, of: number))
        }
        let deed = try kind.map { kind throws(ScenarioFlaw) in try kind.init(self) }
        return ScenarioStep(
            place: step.node.place, note: try step["note"]?.text("a sentence"),
            contract: kind?.isOfContract ?? true ? number : nil, on: try step["on"].map(time),
            at: try step["at"].map(time),
            comesAfterNights: try step["after-nights"]?.flag() ?? false, deed: deed,
            refusal: refusal, expectations: blocks)
    }

    private func time(_ node: FileNode) throws(ScenarioFlaw) -> ScenarioTime {
        let text = try node.text("a day, or a time such as 2018-05-31T12:00:00")
        if !text.contains("T") { return .day(try node.day()) }
        let moment = try node.read("a day, or a time such as 2018-05-31T12:00:00") {
            text throws(MeasureFlaw) in try ValueTime(text: text)
        }
        return .moment(moment)
    }

    private func refusal(_ node: FileNode) throws(ScenarioFlaw) -> ExpectedRefusal {
        guard case .mapping = node.content else {
            return ExpectedRefusal(code: try node.text("a code such as E-LOD"), says: nil)
        }
        let keys = try FileMapping(node, of: ["code", "says"], "expect-refusal")
        return ExpectedRefusal(
            code: try keys.required("code").text("a code such as E-LOD"),
            says: try keys["says"]?.text("a part of the message"))
    }
}

extension ExpectationBlock {
    fileprivate init(
        _ node: FileNode, _ reading: StepReading, hasDeed: Bool, of number: String?
    ) throws(ScenarioFlaw) {
        let keys = try FileMapping(node, of: ["contract", "as-of"] + Expectations.words, "expect")
        let named = try keys["contract"].map { node throws(ScenarioFlaw) in
            try StepReading.contract(node, reading.contracts)
        }
        let terms = named ?? reading.terms
        contract = terms.number
        if named == nil, number == nil {
            throw node.flaw("with several contracts an expectation names its contract")
        }
        asOf = try keys["as-of"]?.day()
        var expectations: [any Expectation] = []
        for entry in try node.entries("expectations") {
            guard let kind = Expectations.all.first(where: { $0.words.contains(entry.key) })
            else { continue }
            let one = ExpectationReading(
                word: entry.key, node: entry.value, terms: terms, contracts: reading.contracts,
                hasDeed: hasDeed, rules: reading.rules)
            expectations.append(try kind.init(one))
        }
        self.expectations = expectations
    }
}
