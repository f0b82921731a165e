import Contracts

/// A mass order as it is stored: the fields of its process, and beside them which contracts it
/// is for.
///
/// So it reads as the order of the process alone. No parameter may have the name of a field here.
struct MassOrderRecord: Encodable {
    let order: any DebtProcess
    let contracts: ContractSelection

    enum CodingKeys: CodingKey, CaseIterable {
        case contracts
    }

    func encode(to encoder: any Encoder) throws {
        try order.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(contracts, forKey: .contracts)
    }
}
