import ArgumentParser
import BackOffice

/// How a command ends; scripts rely on the numbers.
///
/// - Source: `docs/codes.md`.
enum ExitStatus: Int32 {
    case done = 0
    /// A rule said no, or a check does not hold.
    case refused = 1
    /// Some items were done and some were not.
    case partial = 2
    case notFound = 3
    case forbidden = 4
    /// Something is in the way now; the same may be tried again.
    case conflict = 5
    /// What was typed was not understood.
    case usage = 64
    /// Damage or a bug.
    case broken = 70
    case interrupted = 130

    /// The one place where a "no" of the office becomes a number.
    init(_ error: OfficeError) {
        self =
            switch error.kind {
            case .refused: .refused
            case .notFound: .notFound
            case .forbidden: .forbidden
            case .conflict: .conflict
            case .input: .usage
            case .broken: .broken
            }
    }

    var code: ExitCode { ExitCode(rawValue) }
}
