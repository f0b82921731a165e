package import Directories
import Measures

/// A process that must see what the contract has been through, beside how it stands.
package protocol LookingBack: DebtProcess {
    /// The documents this order adds to `contract`, seen with its history.
    func decide(
        _ contract: ContractState, _ history: History, _ directory: Directory
    ) throws(Refusal) -> Decision
}

extension LookingBack {
    /// Decides as if nothing had happened.
    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try decide(contract, .empty, directory)
    }
}
