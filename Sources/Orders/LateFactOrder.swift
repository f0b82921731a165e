import Directories
package import Measures
package import Processes

/// A late fact whose difference is to be posted.
package struct LateFactOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        Parameter(
            "cause", .choice([LateCause.latePayment, .wrongOperation].map(\.rawValue)),
            "What kind of fact it is.", example: "late-payment"),
        Parameter(
            "number", .count(0...UInt64(Int64.max)),
            "The cash flow that was reported too late, or the process that should not have been.",
            example: "12"),
        Parameter("date", .day, "The open day it is posted on.", example: "2018-06-05"),
    ]

    package let contract: String
    private let cause: Cause
    private let number: Int64
    package let date: Day

    /// The causes of which something can be posted.
    private enum Cause: String, Codable {
        case latePayment = "late-payment"
        case wrongOperation = "wrong-operation"
    }

    /// The order to post what a fact would have changed.
    package init(contract: String, fact: LateFact, date: Day) {
        self.contract = contract
        self.date = date
        switch fact {
        case .payment(let number):
            cause = .latePayment
            self.number = number
        case .wrongOperation(let number):
            cause = .wrongOperation
            self.number = number
        }
    }

    package var fact: LateFact {
        switch cause {
        case .latePayment: .payment(number)
        case .wrongOperation: .wrongOperation(number)
        }
    }
}
