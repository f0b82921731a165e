import Contracts
import Formats
import Foundation
import Imports
import Measures
import Storage
import TestOffice
import Testing

@testable import BackOffice

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
        ("договор A-1 и договор A-2", nil),
    ])
    func `a contract that is named behind a word wins, two are none`(
        purpose: String, number: String?
    ) throws {
        let bench = try ExportBench("A-1", "A-2", "500")
        let day = try Day(text: "2018-02-25")
        let entry = StatementEntry(
            line: 1, direction: .incoming, valueDay: day, bookedDay: day,
            amount: Money(minor: 1, .rub), payer: .init(name: nil, inn: nil, account: nil),
            keys: [purpose], purpose: purpose, reference: StatementReference("r"))
        let found = try bench.office.store.reading { reading -> String? in
            switch try ContractFinder(reading).contract(for: entry) {
            case .contract(let id): try reading.party(of: id).number
            case .nothing: nil
            }
        }
        #expect(found == number)
    }
}
