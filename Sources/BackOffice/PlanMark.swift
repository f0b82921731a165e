import Contracts
import FoundationEssentials
import Storage

/// Stands for one order on one state of one contract and for all it would do.
///
/// An order that names the mark of its preview is refused when anything has changed between.
/// - Source: R001-14, N13.
func planMark(
    of parameters: String, _ step: Step, on contract: LoadedContract
) throws -> String {
    let whole = [
        "\(contract.version.rawValue)", step.code.rawValue, parameters,
        try text(of: step.tree(nil)),
    ]
    return Fingerprint(whole).text
}
