/// Why a file is not in the format it should be in, and where.
package struct FormatFlaw: Error, Hashable {
    /// Counted from 1.
    package let line: Int
    package let reason: String

    init(_ line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }
}
