import BackOffice
import Foundation

/// A history of `transactions/core.json`: what is ordered, and what a peer's books showed then.
struct PeerScenario: Decodable, Sendable {
    let id: String
    let steps: [PeerValue]

    /// The peer's products by name.
    static let products: PeerValue = {
        let file = "transactions/fineract_products.json"
        return (try? sharedValue(file))?["products"] ?? .none
    }()

    static func judged() throws -> [Judgement] {
        let file = try sharedValue("transactions/core.json")
        return try file["scenarios"].list.map { scenario in
            try PeerScenario(
                id: scenario["id"].text ?? "", steps: scenario["steps"].list
            ).judged()
        }
    }

    private func judged() throws -> Judgement {
        if let reason = reasonNotModelled {
            return Judgement(id: id, verdict: .notModelled(reason))
        }
        let text = try PeerScript(self).text
        let report = try played(text)
        if report.holds { return Judgement(id: id, verdict: .agrees) }
        let reason = knownDifference ?? "UNEXPECTED " + report.differences
        return Judgement(id: id, verdict: .differs(reason))
    }

    var product: PeerValue { PeerScenario.products[loan["product"].text ?? ""] }

    /// The step that creates the loan.
    var loan: PeerValue { steps.first { $0["op"].text == "create_loan" } ?? .none }

    func has(_ operation: String) -> Bool { steps.contains { $0["op"].text == operation } }

    /// Whether interest follows what was really paid, and the plan with it.
    var recalculates: Bool { if case .object = product["recalculation"] { true } else { false } }
}

extension PeerScenario {
    /// What a step asks for that the product does not have, by the words of the peer.
    private static let notModelled: [(operation: String, reason: String)] = [
        ("reschedule", "terms changed after signing: due days, rate, grace"),
        ("re_age", "unpaid debt laid out anew over instalments to come"),
        ("re_amortize", "unpaid debt laid out anew over instalments to come"),
        ("re_age_preview", "unpaid debt laid out anew over instalments to come"),
        ("interest_pause", "days without interest set beforehand"),
        ("capitalized_income", "income added to the principal and earned over the term"),
        ("buy_down_fee", "interest that a merchant pays for the borrower"),
        ("transfer_owner", "a sale of the loan to another owner"),
        ("terminate_contract", "all of the debt made due at once"),
        ("chargeback", "a payment taken back as new principal"),
        ("charge_off", "a charge-off that leaves the loan in service"),
        ("transaction", "credits that are no payment: goodwill, refunds, waived interest"),
        ("add_charge", "charges defined by name, due days and percent"),
        ("set_approved_amount", "a limit that is drawn in several parts"),
        ("set_available_disbursement", "a limit that is drawn in several parts"),
    ]

    fileprivate var reasonNotModelled: String? {
        for (operation, reason) in Self.notModelled where has(operation) { return reason }
        if steps.filter({ $0["op"].text == "disburse" }).count > 1 {
            return "a limit that is drawn in several parts"
        }
        if case .object = product["down_payment"] { return "a payment due on the first day" }
        if case .flag(true) = loan["uses_product_charges"] {
            return "charges defined by name, due days and percent"
        }
        if steps.contains(where: { $0["expect"].text == "rejected" }) {
            return "a refusal of what is not modelled here"
        }
        return nil
    }

    /// Why the books differ, where the peer's convention is not a term of ours.
    fileprivate var knownDifference: String? {
        if has("write_off") {
            return "interest that nobody has earned yet is written off too; here only what stands"
        }
        let compounding = product["recalculation"]["compounding"].text ?? "none"
        if recalculates, compounding != "none" { return "unpaid interest bears interest there" }
        if recalculates {
            return "a late or early payment rewrites the plan; here the plan stays, the ledger "
                + "accrues by day what is really owed, and an early payment replans what is left"
        }
        if paysAhead {
            return "money paid ahead settles the planned interest of instalments to come; here "
                + "it pays what is earned and then principal"
        }
        return nil
    }

    /// Whether a payment comes before its instalment is due.
    private var paysAhead: Bool {
        let due = steps.first { $0["expect"].text == "schedule" }?["rows"].list ?? []
        let days = Set(due.compactMap { $0[2].text })
        return steps.contains { step in
            step["op"].text == "repayment" && !days.contains(step["date"].text ?? "")
        }
    }
}

/// Plays a converted history; a fault of the conversion is told with its text.
func played(_ text: String) throws -> ScenarioReport {
    struct NotConverted: Error {
        let fault: ScenarioFault
        let text: String
    }
    do {
        return try Scenario(yaml: Array(text.utf8)).played(isTraced: false)
    } catch let fault as ScenarioFault {
        throw NotConverted(fault: fault, text: text)
    }
}

extension ScenarioReport {
    /// What went otherwise, in one line.
    var differences: String {
        steps.filter { !$0.holds }.map { step in
            let checks = step.checks.filter { !$0.holds }.map {
                "\($0.what) \($0.expected) found \($0.found)"
            }
            return "\(step.time) \(step.told): "
                + ((step.fault.map { [$0] } ?? []) + checks).joined(separator: ", ")
        }.joined(separator: "; ")
    }
}

/// A shared file as it is written.
func sharedValue(_ path: String) throws -> PeerValue {
    let file = packageRoot.deletingLastPathComponent().appending(path: "shared/cases/" + path)
    return try JSONDecoder().decode(PeerValue.self, from: Data(contentsOf: file))
}
