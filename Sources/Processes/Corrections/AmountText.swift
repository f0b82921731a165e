package import Contracts
import Directories
package import Measures

/// An amount as people type it in an order: decimal text such as `18.09`, or a whole number.
package struct AmountText: Hashable, Sendable, Codable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        do {
            text = try value.decode(String.self)
        } catch is DecodingError {
            text = "\(try value.decode(Int64.self))"
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(text)
    }

    /// The amount in minor units.
    /// - Throws: `measure` for what is not an amount in the currency, `amountNotPositive`.
    package func minor(in currency: Currency) throws(Refusal) -> Int64 {
        let money = try refusing { () throws(MeasureFlaw) in try Money(text: text, currency) }
        guard money.isPositive else { throw .amount(.amountNotPositive) }
        return money.minor
    }
}

extension Directory {
    /// The amount type that an order names by its text code.
    /// - Throws: `unknownCode`.
    func type(named code: String) throws(Refusal) -> AmountType {
        guard let row = amountType(code: code) else {
            throw .directory(.unknownCode(.amountType, code))
        }
        return row.type
    }
}
