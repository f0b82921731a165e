import BackOffice
import Contracts
import Directories
import Imports
import Measures

/// Reads the contracts of a scenario.
struct ContractReading {
    static let keys = [
        "like", "product", "principal", "rate", "signed", "disbursement", "periods", "period",
        "first-repayment", "instalment", "interest-free-days",
    ]

    private let rules: Rules

    init(_ rules: Rules) { self.rules = rules }

    func contracts(_ node: FileNode) throws(ScenarioFlaw) -> [Terms] {
        var known: [String: FileNode] = [:]
        var contracts: [Terms] = []
        for entry in try node.entries("contracts by number") {
            var own = entry.value
            if let like = own.value("like") {
                let number = try like.text("the number of a contract above")
                guard let first = known[number] else {
                    throw like.flaw("there is no contract \"\(number)\" above this one")
                }
                own = first.overlaid(by: own)
            }
            known[entry.key] = own
            contracts.append(try terms(entry.key, own))
        }
        guard !contracts.isEmpty else { throw node.flaw("a scenario has a contract") }
        return contracts
    }

    private func terms(_ number: String, _ node: FileNode) throws(ScenarioFlaw) -> Terms {
        guard ContractNumber.isOne(number) else {
            throw node.flaw("the number of a contract has \(ContractNumber.accepted)")
        }
        let keys = try FileMapping(node, of: Self.keys, "a contract")
        let signed = try keys.required("signed").day()
        let disbursement = try keys["disbursement"]?.day() ?? signed
        let product = try product(keys.required("product"), signed)
        let terms = Terms(
            number: number, product: product.id,
            principal: try keys.required("principal").money(product.currency),
            rate: try keys.required("rate").read("per cent a year such as 14.4") {
                text throws(MeasureFlaw) in try YearlyRate(percentText: text)
            },
            signed: signed, plannedDisbursement: disbursement,
            periods: try keys.required("periods").count(1...1_200),
            period: try keys["period"]?.read("a period such as P1M") {
                text throws(MeasureFlaw) in try Tenor(text: text)
            } ?? Tenor.month,
            firstRepayment: try keys["first-repayment"]?.day(),
            instalment: try keys["instalment"]?.money(product.currency),
            interestFreeDays: Int32(try keys["interest-free-days"]?.count(0...366) ?? 0))
        guard signed <= disbursement, terms.principal.isPositive else {
            throw node.flaw("money above zero is paid out on the day of signing or later")
        }
        do {
            _ = try ContractPlan(terms, product, isDisbursing: false, rules)
        } catch {
            throw node.flaw("no schedule: " + OfficeError(error, nil).message)
        }
        return terms
    }

    private func product(_ node: FileNode, _ signed: Day) throws(ScenarioFlaw) -> Product {
        let code = try node.text("the code of a product")
        let known = rules.book.rows.products.filter { $0.validFrom <= signed }
        let versions = known.filter { $0.code == code }
        guard let product = versions.max(by: { $0.validFrom < $1.validFrom }) else {
            let codes = Set(known.map(\.code)).sorted().joined(separator: ", ")
            throw node.flaw(
                "there is no product \"\(code)\" on \(signed); there are: \(codes)")
        }
        return product
    }
}

extension Tenor {
    /// One month: what a period is when the contract does not say.
    fileprivate static let month: Tenor = {
        do {
            return try Tenor(1, .month)
        } catch {
            preconditionFailure("a month is a tenor")
        }
    }()
}
