import Foundation

/// Standard output for what was asked, standard error for what is said about it.
enum Console {
    static let isErrorTerminal = isatty(STDERR_FILENO) == 1
    static let isInputTerminal = isatty(STDIN_FILENO) == 1

    /// Prints results.
    static func show(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// Prints a view as JSON with sorted keys.
    static func show(json view: some Encodable) { show(JSONText.pages(view)) }

    /// Says something to the person at the terminal.
    static func tell(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Writes all of a text, whatever the pipe takes at a time; a closed pipe takes nothing.
    static func write(_ text: String, to file: Int32) {
        var text = text
        text.withUTF8 { bytes in _ = write(UnsafeRawBufferPointer(bytes), to: file) }
    }

    /// Writes all bytes; whether the file has taken them.
    @discardableResult
    static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { write($0, to: file) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(
                file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written > 0 { rest = rest.dropFirst(written) }
            if written < 0 && errno != EINTR { return false }
        }
        return true
    }
}

/// Views as JSON text.
enum JSONText {
    /// Over several lines, for people and for tools.
    static func pages(_ view: some Encodable) -> String {
        text(view, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
    }

    /// On one line.
    static func line(_ view: some Encodable) -> String {
        text(view, [.sortedKeys, .withoutEscapingSlashes])
    }

    private static func text(
        _ view: some Encodable, _ form: JSONEncoder.OutputFormatting
    ) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = form
        do {
            return String(decoding: try encoder.encode(view), as: UTF8.self)
        } catch {
            preconditionFailure("views can be encoded: \(error)")
        }
    }
}
