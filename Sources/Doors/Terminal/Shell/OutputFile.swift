import BackOffice
import Foundation

/// Bytes on their way to standard output, or to a file that is there whole or not at all.
enum OutputFile {
    /// Gives `body` a place to put bytes.
    ///
    /// A file is written under another name and renamed at the end.
    static func writing(
        _ path: String?, _ body: (([UInt8]) throws -> Void) throws(OfficeError) -> Void
    ) throws(OfficeError) {
        guard let path else {
            try body { bytes in Console.write(bytes, to: STDOUT_FILENO) }
            return
        }
        let draft = path + ".part"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw unwritable(path) }
        do throws(OfficeError) {
            try body { bytes throws(OfficeError) in
                guard Console.write(bytes, to: file) else { throw unwritable(path) }
            }
            guard fsync(file) == 0, close(file) == 0, rename(draft, path) == 0 else {
                throw unwritable(path)
            }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func unwritable(_ path: String) -> OfficeError {
        let reason = String(cString: strerror(errno))
        return .input(field: "output", value: path, accepted: "a file to write (\(reason))")
    }
}
