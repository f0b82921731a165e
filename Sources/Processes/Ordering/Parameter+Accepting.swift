import Measures

extension Parameter.Kind {
    /// The most bytes that a list of contracts may have: a million numbers of the greatest length.
    private static let listBytesMax = 64 << 20
    /// The most bytes that the attributes of a contract may have.
    private static let attributesBytesMax = 16 << 10
    /// The most bytes that the name of a file may have.
    private static let fileBytesMax = 4_096

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
        case .attributes: (1...Self.attributesBytesMax).contains(text.utf8.count)
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

extension String {
    /// Whether it could be a code of a directory: ASCII letters, digits and joints.
    fileprivate var isCode: Bool {
        (1...Parameter.Kind.bytesMax).contains(utf8.count)
            && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
    }
}
