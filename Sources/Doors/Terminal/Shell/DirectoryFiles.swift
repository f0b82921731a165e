import BackOffice
import Foundation
import Questions

/// The texts of directory files, by the name of the directory.
struct DirectoryFiles {
    private static let bytesMax = 16 << 20
    private static let ending = ".json"

    private(set) var texts: [String: String] = [:]

    /// Reads files that bear the names of directories, and folders of them.
    ///
    /// - Throws: `notFound`; `input` for a file of another name, or the second of a name.
    init(_ paths: [String]) throws(OfficeError) {
        for path in paths {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if isFolder.boolValue {
                for file in try DirectoryFiles.files(in: path) { try add(file) }
            } else {
                try add(path)
            }
        }
    }

    /// Reads the files of a folder.
    init(folder: String) throws(OfficeError) {
        for file in try DirectoryFiles.files(in: folder) { try add(file) }
    }

    /// Reads one file, whatever its name.
    static func text(of path: String) throws(OfficeError) -> String {
        String(decoding: try SourceFile.bytes(of: path, max: bytesMax), as: UTF8.self)
    }

    private static func files(in folder: String) throws(OfficeError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
        } catch {
            throw .notFound(.file, folder)
        }
    }

    private mutating func add(_ path: String) throws(OfficeError) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let name = file.hasSuffix(DirectoryFiles.ending) ? String(file.dropLast(5)) : file
        guard Office.directoryNames.contains(name) else {
            throw .input(
                field: "directories", value: file,
                accepted: Office.directoryNames.map { $0 + DirectoryFiles.ending }
                    .joined(separator: ", "))
        }
        guard texts[name] == nil else {
            throw .input(field: "directories", value: path, accepted: "one file a directory")
        }
        texts[name] = try DirectoryFiles.text(of: path)
    }
}
