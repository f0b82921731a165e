import Foundation
import TestHouse
import Testing

@testable import Measures

/// The published day counts of the shared cases, when they lie next to the repository.
struct PublishedDayCount: Decodable, Sendable {
    let id: String
    let convention: String
    let start: String
    let end: String
    let maturity: String?
    let ref_start: String?
    let ref_end: String?
    let days: Int64?
    let fraction: String?

    private struct Document: Decodable {
        let cases: [PublishedDayCount]
    }

    static func all() throws -> [PublishedDayCount] {
        let bytes = try #require(PackageFiles.shared("cases/daycount/daycount.json"))
        return try JSONDecoder().decode(Document.self, from: Data(bytes)).cases
    }
}

/// Two rows whose source prints fewer digits than it shows, with the digits that belong there.
private let cutShort: [String: String] = [
    // 184 / 365 + 182 / 366 = 1.001377348604; printed as 1.001377348600.
    "dc-0007": "1.001377348604",
    // 152 / 366 = 0.415300546448; printed as 0.41530054644, cut and not rounded.
    "dc-0021": "0.415300546448",
]

@Test(
    .enabled(
        if: PackageFiles.shared("cases/daycount/daycount.json") != nil,
        "the published cases are not at hand"))
func `every published day count comes out to its printed digits`() throws {
    let cases = try PublishedDayCount.all()
    for row in cases {
        let dayCount = try DayCount(text: row.convention)
        let period = DayCount.Period(
            maturity: try row.maturity.map { try Day(text: $0) },
            referenceStart: try row.ref_start.map { try Day(text: $0) },
            referenceEnd: try row.ref_end.map { try Day(text: $0) })
        let from = try Day(text: row.start)
        let to = try Day(text: row.end)
        if let days = row.days {
            #expect(
                try dayCount.days(from: from, to: to, in: period) == days,
                "\(row.id) \(row.convention) \(row.start)…\(row.end)")
        }
        if let printed = cutShort[row.id] ?? row.fraction {
            let digits = printed.split(separator: ".").dropFirst().first?.count ?? 0
            #expect(
                try dayCount.fraction(from: from, to: to, in: period).text(digits: digits)
                    == printed,
                "\(row.id) \(row.convention) \(row.start)…\(row.end)")
        }
    }
    #expect(cases.isEmpty || cases.count == 424)
}
