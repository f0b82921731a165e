package import Measures

/// Business constants an administrator may change.
///
/// - Source: R004-72.
package struct Constants: Hashable, Sendable {
    private let values: [ConstantName: Int64]

    package init(_ values: [ConstantName: Int64]) {
        self.values = values
    }

    /// The value of a constant: its number, 1 for yes, or the place of its word.
    ///
    /// A directory without a constant is never made: `DirectoryCheck` sees to it.
    package subscript(name: ConstantName) -> Int64 {
        guard let value = values[name] else { preconditionFailure("no constant \(name)") }
        return value
    }

    /// Elements on a page when a caller names none.
    ///
    /// - Source: R004-71.
    package var elementsPerPage: Int { Int(self[.elementsPerPage]) }
    package var elementsPerPageMax: Int { Int(self[.elementsPerPageMax]) }
    package var contractsPerMassOrderMax: Int { Int(self[.contractsPerMassOrderMax]) }
    package var massWorkers: Int { Int(self[.massWorkers]) }
    package var lockWaitSeconds: Int { Int(self[.lockWaitSeconds]) }
    /// Whether the night of a day accrues that day too, and not only through the day before.
    package var nightAccruesItsDay: Bool { self[.nightAccruesThrough] == 0 }
    /// Whether a period is closed only once its export is confirmed.
    package var isExportRequired: Bool { self[.periodExportRequired] == 1 }
    /// The currency of the books of contracts that are kept in foreign ones.
    package var localCurrency: Currency { Currency.all[Int(self[.localCurrency])] }
    package var isCessionAutoProcessed: Bool { self[.cessionAutoProcess] == 1 }
    /// What the IFRS reserve is reckoned on.
    package var reserveScopeIFRS: ReserveScope { scope(.reserveScopeIFRS) }
    /// What the regular reserve is reckoned on.
    package var reserveScopeRegular: ReserveScope { scope(.reserveScopeRegular) }

    /// `ConstantName.domain` lets no other place in.
    private func scope(_ name: ConstantName) -> ReserveScope {
        ReserveScope.allCases[Int(self[name])]
    }
}

/// A constant by the code an administrator sees.
package enum ConstantName: String, Hashable, Sendable, CaseIterable {
    case elementsPerPage = "NUMBER_OF_ELEMENTS_PER_PAGE"
    case elementsPerPageMax = "PAGE_MAX"
    case nightAccruesThrough = "NIGHTLY_ACCRUE_THROUGH"
    case cessionAutoProcess = "CESSION_AUTO_PROCESS"
    case cessionSNILSMode = "CESSION_SNILS_MODE"
    case cessionAgreementFutureDays = "CESSION_AGR_FUTURE_DAYS"
    case contractsPerMassOrderMax = "MASS_MAX_IDS"
    case massWorkers = "MASS_WORKERS"
    case massRetries = "MASS_RETRY"
    case massStrictQueue = "MASS_STRICT_QUEUE"
    case lockWaitSeconds = "LOCK_WAIT_S"
    case longTermDays = "SHORT_LONG_TERM_INDICATOR"
    case daysBeforeProperTermination = "DAYS_BEFORE_PROPER_TERMINATION"
    case creditHistoryWorkdays = "CH_SLA_WORKDAYS"
    case periodExportRequired = "PERIOD_EXPORT_REQUIRED"
    case reserveScopeIFRS = "RESERVE_IFRS_SCOPE"
    case reserveScopeRegular = "RESERVE_REGULAR_SCOPE"
    case localCurrency = "LOCAL_CURRENCY"

    /// What a constant may be.
    package enum Domain: Hashable, Sendable {
        case number(ClosedRange<Int64>)
        /// The value is the place of the word.
        case word([String])
    }

    package var domain: Domain {
        switch self {
        case .elementsPerPage, .elementsPerPageMax: .number(1...10_000)
        case .nightAccruesThrough: .word(["D", "D-1"])
        case .cessionAutoProcess, .massStrictQueue, .periodExportRequired:
            .word(["false", "true"])
        case .cessionSNILSMode: .word(["answer", "always", "individualsOnly"])
        case .cessionAgreementFutureDays, .daysBeforeProperTermination, .creditHistoryWorkdays:
            .number(0...366)
        case .contractsPerMassOrderMax: .number(1...1_000_000)
        case .massWorkers: .number(1...64)
        case .massRetries: .number(0...10)
        case .lockWaitSeconds: .number(1...3_600)
        case .longTermDays: .number(1...36_600)
        case .reserveScopeIFRS, .reserveScopeRegular: .word(ReserveScope.allCases.map(\.rawValue))
        case .localCurrency: .word(Currency.all.map(\.code))
        }
    }
}

extension ConstantName.Domain {
    /// Reads a value; nil when it is none of the domain.
    package func value(of text: String) -> Int64? {
        switch self {
        case .number(let range):
            guard let number = Int64(text), range.contains(number) else { return nil }
            return number
        case .word(let words): return words.firstIndex(of: text).map(Int64.init)
        }
    }

    /// What would be accepted, in words.
    package var accepted: String {
        switch self {
        case .number(let range): "a whole number \(range.lowerBound)…\(range.upperBound)"
        case .word(let words): words.joined(separator: ", ")
        }
    }
}
