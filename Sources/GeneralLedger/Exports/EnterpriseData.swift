package import Contracts
package import Directories
import Formats
package import Measures

/// A message in 1C's EnterpriseData: counterparties, contracts and payments, never entries.
///
/// Each object carries a reference that is the same in every message, so that the receiver
/// renews what it has. The header names no exchange plan; the receiver's own loader gives it.
/// - Source: D-8.5; the structure of public sample messages of version 1.8.
package struct EnterpriseData: Sendable {
    /// The version of the format.
    package static let version = "1.8"

    private let organisation: EnterpriseObject
    private var partiesTold: Set<String> = []
    private var contractsTold: Set<String> = []
    private var currenciesTold: Set<Currency> = []

    package init(_ organisation: EnterpriseObject) { self.organisation = organisation }

    /// What stands before the first object.
    ///
    /// - Parameter created: the instant of the message, as `2018-05-31T12:00:00`.
    package func head(created: String) -> String {
        let format = "http://v8.1c.ru/edi/edi_stnd/EnterpriseData/\(EnterpriseData.version)"
        var xml = XMLText(depth: 1)
        xml.inside("msg:Header") { xml in
            xml.element("msg:Format", format)
            xml.element("msg:CreationDate", created)
            xml.element("msg:AvailableVersion", EnterpriseData.version)
        }
        var body = XMLText(depth: 2)
        body.inside("Справочник.Организации") { xml in
            xml.inside("КлючевыеСвойства") { xml in xml.reference(to: organisation) }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<Message xmlns:msg=\"http://www.1c.ru/SSL/Exchange/Message\""
            + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
            + xml.text + "  <Body xmlns=\"\(format)\">\n" + body.text
    }

    /// A payment, led by what it refers to and was not told yet.
    package mutating func text(of payment: EnterprisePayment) -> String {
        let contract = payment.contract
        var xml = XMLText(depth: 2)
        if currenciesTold.insert(contract.currency).inserted { xml.currency(contract.currency) }
        if partiesTold.insert(contract.party.object.reference).inserted {
            xml.party(contract.party)
        }
        if contractsTold.insert(contract.object.reference).inserted {
            xml.contract(contract, organisation)
        }
        xml.payment(payment, organisation)
        return xml.text
    }

    /// What stands after the last object.
    package func tail() -> String { "  </Body>\n</Message>\n" }
}

/// An object by its reference and its name.
package struct EnterpriseObject: Hashable, Sendable {
    /// A UUID, the same for the same object in every message.
    package let reference: String
    package let name: String

    package init(reference: String, name: String) {
        self.reference = reference
        self.name = name
    }
}

/// Who a contract is with.
package struct EnterpriseParty: Hashable, Sendable {
    package let object: EnterpriseObject
    /// The taxpayer number; ten digits are those of a company.
    package let inn: String?

    package init(object: EnterpriseObject, inn: String?) {
        self.object = object
        self.inn = inn
    }
}

/// A contract as 1C keeps it.
package struct EnterpriseContract: Hashable, Sendable {
    package let object: EnterpriseObject
    package let signed: Day
    package let currency: Currency
    package let party: EnterpriseParty

    package init(
        object: EnterpriseObject, signed: Day, currency: Currency, party: EnterpriseParty
    ) {
        self.object = object
        self.signed = signed
        self.currency = currency
        self.party = party
    }
}

/// Money received or paid out.
package struct EnterprisePayment: Hashable, Sendable {
    package let reference: String
    package let number: CashFlowID
    package let valueTime: ValueTime
    package let direction: CashDirection
    package let payment: PaymentType
    package let amount: Money
    /// The payer's or the bank's own number.
    package let bankNumber: String?
    package let contract: EnterpriseContract

    package init(
        reference: String, number: CashFlowID, valueTime: ValueTime, direction: CashDirection,
        payment: PaymentType, amount: Money, bankNumber: String?, contract: EnterpriseContract
    ) {
        self.reference = reference
        self.number = number
        self.valueTime = valueTime
        self.direction = direction
        self.payment = payment
        self.amount = amount
        self.bankNumber = bankNumber
        self.contract = contract
    }

    /// The document it is in 1C: bank or cash, in or out.
    fileprivate var documentName: String {
        switch (direction, payment) {
        case (.incoming, .cash): "Документ.ПКОРасчетыСКонтрагентами"
        case (.outgoing, .cash): "Документ.РКОРасчетыСКонтрагентами"
        case (.incoming, .bank), (.incoming, .empty): "Документ.ПБДСРасчетыСКонтрагентами"
        case (.outgoing, .bank), (.outgoing, .empty): "Документ.СБДСРасчетыСКонтрагентами"
        }
    }
}

extension XMLText {
    fileprivate mutating func reference(to object: EnterpriseObject) {
        element("Ссылка", object.reference)
        element("Наименование", object.name)
    }

    fileprivate mutating func currency(_ currency: Currency) {
        inside("Справочник.Валюты") { xml in
            xml.inside("КлючевыеСвойства") { xml in xml.classifier(of: currency) }
        }
    }

    private mutating func classifier(of currency: Currency) {
        inside("ДанныеКлассификатора") { xml in
            xml.element("Код", currency.numericText)
            xml.element("Наименование", currency.code)
        }
    }

    fileprivate mutating func party(_ party: EnterpriseParty) {
        inside("Справочник.Контрагенты") { xml in
            xml.inside("КлючевыеСвойства") { xml in xml.keys(of: party) }
        }
    }

    private mutating func keys(of party: EnterpriseParty) {
        reference(to: party.object)
        element("НаименованиеПолное", party.object.name)
        if let inn = party.inn { element("ИНН", inn) }
        let isCompany = party.inn?.utf8.count == 10
        element("ЮридическоеФизическоеЛицо", isCompany ? "ЮридическоеЛицо" : "ФизическоеЛицо")
    }

    fileprivate mutating func contract(
        _ contract: EnterpriseContract, _ organisation: EnterpriseObject
    ) {
        inside("Справочник.Договоры") { xml in
            xml.inside("КлючевыеСвойства") { xml in
                xml.reference(to: contract.object)
                xml.element("Номер", contract.object.name)
                xml.element("Дата", "\(contract.signed)")
                xml.inside("Организация") { xml in xml.reference(to: organisation) }
                xml.inside("Контрагент") { xml in xml.keys(of: contract.party) }
                xml.inside("ВалютаВзаиморасчетов") { xml in
                    xml.classifier(of: contract.currency)
                }
            }
        }
    }

    fileprivate mutating func payment(
        _ payment: EnterprisePayment, _ organisation: EnterpriseObject
    ) {
        let contract = payment.contract
        inside(payment.documentName) { xml in
            xml.inside("КлючевыеСвойства") { xml in
                xml.element("Ссылка", payment.reference)
                xml.element("Дата", "\(payment.valueTime)")
                xml.element("Номер", "\(payment.number.rawValue)")
                xml.inside("Организация") { xml in xml.reference(to: organisation) }
            }
            xml.inside("ОбщиеДанные") { xml in
                xml.element("Сумма", payment.amount.text)
                xml.inside("Валюта") { xml in xml.classifier(of: contract.currency) }
                if let number = payment.bankNumber {
                    xml.element("НомерВходящегоДокумента", number)
                }
            }
            xml.inside("Контрагент") { xml in xml.keys(of: contract.party) }
            xml.inside("РасшифровкаПлатежа") { xml in
                xml.inside("Строка") { xml in xml.settlement(payment) }
            }
        }
    }

    private mutating func settlement(_ payment: EnterprisePayment) {
        element("Сумма", payment.amount.text)
        inside("ДанныеВзаиморасчетов") { xml in
            xml.inside("Договор") { xml in xml.reference(to: payment.contract.object) }
        }
    }
}

extension Currency {
    /// The three digits of ISO 4217.
    fileprivate var numericText: String {
        let digits = "\(numericCode)"
        return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    }
}
