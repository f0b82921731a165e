import Foundation
import Testing

/// What leaves a ledger of two loans, and what a bank brings in.
@Suite struct `A story of exports` {
    private static let commands = [
        "night book.tranche --from 2018-03-26 --to 2018-03-31",
        "export prepare book.tranche --period 2018-03 --preview",
        "export prepare book.tranche --period 2018-03",
        "export prepare book.tranche --period 2018-03",
        "export confirm book.tranche 1",
        "rollback book.tranche 4711 --from 2018-03-31 --yes",
        "export download book.tranche 1 --form csv --output march.csv",
        "export download book.tranche 1 --form enterprise-data",
        "export confirm book.tranche 1",
        "import statement book.tranche april.txt",
        "import statement book.tranche april.txt",
        "unidentified book.tranche",
        "identify book.tranche 1c/40701810000000000001/in/2018-04-25/18/40817810099910004312/7.00 "
            + "4712",
        "unidentified book.tranche",
        "export prepare book.tranche --to 2018-04-30 --mode day",
        "export download book.tranche 2 --form csv",
        "export download book.tranche 2 --form json",
        "export cancel book.tranche 2",
        "export prepare book.tranche --to 2018-04-30 --kind payments",
        "export list book.tranche --through 2018-04-30",
        "export show book.tranche 1",
        "export hledger book.tranche --to 2018-03-25",
        "export cancel book.tranche 9",
        "verify book.tranche",
    ]

    @Test func `each step prints what is kept`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            try tranche.write(aprilStatement, to: "april.txt")
            var story = ""
            for command in Self.commands {
                let outcome = try tranche.run(command.split(separator: " ").map(String.init))
                story += "$ tranche \(command)\n" + outcome.output
                let errors = outcome.errors.split(separator: "\n").map { "! \($0)\n" }
                story += errors.joined()
                if outcome.status != 0 { story += "status \(outcome.status)\n" }
                story += "\n"
            }
            try expect(story.withoutInstants, toBeGolden: "exports")
            let file = tranche.folder.appending(path: "march.csv")
            let kept = try String(contentsOf: file, encoding: .utf8)
            #expect(kept.split(separator: "\n").count == 1 + 2 * (1 + 12 + 6))
        }
    }

    @Test func `a file that cannot be written is refused and leaves nothing`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            _ = try tranche("export", "prepare", "book.tranche", "--to", "2018-04-30")
            let outcome = try tranche(
                "export", "download", "book.tranche", "1", "--form", "csv", "--output",
                "no/such/folder.csv")
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("no/such/folder.csv"))
        }
    }

    @Test func `answers in JSON can be read`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            for question in [
                "export prepare book.tranche --to 2018-04-30", "export show book.tranche 1",
                "export list book.tranche", "export cancel book.tranche 1",
                "unidentified book.tranche",
            ] {
                let words = question.split(separator: " ").map(String.init)
                let outcome = try tranche.run(words + ["--json"])
                #expect(outcome.status == 0, "\(question): \(outcome.errors)")
                #expect(throws: Never.self, "\(question)") {
                    try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
                }
            }
        }
    }

}

/// Two payments of April, of which one names its contract.
let aprilStatement = """
    1CClientBankExchange
    ВерсияФормата=1.03
    Кодировка=Windows
    СекцияРасчСчет
    ДатаНачала=01.04.2018
    ДатаКонца=30.04.2018
    РасчСчет=40701810000000000001
    НачальныйОстаток=0
    ВсегоПоступило=907.00
    ВсегоСписано=0
    КонечныйОстаток=907.00
    КонецРасчСчет
    СекцияДокумент=Платежное поручение
    Номер=17
    Сумма=900.00
    ПлательщикСчет=40817810099910004312
    ДатаПоступило=25.04.2018
    Плательщик=Иванов
    ПолучательСчет=40701810000000000001
    НазначениеПлатежа=Оплата по договору № 4711
    КонецДокумента
    СекцияДокумент=Платежное поручение
    Номер=18
    Сумма=7.00
    ПлательщикСчет=40817810099910004312
    ДатаПоступило=25.04.2018
    Плательщик=Иванов
    ПолучательСчет=40701810000000000001
    НазначениеПлатежа=за всё
    КонецДокумента
    КонецФайла

    """

extension String {
    /// The text without the times at which it was made, and what hangs on them.
    var withoutInstants: String {
        replacing(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "2018-05-01T00:00:00Z")
            .replacing(/(enterprise-data +\d+ +)[0-9a-f]{64}/) { $0.output.1 + "(by its time)" }
            .replacing(/(payments .* )[0-9a-f]{12}\n/) { $0.output.1 + "(by its time)\n" }
            .replacing(/seconds( +)[0-9.]+/) { "seconds\($0.output.1)0.0" }
            .replacing(/in [0-9.]+ s:/, with: "in 0.0 s:")
    }
}
