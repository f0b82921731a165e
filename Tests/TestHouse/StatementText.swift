import Foundation

/// A bank statement of one account, as texts.
package enum StatementText {
    package static let account = "40701810000000000001"

    /// A payment received, by its keys in 1CClientBankExchange.
    package struct Payment {
        package var number: String
        package var day: String
        package var amount: String
        package var purpose: String
        package var isOutgoing: Bool

        package init(
            number: String = "17", day: String = "25.02.2018", amount: String = "888.49",
            purpose: String = "Оплата по договору A-1 от 25.01.2018", isOutgoing: Bool = false
        ) {
            self.number = number
            self.day = day
            self.amount = amount
            self.purpose = purpose
            self.isOutgoing = isOutgoing
        }
    }

    package static func exchange(
        _ payments: [Payment], opening: String = "1000.00", closing: String,
        received: String, paid: String = "0.00"
    ) -> String {
        var text = """
            1CClientBankExchange
            ВерсияФормата=1.03
            Кодировка=Windows
            Отправитель=Bank
            ДатаНачала=01.02.2018
            ДатаКонца=28.02.2018
            РасчСчет=\(account)
            СекцияРасчСчет
            ДатаНачала=01.02.2018
            ДатаКонца=28.02.2018
            РасчСчет=\(account)
            НачальныйОстаток=\(opening)
            ВсегоПоступило=\(received)
            ВсегоСписано=\(paid)
            КонечныйОстаток=\(closing)
            КонецРасчСчет

            """
        for payment in payments {
            let (payer, payee) = payment.isOutgoing ? (account, other) : (other, account)
            text += """
                СекцияДокумент=Платежное поручение
                Номер=\(payment.number)
                Дата=\(payment.day)
                Сумма=\(payment.amount)
                ПлательщикСчет=\(payer)
                \(payment.isOutgoing ? "ДатаСписано" : "ДатаПоступило")=\(payment.day)
                Плательщик=Иванов Иван Иванович
                ПлательщикИНН=500100732259
                ПолучательСчет=\(payee)
                НазначениеПлатежа=\(payment.purpose)
                КонецДокумента

                """
        }
        return text + "КонецФайла\n"
    }

    private static let other = "40817810099910004312"

    /// The bytes as most banks write them.
    package static func windows(_ text: String) throws -> [UInt8] {
        let lines = text.replacing("\n", with: "\r\n")
        guard let bytes = lines.data(using: .windowsCP1251) else { throw CodePageFlaw(text: text) }
        return Array(bytes)
    }

    package static func camt(_ entries: String, opening: String, closing: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- a statement -->
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
        <BkToCstmrStmt><GrpHdr><MsgId>M-1</MsgId></GrpHdr><Stmt>
        <Id>S-1</Id><FrToDt><FrDtTm>2018-02-01T00:00:00</FrDtTm>
        <ToDtTm>2018-02-28T00:00:00</ToDtTm></FrToDt>
        <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>RUB</Ccy></Acct>
        \(balance("OPBD", opening, "2018-02-01"))
        \(balance("CLBD", closing, "2018-02-28"))
        \(entries)
        </Stmt></BkToCstmrStmt></Document>
        """
    }

    private static func balance(_ code: String, _ amount: String, _ day: String) -> String {
        "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"RUB\">\(amount)</Amt>"
            + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>\(day)</Dt></Dt></Bal>"
    }

    package static func entry(
        _ amount: String, _ details: String, reference: String = "REF-1", status: String = "BOOK",
        indicator: String = "CRDT"
    ) -> String {
        """
        <Ntry><Amt Ccy="RUB">\(amount)</Amt><CdtDbtInd>\(indicator)</CdtDbtInd>
        <Sts>\(status)</Sts><BookgDt><Dt>2018-02-26</Dt></BookgDt>
        <ValDt><Dt>2018-02-25</Dt></ValDt><AcctSvcrRef>\(reference)</AcctSvcrRef>
        <NtryDtls>\(details)</NtryDtls></Ntry>
        """
    }

    package static func transaction(_ keys: String, amount: String? = nil) -> String {
        let own = amount.map { "<Amt Ccy=\"RUB\">\($0)</Amt>" } ?? ""
        return "<TxDtls>\(own)\(keys)</TxDtls>"
    }
}

/// A text with letters that the code page does not have.
private struct CodePageFlaw: Error {
    let text: String
}
