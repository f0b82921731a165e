import Foundation
import Testing

/// A week of a clerk and an accountant: what a bank's statement brings, and what people mistype.
///
/// A late line, a doubled statement, a payment without a name, one for nobody, rent, a year and
/// an amount mistyped, a wrong contract, a return, a loan that is repaid and goes on being paid,
/// money that waits when the month is to be closed, and a payment told of afterwards.
@Suite struct `A working week` {
    private static let commands = [
        "init book.tranche --organisation Tests",
        "import contracts book.tranche loans.csv --map loans.json",
        "night book.tranche --from 2018-03-26 --to 2018-04-25",
        "import statement book.tranche april.txt",
        "import statement book.tranche april.txt",
        "unidentified book.tranche",
        "identify book.tranche "
            + "1c/40701810000000000001/in/2018-04-25/34/40817810000000000003/300.00 4713",
        "contracts book.tranche --overdue-days-from 1",
        "cash-flows book.tranche --from 2018-04-20",
        "trial-balance book.tranche --period 2018-04",
        "pay book.tranche 4713 --date 2081-04-26 --amount 602.60",
        "pay book.tranche 4713 --date 2018-04-26 --amount 6026.00",
        "void book.tranche 4713 --cash-flow 10 --preview",
        "void book.tranche 4713 --cash-flow 10",
        "pay book.tranche 4713 --date 2018-04-26 --amount 602.60",
        "move book.tranche 4714 --cash-flow 8 --to 4715 --preview",
        "move book.tranche 4714 --cash-flow 8 --to 4715",
        "night book.tranche --from 2018-04-26 --to 2018-04-27",
        "import statement book.tranche returned.xml",
        "import statement book.tranche returned.xml",
        "show book.tranche 4711",
        "explain book.tranche 4711 --balance PEN_PRINCIPAL",
        "pay book.tranche 4712 --date 2018-04-27 --amount 9300.00 --early full",
        "pay book.tranche 4712 --date 2018-04-27 --amount 50.00",
        "pay book.tranche 4712 --date 2018-04-28 --amount 50.00 --out",
        "order book.tranche 4715 stop-penalty-accrual --date 2018-04-27T12:00:00",
        "pay book.tranche 4715 --date 2018-04-26 --amount 100.00",
        "cash-flows book.tranche --state waiting",
        "night book.tranche --from 2018-04-28 --to 2018-04-30",
        "period check book.tranche 2018-04",
        "accept book.tranche --all --preview",
        "accept book.tranche --all",
        "cash-flows book.tranche --state void",
        "trial-balance book.tranche --period 2018-04",
        "export prepare book.tranche --to 2018-04-30",
        "export download book.tranche 1 --form csv --output april.csv",
        "export confirm book.tranche 1",
        "period check book.tranche 2018-04",
        "period close book.tranche 2018-04",
        "pay book.tranche 4714 --date 2018-04-30 --amount 902.60",
        "trial-balance book.tranche --period 2018-05",
        "late-fact report book.tranche 4714 --cash-flow 17 --date 2018-05-02",
        "late-fact post book.tranche 4714 --cash-flow 17 --date 2018-05-02 "
            + "--preview-token {token} --key late",
        "cash-flows book.tranche --state waiting",
        "verify book.tranche",
    ]

    @Test func `ends with the bank's figures, and without a workaround`() throws {
        try withTranche { tranche in
            try tranche.write(weekLoans, to: "loans.csv")
            try tranche.write(weekMap, to: "loans.json")
            try tranche.write(weekStatement, to: "april.txt")
            try tranche.write(weekReturn, to: "returned.xml")
            var story = ""
            var token = ""
            for command in Self.commands {
                let words = command.replacing("{token}", with: token)
                let outcome = try tranche.run(words.split(separator: " ").map(String.init))
                if let found = outcome.output.firstMatch(of: /\ntoken +([0-9a-f]+)\n/) {
                    token = String(found.output.1)
                }
                story += "$ tranche \(words)\n" + outcome.output
                let errors = outcome.errors.split(separator: "\n").map { "! \($0)\n" }
                story += errors.joined()
                if outcome.status != 0 { story += "status \(outcome.status)\n" }
                story += "\n"
                #expect(outcome.status != 70, "\(words)")
            }
            // What is far off is told by the clock.
            let told = story.withoutInstants
                .replacing(/today is [-0-9]{10}/, with: "today is 2018-05-01")
                .replacing(
                    /accepted: [-0-9]{10} or earlier/, with: "accepted: 2018-05-02 or earlier")
            try expect(told, toBeGolden: "week")
            // Statement 902.60 × 3 + 300.00 + 500.00, by hand 602.60 + 9,300.00 + 50.00 + 100.00.
            // What was mistyped never came. Returned 902.60, refunded 50.00.
            let april = try bank(of: "2018-04", tranche)
            #expect(april == ["13560.40", "952.60"])
            #expect(try bank(of: "2018-05", tranche) == ["902.60", "0.00"])
            #expect(try tranche("verify", "book.tranche").status == 0)
        }
    }

    /// What the account of the bank received and paid out in a month.
    private func bank(of month: String, _ tranche: Tranche) throws -> [String] {
        let answer = try tranche("trial-balance", "book.tranche", "--period", month, "--json")
        let views = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        let rows = (views as? [[String: Any]])?.first?["rows"] as? [[String: Any]] ?? []
        let bank = rows.first { $0["account"] as? String == "1010" }
        return [bank?["debit"], bank?["credit"]].map { $0 as? String ?? "" }
    }
}

private let weekLoans = """
    number,amount,rate,day
    4711,10000.00,14.4,2018-03-25
    4712,10000.00,14.4,2018-03-25
    4713,10000.00,14.4,2018-03-25
    4714,10000.00,14.4,2018-03-25
    4715,10000.00,14.4,2018-03-25

    """

private let weekMap = """
    {"format":"tranche-contract-map/1",
     "constants":{"product":"loan-annuity","currency":"RUB","periods":"12","period":"P1M"},
     "columns":{"number":{"field":"number","read":"text"},
      "amount":{"field":"principal","read":"money"},
      "rate":{"field":"annualRate","read":"percent"},
      "day":{"field":"disbursed","read":"day"}}}
    """

/// The statement of 20 to 25 April, read on the 26th.
private let weekStatement = """
    1CClientBankExchange
    ВерсияФормата=1.03
    Кодировка=Windows
    СекцияРасчСчет
    ДатаНачала=20.04.2018
    ДатаКонца=25.04.2018
    РасчСчет=40701810000000000001
    НачальныйОстаток=20000.00
    ВсегоПоступило=3507.80
    ВсегоСписано=15000.00
    КонечныйОстаток=8507.80
    КонецРасчСчет
    СекцияДокумент=Платежное поручение
    Номер=31
    Дата=25.04.2018
    Сумма=902.60
    ПлательщикСчет=40817810000000000001
    Плательщик=Иванов
    ПолучательСчет=40701810000000000001
    ДатаПоступило=25.04.2018
    НазначениеПлатежа=Оплата по договору 4711
    КонецДокумента
    СекцияДокумент=Платежное поручение
    Номер=32
    Дата=20.04.2018
    Сумма=902.60
    ПлательщикСчет=40817810000000000002
    Плательщик=Петрова
    ПолучательСчет=40701810000000000001
    ДатаПоступило=20.04.2018
    НазначениеПлатежа=Оплата по договору 4712
    КонецДокумента
    СекцияДокумент=Платежное поручение
    Номер=33
    Дата=25.04.2018
    Сумма=902.60
    ПлательщикСчет=40817810000000000004
    Плательщик=Орлова
    ПолучательСчет=40701810000000000001
    ДатаПоступило=25.04.2018
    НазначениеПлатежа=Оплата по договору 4714
    КонецДокумента
    СекцияДокумент=Платежное поручение
    Номер=34
    Дата=25.04.2018
    Сумма=300.00
    ПлательщикСчет=40817810000000000003
    Плательщик=Сидоров
    ПолучательСчет=40701810000000000001
    ДатаПоступило=25.04.2018
    НазначениеПлатежа=за кредит
    КонецДокумента
    СекцияДокумент=Платежное поручение
    Номер=35
    Дата=25.04.2018
    Сумма=500.00
    ПлательщикСчет=40817810000000000009
    Плательщик=Зайцев
    ПолучательСчет=40701810000000000001
    ДатаПоступило=25.04.2018
    НазначениеПлатежа=Оплата по договору 9900
    КонецДокумента
    СекцияДокумент=Платежное поручение
    Номер=36
    Дата=25.04.2018
    Сумма=15000.00
    ПлательщикСчет=40701810000000000001
    Плательщик=ООО Дом
    ПолучательСчет=40702810000000000077
    ДатаСписано=25.04.2018
    НазначениеПлатежа=Аренда за апрель
    КонецДокумента
    КонецФайла

    """

/// On 27 April the bank takes back what it had brought for 4711.
private let weekReturn = """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
    <BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2018-04-27T20:00:00</CreDtTm></GrpHdr>
    <Stmt><Id>S1</Id><CreDtTm>2018-04-27T20:00:00</CreDtTm>
    <Acct><Id><Othr><Id>40701810000000000001</Id></Othr></Id><Ccy>RUB</Ccy></Acct>
    <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="RUB">9000.00</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-04-27</Dt></Dt></Bal>
    <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="RUB">8097.40</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-04-27</Dt></Dt></Bal>
    <Ntry><Amt Ccy="RUB">902.60</Amt>
    <CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2018-04-27</Dt></BookgDt><ValDt><Dt>2018-04-27</Dt></ValDt>
    <AcctSvcrRef>R1</AcctSvcrRef><BkTxCd><Prtry><Cd>1</Cd></Prtry></BkTxCd>
    <NtryDtls><TxDtls><RmtInf><Ustrd>Loan 4711 returned</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
    </Stmt></BkToCstmrStmt></Document>

    """
