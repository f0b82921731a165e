package import Contracts
import Measures

/// One entry of the catalogue: how a process is named and how its order is read.
package struct ProcessType: Sendable {
    package let code: ProcessCode
    package let name: String
    /// What an order names beside its value time.
    package let parameters: [String]
    /// Reads an order from its stored or received form.
    package let decode: @Sendable (any Decoder) throws -> any DebtProcess
}

/// All processes that can be ordered on a contract.
package enum Catalogue {
    /// In the order of D-3.40.
    package static let all: [ProcessType] =
        payments + daily + prepayment + interest + schedule + corrections + endings
        + valuations + deposits

    package static subscript(code: ProcessCode) -> ProcessType? { byCode[code] }

    private static let byCode: [ProcessCode: ProcessType] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.code, $0) })

    private static let payments: [ProcessType] = [
        ProcessType(
            code: Disburse.code, name: "Disbursement", parameters: ["cashFlow", "feeCashFlow"],
            decode: { try Disburse(from: $0) }),
        ProcessType(
            code: Repay.code, name: "Repayment", parameters: ["cashFlow", "booksExcess"],
            decode: { try Repay(from: $0) }),
        ProcessType(
            code: RepayEarly.code, name: "Early repayment", parameters: ["cashFlow", "request"],
            decode: { try RepayEarly(from: $0) }),
        ProcessType(
            code: RepayWithPrepayment.code, name: "Repayment with prepayment",
            parameters: ["cashFlow"], decode: { try RepayWithPrepayment(from: $0) }),
        ProcessType(
            code: Refund.code, name: "Refund of overpayment or prepayment",
            parameters: ["cashFlow"], decode: { try Refund(from: $0) }),
    ]

    private static let daily: [ProcessType] =
        ProcessContract.Variant.allCases.map { variant in
            ProcessType(
                code: ProcessCode(rawValue: variant.rawValue), name: variant.name,
                parameters: [],
                decode: { decoder in
                    let order = try DatedOrder(from: decoder)
                    return ProcessContract(valueTime: order.valueTime, variant: variant)
                })
        } + [
            ProcessType(
                code: MoveOffBalance.code, name: "Transfer to off-balance", parameters: [],
                decode: { try MoveOffBalance(from: $0) })
        ]

    private static let prepayment: [ProcessType] =
        OffsetPrepayment.Reach.allCases.map { reach in
            ProcessType(
                code: ProcessCode(rawValue: reach.rawValue), name: reach.name, parameters: [],
                decode: { decoder in
                    let order = try DatedOrder(from: decoder)
                    return OffsetPrepayment(valueTime: order.valueTime, reach: reach)
                })
        } + [
            ProcessType(
                code: TransferPrepayment.code,
                name: "Transfer of prepayment from interest to principal", parameters: [],
                decode: { try TransferPrepayment(from: $0) })
        ]
}

/// An order of which only the value time is its own; the rest is in the process code.
private struct DatedOrder: Codable {
    let valueTime: ValueTime
}

extension ProcessContract.Variant {
    /// The name it is listed by, R004-36...42.
    package var name: String {
        switch self {
        case .plain: "Contract processing"
        case .withPrepaymentOffset: "Processing with prepayment offset"
        case .withoutPenalties: "Processing without penalties"
        case .withAdditionalAccrual: "Processing with additional accrual"
        case .withAdditionalAccrualWithoutPenalties:
            "Processing with additional accrual without penalties"
        case .withEarlyPrepaymentOffset: "Processing with early prepayment offset"
        case .withPrepaymentOffsetAndRecalculation:
            "Processing with prepayment offset and schedule recalculation"
        }
    }
}

extension OffsetPrepayment.Reach {
    /// The name it is listed by, R004-47.
    package var name: String {
        switch self {
        case .due: "Prepayment offset"
        case .early: "Early prepayment offset"
        }
    }
}
