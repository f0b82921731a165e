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
    /// Whether a period is closed only once its export is confirmed.
    package var isExportRequired: Bool { self[.periodExportRequired] == 1 }
    /// Whether money that waits to be assigned keeps a period from being closed; else it is named.
    package var waitingMoneyBlocks: Bool { self[.periodWaitingMoney] == 1 }
    /// The currency of the books of contracts that are kept in foreign ones.
    package var localCurrency: Currency { Currency.all[Int(self[.localCurrency])] }
    /// How many days after its own the rate of a foreign currency still holds.
    package var exchangeRateDaysMax: Int32 { Int32(self[.exchangeRateDaysMax]) }
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
    case contractsPerMassOrderMax = "MASS_MAX_IDS"
    case periodExportRequired = "PERIOD_EXPORT_REQUIRED"
    case periodWaitingMoney = "PERIOD_WAITING_MONEY"
    case reserveScopeIFRS = "RESERVE_IFRS_SCOPE"
    case reserveScopeRegular = "RESERVE_REGULAR_SCOPE"
    case localCurrency = "LOCAL_CURRENCY"
    case exchangeRateDaysMax = "EXCHANGE_RATE_DAYS_MAX"

    /// Constants that directories once had and nothing ever read.
    ///
    /// A ledger that holds them is opened as if it did not; new directories are refused.
    static let retired: Set<String> = [
        "NIGHTLY_ACCRUE_THROUGH", "CESSION_AUTO_PROCESS", "CESSION_SNILS_MODE",
        "CESSION_AGR_FUTURE_DAYS", "MASS_WORKERS", "MASS_RETRY", "MASS_STRICT_QUEUE",
        "LOCK_WAIT_S", "SHORT_LONG_TERM_INDICATOR", "DAYS_BEFORE_PROPER_TERMINATION",
        "CH_SLA_WORKDAYS",
    ]

    /// What holds in a ledger that was begun before there was such a constant.
    package var introducedAs: String {
        switch self {
        case .elementsPerPage: "100"
        case .elementsPerPageMax: "1000"
        case .contractsPerMassOrderMax: "5000"
        case .periodExportRequired: "true"
        case .periodWaitingMoney: "warn"
        case .reserveScopeIFRS: "PRINCIPAL_INTEREST"
        case .reserveScopeRegular: "PRINCIPAL"
        case .localCurrency: "RUB"
        case .exchangeRateDaysMax: "15"
        }
    }

    /// Whether what was posted is read by it, so that it holds from a later day on.
    package var isBooked: Bool {
        switch self {
        case .localCurrency, .exchangeRateDaysMax: true
        case .elementsPerPage, .elementsPerPageMax, .contractsPerMassOrderMax,
            .periodExportRequired, .periodWaitingMoney, .reserveScopeIFRS,
            .reserveScopeRegular:
            false
        }
    }

    /// What a constant may be.
    package enum Domain: Hashable, Sendable {
        case number(ClosedRange<Int64>)
        /// The value is the place of the word.
        case word([String])
    }

    package var domain: Domain {
        switch self {
        case .elementsPerPage, .elementsPerPageMax: .number(1...10_000)
        case .periodExportRequired: .word(["false", "true"])
        case .periodWaitingMoney: .word(["warn", "block"])
        case .contractsPerMassOrderMax: .number(1...1_000_000)
        case .reserveScopeIFRS, .reserveScopeRegular: .word(ReserveScope.allCases.map(\.rawValue))
        case .localCurrency: .word(Currency.all.map(\.code))
        case .exchangeRateDaysMax: .number(0...366)
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
