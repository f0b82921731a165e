package import Directories
package import Measures

/// What the directories do not have.
package enum DirectoryRefusal: Hashable, Sendable {
    case unknownProduct(ProductID)
    case unknownAmountType(AmountType)
    /// An order names something by a code that the directory does not have.
    case unknownCode(CodeKind, String)
    case noTemplate(PostingID)
    case notConfigured(String)
    /// No rate of a foreign currency holds on the day; the newest before it, where there is one.
    case noExchangeRate(Currency, in: Currency, on: Day, newest: Day?, daysMax: Int32)
    /// The directory does not know how much a consumer credit of that day may cost.
    case limitsNotKnown(signed: Day, isMicroloan: Bool)

    var code: String {
        switch self {
        case .unknownProduct, .unknownAmountType, .unknownCode: "E-REF"
        case .noTemplate, .notConfigured, .noExchangeRate, .limitsNotKnown: "E-CFG"
        }
    }
}

/// What an order names by a text code.
package enum CodeKind: String, Hashable, Sendable, CaseIterable {
    case amountType = "amount type"
    case reason, bank
    case loanCategory = "loan category"
}
