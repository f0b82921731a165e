import Contracts
import Directories
import Measures

/// A bucket as it is and as it would be.
package struct BalanceChange: Codable, Sendable {
    package let amountType: String
    package let tranche: Int
    package let offBalance: Bool
    package let present: String
    package let wouldBe: String
    package let difference: String
}

extension ContractState {
    /// The buckets that hold another amount in another state of the contract.
    func changes(to wanted: ContractState, _ directory: Directory) -> [BalanceChange] {
        let all = buckets.entries.map(\.bucket) + wanted.buckets.entries.map(\.bucket)
        return Set(all).sorted().compactMap { bucket in
            let (now, then) = (balance(bucket), wanted.balance(bucket))
            guard now != then else { return nil }
            return BalanceChange(
                amountType: directory.row(of: bucket.amountType)?.code ?? "",
                tranche: Int(bucket.tranche.rawValue), offBalance: bucket.isOffBalance,
                present: money(now).text, wouldBe: money(then).text,
                difference: money(then - now).text)
        }
    }
}
