import Foundation
import Testing

/// Every command with its output where it cannot go.
@Suite struct `Standard streams` {
    @Test func `every command is tried`() {
        let groups: Set = [
            "", "calc", "period", "late-fact", "export", "import", "rates", "scenario",
        ]
        for name in everyCommand where !groups.contains(name) {
            let isTried = smallBookCommands.contains { ($0 + " ").hasPrefix(name + " ") }
            #expect(isTried, "\(name)")
        }
    }

    /// How a command has ended and what it has left.
    private struct Trace: Equatable {
        let status: Int32
        let hasAnswer: Bool
        let changesLedger: Bool
    }

    /// A folder in which each command finds the same ledger.
    private struct Trial {
        let tranche: Tranche
        private let book: Data
        private let content: Data

        init(_ tranche: Tranche) throws {
            self.tranche = tranche
            try tranche.makeSmallBook()
            book = try tranche.bytes(of: "book.tranche")
            content = try tranche.content(of: "book.tranche")
        }

        func trace(
            _ command: String, output: Tranche.Redirection, errors: Tranche.Redirection
        ) throws -> (Trace, Tranche.Outcome) {
            for ending in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(at: tranche.file("book.tranche" + ending))
            }
            for name in ["c.csv", "f.csv", "copy.tranche"] {
                try? FileManager.default.removeItem(at: tranche.file(name))
            }
            try book.write(to: tranche.file("book.tranche"))
            let outcome = try tranche.run(
                command.split(separator: " ").map(String.init), input: "", output: output,
                errors: errors)
            let trace = Trace(
                status: outcome.status, hasAnswer: !outcome.output.isEmpty,
                changesLedger: try tranche.content(of: "book.tranche") != content)
            return (trace, outcome)
        }
    }

    @Test func `an answer that cannot be written is told, and the work is kept`() throws {
        try withTranche { tranche in
            let trial = try Trial(tranche)
            for command in smallBookCommands {
                let (normal, told) = try trial.trace(command, output: .kept, errors: .kept)
                #expect(normal.status != 70, "\(command): \(told.errors)")
                let lost = normal.hasAnswer ? 4 : normal.status
                let isDownload = command.hasPrefix("export download")
                for output in [Tranche.Redirection.full, .closed, .unread] {
                    let (trace, told) = try trial.trace(command, output: output, errors: .kept)
                    let status = output == .unread ? normal.status : lost
                    let place = "\(command) \(output): \(told.errors)"
                    #expect(trace.status == status, "\(place)")
                    let isKept = normal.changesLedger && !isDownload
                    #expect(trace.changesLedger == isKept, "\(place)")
                    if normal.hasAnswer, output != .unread {
                        #expect(told.errors.hasPrefix("error: E-OUT: standard output"), "\(place)")
                    }
                }
                let (deaf, _) = try trial.trace(command, output: .kept, errors: .closed)
                #expect(deaf == normal, "\(command)")
            }
            #expect(try tranche("verify", "book.tranche").status == 0)
        }
    }

    @Test func `nothing is printed onto a ledger or what lies beside it`() throws {
        try withTranche { tranche in
            let trial = try Trial(tranche)
            for command in smallBookCommands {
                let isOfLedger = command.contains("book.tranche")
                for file in ["book.tranche"] + (isOfLedger ? ["book.tranche.lock"] : []) {
                    let before = try tranche.bytes(of: "book.tranche.lock")
                    let (trace, outcome) = try trial.trace(
                        command, output: .appended(file), errors: .kept)
                    let place = "\(command) >> \(file): \(outcome.errors)"
                    #expect(trace.status == 64 && !trace.changesLedger, "\(place)")
                    #expect(
                        outcome.errors.contains("standard output \"an SQLite file\"")
                            || outcome.errors.contains("standard output \"the lock"), "\(place)")
                    #expect(try tranche.bytes(of: "book.tranche.lock") == before, "\(place)")
                }
            }
            let (trace, outcome) = try trial.trace(
                "show book.tranche 4711", output: .kept, errors: .appended("book.tranche"))
            #expect(trace.status == 64 && !trace.changesLedger)
            #expect(outcome.output.hasPrefix("error: E-FMT: standard error "))
            let (both, _) = try trial.trace(
                "nothing such", output: .appended("book.tranche"),
                errors: .appended("book.tranche"))
            #expect(both.status == 64 && !both.changesLedger)
            let (wal, said) = try trial.trace(
                "show book.tranche 4711", output: .appended("book.tranche-wal"), errors: .kept)
            #expect(wal.status == 64 && said.errors.contains("the wal of the ledger"))
        }
    }

    @Test func `a batch is sent once all of it went out, and not before`() throws {
        try withTranche { tranche in
            try tranche.makeSmallBook()
            let words = ["export", "download", "book.tranche", "1", "--form", "csv"]
            let state = { try tranche("export", "show", "book.tranche", "1").lines[4] }
            let full = try tranche.run(words, input: "", output: .full, errors: .kept)
            #expect(full.status == 4)
            let cut = try tranche.run(words, input: "", output: .unread, errors: .kept)
            #expect(cut.status == 0)
            #expect(cut.errors == "batch 1 is not sent: its reader left before the end\n")
            #expect(try tranche.run(words + ["--output", "no/a.csv"]).status == 64)
            #expect(try tranche.run(words + ["--output", "/dev/full"]).status == 4)
            try tranche.write("mine\n", to: "a.csv")
            #expect(try tranche.run(words + ["--output", "a.csv"]).status == 64)
            #expect(try state() == "state       prepared")
            #expect(try tranche.run(words + ["--output", "b.csv"]).status == 0)
            #expect(try state() == "state       sent")
        }
    }

    @Test func `help that cannot be written is told too`() throws {
        try withTranche { tranche in
            let full = try tranche.run(["--help"], input: "", output: .full, errors: .kept)
            #expect(full.status == 4)
            let cut = try tranche.run(["--help"], input: "", output: .unread, errors: .kept)
            #expect(cut.status == 0)
        }
    }
}
