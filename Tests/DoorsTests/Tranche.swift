import Foundation
import TestHouse

/// The built command, run as a user runs it.
struct Tranche {
    /// What a run left behind.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        /// The lines of the output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// The folder it is run in.
    let folder: URL
    /// What runs the command, and what it is given before it; nil is the system itself.
    var runner: [String] = []

    /// Runs the command and waits until it has ended.
    func callAsFunction(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String = "") throws -> Outcome {
        try run(arguments, input: input, output: .kept, errors: .kept)
    }

    /// Runs the command with its streams where a shell would put them.
    func run(
        _ arguments: [String], input: String, output: Redirection, errors: Redirection
    ) throws -> Outcome {
        let private_ = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: private_, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: private_) }
        let files = ["in", "out", "err"].map { private_.appending(path: $0) }
        try Data(input.utf8).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        let process = Process()
        let executable = try Tranche.executable.get()
        process.executableURL = executable
        process.arguments = arguments
        if let first = runner.first {
            process.executableURL = URL(filePath: first)
            process.arguments = runner.dropFirst() + arguments
        }
        let redirections = [output.shellText(for: 1), errors.shellText(for: 2)]
        if redirections != ["", ""] {
            process.executableURL = URL(filePath: "/bin/sh")
            let script = "exec \"$@\" " + redirections.joined(separator: " ")
            process.arguments = ["-c", script, "sh", executable.path] + arguments
        }
        process.currentDirectoryURL = folder
        process.environment = ["USER": "tester", "COLUMNS": "80", "TZ": "UTC"]
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let unread = pipe.fileHandleForWriting
        process.standardOutput =
            output == .unread ? unread : try FileHandle(forWritingTo: files[1])
        process.standardError =
            errors == .unread ? unread : try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }

    /// Where a stream of the command goes.
    enum Redirection: Hashable {
        /// To a file that is read afterwards.
        case kept
        /// To a disk without room.
        case full
        case closed
        /// To a pipe whose reader has gone.
        case unread
        /// To the end of a file.
        case appended(String)

        fileprivate func shellText(for stream: Int) -> String {
            switch self {
            case .kept, .unread: ""
            case .full: "\(stream)>/dev/full"
            case .closed: "\(stream)>&-"
            case .appended(let file): "\(stream)>>\(file)"
            }
        }
    }

    struct BuildFault: Error {}

    /// The product next to the bundle of the tests.
    static let executable = Result<URL, BuildFault> { () throws(BuildFault) in
        var folder = URL(filePath: ProcessInfo.processInfo.arguments[0])
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let candidate = folder.appending(path: "tranche")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        }
        throw BuildFault()
    }
}

/// Runs a body with the command in a folder that is gone afterwards.
func withTranche(_ body: (Tranche) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "tranche-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(Tranche(folder: folder))
}
