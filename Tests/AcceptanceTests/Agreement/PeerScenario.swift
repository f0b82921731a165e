import BackOffice
import Foundation
import Laboratory
import TestHouse

/// A history of `transactions/core.json`: what is ordered, and what a peer's books showed then.
struct PeerScenario: Decodable, Sendable {
    let id: String
    let steps: [PeerValue]

    /// The peer's products by name.
    static let products: PeerValue = {
        let file = "transactions/fineract_products.json"
        return (try? sharedValue(file))?["products"] ?? .none
    }()

    /// The orders of allocation by name.
    static let orders: PeerValue = {
        let file = "transactions/fineract_products.json"
        return (try? sharedValue(file))?["payment_orders"] ?? .none
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
        return try Judgement(
            id: id,
            trials.map { omissions, reason in
                Trial(
                    leavingOut: reason, scenario: PeerScript(self, leavingOut: omissions).text)
            }, otherwise: PeerReasons.all[id])
    }

    /// How a request to repay early is meant: the older engine lays it over principal alone.
    var request: String {
        recalculates && product["schedule_engine"].text == "cumulative" ? "principal" : "partial"
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
        (
            "re_age",
            "unpaid debt laid out anew inside the contract; a restructuring makes a new one"
        ),
        ("re_amortize", "unpaid debt spread over the instalments to come, dates unchanged"),
        ("interest_pause", "days without interest set beforehand"),
        ("capitalized_income", "income added to the principal and earned over the term"),
        ("buy_down_fee", "interest that a merchant pays for the borrower"),
        ("transfer_owner", "a sale of the loan to another owner"),
        ("terminate_contract", "all of the debt made due at once"),
        ("chargeback", "a payment taken back as new principal"),
        ("charge_off", "a charge-off that leaves the loan in service"),
        ("set_approved_amount", "a limit that is drawn in several parts"),
        ("set_available_disbursement", "a limit that is drawn in several parts"),
        (
            "undo_charge_adjustment",
            "a charge given back after it was paid, laid over other debt like a payment"
        ),
    ]

    fileprivate var reasonNotModelled: String? {
        if let change = steps.first(where: { $0["op"].text == "reschedule" }),
            let reason = PeerScenario.reason(rescheduling: change)
        {
            return reason
        }
        if let credit = steps.first(where: { $0["op"].text == "transaction" }),
            !has("transfer_owner"), !has("charge_off")
        {
            return credit["kind"].text?.hasSuffix("refund") ?? false
                ? "a refund by the seller that gives back paid interest too; a product return here "
                    + "gives up what is not paid"
                : "a credit without money, laid over debt like a payment; a write-off here names "
                    + "what is given up"
        }
        for (operation, reason) in Self.notModelled where has(operation) { return reason }
        if steps.filter({ $0["op"].text == "disburse" }).count > 1 {
            return "a limit that is drawn in several parts"
        }
        if case .object = product["down_payment"] { return "a payment due on the first day" }
        if !product["charges"].list.isEmpty {
            return "several fees of every instalment, each a percentage of another base"
        }
        if steps.contains(where: { $0["percent"].text != nil }) {
            return "a charge of a percentage, by a definition the case does not show"
        }
        if steps.contains(where: { $0["attempt"]["op"].text == "charge_off" }) {
            return "a charge-off that leaves the loan in service"
        }
        return nil
    }

    /// Nil where a due day is moved, which a prolongation does.
    private static func reason(rescheduling step: PeerValue) -> String? {
        if step["new_due_date"].text != nil { return nil }
        if step["new_rate"].text != nil { return "a rate that changes after signing" }
        if step["extra_terms"].text != nil {
            return "instalments added behind the last, all solved anew"
        }
        return "instalments without interest or principal, agreed after signing"
    }

    /// The ways to compare, the strictest first, each with why it leaves something out.
    fileprivate var trials: [(PeerScript.Omissions, String?)] {
        guard let reason = PeerReasons.all[id] else { return [([], nil)] }
        let omissions: PeerScript.Omissions = has("write_off") ? .writeOffs : .laterPlans
        return [([], nil), (omissions, reason)]
    }
}

/// Plays a converted history; a flaw of the conversion is told with its text.
func played(_ text: String) throws -> ScenarioReport {
    struct ConversionFlaw: Error {
        let flaw: ScenarioFlaw
        let text: String
    }
    do {
        return try Scenario(yaml: Array(text.utf8)).played(isTraced: false)
    } catch let flaw as ScenarioFlaw {
        throw ConversionFlaw(flaw: flaw, text: text)
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
    let file = PackageFiles.root.deletingLastPathComponent().appending(path: "shared/cases/" + path)
    return try JSONDecoder().decode(PeerValue.self, from: Data(contentsOf: file))
}
