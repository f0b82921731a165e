/// An account of the neutral chart, by its code, such as `1100` or `1210.1`.
package struct AccountCode: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static func < (left: AccountCode, right: AccountCode) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// One row of the chart of accounts.
package struct LedgerAccount: Hashable, Sendable {
    package let code: AccountCode
    package let name: String
    package let type: AccountType
    /// The account of the Russian chart (94n) it comes nearest to; an illustration.
    package let russianAccount: String?

    package init(code: AccountCode, name: String, type: AccountType, russianAccount: String?) {
        self.code = code
        self.name = name
        self.type = type
        self.russianAccount = russianAccount
    }
}

/// What an account stands for; contra accounts keep the side of what they lessen.
package enum AccountType: String, Hashable, Sendable, CaseIterable, Codable {
    case asset, contraAsset, liability, income, expense
    /// Zero after every document.
    case transit
    /// Off balance: single-sided against the memo contra.
    case memo
}
