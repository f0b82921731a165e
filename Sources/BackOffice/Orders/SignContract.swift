import Contracts
import Directories
import Measures
package import Orders
import Processes
import Storage

/// A contract that was signed, and what its terms lead to.
package struct SigningReceipt: Codable, Sendable, OrderAnswer {
    package let contract: String
    package let product: String
    package let principal: String
    package let currency: String
    package let annualRate: String
    package let signed: String
    package let disbursement: String
    package let periods: Int
    package let period: String
    package let firstRepayment: String?
    package let lastRepayment: String?
    /// The instalment that repeats; nil where there is none.
    package let instalment: String?
    /// Interest through the last repayment, if all is paid as it is planned.
    package let totalInterest: String
    package let attributes: [String: String]
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
}

extension Office {
    /// Reads a contract that is to be signed from what was given for its fields, by name.
    ///
    /// - Throws: as `officeOrder`.
    package static func signing(_ given: [String: String]) throws(OfficeError) -> SigningOrder {
        try SigningOrder.parameters.reading(given, of: WorkKind.signContract.code) {
            given throws(ParameterFlaw) in try SigningOrder.read(given)
        }
    }

    /// Signs one contract: it waits to be paid out then, as an imported one does.
    ///
    /// - Throws: `notFound(.product)`; `duplicate` for a number that is taken; `input` and
    ///   `refused` for terms that cannot be signed; `keyUsed`, `previewOutdated`, `fault`.
    package func sign(
        _ order: SigningOrder, _ context: OrderContext
    ) throws(OfficeError) -> SigningReceipt {
        let today = ValueTime(seconds: clock().rawValue / 1_000).day
        return try carry(sorting { try .signing(order, today: today) }, context)
    }
}

extension Order<SigningReceipt> {
    fileprivate static func signing(_ order: SigningOrder, today: Day) throws -> Order {
        let request = try text(of: order)
        return Order(kind: .signContract, request: request) { reading, rules in
            let signed = order.signed ?? today
            try rules.requireNear(signed)
            let product = try order.product(on: signed, rules)
            let terms = try order.terms(signed: signed, under: product)
            if try reading.contractID(number: terms.number) != nil {
                throw OfficeError.duplicate(.contract, terms.number)
            }
            try terms.checkLimits(
                under: product, rules.book.cap(signed: signed), issued: terms.plannedDisbursement)
            let plan = try ContractPlan(terms, product, isDisbursing: false, rules)
            let attributes = try order.readAttributes()
            let answer = SigningReceipt(terms, product, plan, attributes)
            return Proposal(
                answer: answer, previewToken: try token(.signContract, of: answer, on: [])
            ) { unit, context in
                let id = try unit.sign(terms, attributes: text(of: attributes))
                _ = try unit.record(
                    .signContract, parameters: request, on: id, key: context.idempotencyKey)
                return answer
            }
        }
    }
}

extension SigningOrder {
    /// - Throws: `notFound(.product)`.
    fileprivate func product(on signed: Day, _ rules: Rules) throws -> Product {
        guard let found = try rules.on(signed).product(code: product, signed: signed) else {
            throw OfficeError.notFound(.product, product)
        }
        return found
    }

    /// - Throws: `input` that names the field.
    fileprivate func terms(
        signed: Day, under product: Product
    ) throws(OfficeError) -> Terms {
        let issue = disbursement ?? signed
        try requireInOrder(signed, issue)
        guard ContractNumber.isOne(contract) else {
            throw .input(
                field: "contract", value: contract, accepted: ContractNumber.accepted)
        }
        return Terms(
            number: contract, product: product.id,
            principal: try principal.positive("principal", in: product.currency),
            rate: ratePercent, signed: signed, plannedDisbursement: issue, periods: periods,
            period: try lengthOfPeriod(), firstRepayment: firstRepayment,
            instalment: try instalment?.positive("instalment", in: product.currency),
            interestFreeDays: interestFreeDays ?? 0)
    }

    private func requireInOrder(_ signed: Day, _ issue: Day) throws(OfficeError) {
        guard signed <= issue else {
            throw .input(
                field: "disbursement", value: "\(issue)",
                accepted: "\(signed), the day it is signed on, or later")
        }
        if let firstRepayment, firstRepayment <= issue {
            throw .input(
                field: "firstRepayment", value: "\(firstRepayment)",
                accepted: "a day after the disbursement on \(issue)")
        }
    }

    private func lengthOfPeriod() throws(OfficeError) -> Tenor {
        if let period { return period }
        do {
            return try Tenor(1, .month)
        } catch {
            throw .unexpected("\(error)")
        }
    }

    /// The attributes by name.
    /// - Throws: `input` for what is no name with a value, and for a name that stands twice.
    fileprivate func readAttributes() throws(OfficeError) -> [String: String] {
        var all: [String: String] = [:]
        for part in (attributes ?? "").split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
            guard sides.count == 2, all[sides[0]] == nil else {
                throw .input(
                    field: "attributes", value: String(part),
                    accepted: "name=value, each name once, such as branch=North")
            }
            for side in sides { try GivenText.require(side, as: "attributes") }
            all[sides[0]] = sides[1]
        }
        return all
    }
}

extension Substring {
    /// Without the spaces around it.
    fileprivate var trimmed: String {
        let tail = drop { $0 == " " }.reversed().drop { $0 == " " }
        return String(String.UnicodeScalarView(tail.reversed().flatMap(\.unicodeScalars)))
    }
}

extension SigningReceipt {
    fileprivate init(
        _ terms: Terms, _ product: Product, _ plan: ContractPlan, _ attributes: [String: String]
    ) {
        contract = terms.number
        self.product = product.code
        principal = terms.principal.text
        currency = terms.principal.currency.code
        annualRate = terms.rate.percentText
        signed = "\(terms.signed)"
        disbursement = "\(terms.plannedDisbursement)"
        periods = terms.periods
        period = "\(terms.period)"
        firstRepayment = plan.firstRepayment.map { "\($0)" }
        lastRepayment = plan.lastRepayment.map { "\($0)" }
        instalment = plan.instalment?.text
        totalInterest = plan.totalInterest.text
        self.attributes = attributes
    }
}
