/// What is kept of an import with its row of work.
package struct ImportSource: Codable {
    /// The name of the file.
    package let source: String?
    /// The bank that all its payments came through; nil where that is not said.
    package let bank: String?

    package init(source: String?, bank: String?) {
        self.source = source
        self.bank = bank
    }
}
