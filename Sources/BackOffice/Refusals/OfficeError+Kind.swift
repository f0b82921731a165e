import Storage

extension OfficeError {
    /// What a "no" means to whoever asked; a door turns it into its own status.
    package enum Kind: Hashable, Sendable {
        /// A rule of the business, or of the directories.
        case refused
        case notFound
        /// The system does not let us write there, or not to the end.
        case forbidden
        /// Something else is in the way now; the same may be asked again.
        case conflict
        /// What was typed is not accepted.
        case input
        /// The ledger is damaged, or we have a bug.
        case broken
    }

    package var kind: Kind {
        switch self {
        case .refused, .export, .directory, .late, .keyUsed, .answerNotKept, .duplicate,
            .previewOutdated:
            .refused
        case .fault(let fault): fault.kind
        case .unexpected: .broken
        case .notFound: .notFound
        case .input: .input
        case .notWritten: .forbidden
        case .period(let refusal): refusal.kind
        case .rules(let refusal): refusal.kind
        }
    }
}

extension StoreFault {
    fileprivate var kind: OfficeError.Kind {
        switch self {
        case .missingFile: .notFound
        case .notALedger, .notAPath, .notAFile: .input
        case .newerSchema, .duplicate: .refused
        case .fileExists, .lockedByAnotherProcess, .diskFull, .versionConflict,
            .changedWhileRead, .noMemory:
            .conflict
        case .readOnly, .manyNames, .notPermitted, .lockUnusable, .logBeside: .forbidden
        case .corrupt, .unknown, .notDurable, .commitUnknown, .forbidden, .sqlite: .broken
        }
    }
}
