import Foundation
import Laboratory
import Measures
import TestHouse

private struct CaseFile<Case: Decodable>: Decodable {
    let cases: [Case]
}

/// The cases of a file in the `shared` folder beside the repository; none when it is not there.
func sharedCases<Case: Decodable>(_ path: String, of type: Case.Type) throws -> [Case] {
    let file = PackageFiles.root.deletingLastPathComponent().appending(path: "shared/cases/" + path)
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    return try JSONDecoder().decode(CaseFile<Case>.self, from: Data(contentsOf: file)).cases
}

/// A cell of a published table: a number, a text or nothing that we read.
struct Cell: Decodable, Sendable {
    let text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            text = nil
        } else if let number = try? container.decode(Int.self) {
            text = String(number)
        } else {
            text = try? container.decode(String.self)
        }
    }
}

/// A decimal text as a count of units of 10^-digits, rounded half up.
func units(_ text: String, digits: Int) -> Int64 {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padded = (fraction + String(repeating: "0", count: digits + 1)).prefix(digits + 1)
    let longer = Int64(parts[0] + padded) ?? .max
    let magnitude = (longer + 5) / 10
    return isNegative ? -magnitude : magnitude
}

/// A fraction as a text in per cent.
func hundredfold(_ fraction: String) -> String {
    YearlyRate(millionthsOfPercent: units(fraction, digits: 8)).percentText
}

/// What a calculator of `tranche calc` answers to a line.
func calculated(_ calculator: Calculator, _ line: [String: Any]) throws -> PeerValue {
    let bytes = try JSONSerialization.data(withJSONObject: line)
    let answer = calculator.answer(bytes)
    return try JSONDecoder().decode(PeerValue.self, from: Data(answer.json.utf8))
}

func digitsBehindPoint(_ text: String) -> Int {
    text.split(separator: ".").dropFirst().first?.count ?? 0
}

let dollar = Currency.usd
let cent = Money(minor: 1, dollar)

func dollars(_ text: String) -> Money { Money(minor: units(text, digits: 2), dollar) }

/// Per cent a year as a text.
func percent(_ text: String) -> YearlyRate {
    YearlyRate(millionthsOfPercent: units(text, digits: 6))
}

/// What a comparison with a published figure came to.
struct Judgement: Sendable {
    enum Verdict: Sendable, Equatable {
        case agrees
        case differs(String)
        case notModelled(String)
    }

    let id: String
    let verdict: Verdict
}
