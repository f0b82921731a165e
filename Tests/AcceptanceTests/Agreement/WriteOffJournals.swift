/// A case of `transactions/oracle_ccb_writeoff.json`: journals around a write-off.
enum WriteOffJournals {
    static func judged() throws -> [Judgement] {
        let file = try sharedValue("transactions/oracle_ccb_writeoff.json")
        return file["scenarios"].list.map { scenario in
            Judgement(
                id: scenario["id"].text ?? "",
                verdict: .notModelled(reason(scenario["steps"].list)))
        }
    }

    private static func reason(_ steps: [PeerValue]) -> String {
        guard !steps.isEmpty else {
            return "a rule without figures: which contract takes over what is written off"
        }
        return "a bill of revenue and tax, the tax held until it is paid; no loan bears tax here"
    }
}
