import Measures

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
    /// The most bytes that a list of contracts may have: a million numbers of the greatest length.
    private static let listBytesMax = 64 << 20
    /// The most bytes that the name of a file may have.
    private static let fileBytesMax = 4_096

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
        case .file: "the name of a file"
        }
    }

    /// Whether a text has the form of such a value; a directory may still not know it.
    package func accepts(_ text: String) -> Bool {
        switch self {
        case .money: Money.isAmount(text)
        case .day: isRead { () throws(MeasureFlaw) in try Day(text: text) }
        case .moment: isRead { () throws(MeasureFlaw) in try ValueTime(text: text) }
        case .rate: isRead { () throws(MeasureFlaw) in try YearlyRate(percentText: text) }
        case .tenor: isRead { () throws(MeasureFlaw) in try Tenor(text: text) }
        case .code(.paymentTypes): Int32(text) != nil
        case .code(.amountTypes), .code(.reasons), .code(.loanCategories), .code(.products),
            .process:
            text.isCode
        case .cashFlow, .exportBatch: Int64(text).map { $0 >= 0 } ?? false
        case .tranche: UInt16(text) != nil
        case .flag: ["true", "false"].contains(text)
        case .contract, .text: (1...Self.bytesMax).contains(text.utf8.count)
        case .choice(let words): words.contains(text)
        case .month: isRead { () throws(MeasureFlaw) in try Month(text: text) }
        case .count(let bounds): UInt64(text).map { bounds.contains($0) } ?? false
        case .contracts: (1...Self.listBytesMax).contains(text.utf8.count)
        case .file: (1...Self.fileBytesMax).contains(text.utf8.count)
        }
    }

    private func isRead(_ body: () throws(MeasureFlaw) -> some Any) -> Bool {
        do {
            _ = try body()
            return true
        } catch {
            return false
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

extension String {
    /// Whether it could be a code of a directory: ASCII letters, digits and joints.
    fileprivate var isCode: Bool {
        (1...Parameter.Kind.bytesMax).contains(utf8.count)
            && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
    }
}
