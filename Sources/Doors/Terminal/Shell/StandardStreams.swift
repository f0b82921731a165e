import BackOffice
import Foundation

/// The three files a command is started with, before it opens any of its own.
enum StandardStreams {
    /// Makes sure that no other file is taken for one of them, and that none is a ledger.
    ///
    /// A descriptor that was closed would be given to the next file that is opened, and what is
    /// printed would go into it. `/dev/null`, opened the wrong way round, answers as a closed
    /// one does.
    /// - Throws: `input` for a ledger or another SQLite file.
    static func settle() throws(OfficeError) {
        signal(SIGPIPE, SIG_IGN)
        for (number, way) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
        where fcntl(number, F_GETFD) < 0 {
            let taken = open("/dev/null", way)
            guard taken == number else {
                throw .notWritten(to: "/dev/null", reason: reason(of: errno))
            }
        }
        try refuse { number, facts in
            let isFile = facts.kind == .regular
            return isFile && beginsAsSQLite("/proc/self/fd/\(number)") == true
                ? "an SQLite file" : nil
        }
    }

    /// Refuses to print onto a file that the command must not write over.
    ///
    /// - Throws: `input`.
    static func refuse(_ spared: SparedFiles) throws(OfficeError) {
        try refuse { _, facts in spared.name(of: facts, at: nil) }
    }

    private static func refuse(
        _ name: (Int32, OutputFacts) -> String?
    ) throws(OfficeError) {
        let output = OutputFacts(of: STDOUT_FILENO).flatMap { name(STDOUT_FILENO, $0) }
        let errors = OutputFacts(of: STDERR_FILENO).flatMap { name(STDERR_FILENO, $0) }
        guard let found = errors ?? output else { return }
        if errors != nil { leaveErrors(hasOutput: output == nil) }
        throw .input(
            field: errors == nil ? "standard output" : "standard error", value: found,
            accepted: "a file that is neither a ledger nor beside one")
    }

    /// Says on standard output what must not be said on standard error.
    private static func leaveErrors(hasOutput: Bool) {
        let other = hasOutput ? STDOUT_FILENO : open("/dev/null", O_WRONLY | O_CLOEXEC)
        _ = dup2(other, STDERR_FILENO)
    }
}
