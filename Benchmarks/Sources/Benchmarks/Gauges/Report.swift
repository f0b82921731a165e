import Foundation

/// One figure: what was done, how fast, and how fast a baseline of the same run was.
struct Figure: Encodable {
    let benchmark: String
    let baseline: String
    let contracts: Int
    let historyDays: Int
    /// What is counted, such as contracts or payments.
    let unit: String
    let perSecond: Double
    let baselinePerSecond: Double
    /// Our speed as a share of the baseline's: the median of the pairs, least and most.
    let speed: Double
    let speedMin: Double
    let speedMax: Double
    let pairs: Int
    let pairsLeftOut: Int
    /// The most that others took of the machine in a pair that counts.
    let foreignCPU: Double
    let megabytes: Int?
}

/// Where figures go: a table for people, then a line of JSON each.
struct Report {
    private(set) var figures: [Figure] = []

    /// Adds a figure of `work` things done once in each half of a pair.
    mutating func add(
        _ name: String, against baseline: String, _ setting: Setting, _ pairs: Pairs
    ) {
        let figure = Figure(
            benchmark: name, baseline: baseline, contracts: setting.contracts,
            historyDays: setting.historyDays, unit: setting.unit,
            perSecond: Double(setting.work) / pairs.ours,
            baselinePerSecond: Double(setting.baselineWork) / pairs.baseline,
            speed: pairs.speed, speedMin: pairs.speedMin, speedMax: pairs.speedMax,
            pairs: pairs.count, pairsLeftOut: pairs.leftOut, foreignCPU: pairs.foreign,
            megabytes: setting.megabytes)
        figures.append(figure)
        say(Report.row(figure))
    }

    /// What a figure was taken on.
    struct Setting {
        var contracts: Int
        var historyDays: Int
        var unit: String
        var work: Int
        var baselineWork: Int
        var megabytes: Int?
    }

    func printAll() {
        print(Report.header)
        for figure in figures { print(Report.row(figure)) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for figure in figures {
            guard let line = try? encoder.encode(figure) else { continue }
            print(String(decoding: line, as: UTF8.self))
        }
    }

    private static let header = row(
        [
            "benchmark", "contracts", "history", "unit/s", "baseline", "unit/s", "speed",
            "least…most", "pairs", "other CPU", "MB",
        ])

    private static func row(_ figure: Figure) -> String {
        row([
            figure.benchmark, "\(figure.contracts)", "\(figure.historyDays)",
            "\(short(figure.perSecond)) \(figure.unit)", figure.baseline,
            short(figure.baselinePerSecond), fixed(figure.speed),
            "\(fixed(figure.speedMin))…\(fixed(figure.speedMax))", "\(figure.pairs)",
            fixed(figure.foreignCPU), figure.megabytes.map { "\($0)" } ?? "",
        ])
    }

    private static func row(_ fields: [String]) -> String {
        let widths = [22, 9, 7, 19, 26, 10, 6, 12, 5, 9, 5]
        return zip(fields, widths).map { field, width in
            field + String(repeating: " ", count: max(1, width - field.count))
        }.joined(separator: " ")
    }

    private static func fixed(_ value: Double) -> String { String(format: "%.2f", value) }

    private static func short(_ value: Double) -> String {
        value >= 1000 ? "\(Int(value))" : String(format: "%.1f", value)
    }
}

/// Tells whoever waits; the report itself goes to standard output.
func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
