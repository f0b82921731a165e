package import Contracts

/// A process that can be ordered: it says what it is called and what its order holds.
package protocol OrderedProcess: DebtProcess {
    /// Never used before, never reused.
    static var code: ProcessCode { get }
    /// The name people know it by.
    static var name: String { get }
    /// The fields of its order beside the value time, as they are shown.
    static var parameters: [Parameter] { get }
}

extension OrderedProcess {
    package var code: ProcessCode { Self.code }

    /// Most processes are ordered by their value time alone.
    package static var parameters: [Parameter] { [] }
}
