import Foundation
import Testing

/// What can be read on a contract beside its balances: limits, stops, valuations, days that may
/// move.
@Suite struct `The standing of a contract` {
    private static let map = """
        {"format": "tranche-contract-map/1", "constants": {"currency": "RUB", "periods": "3"},
         "columns": {"number": {"field": "number", "read": "text"},
           "product": {"field": "product", "read": "text"},
           "principal": {"field": "principal", "read": "money"},
           "rate": {"field": "annualRate", "read": "percent"},
           "period": {"field": "period", "read": "text"},
           "disbursed": {"field": "disbursed", "read": "day"}}}
        """
    private static let loans = """
        number,product,principal,rate,period,disbursed
        C-1,consumer-annuity,12000.00,12,P1M,2026-10-05
        D-1,loan-below-market,100000.00,1,P1M,2026-10-05

        """

    private func withLoans(_ body: (Tranche) throws -> Void) throws {
        try withTranche { tranche in
            try tranche.write(Self.map, to: "map.json")
            try tranche.write(Self.loans, to: "loans.csv")
            let made = try tranche("init", "book.tranche")
            let lent = try tranche(
                "import", "contracts", "book.tranche", "loans.csv", "--map", "map.json")
            #expect(made.status == 0 && lent.status == 0, "\(made.errors)\(lent.errors)")
            try body(tranche)
        }
    }

    private func object(_ outcome: Tranche.Outcome) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        return try #require(value as? [String: Any])
    }

    /// 5 December 2026 is a Saturday, and 5 January 2027 a holiday of a year not yet published.
    @Test func `a due day that may yet move is marked`() throws {
        try withLoans { tranche in
            let text = try tranche("schedule", "book.tranche", "C-1")
            #expect(text.output.contains(" 2026-12-07  "))
            #expect(text.output.contains(" 2027-01-11* "))
            #expect(text.output.contains("\n* the days off of its year are not published yet"))
            let json = try tranche("schedule", "book.tranche", "C-1", "--json")
            let rows = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
            let marks = try #require(rows as? [[String: Any]]).map {
                $0["dueDateIsProvisional"] as? Bool
            }
            #expect(marks == [nil, nil, true])
            let other = try tranche("schedule", "book.tranche", "D-1")
            #expect(!other.output.contains("*"))
        }
    }

    @Test func `the calculator marks the same day`() throws {
        try withTranche { tranche in
            let line = """
                {"id":1,"principal":"12000.00","currency":"RUB","annualRate":"12","periods":3,\
                "disbursed":"2026-10-05","holidays":"RU","shift":"following"}
                """
            let answer = try tranche("calc", "schedule", input: line + "\n").output
            #expect(answer.contains(#""dueDate":"2026-12-07","days""#))
            #expect(answer.contains(#""dueDate":"2027-01-11","dueDateIsProvisional":true"#))
        }
    }

    @Test func `a contract shows its cap, its stops and what it is worth`() throws {
        try withLoans { tranche in
            let orders = [
                ["C-1", "stop-interest-accrual"], ["C-1", "stop-penalty-accrual"],
                ["D-1", "set-attributes", "--param", "loanCategory=INDIVIDUAL_UNSECURED"],
                ["D-1", "ifrs-reserve-rate-calculation"],
            ]
            for order in orders {
                let done = try tranche.run(
                    ["order", "book.tranche", order[0], order[1], "--date", "2026-10-06"]
                        + order.dropFirst(2))
                #expect(done.status == 0, "\(order): \(done.errors)")
            }
            let consumer = try object(tranche("show", "book.tranche", "C-1", "--json"))
            // Charges of 100 % since 01.04.2026.
            #expect(consumer["chargesLeft"] as? String == "12000.00")
            #expect(consumer["capReached"] == nil)
            #expect(consumer["interestStoppedFrom"] as? String == "2026-10-06")
            #expect(consumer["penaltyStoppedFrom"] as? String == "2026-10-06")
            let text = try tranche("show", "book.tranche", "C-1").output
            for line in ["12000.00 to be charged", "stopped from 2026-10-06 on"] {
                #expect(text.contains(line))
            }
            let cheap = try object(tranche("show", "book.tranche", "D-1", "--json"))
            #expect(cheap["chargesLeft"] == nil)
            #expect(cheap["loanCategory"] as? String == "INDIVIDUAL_UNSECURED")
            let rate = try #require(cheap["reserveRate"] as? [String: Any])
            #expect(rate["day"] as? String == "2026-10-06")
            let discount = try #require(cheap["discount"] as? [String: Any])
            #expect(discount["recognised"] as? String == "2026-10-05")
            #expect(discount["left"] as? String == discount["initial"] as? String)
            let shown = try tranche("show", "book.tranche", "D-1").output
            for word in ["INDIVIDUAL_UNSECURED", "% of 2026-10-06, by ", "left after 2026-10-05"] {
                #expect(shown.contains(word))
            }
        }
    }
}
