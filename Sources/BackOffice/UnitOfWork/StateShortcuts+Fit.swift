import Directories
package import Contracts
package import Storage

extension StateShortcuts {
    /// Whether a night that reads these does what it would do on the state.
    ///
    /// A quiet view that has been counted to its end asks for the state, whatever it says. None
    /// asks for it too: there was none once where the cap had been reached and room was given
    /// back.
    package func fit(_ state: ContractState) -> Bool {
        guard isServiced == state.status.isServiced,
            product == Int64(state.terms.product.rawValue)
        else { return false }
        if let quiet, quiet.accruedThrough >= quiet.quietThrough { return true }
        if quiet == nil && state.accruals.room.wasGivenBack { return true }
        return quiet == state.quiet
    }
}
