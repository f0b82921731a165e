package import Contracts
import Directories
import FoundationEssentials
package import Measures

/// A row of the list of contracts: what was signed, and what alters with the contract.
package struct ListedRow: Hashable, Sendable {
    package let contract: ContractID
    package let number: String
    /// The code of the product, which its versions share.
    package let product: String
    package let currency: Currency
    /// The name of the counterparty; empty where none was given.
    package let client: String
    /// The number and all that was given of the client, in small letters, a line for each: what
    /// is searched.
    package let words: String
    package let listed: ListedContract
}

extension ListedRow {
    /// What is to be kept of a contract.
    package init(of state: ContractState, attributes: String) {
        let given = GivenAttributes(attributes)
        let words = [state.terms.number] + given.values
        self.init(
            contract: state.id, number: state.terms.number, product: state.product.code,
            currency: state.currency, client: given.client,
            words: words.map { $0.lowercased() }.joined(separator: "\n"),
            listed: state.listed)
    }
}

/// The attributes of a contract as texts; as one text where they are another JSON.
private struct GivenAttributes {
    let client: String
    let values: [String]

    init(_ json: String) {
        if json == "{}" {
            (client, values) = ("", [])
            return
        }
        do {
            let named = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
            client = named["counterpartyName"] ?? ""
            values = named.sorted { $0.key < $1.key }.map(\.value)
        } catch {
            (client, values) = ("", [json])
        }
    }
}
