import BackOffice
import Measures

/// Why a line of a calculator cannot be answered.
struct CalculationFlaw: Error, Hashable {
    /// A code of the error catalogue, D-9.9.
    let code: String
    let field: String
    let message: String

    init(_ code: String, _ field: String, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    /// A "no" of the arithmetic, as the field it concerns.
    init(_ error: MeasureFlaw, _ field: String) {
        let code =
            switch error {
            case .overflow, .totalOverflow, .currencyMismatch, .noWeights, .noSolution: "E-AMT"
            case .outOfRange(.amount, _, _): "E-AMT"
            case .notA(.dayCount, _, _), .notA(.currency, _, _): "E-REF"
            case .notA, .outOfRange: "E-FMT"
            case .wrongCheckDigit: "E-CHK"
            case .unknownYear: "E-CFG"
            }
        self.init(code, field, error.text)
    }

    static func missing(_ field: String) -> CalculationFlaw {
        CalculationFlaw("E-REQ", field, "\(field) is required")
    }
}

/// Names the field that a "no" of the arithmetic concerns.
func concerning<Value>(
    _ field: String, _ body: () throws(MeasureFlaw) -> Value
) throws(CalculationFlaw) -> Value {
    do {
        return try body()
    } catch {
        throw CalculationFlaw(error, field)
    }
}
