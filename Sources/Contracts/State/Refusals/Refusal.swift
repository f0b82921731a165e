package import Measures

/// Every business "no" of the house, by what it is about; text is made at the door.
///
/// - Source: D-9.9; `docs/refusals.md` lists the cases in the order they are checked.
package enum Refusal: Error, Hashable, Sendable {
    case day(DayRefusal)
    case state(StateRefusal)
    case product(ProductRefusal)
    case schedule(ScheduleRefusal)
    case amount(AmountRefusal)
    case operation(OperationRefusal)
    case cash(CashRefusal)
    case directory(DirectoryRefusal)
    case measure(MeasureFlaw)

    /// The stable code of the error catalogue.
    package var code: String {
        switch self {
        case .day(let refusal): refusal.code
        case .state: "E-STATE"
        case .product: "E-STATE"
        case .schedule(let refusal): refusal.code
        case .amount: "E-AMT"
        case .operation(let refusal): refusal.code
        case .cash: "E-CF"
        case .directory(let refusal): refusal.code
        case .measure(.overflow), .measure(.totalOverflow): "E-AMT"
        case .measure(.unknownYear): "E-CFG"
        case .measure: "E-FMT"
        }
    }
}

/// Turns a "no" of arithmetic into a refusal.
package func refusing<Value>(
    _ body: () throws(MeasureFlaw) -> Value
) throws(Refusal) -> Value {
    do {
        return try body()
    } catch {
        throw .measure(error)
    }
}
