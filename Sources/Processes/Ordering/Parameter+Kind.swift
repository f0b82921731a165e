extension Parameter {
    /// What a field holds, which says what texts it accepts.
    package enum Kind: Hashable, Sendable {
        /// Decimal text in the currency of the contract.
        case money
        case day
        case moment
        /// Per cent a year.
        case rate
        /// A span of the calendar.
        case tenor
        case code(of: CodeList)
        /// The number of a cash flow.
        case cashFlow
        /// The number by which people know a contract.
        case contract
        /// The number of a tranche; zero is the contract as a whole.
        case tranche
        case flag
        case text
        case choice([String])
        case month
        /// A whole number within bounds.
        case count(ClosedRange<UInt64>)
        /// The code of a process.
        case process
        /// Numbers by which people know contracts, separated by commas.
        case contracts
        /// The number of an export batch.
        case exportBatch
        /// Names with values, separated by semicolons.
        case attributes
        /// A file that is read where the order is given.
        case file
    }

    /// A directory whose codes an order names; its raw value is the name of the file.
    package enum CodeList: String, Hashable, Sendable, CaseIterable {
        case amountTypes = "amount-types"
        case reasons = "reason-codes"
        case loanCategories = "loan-categories"
        case paymentTypes = "payment-types"
        case products
    }
}

extension Parameter.Kind {
    /// The most bytes that a text or a code may have.
    package static let bytesMax = 256

    /// The word by which a form or a schema knows it.
    package var name: String {
        switch self {
        case .money: "money"
        case .day: "day"
        case .moment: "moment"
        case .rate: "rate"
        case .tenor: "tenor"
        case .code: "code"
        case .cashFlow: "cashFlow"
        case .contract: "contract"
        case .tranche: "tranche"
        case .flag: "flag"
        case .text: "text"
        case .choice: "choice"
        case .month: "month"
        case .count: "count"
        case .process: "process"
        case .contracts: "contracts"
        case .exportBatch: "exportBatch"
        case .attributes: "attributes"
        case .file: "file"
        }
    }

    /// What would be accepted, for whoever gave something else.
    package var accepted: String {
        switch self {
        case .money: "an amount"
        case .day: "a day"
        case .moment: "a time"
        case .rate: "a rate in per cent, 0 to 1000"
        case .tenor: "a period"
        case .code(let list): "a code of \(list.rawValue)"
        case .cashFlow: "the number of a cash flow"
        case .contract: "the number of a contract"
        case .tranche: "the number of a tranche, 0 to \(UInt16.max)"
        case .flag: "true or false"
        case .text: "a text of 1 to \(Self.bytesMax) bytes"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .month: "a month"
        case .count(let bounds): bounds.accepted
        case .process: "the code of a process"
        case .contracts: "numbers of contracts, separated by commas"
        case .exportBatch: "the number of an export batch"
        case .attributes: "names with values, separated by semicolons"
        case .file: "the name of a file"
        }
    }
}

extension ClosedRange<UInt64> {
    fileprivate var accepted: String {
        upperBound == .max
            ? "a whole number, \(lowerBound) or more"
            : "a whole number, \(lowerBound) to \(upperBound)"
    }
}
