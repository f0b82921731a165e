import Foundation

/// Runs the benchmarks and prints a table and a line of JSON for each figure.
@main
enum Benchmarks {
    static func main() {
        do {
            try run()
        } catch {
            say("error: \(error)")
            exit(1)
        }
    }

    private static func run() throws {
        let order = try Order(Array(CommandLine.arguments.dropFirst()))
        let scratch = try Scratch(under: order.folder)
        defer { scratch.removeAll() }
        var report = Report()
        if order.takes("schedule") {
            try ScheduleBenchmark(periods: 360, pairs: order.pairs(11)).run(&report)
        }
        if order.takes("page") {
            try PageBenchmark(operations: 2_000, pairs: order.pairs(7)).run(scratch, &report)
        }
        if order.takes("payment") {
            try PaymentBenchmark(contracts: 10_000, pairs: order.pairs(7)).run(scratch, &report)
        }
        for list in order.lists where order.takes("list") { try list.run(scratch, &report) }
        for night in order.nights where order.takes("night") {
            try night.run(scratch, &report)
        }
        if order.takes("lifelike") { try order.lifelikeNight.run(scratch, &report) }
        for history in order.histories where order.takes("history") {
            try history.run(scratch, &report)
        }
        report.printAll()
    }
}

/// What is asked for on the command line.
struct Order {
    private(set) var folder = FileManager.default.temporaryDirectory.path
    private var only: Set<String> = []
    private var isFull = false
    private var pairsWanted: Int?
    private var contracts: [Int] = [10_000, 100_000]
    private var historyDays: [Int] = [0, 30]

    static let usage = """
        usage: benchmarks [--full] [--only night,lifelike,history,payment,page,list,
                                   schedule]
                          [--contracts N,…] [--history-days D,…] [--pairs N] [--folder PATH]
        """

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let flag = rest.popFirst() {
            if flag == "--full" {
                isFull = true
                contracts.append(1_000_000)
                continue
            }
            guard let value = rest.popFirst() else {
                throw Connection.Fault(description: Self.usage)
            }
            let numbers = value.split(separator: ",").compactMap { Int($0) }
            switch flag {
            case "--only": only = Set(value.split(separator: ",").map(String.init))
            case "--contracts": contracts = numbers
            case "--history-days": historyDays = numbers
            case "--pairs": pairsWanted = numbers.first
            case "--folder": folder = value
            default: throw Connection.Fault(description: Self.usage)
            }
        }
    }

    func takes(_ name: String) -> Bool { only.isEmpty || only.contains(name) }

    func pairs(_ usual: Int) -> Int { pairsWanted ?? usual }

    /// Quiet nights at every size, with every history.
    var nights: [NightBenchmark] {
        contracts.flatMap { count in
            historyDays.map { days in
                NightBenchmark(
                    contracts: count, historyDays: days, isLifelike: false,
                    pairs: pairs(count > 100_000 ? 5 : 7))
            }
        }
    }

    /// The list of contracts at every size.
    var lists: [ListBenchmark] {
        contracts.map { ListBenchmark(contracts: $0, pairs: pairs(5)) }
    }

    /// A night on which other things than interest happen, too.
    var lifelikeNight: NightBenchmark {
        NightBenchmark(contracts: 10_000, historyDays: 30, isLifelike: true, pairs: pairs(7))
    }

    /// A year of history behind the portfolio; the greatest portfolio only on request.
    var histories: [HistoryBenchmark] {
        contracts.filter { isFull || $0 <= 100_000 }.map {
            HistoryBenchmark(contracts: $0, historyDays: $0 > 100_000 ? 30 : 365, pairs: pairs(7))
        }
    }
}
