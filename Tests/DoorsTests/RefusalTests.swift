import Foundation
import Testing

/// A command that fails, its status, and a part of what it says on standard error.
struct FailingCommand: CustomTestStringConvertible, Sendable {
    let words: String
    let status: Int32
    let said: String

    init(_ words: String, _ status: Int32, _ said: String) {
        self.words = words
        self.status = status
        self.said = said
    }

    var testDescription: String { words }

    static let all = [
        // Nothing there: 3.
        FailingCommand("show gone.tranche 4711", 3, "error: E-STORE: there is no ledger at "),
        FailingCommand("verify gone.tranche", 3, "make one with tranche init"),
        FailingCommand("show book.tranche 1", 3, "error: E-REF: contract \"1\" not found"),
        FailingCommand("operations book.tranche 1", 3, "E-REF"),
        FailingCommand("schedule book.tranche 1", 3, "E-REF"),
        FailingCommand("rollback book.tranche 1 --from 2018-01-01 --yes", 3, "E-REF"),
        FailingCommand(
            "mass-rollback book.tranche --contracts 1 --from 2018-01-01 --yes", 3, "E-REF"),
        FailingCommand(
            "sign book.tranche 1 --product gift --amount 1 --rate 12 --periods 2", 3,
            "product \"gift\" not found"),
        FailingCommand("pay book.tranche 1 --date 2018-04-01 --amount 1", 3, "E-REF"),
        FailingCommand(
            "order book.tranche 4711 gift --date 2018-04-01", 3,
            "process \"gift\" not found\nhint: tranche processes lists"),
        FailingCommand("processes gift", 3, "process \"gift\" not found"),
        FailingCommand("calc daycount gone.jsonl", 3, "file \"gone.jsonl\" cannot be read"),
        FailingCommand(
            "import contracts book.tranche gone.csv --map loans.json", 3,
            "file \"gone.csv\" not found"),
        // In the way: 5.
        FailingCommand("init book.tranche", 5, "there is a file at book.tranche already"),
        // A rule says no: 1.
        FailingCommand(
            "order book.tranche 4711 disbursement --date 2018-04-01 --param cashFlow=1", 1,
            "error: E-STATE: "),
        FailingCommand(
            "rollback book.tranche 4711 --from 2019-01-01 --yes", 1, "nothing to roll back"),
        FailingCommand(
            "import contracts book.tranche loans.csv --map loans.json", 1, ""),
        // Not understood: 64.
        FailingCommand("show loans.csv 4711", 64, "loans.csv is not a Tranche ledger"),
        FailingCommand(
            "nihgt book.tranche", 64,
            "error: there is no command \"nihgt\"; did you mean \"night\"?"),
        FailingCommand("export lits book.tranche", 64, "did you mean \"list\"?"),
        FailingCommand("gift book.tranche", 64, "error: there is no command \"gift\"\n"),
        FailingCommand("show book.tranche 4711 --as-fo 2018-04-01", 64, "Did you mean '--as-of'?"),
        FailingCommand(
            "order book.tranche 4711 repaymnt --date 2018-04-01", 3, "did you mean: repayment\n"),
        FailingCommand(
            "contracts book.tranche --sort overduedays", 64, "did you mean: overdueDays\n"),
        FailingCommand(
            "nihgt book.tranche --json", 64,
            #"{"error":{"code":"E-FMT","message":"there is no command \"nihgt\"; "#),
        FailingCommand(
            "show book.tranche --json", 64,
            #"{"error":{"code":"E-FMT","message":"Missing expected argument '<contract>'"}}"#),
        FailingCommand("night book.tranche", 64, "Give either --date, or --from and --to."),
        FailingCommand(
            "night book.tranche --date 2018-02-30", 64, "expected a day such as 2018-05-31"),
        FailingCommand(
            "night book.tranche --from 2018-03-27 --to 2018-03-26", 64,
            "to \"2018-03-26\" is not accepted: 2018-03-27 or later"),
        FailingCommand(
            "pay book.tranche 4711 --date 31.05.2018 --amount 1", 64,
            "or a time such as 2018-05-31T12:00:00"),
        FailingCommand(
            "pay book.tranche 4711 --date 2018-04-01 --amount 1,50", 64,
            "amount \"1,50\" is not accepted: an amount in RUB such as 485.08"),
        FailingCommand(
            "pay book.tranche 4711 --date 2018-04-01 --amount 0", 64, "an amount above zero"),
        FailingCommand(
            "pay book.tranche 4711 --date 2018-04-01 --amount 1 --early soon", 64,
            "one of 'full', 'partial' or 'principal'"),
        FailingCommand(
            "pay book.tranche 4711 --date 2018-04-01 --amount 1 --early full --out", 64,
            "does not go with --out"),
        FailingCommand(
            "pay book.tranche 4711 --date 2018-04-01 --amount 1 --bank NOBODY", 1,
            "bank \"NOBODY\" is not in the directory"),
        FailingCommand("pay book.tranche 4711 --date 2018-04-01", 64, "--amount <amount>"),
        FailingCommand(
            "order book.tranche 4711 repayment --date 2018-04-01 --param cashFlow", 64,
            "expected name=value, such as cashFlow=12"),
        FailingCommand(
            "order book.tranche 4711 repayment --date 2018-04-01 --param cash=1", 64,
            "param \"cash\" is not accepted: cashFlow, booksExcess"),
        FailingCommand(
            "order book.tranche 4711 contract-processing --date 2018-04-01 --param x=1", 64,
            "contract-processing has no parameters"),
        FailingCommand(
            "order book.tranche 4711 repayment --date 2018-04-01 --param cashFlow=1", 64,
            "booksExcess \"\" is not accepted: true or false, such as false; it is required"),
        FailingCommand(
            "order book.tranche 4711 repayment --date 2018-04-01 --param cashFlow={ ", 64,
            "cashFlow \"{\" is not accepted: the number of a cash flow, such as 12"),
        FailingCommand(
            "order book.tranche 4711 repayment --date 2018-04-01 --param a=1 --param a=2", 64,
            "--param a is given twice"),
        FailingCommand("rollback book.tranche 4711 --from 2018-04-01", 64, "give --yes"),
        FailingCommand(
            "mass-rollback book.tranche --all --from 2018-04-01", 64, "give --yes"),
        FailingCommand(
            "mass-rollback book.tranche --from 2018-04-01 --yes", 64, "Give --all, or say"),
        FailingCommand(
            "sign book.tranche 1 --product loan-annuity --amount 1 --rate 12 --periods 0", 64,
            "periods \"0\" is not accepted: a whole number, 1 to 1200"),
        FailingCommand(
            "sign book.tranche 1 --product loan-annuity --amount 1 --rate 12 --periods 2 "
                + "--attribute branch", 64, "name=value, such as branch=North"),
        FailingCommand("trial-balance book.tranche", 64, "either --period, or --from and --to"),
        FailingCommand(
            "trial-balance book.tranche --period 2018-13", 64, "a month such as 2018-05"),
        FailingCommand(
            "trial-balance book.tranche --from 2018-02-01 --to 2018-01-01", 64,
            "--to 2018-01-01 must be 2018-02-01 or later"),
        FailingCommand(
            "operations book.tranche 4711 --through 2018-01-01 --to 2018-01-01", 64,
            "--through and --to are the same"),
        FailingCommand(
            "generate book.tranche --contracts 0 --seed 1", 64, "contracts \"0\" is not accepted"),
        FailingCommand(
            "generate book.tranche --contracts 1 --seed 1 --mixture odd", 64,
            "'lifelike' and 'quiet'"),
        FailingCommand(
            "import contracts book.tranche loans.csv --map loans.csv", 64, "error: E-FMT"),
    ]
}

@Test func `what cannot be done ends with its status and says what would be accepted`() throws {
    try withTranche { tranche in
        try tranche.makeLedger()
        for command in FailingCommand.all {
            let words = command.words.split(separator: " ").map(String.init)
            let outcome = try tranche.run(words)
            #expect(outcome.status == command.status, "\(command.words): \(outcome.errors)")
            #expect(
                command.said.isEmpty || outcome.errors.contains(command.said),
                "\(command.words): \(outcome.errors)")
        }
        let report = try tranche("verify", "book.tranche")
        #expect(report.status == 0, "nothing of all that was stored: \(report.output)")
    }
}

@Test func `with JSON asked for, an error is JSON on standard error`() throws {
    try withTranche { tranche in
        let outcome = try tranche("show", "gone.tranche", "1", "--json")
        #expect(outcome.status == 3)
        #expect(outcome.output == "")
        let error = #"{"error":{"code":"E-STORE","message":"there is no ledger at gone.tranche;"#
        #expect(outcome.errors.hasPrefix(error))
    }
}

/// A path that was typed goes before the one of the environment.
@Test func `a ledger of the environment stands in for a path that was left out`() throws {
    try withTranche { tranche in
        try tranche.makeLedger()
        let program = try Tranche.executable.get().path
        let spared = Tranche(
            folder: tranche.folder,
            runner: ["/usr/bin/env", "TRANCHE_LEDGER=book.tranche", program])
        let shown = try tranche("show", "book.tranche", "4711").output
        #expect(try spared("show", "4711").output == shown && !shown.isEmpty)
        #expect(try spared("show", "book.tranche", "4711").output == shown)
        #expect(try spared("show", "gone.tranche", "4711").status == 3)
        #expect(try spared("portfolio").status == 0)
        let incomplete = try spared("pay", "4711", "--date", "2018-04-01")
        #expect(incomplete.status == 64 && incomplete.errors.contains("--amount"))
        #expect(try spared("calc", "daycount").errors == tranche("calc", "daycount").errors)
    }
}

@Test func `a ledger that another process writes to is in the way`() throws {
    try withTranche { tranche in
        try tranche.makeLedger()
        let lock = tranche.folder.appending(path: "book.tranche.lock")
        let file = open(lock.path, O_RDWR)
        defer { close(file) }
        #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
        let outcome = try tranche(
            "pay", "book.tranche", "4711", "--date", "2018-04-01", "--amount", "1")
        #expect(outcome.status == 5)
        #expect(outcome.errors.contains("the ledger is in use"))
        #expect(try tranche("show", "book.tranche", "4711").status == 0)
    }
}

@Test func `directories of one's own are checked before anything is made`() throws {
    try withTranche { tranche in
        let own = tranche.folder.appending(path: "own")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        let file = own.appending(path: "products.json")
        try Data(#"{"source":"","validFrom":"2000-01-01","rows":[]}"#.utf8).write(to: file)
        let empty = try tranche("init", "a.tranche", "--directories", "own")
        #expect(empty.status == 0, "\(empty.errors)")
        try Data("{}".utf8).write(to: file)
        let broken = try tranche("init", "b.tranche", "--directories", "own")
        #expect(broken.status == 1)
        #expect(broken.errors.hasPrefix("error: E-CFG: "))
        try FileManager.default.moveItem(at: file, to: own.appending(path: "goods.json"))
        let strange = try tranche("init", "b.tranche", "--directories", "own")
        #expect(strange.status == 64)
        #expect(strange.errors.contains("goods.json"))
        #expect(!FileManager.default.fileExists(atPath: tranche.folder.path + "/b.tranche"))
    }
}
