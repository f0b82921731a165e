import Contracts
import Formats
import Foundation
import Measures
import Storage
import TestOffice
import Testing

@testable import BackOffice
@testable import Imports

@Suite struct ContractFinderTests {
    @Test(arguments: [
        ("Оплата по договору № A-1 от 25.01.2018", [["A-1", "от", "25.01.2018"]]),
        ("Погашение займа «A-1». Без НДС.", [["A-1", "Без", "НДС"]]), ("loan(A-1)", [["A-1"]]),
        ("спасибо", []), ("договор", [[]]),
        ("дог.N A-1, сумма 500; кредит 7", [["A-1", "сумма", "500"], ["7"]]),
    ])
    func `the number of a contract stands behind a word for it`(
        text: String, found: [[String]]
    ) {
        #expect(ContractFinder.introduced(ContractFinder.words(of: text)) == found)
    }

    @Test(arguments: [
        ("Оплата по договору A-1, 500", "A-1"), ("A-1", "A-1"), ("500", "500"),
        ("оплата 500 договор A-1", "A-1"), ("A-1 и A-2", nil), ("договор A-3", nil),
        ("договор A-1 и договор A-2", nil), ("оплата A-1, 500 руб", "A-1"),
    ])
    func `a contract that is named behind a word wins, two are none`(
        purpose: String, number: String?
    ) throws {
        #expect(try found([StatementPlace(.words, purpose)]).number == number)
    }

    struct Places: CustomTestStringConvertible {
        let what: String
        let places: [StatementPlace]
        /// The contract that is found, or the one that is likely meant.
        let number: String?
        let guess: String?
        var testDescription: String { what }
    }

    static let places: [Places] = [
        Places(
            what: "the payer's own number against words",
            places: [.init(.payers, "500"), .init(.words, "loan A-1")], number: nil, guess: "A-1"),
        Places(
            what: "the payer's number is a contract, and words agree",
            places: [.init(.payers, "A-1"), .init(.words, "loan A-1")], number: "A-1", guess: nil),
        Places(
            what: "two places, two contracts",
            places: [.init(.payers, "A-2"), .init(.words, "loan A-1")], number: nil, guess: "A-1"),
        Places(
            what: "our reference against words",
            places: [.init(.ours, "A-2"), .init(.words, "loan A-1")], number: nil, guess: nil),
        Places(
            what: "our reference, of digits alone", places: [.init(.ours, "500")], number: "500",
            guess: nil),
        Places(
            what: "the payer's own number alone, of digits", places: [.init(.payers, "500")],
            number: nil, guess: "500"),
        Places(
            what: "a number among other words", places: [.init(.words, "оплата 500")], number: nil,
            guess: "500"),
        Places(
            what: "a sum among the words of a bank",
            places: [.init(.words, "loan A-1"), .init(.words, "TRANSFER 500 RUB")], number: "A-1",
            guess: nil),
        Places(
            what: "a bank's own number where words name a contract",
            places: [.init(.words, "loan A-1"), .init(.banks, "500")], number: "A-1", guess: nil),
        Places(
            what: "a bank's own number alone", places: [.init(.banks, "500")], number: nil,
            guess: "500"),
        Places(
            what: "nothing", places: [.init(.words, "спасибо")], number: nil, guess: nil),
    ]

    @Test(arguments: places)
    func `places that disagree, and digits alone, are a guess`(_ row: Places) throws {
        let found = try found(row.places)
        #expect(found.number == row.number)
        #expect(found.guess == row.guess)
    }

    /// What is found among the contracts and 500.
    private func found(
        _ places: [StatementPlace]
    ) throws -> (number: String?, guess: String?) {
        let bench = try ExportBench("A-1", "A-2", "500")
        let day = try Day(text: "2018-02-25")
        let entry = StatementEntry(
            line: 1, direction: .incoming, valueDay: day, bookedDay: day,
            amount: Money(minor: 1, .rub), charge: nil,
            payer: .init(name: nil, inn: nil, account: nil), places: places, purpose: "",
            returning: .no, reference: StatementReference("r"))
        return try bench.office.store.reading { reading in
            let finder = ContractFinder(reading)
            return switch try finder.contract(for: entry) {
            case .contract(let id): (try finder.number(id), nil)
            case .nothing(_, let id): (nil, try id.map(finder.number))
            }
        }
    }
}
