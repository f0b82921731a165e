/// Business constants an administrator may change. - Source: domain Appendix D.
package struct Constants: Hashable, Sendable {
    /// Elements on a page when a caller names none.
    package let elementsPerPage: Int
    package let elementsPerPageMax: Int

    package init(elementsPerPage: Int, elementsPerPageMax: Int) {
        self.elementsPerPage = elementsPerPage
        self.elementsPerPageMax = elementsPerPageMax
    }
}
