package import Contracts
package import Measures

package func day(_ text: String) throws -> Day { try Day(text: text) }

/// Twelve o'clock, when payments of tests come in.
package func noon(_ day: String) throws -> ValueTime {
    ValueTime(try Day(text: day), second: 43_200)
}

/// A tranche by its number.
package func tranche(_ number: UInt16) -> TrancheNumber { TrancheNumber(rawValue: number) }
