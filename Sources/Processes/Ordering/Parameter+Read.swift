extension [Parameter] {
    /// Reads an order from what was given for its fields, by name.
    ///
    /// - Throws: `unknown`, `notAccepted`, `missing`, in this order.
    package func read<Order>(
        _ given: [String: String], _ decode: (any Decoder) throws -> Order
    ) throws(ParameterFlaw) -> Order {
        try check(given)
        do {
            return try decode(GivenDecoder(given))
        } catch {
            throw .undecodable("\(error)")
        }
    }

    /// Holds what was given against the parameters.
    func check(_ given: [String: String]) throws(ParameterFlaw) {
        let known = map(\.name)
        if let stranger = given.keys.filter({ !known.contains($0) }).min() {
            throw .unknown(stranger, known: known)
        }
        for parameter in self {
            guard let text = given[parameter.name] else { continue }
            guard parameter.kind.accepts(text) else {
                throw .notAccepted(parameter, given: text)
            }
        }
        if let missing = first(where: { $0.isRequired && given[$0.name] == nil }) {
            throw .missing(missing)
        }
    }
}
