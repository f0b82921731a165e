import Laboratory
import Contracts
import Measures

/// The tables of `discounting/discount_amortisation.json`: a discount that becomes income day
/// by day, at the rate that makes the payments worth what was paid out.
struct DiscountAmortisation: Decodable, Sendable {
    let id: String
    let terms: Terms
    let expected: Expected

    struct Terms: Decodable, Sendable {
        let discount_fee: String
        let net_disbursement: String
    }

    struct Expected: Decodable, Sendable {
        /// Number, day, payment, worth after it, income of the day, discount left.
        let rows: [[Cell]]
    }

    private struct Row {
        let day: Day
        let payment: Int64
        /// Worth, income, discount left.
        let printed: [String]
    }

    func judged() throws -> Judgement {
        let rows = try expected.rows.dropFirst().map { cells in
            Row(
                day: try Day(text: cells[1].text ?? ""),
                payment: units(cells[2].text ?? "", digits: 2),
                printed: cells[3...5].map { cents(units($0.text ?? "", digits: 2)) })
        }
        let paidOut = try Day(text: expected.rows[0][1].text ?? "")
        let wrong = try firstDifference(in: rows, since: paidOut)
        let verdict: Judgement.Verdict =
            wrong.map { .differs("UNEXPECTED in row \($0)") } ?? .agrees
        return Judgement(id: id, verdict: verdict)
    }

    /// The number of the first row that `tranche calc value` gives otherwise.
    ///
    /// Other payments from a day on are a discount of their own: the rate is solved again from
    /// what is left.
    private func firstDifference(in rows: [Row], since paidOut: Day) throws -> Int? {
        var rest = rows[...]
        var day = paidOut
        var (worth, left) = (terms.net_disbursement, terms.discount_fee)
        var owed = units(worth, digits: 2) + units(left, digits: 2)
        while let first = rest.first {
            let stretch = rest.prefix { $0.payment == first.payment }
            let ours = try calculated(
                .value,
                [
                    "find": "discount", "disbursed": "\(day)", "paidOut": worth,
                    "discount": left, "rounding": "halfEven",
                    "flows": planned(first.payment, from: first.day, toRepay: owed),
                ])["rows"].list
            for (place, row) in stretch.enumerated() {
                guard place < ours.count,
                    ["worth", "income", "discountLeft"].map({ ours[place][$0].text ?? "" })
                        == row.printed
                else { return rows.count - rest.count + place + 1 }
                (worth, left, day) = (row.printed[0], row.printed[2], row.day)
            }
            owed -= first.payment * Int64(stretch.count)
            rest = rest.dropFirst(stretch.count)
        }
        return nil
    }

    /// One payment a day, as many whole ones as the debt takes.
    private func planned(_ payment: Int64, from day: Day, toRepay owed: Int64) -> [[String]] {
        (0..<Int32(clamping: owed / payment)).map { index in
            ["\(day.advanced(by: index))", cents(payment)]
        }
    }
}
