import Contracts
import Directories
import Measures

/// What processes of one kind of contract ask first.
extension ContractState {
    /// - Throws: `otherKind` for a contract of another kind.
    func require(_ expected: ContractKind) throws(Refusal) {
        guard kind == expected else { throw .state(.otherKind(kind, expected: expected)) }
    }

    /// The share of an amount, rounded half up; minor units.
    func share(_ rate: YearlyRate, of minor: Int64) throws(Refusal) -> Int64 {
        let share = Fraction(Int128(rate.millionthsOfPercent), over: YearlyRate.scale)
        return try refusing { () throws(MeasureFlaw) in
            try money(minor).times(share, rounding: .halfUp).minor
        }
    }
}
