import Foundation
import Testing

/// A ledger with two loans, from the first file to the last check.
@Suite struct `A small story` {
    /// The commands in order; each is run in the folder of the ledger.
    private static let commands = [
        "init book.tranche --organisation Tests",
        "import contracts book.tranche loans.csv --map loans.json",
        "schedule book.tranche 4711",
        "night book.tranche --from 2018-03-26 --to 2018-04-25",
        "night book.tranche --date 2018-04-25",
        "pay book.tranche 4711 --date 2018-04-25 --amount 900.00 --reference P-1",
        "pay book.tranche 4711 --date 2018-04-25 --amount 900.00 --reference P-1",
        "order book.tranche 4712 contract-processing --date 2018-05-10 --preview",
        "order book.tranche 4712 contract-processing --date 2018-05-10 --key once",
        "order book.tranche 4712 contract-processing --date 2018-05-10T00:00:00 --key once",
        "order book.tranche 4712 contract-processing --date 2018-05-09",
        "show book.tranche 4711",
        "show book.tranche 4711 --as-of 2018-04-24",
        "operations book.tranche 4711 --from 2018-04-25 --to 2018-04-25",
        "history book.tranche 4711 --from 2018-04-24 --to 2018-04-25 --portion-size 2",
        "trial-balance book.tranche --period 2018-04",
        "rollback book.tranche 4711 --from 2018-04-25 --preview",
        "rollback book.tranche 4711 --from 2018-04-25",
        "rollback book.tranche 4711 --from 2018-04-25 --yes",
        "operations book.tranche 4711 --from 2018-04-24 --cancelled",
        "portfolio book.tranche --date 2018-05-10",
        "rebuild book.tranche",
        "verify book.tranche",
    ]

    @Test func `each step prints what is kept`() throws {
        try withTranche { tranche in
            try tranche.writeLoans()
            var story = ""
            for command in Self.commands {
                let outcome = try tranche.run(command.split(separator: " ").map(String.init))
                story += "$ tranche \(command)\n" + outcome.output
                let errors = outcome.errors.split(separator: "\n").map { "! \($0)\n" }
                story += errors.joined()
                if outcome.status != 0 { story += "status \(outcome.status)\n" }
                story += "\n"
            }
            try expect(story.withoutTimes, toBeGolden: "story")
        }
    }

    @Test func `every answer in JSON can be read, and its keys are sorted`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            let questions = [
                "night book.tranche --date 2018-03-26", "processes", "show book.tranche 4711",
                "operations book.tranche 4711", "schedule book.tranche 4711",
                "portfolio book.tranche", "trial-balance book.tranche --period 2018-03",
                "rollback book.tranche 4711 --from 2018-03-26 --preview",
                "pay book.tranche 4711 --date 2018-03-27 --amount 1 --preview",
                "rebuild book.tranche", "verify book.tranche",
                "generate book.tranche --contracts 2 --seed 1",
            ]
            for question in questions {
                let words = question.split(separator: " ").map(String.init)
                let outcome = try tranche.run(words + ["--json"])
                #expect(outcome.status == 0, "\(question): \(outcome.errors)")
                let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
                #expect(value is [String: Any] || value is [Any], "\(question)")
                #expect(outcome.output.hasSortedKeys, "\(question)")
            }
        }
    }

    @Test func `a night that is done books nothing when it is given again`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            let first = try tranche("night", "book.tranche", "--date", "2018-03-26")
            let again = try tranche("night", "book.tranche", "--date", "2018-03-26")
            #expect(first.output.contains("operations  2\n"))
            #expect(again.output.contains("operations  0\n"))
        }
    }
}

extension Tranche {
    /// Two loans, and the map by which they are read.
    func writeLoans() throws {
        let loans = """
            number,amount,rate,day
            4711,10000.00,14.4,2018-03-25
            4712,2500.00,12,2018-03-25

            """
        let map = """
            {"format":"tranche-contract-map/1",
             "constants":{"product":"loan-annuity","currency":"RUB","periods":"12","period":"P1M"},
             "columns":{"number":{"field":"number","read":"text"},
              "amount":{"field":"principal","read":"money"},
              "rate":{"field":"annualRate","read":"percent"},
              "day":{"field":"disbursed","read":"day"}}}
            """
        try Data(loans.utf8).write(to: folder.appending(path: "loans.csv"))
        try Data(map.utf8).write(to: folder.appending(path: "loans.json"))
    }

    /// The ledger `book.tranche` with the two loans, paid out.
    func makeLedger() throws {
        try writeLoans()
        let made = try callAsFunction("init", "book.tranche")
        #expect(made.status == 0, "\(made.errors)")
        let imported = try callAsFunction(
            "import", "contracts", "book.tranche", "loans.csv", "--map", "loans.json")
        #expect(imported.status == 0, "\(imported.errors)\(imported.output)")
    }
}

extension String {
    /// The text with the times that runs took made equal.
    fileprivate var withoutTimes: String {
        replacing(/seconds( +)[0-9.]+/) { "seconds\($0.output.1)0.0" }
            .replacing(/in [0-9.]+ s:/, with: "in 0.0 s:")
            .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/, with: "when it was recorded")
    }

    /// Whether the keys of each object on its own lines stand in order.
    fileprivate var hasSortedKeys: Bool {
        var open: [[String]] = []
        for line in split(separator: "\n") {
            if let key = line.firstMatch(of: /^ *"([^"]+)" :/)?.output.1, !open.isEmpty {
                if let last = open[open.count - 1].last, last > String(key) { return false }
                open[open.count - 1].append(String(key))
            }
            if line.hasSuffix("{") { open.append([]) }
            if line.drop(while: { $0 == " " }).hasPrefix("}") { open.removeLast() }
        }
        return true
    }
}
