import BackOffice
import Formats
import Foundation

/// Standard output for what was asked, standard error for what is said about it.
enum Console {
    static let isErrorTerminal = isatty(STDERR_FILENO) == 1
    static let isInputTerminal = isatty(STDIN_FILENO) == 1

    /// Prints results.
    ///
    /// - Throws: `notWritten` unless all of it went out, or its reader has had enough.
    static func show(_ text: String) throws(OfficeError) {
        _ = try put(Array((text.shownInLines + "\n").utf8))
    }

    /// Prints a view as JSON with sorted keys.
    static func show(json view: some Encodable) throws(OfficeError) {
        _ = try put(Array((ShownJSON.pages(view) + "\n").utf8))
    }

    /// Puts bytes on standard output as they are; false when their reader has had enough.
    static func put(_ bytes: [UInt8]) throws(OfficeError) -> Bool {
        try Descriptor(STDOUT_FILENO, "standard output").put(bytes)
    }

    /// Says something to the person at the terminal; where nobody can hear it, there is nobody
    /// to be told so.
    static func tell(_ text: String) { draw(text.shownInLines + "\n") }

    /// Draws on the terminal, controls and all.
    static func draw(_ text: String) {
        _ = Descriptor(STDERR_FILENO, "standard error").written(Array(text.utf8))
    }
}

/// An open file by its number, and how it is spoken of.
struct Descriptor {
    let number: Int32
    let name: String

    /// What became of bytes that were to be written.
    enum Written: Hashable {
        case all
        /// Whoever read the pipe has closed it.
        case readerLeft
        case failed(Int32)
    }

    init(_ number: Int32, _ name: String) {
        self.number = number
        self.name = name
    }

    /// Writes all bytes; false when their reader has had enough.
    ///
    /// - Throws: `notWritten`.
    func put(_ bytes: [UInt8]) throws(OfficeError) -> Bool {
        switch written(bytes) {
        case .all: return true
        case .readerLeft: return false
        case .failed(let code): throw .notWritten(to: name, reason: reason(of: code))
        }
    }

    /// Writes all bytes, whatever the file takes at a time.
    func written(_ bytes: [UInt8]) -> Written {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch count == 0 ? EIO : errno {
            case EINTR: continue
            case EAGAIN: waitForRoom()
            case EPIPE: return .readerLeft
            case let code: return .failed(code)
            }
        }
        return .all
    }

    /// A pipe that somebody else has made non-blocking is full now and will not be later.
    private func waitForRoom() {
        var room = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&room, 1, -1)
    }
}

/// What the system says of an error of its own.
func reason(of code: Int32) -> String { String(cString: strerror(code)) }

/// Views as JSON text.
enum ShownJSON {
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
            return String(decoding: try encoder.encode(view), as: UTF8.self).shownInJSON
        } catch {
            preconditionFailure("views can be encoded: \(error)")
        }
    }
}
