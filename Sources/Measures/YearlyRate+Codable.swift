/// A rate is written as per cent: a text such as `"14.4"`; a whole number is read too.
extension YearlyRate: Codable {
    /// Reads per cent from a text or a whole number.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text: String
        do {
            text = try container.decode(String.self)
        } catch {
            text = String(try container.decode(Int64.self))
        }
        do {
            try self.init(percentText: text)
        } catch {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a rate in per cent, such as 14.4")
        }
    }

    /// Writes per cent as a text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(percentText)
    }
}
