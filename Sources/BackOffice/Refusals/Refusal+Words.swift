package import Contracts
package import Directories

extension Refusal {
    /// One sentence with the values, in the words of the error catalogue.
    package func text(_ directory: Directory?) -> String { words(directory).text }

    /// What is to blame, and what would be accepted, in the words people use.
    func detail(_ directory: Directory?) -> ErrorDetail { words(directory).detail }

    /// Each topic has its words in a file of its own, one case after the other.
    private func words(_ directory: Directory?) -> RefusalWords {
        let names = DirectoryNames(directory: directory)
        return switch self {
        case .day(let refusal): refusal.words(names)
        case .state(let refusal): refusal.words
        case .product(let refusal): refusal.words
        case .schedule(let refusal): refusal.words(names)
        case .amount(let refusal): refusal.words(names)
        case .operation(let refusal): refusal.words(names)
        case .cash(let refusal): refusal.words
        case .directory(let refusal): refusal.words(names)
        case .measure(let flaw): flaw.words
        }
    }
}
