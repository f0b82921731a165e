import BackOffice

extension Scenario {
    /// Every key that a scenario file may have, so that the page about them misses none.
    package static var words: [String] {
        keys + ContractReading.keys + StepReading.keys
            + ScenarioActions.all.flatMap { [$0.word] + $0.keys } + Expectations.words
            + ["contract", "as-of"]
    }
}
