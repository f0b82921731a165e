import FoundationEssentials

/// The JSON of an order, stored and hashed in one form.
package func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// What was stored in that form.
func decoded<Value: Decodable>(_ json: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json.utf8))
}

/// Decodes JSON that somebody wrote by hand.
package func readJSON<Value: Decodable>(_ json: [UInt8]) throws(OfficeError) -> Value {
    do {
        return try JSONDecoder().decode(Value.self, from: Data(json))
    } catch let error as DecodingError {
        throw error.asInput
    } catch {
        throw OfficeError(error, nil)
    }
}
