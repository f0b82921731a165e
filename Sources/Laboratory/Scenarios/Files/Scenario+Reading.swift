import BackOffice
import Contracts
import Measures

extension Scenario {
    static let keys = [
        "tranche", "id", "title", "source", "products", "directories", "constants", "rates",
        "contracts", "steps",
    ]

    /// Reads a scenario file: YAML, or JSON, which is a part of it.
    ///
    /// - Throws: the first thing that is not as `docs/scenarios.md` says, with its place.
    package init(yaml bytes: [UInt8]) throws(ScenarioFlaw) {
        let file = try FileMapping(FileNode(yaml: bytes), of: Self.keys, "a scenario")
        let version = try file.required("tranche")
        guard try version.count(0...Int(UInt16.max)) == Self.version else {
            throw version.flaw("this program reads scenarios of version \(Self.version)")
        }
        id = try file.required("id").text("a name such as AT-RESTORE-1")
        title = try file.required("title").text("a sentence")
        source = try file["source"]?.text("where the story comes from")
        var own = try ScenarioDirectories(products: file["products"], rows: file["directories"])
        try own.set(constants: file["constants"])
        directories = own.files
        let rules = try own.rules((file["products"] ?? file.node).place)
        rates = try file["rates"].map(Scenario.rates) ?? []
        contracts = try ContractReading(rules).contracts(file.required("contracts"))
        var steps: [ScenarioStep] = []
        for node in try file.required("steps").elements {
            steps += try StepReading.steps(node, contracts, rules)
        }
        guard !steps.isEmpty else { throw file.node.flaw("a scenario has steps") }
        self.steps = steps
    }

    /// Rates in roubles by day and currency, such as `2024-01-15: {USD: 90.1234}`.
    private static func rates(_ node: FileNode) throws(ScenarioFlaw) -> [ExchangeRate] {
        var rates: [ExchangeRate] = []
        for day in try node.entries("rates by day") {
            let from = try FileNode(place: day.place, content: .scalar(day.key)).day()
            for entry in try day.value.entries("rates by currency") {
                rates.append(
                    try entry.value.read("a rate of \(entry.key) such as 90.1234") {
                        text throws(MeasureFlaw) in
                        try ExchangeRate(
                            of: Currency(code: entry.key), in: .rub, from: from, nominal: 1,
                            text: text)
                    })
            }
        }
        return rates
    }
}
