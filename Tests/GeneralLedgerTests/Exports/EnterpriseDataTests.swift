import Contracts
import Directories
import Formats
import Foundation
import Measures
import Testing

@testable import GeneralLedger

@Suite struct EnterpriseDataTests {
    private let organisation = EnterpriseObject(
        reference: "00000000-0000-5000-8000-000000000001", name: "First & \"Credit\"")

    private func payment(
        _ number: Int64, _ direction: CashDirection, isCash: Bool, of contract: String
    ) throws -> EnterprisePayment {
        let party = EnterpriseParty(
            object: EnterpriseObject(
                reference: "00000000-0000-5000-8000-0000000000p1", name: "ООО <Ромашка>"),
            inn: number == 4 ? "500100732259" : "7707083893")
        return EnterprisePayment(
            reference: "00000000-0000-5000-8000-0000000000f\(number)",
            number: CashFlowID(rawValue: number),
            valueTime: ValueTime(try Day(text: "2018-02-20"), second: 43_200),
            direction: direction, payment: isCash ? .cash : .bank,
            amount: try Money(text: "485.08", .rub), bankNumber: isCash ? nil : "17",
            contract: EnterpriseContract(
                object: EnterpriseObject(
                    reference: "00000000-0000-5000-8000-0000000000c\(contract)", name: contract),
                signed: try Day(text: "2018-01-20"), currency: .rub, party: party))
    }

    private func message() throws -> String {
        var message = EnterpriseData(organisation)
        var text = message.head(created: "2018-03-01T09:00:00")
        text += message.text(of: try payment(1, .incoming, isCash: false, of: "1"))
        text += message.text(of: try payment(2, .outgoing, isCash: false, of: "1"))
        text += message.text(of: try payment(3, .incoming, isCash: true, of: "2"))
        text += message.text(of: try payment(4, .outgoing, isCash: true, of: "2"))
        return text + message.tail()
    }

    @Test func `a message is written as it is kept`() throws {
        try expect(message(), toBeGolden: "enterprise-data.xml")
    }

    @Test func `each object is told once, before what refers to it`() throws {
        let text = try message()
        for (object, count) in [
            ("Справочник.Валюты", 1), ("Справочник.Контрагенты", 1), ("Справочник.Договоры", 2),
            ("Документ.ПБДСРасчетыСКонтрагентами", 1),
            ("Документ.СБДСРасчетыСКонтрагентами", 1),
            ("Документ.ПКОРасчетыСКонтрагентами", 1), ("Документ.РКОРасчетыСКонтрагентами", 1),
        ] {
            #expect(text.components(separatedBy: "<\(object)>").count - 1 == count, "\(object)")
        }
        let contract = try #require(text.range(of: "<Справочник.Договоры>"))
        let document = try #require(text.range(of: "<Документ."))
        #expect(contract.lowerBound < document.lowerBound)
    }

    @Test(arguments: [
        ("a & b", "a &amp; b"), ("<i>", "&lt;i&gt;"), ("\"", "&quot;"), ("a\u{1}b", "a b"),
        ("]]>", "]]&gt;"), ("я", "я"),
    ])
    func `what is given as text stays text`(text: String, escaped: String) {
        #expect(XMLText.escaped(text) == escaped)
    }
}
