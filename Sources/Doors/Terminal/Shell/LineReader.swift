import Foundation

/// Reads a file or pipe line by line in constant memory.
struct LineReader {
    /// One line of the input.
    enum Line {
        case bytes(ArraySlice<UInt8>)
        /// Longer than `lineBytesMax`; it was passed over.
        case tooLong
    }

    static let lineBytesMax = 4 << 20
    /// A line without an end is passed over so far, and no further.
    private static let endlessBytes = 64 << 20
    private static let chunkBytes = 1 << 16

    private let file: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var isPassingOver = false
    private var passedBytes = 0
    /// What would have been read to the end, when this was not; nil when all went well.
    private(set) var flaw: String?

    /// Reads an open file; the caller closes it.
    init(_ file: Int32) { self.file = file }

    /// Whether the next line would have to be waited for.
    var isExhausted: Bool { !buffer[start...].contains(LineReader.lineEnd) }

    private static let lineEnd = UInt8(ascii: "\n")

    /// The next line without its end; nil when there is none.
    mutating func next() -> Line? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: LineReader.lineEnd) {
                let line = buffer[start..<end]
                start = end + 1
                if !isPassingOver { return .bytes(line) }
                isPassingOver = false
                return .tooLong
            }
            searched = buffer.count - start
            if isAtEnd { return last() }
            fill()
            if searched > LineReader.lineBytesMax {
                passOver(searched)
                buffer.removeAll(keepingCapacity: true)
                searched = 0
            }
        }
    }

    private mutating func passOver(_ bytes: Int) {
        passedBytes = isPassingOver ? passedBytes + bytes : bytes
        isPassingOver = true
        guard passedBytes > LineReader.endlessBytes else { return }
        isAtEnd = true
        flaw = "lines that end"
    }

    private mutating func last() -> Line? {
        defer { start = buffer.count }
        if isPassingOver {
            isPassingOver = false
            return .tooLong
        }
        return start < buffer.count ? .bytes(buffer[start...]) : nil
    }

    /// Moves what is unread to the front and appends what the file gives.
    private mutating func fill() {
        buffer.removeSubrange(..<start)
        start = 0
        var code: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: LineReader.chunkBytes) { bytes, count in
            let got = read(file, bytes.baseAddress, bytes.count)
            if got < 0 { code = errno }
            count = max(0, got)
        }
        isAtEnd = chunk.isEmpty
        if code != 0 { flaw = "a file that can be read (\(reason(of: code)))" }
        buffer += chunk
    }
}
