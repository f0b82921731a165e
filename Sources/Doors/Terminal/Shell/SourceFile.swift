import ArgumentParser
import BackOffice
import Formats
import Foundation

/// What an import reads, and by which map.
struct SourceArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("file", of: "import-contracts"), completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("map", of: "import-contracts", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var map: String

    @Flag(help: ArgumentHelp("skipsRefused", of: "import-contracts"))
    var skipRefused = false

    func mapBytes() throws(OfficeError) -> [UInt8] {
        try SourceFile.bytes(of: map, max: SourceFile.mapBytesMax)
    }
}

/// A file read piece by piece.
///
/// It is a class because it owns the open file and gives it back.
final class SourceFile {
    private static let pieceBytes = 1 << 18
    private static let lineBytesMax = 4 << 20

    private let path: String
    private let file: Int32

    init(_ path: String) throws(OfficeError) {
        self.path = path
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .notFound(.file, path) }
    }

    deinit { close(file) }

    /// Bytes of a file that says which column or figure is what.
    static let mapBytesMax = 1 << 20

    /// All bytes of a file that is small, read no further than it may be long.
    ///
    /// - Throws: `notFound`, `input` for a file that is longer.
    static func bytes(of path: String, max: Int) throws(OfficeError) -> [UInt8] {
        let file = try SourceFile(path)
        var bytes: [UInt8] = []
        while let piece = try file.next() {
            bytes += piece
            guard bytes.count <= max else {
                throw .input(
                    field: "file", value: path, accepted: "a file of at most \(max) bytes")
            }
        }
        return bytes
    }

    var bytes: ByteSource { ByteSource(name: path) { try self.next() } }

    /// The bytes of a file of lines, which is given up where a line does not end.
    var lines: ByteSource {
        var open = 0
        return ByteSource(name: path) {
            guard let piece = try self.next() else { return nil }
            let end = piece.lastIndex(of: UInt8(ascii: "\n"))
            open = end.map { piece.count - $0 } ?? open + piece.count
            guard open <= SourceFile.lineBytesMax else {
                throw OfficeError.input(
                    field: "file", value: self.path,
                    accepted: "a file with lines of at most \(SourceFile.lineBytesMax) bytes")
            }
            return piece
        }
    }

    /// The next piece, never empty; nil at the end.
    func next() throws(OfficeError) -> [UInt8]? {
        var code: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: SourceFile.pieceBytes) { bytes, count in
            let got = read(file, bytes.baseAddress, bytes.count)
            if got < 0 { code = errno }
            count = max(0, got)
        }
        guard code == 0 else {
            throw .input(
                field: "file", value: path,
                accepted: "a file that can be read (\(String(cString: strerror(code))))")
        }
        return piece.isEmpty ? nil : piece
    }
}
