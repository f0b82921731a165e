import BackOffice
import Measures

extension ContractPlan {
    /// A figure that a source may know too; nil where the contract has none.
    func figure(_ figure: CheckedFigure) -> Money? {
        switch figure {
        case .instalment: instalment
        case .totalInterest: totalInterest
        }
    }
}
