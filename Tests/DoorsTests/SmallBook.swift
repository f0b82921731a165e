import Foundation
import Testing

extension Tranche {
    /// A file of the folder by its name.
    func file(_ name: String) -> URL { folder.appending(path: name) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: file(name))
    }

    func bytes(of name: String) throws -> Data { try Data(contentsOf: file(name)) }

    /// The bytes of a ledger but for three counters of its header, which are moved by whoever
    /// opens it to write.
    ///
    /// - Source: sqlite.org/fileformat2.html, "The Database Header".
    func content(of ledger: String) throws -> Data {
        var bytes = try bytes(of: ledger)
        for counter in [24, 40, 92] {
            bytes.replaceSubrange(counter..<counter + 4, with: [0, 0, 0, 0])
        }
        return bytes
    }

    /// A month of two loans with a payment nobody knows and a batch, and the files that every
    /// command needs.
    func makeSmallBook() throws {
        try makeLedger()
        try write(aprilStatement, to: "april.txt")
        try write(
            "loan_id,loan_amount,interest_rate,installment,issue_month,loan_status,balance,"
                + "paid_total,paid_late_fees\n", to: "totals.csv")
        try write("day,currency,nominal,rate\n2018-04-01,USD,1,57.2649\n", to: "rates.csv")
        try write(
            #"{"format":"tranche-figure-map/1","groupBy":"","figures":{}}"#, to: "figures.json")
        try write(
            #"{"source": "own", "validFrom": "2000-01-01", "rows": []}"#, to: "banks.json")
        try write("contract,day,sum\n4711,2018-04-26,5.00\n", to: "payments.csv")
        try write(
            """
            {"format":"tranche-cash-flow-map/1",
             "constants":{"paymentType":"bank","direction":"in"},
             "columns":{"contract":{"field":"contract","read":"text"},
              "day":{"field":"valueTime","read":"day"},
              "sum":{"field":"amount","read":"money"}}}
            """, to: "payments.json")
        try write("number,amount,rate,day\n4713,100.00,12,2018-04-26\n", to: "more.csv")
        try write(
            """
            tranche: 1
            id: X
            title: x
            contracts:
              A: {product: loan-annuity, principal: 11478.00, rate: 14.4, signed: 2018-01-20,
                periods: 28}
            steps:
              - {on: 2018-01-20, disburse: all}
            """, to: "story.yaml")
        for (name, line) in Self.calculations { try write(line + "\n", to: name) }
        for command in [
            "night book.tranche --from 2018-03-26 --to 2018-04-25",
            "import statement book.tranche april.txt",
            "export prepare book.tranche --period 2018-03",
            // The first to write after a night moves bytes of the file that mean nothing.
            "night book.tranche --date 2018-04-25",
        ] {
            let outcome = try run(command.split(separator: " ").map(String.init))
            try #require(outcome.status == 0, "\(command): \(outcome.errors)")
        }
    }

    private static let calculations = [
        "spans.jsonl":
            #"{"id":"a","convention":"actual/365","start":"2024-01-01","end":"2024-02-01"}"#,
        "loans.jsonl":
            #"{"principal":"100.00","annualRate":"12","periods":2,"disbursed":"2024-01-01"}"#,
        "flows.jsonl":
            #"{"method":"excel_xirr","flows":[["2024-01-01","-10"],["2025-01-01","11"]]}"#,
        "annuities.jsonl":
            #"{"find":"payment","periodRate":"1","periods":12,"present":"10000.00"}"#,
    ]
}

/// Every command as it is given to the small book, and how it ends there.
let smallBookCommands = [
    "accept book.tranche 4711 --cash-flow 3", "accept book.tranche --all",
    "cash-flows book.tranche", "void book.tranche 4711 --cash-flow 3",
    "move book.tranche 4711 --cash-flow 3 --to 4712",
    "backup book.tranche copy.tranche",
    "accept book.tranche 4711 --cash-flow 1",
    "calc daycount spans.jsonl", "calc rate flows.jsonl", "calc schedule loans.jsonl",
    "calc value annuities.jsonl",
    "compare book.tranche --map figures.json", "contracts book.tranche", "demo book.tranche",
    "explain book.tranche 4711 --balance PRINCIPAL --tranche 5",
    "period status book.tranche", "period check book.tranche 2018-03",
    "period close book.tranche 2018-03", "period reopen book.tranche 2018-03 --reason rent",
    "period approve-reopening book.tranche 2018-03", "close-period book.tranche 2018-03",
    "late-fact report book.tranche 4711 --cash-flow 3 --date 2018-05-01",
    "late-fact post book.tranche 4711 --cash-flow 3 --date 2018-05-01 --preview-token x --key y",
    "export beancount book.tranche", "export cancel book.tranche 1",
    "export confirm book.tranche 1", "export download book.tranche 1 --form csv",
    "export hledger book.tranche", "export list book.tranche",
    "export prepare book.tranche --to 2018-04-30", "export show book.tranche 1",
    "generate book.tranche --contracts 2 --seed 1 --quiet", "history book.tranche 4711",
    "directory list book.tranche", "directory show book.tranche banks",
    "directory check book.tranche banks.json",
    "directory change book.tranche constants PAGE_MAX=500 --from 2018-04-27",
    "directory history book.tranche",
    "identify book.tranche 1c/40701810000000000001/in/2018-04-25/18/40817810099910004312/7.00 4712",
    "import cash-flows book.tranche payments.csv --map payments.json",
    "import contracts book.tranche more.csv --map loans.json",
    "import statement book.tranche april.txt", "init book.tranche",
    "mass-order book.tranche contract-processing --date 2018-04-26 --all",
    "mass-rollback book.tranche --all --from 2018-04-25 --yes",
    "night book.tranche --date 2018-04-26", "operations book.tranche 4711",
    "order book.tranche 4712 contract-processing --date 2018-04-27",
    "pay book.tranche 4711 --date 2018-04-26 --amount 10.00", "portfolio book.tranche",
    "postings explain book.tranche --amount-type INTEREST --action ACCRUAL --sign plus",
    "orders", "processes", "rates import book.tranche rates.csv", "rates list book.tranche",
    "read-totals totals.csv --contracts c.csv --flows f.csv", "rebuild book.tranche",
    "restore book.tranche 4711 --from 2018-04-25 --to 2018-04-26",
    "restructure book.tranche 4712 --date 2018-04-26 --product loan-annuity --principal 1 "
        + "--rate 12 --periods 24",
    "rollback book.tranche 4711 --from 2018-04-25 --yes", "scenario run story.yaml",
    "schedule book.tranche 4711", "show book.tranche 4711",
    "sign book.tranche 4713 --product loan-annuity --amount 100.00 --rate 12 --periods 4 "
        + "--signed 2018-04-26",
    "trial-balance book.tranche --period 2018-03", "unidentified book.tranche",
    "verify book.tranche",
]
