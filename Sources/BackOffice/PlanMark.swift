import Contracts
import FoundationEssentials
import Storage

/// Stands for one order on one state of one contract and for all it would do.
///
/// An order that names the mark of its preview is refused when anything has changed between.
/// - Source: R001-14; domain §4.7 N13.
func planMark(
    of parameters: String, _ step: Step, on contract: LoadedContract
) throws -> String {
    let whole = [
        "\(contract.version.rawValue)", step.code.rawValue, parameters,
        try text(of: step.tree(nil)),
    ]
    // FNV-1a, 64 bits: a mark against mistakes, not against forgers.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in whole.joined(separator: "\u{0}").utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
