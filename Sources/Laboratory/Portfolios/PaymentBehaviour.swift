import BackOffice
import Contracts
import Measures

/// How a client pays.
enum PaymentBehaviour: Hashable, Sendable {
    /// What is due, on the day it is due.
    case punctual
    /// What is due, some days too late.
    case late(days: Int)
    /// More than is due, by some per cent of the instalment.
    case ahead(percent: Int)
    /// Some instalments, and then no more.
    case stopping(after: Int)
    /// Some instalments, and then the whole debt.
    case early(after: Int)

    /// Of a hundred clients 85 pay as agreed.
    static func of(_ dice: inout SeededRandom) -> PaymentBehaviour {
        let habits: [(weight: Int, choice: PaymentBehaviour)] = [
            (85, .punctual),
            (4, .late(days: dice.roll(1...25))),
            (4, .ahead(percent: dice.roll(5...60))),
            (4, .stopping(after: dice.roll(0...12))),
            (3, .early(after: dice.roll(1...12))),
        ]
        return dice.choose(habits)
    }

    /// The payments that a client with this habit makes on a schedule, by rising day.
    func payments(on schedule: Schedule) -> [PlannedPayment] {
        let tranches = schedule.tranches
        switch self {
        case .punctual:
            return tranches.map { PlannedPayment(day: $0.due, amount: .due) }
        case .late(let days):
            return tranches.map {
                PlannedPayment(day: $0.due.advanced(by: Int32(days)), amount: .due)
            }
        case .ahead(let percent):
            return tranches.map {
                let excess = ($0.principal + $0.interest) * Int64(percent) / 100
                return PlannedPayment(day: $0.due, amount: .dueAnd(minor: excess))
            }
        case .stopping(let count):
            return tranches.prefix(count).map { PlannedPayment(day: $0.due, amount: .due) }
        case .early(let count):
            let last = tranches.prefix(count).map {
                PlannedPayment(day: $0.due, amount: .due)
            }
            guard let next = tranches.dropFirst(count).first else { return last }
            return last + [PlannedPayment(day: next.issue.next, amount: .whole)]
        }
    }
}

/// A payment that a client is going to make.
struct PlannedPayment: Hashable, Sendable {
    let day: Day
    let amount: Amount

    enum Amount: Hashable, Sendable {
        case due
        case dueAnd(minor: Int64)
        case whole
    }
}
