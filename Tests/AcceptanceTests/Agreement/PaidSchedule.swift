import BackOffice
import Measures

/// A case of `transactions/daily_rate_actual_payments.json`: a plan, and what was really paid.
struct PaidSchedule: Decodable, Sendable {
    let id: String
    let terms: Published
    let columns: [String]
    let expected: Expected

    struct Published: Decodable, Sendable {
        let start: String
        let evaluated_on: String
        let principal: String
        let schedule_kind: String
        let unit_period: String?
        let daily_rate: String
        let interest_method: String
        let interest_rounding: String
        let interest_cap_total: String
        let interest_cap_daily: String
        let late_charges: String
        let grace_days: String
        let fee: String?
        let promotional_rates: PeerValue?
    }

    struct Expected: Decodable, Sendable {
        let rows: [[Cell]]
    }

    /// A row of the published table.
    struct Row {
        let day: String
        /// The payment that was planned, and its number from 1 on.
        let planned: (number: Int, amount: String)?
        /// What is asked for on the day.
        let due: String
        /// What was paid, and what was paid to close the credit.
        let paid: String?
        let closing: String?
        let lateCharge: Int64
        /// The part of the payment that pays charges for delay.
        let charges: String
        let interest: String
        let principal: String
        let principalLeft: String
        /// What would close the credit after the row.
        let settlement: Int64
    }

    func judged() throws -> Judgement {
        if let reason = reasonNotModelled {
            return Judgement(id: id, verdict: .notModelled(reason))
        }
        return try Judgement(
            id: id,
            PaidScript.omissions.flatMap { omission in
                PaidScript.OverdueInterest.allCases.map { overdue in
                    Trial(
                        leavingOut: omission.reason,
                        scenario: PaidScript(self, leavingOut: omission, overdue).text)
                }
            }, otherwise: PaidSchedule.readByHand[id])
    }

    private var reasonNotModelled: String? {
        if terms.fee != nil { return "a fee spread over the payments and given back in part" }
        if terms.interest_method != "actuarial" {
            return "add-on interest, set for the whole term at the start and paid first"
        }
        if terms.promotional_rates != nil { return "days of another rate agreed beforehand" }
        if terms.interest_cap_total.contains(".") {
            return "a cap on interest in hundredths of a percent; caps here are whole percents"
        }
        if terms.unit_period?.hasSuffix("month-end") ?? false {
            return "due days at the end of every month; a contract keeps the day of the month"
        }
        return nil
    }

    /// Why the books differ in more than what can be left out; each was read by hand.
    private static let readByHand: [String: String] = [
        "fs-ActualPayment-ActualPaymentTest004": "extra payments are set against the instalments "
            + "next due, so that none is late; here they repay principal, and the next instalment "
            + "stays due; and interest is cut to pennies where it is paid, here by instalment; and "
            + "a charge for delay is dated back to the due day; here it comes when the days of "
            + "grace are over",
        "fs-ActualPayment-ActualPaymentTest010": "a charge for delay is dated back to the due "
            + "day, and the payment of that day pays it; here it is charged when the days of grace "
            + "are over, and that payment has gone to interest and principal",
    ]

    /// How many payments are planned: rows after the last shown one are planned as well.
    var planned: Int {
        let words = (terms.unit_period ?? "").split(separator: " ")
        let count = words.firstIndex(of: "count:").flatMap { Int(words[words.index(after: $0)]) }
        return count ?? rows.count { $0.planned != nil }
    }

    var rows: [Row] {
        var number = 0
        return expected.rows.map { cells in
            func amount(_ column: String) -> String? {
                let text = cell(column, cells)?.split(separator: " ").last.map(String.init)
                guard let text, text != "n/a" else { return nil }
                return cents(hundredths(text.filter { $0 != "," }))
            }
            let isPlanned = cell("scheduled", cells)?.hasPrefix("original") ?? false
            if isPlanned { number += 1 }
            let isClosing = cell("payment_status", cells) == "generated"
            let isPaid = cell("actual", cells)?.hasPrefix("confirmed") ?? false
            return Row(
                day: cell("date", cells) ?? "",
                planned: isPlanned ? (number, amount("scheduled") ?? "") : nil,
                due: amount("due") ?? "0.00", paid: isPaid ? amount("actual") : nil,
                closing: isClosing ? amount("generated") ?? amount("net") : nil,
                lateCharge: hundredths(
                    cell("new_charges", cells)?.split(separator: " ").last.map(String.init) ?? "0"),
                charges: amount("charges") ?? "0.00",
                interest: amount("interest") ?? "0.00", principal: amount("principal") ?? "0.00",
                principalLeft: amount("principal_balance") ?? "0.00",
                settlement: hundredths(cell("settlement", cells) ?? "0"))
        }
    }

    private func hundredths(_ text: String) -> Int64 { units(text, digits: 2) }

    private func cell(_ column: String, _ row: [Cell]) -> String? {
        columns.firstIndex(of: column).flatMap { row.indices.contains($0) ? row[$0].text : nil }
    }
}
