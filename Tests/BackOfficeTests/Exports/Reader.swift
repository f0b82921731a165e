import Foundation

/// A command of the machine that reads what we write.
struct Reader {
    let command: String

    /// Whether the machine has it; `./run test` installs what is missing.
    static func isAtHand(_ command: String) -> Bool {
        let paths = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return paths.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(command)") }
    }

    /// What it prints of a file, and how it ended.
    func callAsFunction(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) {
            $1
        }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
