package import Directories
package import Measures

/// A process as it was carried out: its value time and its documents.
package struct CarriedOut: Hashable, Sendable {
    package let valueTime: ValueTime
    package let documents: [Document]

    package init(valueTime: ValueTime, documents: [Document]) {
        self.valueTime = valueTime
        self.documents = documents
    }
}

extension ContractState {
    /// The state after a history: rolling back is folding what remains.
    ///
    /// - Shape: `history` oldest first, live processes only; `directory` without closed periods,
    ///   which bind new documents and not those already stored.
    package func folding(
        _ history: some Sequence<CarriedOut>, _ directory: (Day) throws(Refusal) -> Directory
    ) throws(Refusal) -> ContractState {
        var state = self
        for process in history {
            state = try state.applying(
                process.documents, at: process.valueTime, directory(process.valueTime.day))
        }
        return state
    }
}
