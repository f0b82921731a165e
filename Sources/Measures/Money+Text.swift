extension Money: CustomStringConvertible {
    /// The most that an amount read from text may be, in major units: ten million millions.
    package static let majorMax: Int64 = 10_000_000_000_000

    /// Reads `12`, `-12.3` or `12.30`, to the letter.
    ///
    /// Shape: an optional minus, digits without superfluous zeros in front, then perhaps a
    /// point with one digit or more, never more than the currency has. `-0` is no amount.
    /// - Throws: `notA(.amount)`, and `outOfRange(.amount)` beyond `majorMax` either way.
    /// - Source: D-9.7: nothing is guessed at.
    package init(text: some StringProtocol, _ currency: Currency) throws(MeasureFlaw) {
        do throws(PlainDecimal.Flaw) {
            let decimal = try PlainDecimal(text, digits: Int(currency.digits))
            self.init(minor: try decimal.scaled(wholeMax: Money.majorMax), currency)
        } catch {
            throw switch error {
            case .malformed:
                .notA(.amount, text: String(text), accepted: Money.example(currency))
            case .tooLarge:
                .outOfRange(.amount, text: String(text), accepted: "up to \(Money.majorMax)")
            }
        }
    }

    /// Whether a text is an amount of some currency, however many digits that has.
    package static func isAmount(_ text: some StringProtocol) -> Bool {
        do throws(PlainDecimal.Flaw) {
            _ = try PlainDecimal(text, digits: Currency.digitsMax).scaled(wholeMax: majorMax)
            return true
        } catch {
            return false
        }
    }

    /// The amount with all the digits of its currency, such as `-12.30`.
    package var text: String { PlainDecimal.text(minor, digits: Int(currency.digits)) }

    /// The amount and its currency, such as `-12.30 RUB`.
    package var description: String { "\(text) \(currency.code)" }

    private static func example(_ currency: Currency) -> String {
        Money(minor: 1230, currency).text
    }
}
