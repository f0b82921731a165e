import Contracts
import Directories
import Measures

/// The directories of one version, ready for work.
struct Rules: Sendable {
    let book: DirectoryBook
    /// Every version of every product: a contract keeps the one it was signed under.
    let products: [ProductID: Product]
    /// The correct postings of all days, to read what was stored under them.
    let postings: CorrectPostings

    init(_ book: DirectoryBook) {
        self.book = book
        let products = book.rows.products.map { ($0.id, $0) }
        self.products = Dictionary(products) { first, _ in first }
        postings = CorrectPostings(book.rows.postings)
    }

    /// The rules of a day.
    /// - Throws: `notConfigured` on days before the first rule.
    func on(_ day: Day) throws(Refusal) -> Directory {
        do {
            return try book.on(day, closedThrough: nil)
        } catch {
            throw .notConfigured("no rules on \(day)")
        }
    }

    func product(_ id: ProductID) throws(Refusal) -> Product {
        guard let product = products[id] else { throw .unknownProduct(id) }
        return product
    }
}
