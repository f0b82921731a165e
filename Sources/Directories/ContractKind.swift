/// The unit that owns debt: which side owes, and by which rules.
package enum ContractKind: UInt8, Hashable, Sendable, CaseIterable {
    case credit = 1
    case deposit = 2
    case utility = 3
    case writeOff = 4
    case finLease = 5
    case opLease = 6
    case fleetManagement = 7
    case instalmentSale = 8
}

extension ContractKind {
    /// The stable text code.
    package var code: String {
        switch self {
        case .credit: "credit"
        case .deposit: "deposit"
        case .utility: "utility"
        case .writeOff: "writeOff"
        case .finLease: "finLease"
        case .opLease: "opLease"
        case .fleetManagement: "fleetManagement"
        case .instalmentSale: "instalmentSale"
        }
    }
}
