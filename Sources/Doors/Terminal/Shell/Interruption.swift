import ArgumentParser
import Foundation

/// What Ctrl-C says: batches are kept chunk by chunk, so stopping is safe at any point.
enum Interruption {
    static func explain() {
        signal(SIGINT) { _ in
            // Nothing but `write` and `_exit` may be called here.
            let text: StaticString =
                "\ninterrupted; what was done is kept: give the same command again to go on\n"
            _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            _exit(ExitStatus.interrupted.rawValue)
        }
    }
}
