/// What is wrong with an order as it was given.
package enum ParameterFlaw: Error, Hashable, Sendable {
    /// The order has no field of this name; these are those it has.
    case unknown(String, known: [String])
    case missing(Parameter)
    case notAccepted(Parameter, given: String)
    /// The order cannot be read though each field can: its parameters say what is not so.
    case undecodable(String)
}
