/// What is kept of an import with its row of work.
struct ImportSource: Codable {
    /// The name of the file.
    let source: String?
    /// The bank that all its payments came through; nil where that is not said.
    let bank: String?
}
