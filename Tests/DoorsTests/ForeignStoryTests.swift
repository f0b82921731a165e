import Foundation
import Testing

/// What a user sees of a loan in dollars on rouble books, and of the rates behind it.
@Suite struct `A story in a foreign currency` {
    private static let commands = [
        "import contracts book.tranche loan.csv --map loan.json",
        "rates import book.tranche bad.csv",
        "rates import book.tranche rates.csv",
        "rates import book.tranche rates.csv",
        "rates list book.tranche --currency USD",
        "import contracts book.tranche loan.csv --map loan.json",
        "night book.tranche --from 2024-01-16 --to 2024-01-31",
        "pay book.tranche 4711 --date 2024-02-15 --amount 60.00",
        "show book.tranche 4711",
        "operations book.tranche 4711 --from 2024-01-31",
        "explain book.tranche 4711 --operation 22",
        "explain book.tranche 4711 --balance PRINCIPAL --tranche 2",
        "order book.tranche 4711 revalue-currency --date 2024-02-20",
        "order book.tranche 4711 revalue-currency --date 2024-02-20",
        "order book.tranche 4711 revalue-currency --date 2024-03-20",
        "rates import book.tranche late.csv",
        "trial-balance book.tranche --period 2024-02",
        "export prepare book.tranche --to 2024-02-29 --mode day",
        "export download book.tranche 1 --form csv",
        "export hledger book.tranche --to 2024-02-29",
        "verify book.tranche",
    ]

    private static let files = [
        "loan.csv": "number\n4711\n",
        "loan.json": """
        {"format": "tranche-contract-map/1",
         "constants": {"product": "loan-usd", "currency": "USD", "principal": "100.00",
           "annualRate": "12", "periods": "2", "period": "P1M", "disbursed": "2024-01-15"},
         "columns": {"number": {"field": "number", "read": "text"}}}
        """,
        "bad.csv": "day,currency,nominal,rate\n2024-01-15,USD,1,90,50\n15.01.2024,USD,1,90.50\n",
        "rates.csv": """
        day,currency,nominal,rate
        2024-01-15,USD,1,90.00
        2024-01-22,USD,1,91.5
        2024-01-31,USD,1,92.1234
        2024-02-10,USD,1,95
        2024-02-20,EUR,100,9876.54
        2024-02-20,USD,1,89.9
        """,
        "late.csv": "day,currency,nominal,rate\n2024-01-31,USD,1,92.5\n",
    ]

    @Test func `each step prints what is kept`() throws {
        try withTranche { tranche in
            _ = try tranche("init", "book.tranche", "--organisation", "First Credit")
            for (name, text) in Self.files {
                try Data(text.utf8).write(to: tranche.folder.appending(path: name))
            }
            var story = ""
            for command in Self.commands {
                let outcome = try tranche.run(command.split(separator: " ").map(String.init))
                story += "$ tranche \(command)\n" + outcome.output
                let errors = outcome.errors.split(separator: "\n").map { "! \($0)\n" }
                story += errors.joined()
                if outcome.status != 0 { story += "status \(outcome.status)\n" }
                story += "\n"
            }
            try expect(story.withoutInstants, toBeGolden: "foreign")
        }
    }
}
