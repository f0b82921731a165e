import Contracts
import FoundationEssentials
import Measures
import Orders
import Storage

/// Stands for one order on one state of one contract and for all it would do.
///
/// An order that names the token of its preview is refused when anything has changed between.
/// - Source: R001-14, N13.
func token(
    of code: ProcessCode, _ parameters: String, _ decided: [ProcessTree],
    on contract: LoadedContract
) throws -> String {
    let whole = [
        "\(contract.version.rawValue)", code.rawValue, parameters, try text(of: decided),
    ]
    return Fingerprint(of: whole.joined(separator: "\u{0}")).description
}

/// Stands for what an order of a kind would do on some contracts as they are.
func token(
    _ kind: WorkKind, of answer: some OrderAnswer, on contracts: [LoadedContract]
) throws -> String {
    let whole =
        [kind.code, try text(of: answer)]
        + contracts.map { "\($0.state.id.rawValue)/\($0.version.rawValue)" }
    return Fingerprint(of: whole.joined(separator: "\u{0}")).description
}
