import Foundation
import Measures
import TestHouse
import Testing

@testable import Formats

/// What people and programs do to the lines of 1CClientBankExchange.
@Suite struct `Documents of 1CClientBankExchange` {
    private func statement(_ text: String) throws -> BankStatement {
        try BankStatement.all(in: ByteSource(name: "1c", bytes: StatementText.windows(text)))[0]
    }

    /// Payments of 5.00 and 7.00; the purpose of the first is given.
    private func two(_ purpose: String) -> String {
        StatementText.exchange(
            [
                .init(number: "1", amount: "5.00", purpose: purpose),
                .init(number: "2", amount: "7.00", purpose: "договор A-2"),
            ], closing: "1012.00", received: "12.00")
    }

    @Test(arguments: [
        ("Погашение\nпо договору A-1", "Погашение по договору A-1"),
        ("Погашение\n\nпо договору\nA-1", "Погашение по договору A-1"),
        ("Погашение\nпо договору № = A-1", "Погашение по договору № = A-1"),
        ("Погашение\nдоговор=A-1", "Погашение договор=A-1"),
        ("Погашение\nСумма=9.00 руб", "Погашение Сумма=9.00 руб"),
        ("\nдоговор A-1", "договор A-1"),
    ])
    func `a text goes on behind a line break`(purpose: String, read: String) throws {
        let statement = try statement(two(purpose))
        #expect(statement.entries.map(\.purpose) == [read, "договор A-2"])
        #expect(statement.entries.map(\.amount.text) == ["5.00", "7.00"])
        #expect(statement.refused.isEmpty)
    }

    @Test(arguments: [
        ("Сумма=5.00", "Сумма=5,00", 20, "485.08"), ("Сумма=5.00", "Сумма=0", 17, "above zero"),
        ("ДатаПоступило=25.02.2018", "ДатаПоступило=31.02.2018", 22, "31.12.2018"),
        ("Номер=1\n", "Номер=1\nНомер=3\n", 19, "once"), ("Номер=1\n", "Номер=\n", 17, "empty"),
        ("Номер=1\n", "Номер\n", 18, "key=value"),
    ])
    func `a bad document is refused with its line and keeps no other one out`(
        sound: String, bad: String, line: Int, reason: String
    ) throws {
        let text = two("договор A-1")
        let place = try #require(text.range(of: sound))
        let statement = try statement(text.replacingCharacters(in: place, with: bad))
        #expect(statement.entries.map(\.amount.text) == ["7.00"])
        #expect(statement.refused.map(\.line) == [line])
        #expect(statement.refused[0].reason.contains(reason), "\(statement.refused)")
        // 1012.00 - (1000.00 + 7.00)
        #expect(statement.missing.text == "5.00")
    }

    @Test func `sums are held against each other where everything was read`() throws {
        let text = two("договор A-1").replacing("Сумма=5.00", with: "Сумма=6.00")
        #expect(throws: FormatFlaw.self) { try statement(text) }
    }

    @Test(arguments: [
        ("Возврат по п/п 11 от 20.02.2018, договор A-1", StatementReturning.perhaps),
        ("Сторно: неверный счет", .perhaps), ("Возврат излишне уплаченного по договору A-1", .no),
        ("Возврат переплаты", .no), ("Выдача займа по договору A-1", .no),
    ])
    func `money paid out may sound like a return`(
        purpose: String, returning: StatementReturning
    ) throws {
        let text = StatementText.exchange(
            [.init(amount: "5.00", purpose: purpose, isOutgoing: true)], closing: "995.00",
            received: "0.00", paid: "5.00")
        #expect(try statement(text).entries.map(\.returning) == [returning])
    }

    @Test func `a client who gives a loan back returns no payment`() throws {
        let text = StatementText.exchange(
            [.init(amount: "5.00", purpose: "Возврат займа по договору A-1")],
            closing: "1005.00", received: "5.00")
        #expect(try statement(text).entries.map(\.returning) == [.no])
    }
}
