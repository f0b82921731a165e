import Contracts
import Directories
import Measures
import TestHouse

@testable import GeneralLedger

/// A small journal with every trap in it: quotes, formulas, foreign money, two months.
enum JournalSample {
    static let contract = ExportContract(
        number: "R-0001", product: "loan-annuity", inn: "7707083893",
        counterparty: "ООО \"Ромашка\"; Москва")
    static let formula = ExportContract(
        number: "=1+1", product: "@loan", inn: nil, counterparty: "'t Hooft")

    static func lines() throws -> [ExportLine] {
        [
            line(
                try day("2018-01-20"), ExportDocument(id: "1.1", type: "DISBURSEMENT"), 1,
                contract, "1100 1010", Money(minor: 11_478_00, .rub),
                ExportMeaning(
                    amountType: "PRINCIPAL", action: "DISBURSEMENT",
                    text: "Principal: Disbursement")),
            line(
                try day("2018-01-31"), ExportDocument(id: "2.1", type: "INTEREST_ACCRUAL"), 2,
                contract, "1110 4010", Money(minor: 49_81, .rub),
                ExportMeaning(
                    amountType: "INTEREST", action: "ACCRUAL", text: "Interest: Accrual")),
            line(
                try day("2018-02-01"), ExportDocument(id: "3.1", type: "INTEREST_ACCRUAL"), 3,
                formula, "1110 4010", Money(minor: 7, .usd),
                ExportMeaning(
                    amountType: "INTEREST", action: "ACCRUAL", text: "two\nlines \\ | and \t;")),
            line(
                try day("2018-02-20"), ExportDocument(id: "4.1", type: "REPAYMENT"), 4,
                contract, "1010 1110", Money(minor: 49_81, .rub),
                ExportMeaning(
                    amountType: "INTEREST", action: "REPAYMENT", text: "Interest: Repayment")),
            try foreign(),
        ]
    }

    /// Interest of 0.86 EUR at 95 roubles.
    private static func foreign() throws -> ExportLine {
        ExportLine(
            day: try day("2018-02-21"),
            document: ExportDocument(id: "5.1", type: "INTEREST_ACCRUAL"),
            operation: OperationID(rawValue: 5), contract: contract,
            debit: AccountCode(rawValue: "1110"), credit: AccountCode(rawValue: "4010"),
            amount: Money(minor: 81_70, .rub), foreign: Money(minor: 86, .eur),
            meaning: ExportMeaning(
                amountType: "INTEREST", action: "ACCRUAL", text: "Interest: Accrual"))
    }

    private static func line(
        _ day: Day, _ document: ExportDocument, _ operation: Int64, _ contract: ExportContract,
        _ accounts: String, _ amount: Money, _ meaning: ExportMeaning
    ) -> ExportLine {
        let codes = accounts.split(separator: " ").map { AccountCode(rawValue: String($0)) }
        return ExportLine(
            day: day, document: document, operation: OperationID(rawValue: operation),
            contract: contract, debit: codes[0], credit: codes[1], amount: amount,
            foreign: nil, meaning: meaning)
    }

    static func title(_ lines: [ExportLine]) throws -> JournalTitle {
        JournalTitle(
            organisation: "First \"Credit\"", batch: ExportNumber(rawValue: 7),
            kind: .postings, mode: .operation,
            days: try DayRange(day("2018-01-20"), through: day("2018-02-28")),
            operations: lines.count, lines: lines.count, checksum: "ab12")
    }

    /// The book that the lines make, on a bank account that held 20,000.00 before.
    static func book(_ lines: [ExportLine]) throws -> JournalBook {
        var turnovers = TurnoverBook()
        for line in lines {
            let accounts = AccountPair(debit: line.debit, credit: line.credit)
            try turnovers.add(
                Entry(accounts, line.amount, isMemo: false, posting: PostingID(rawValue: 64)),
                on: line.day)
        }
        let opening = [("1010", Int64(20_000_00)), ("2015", -20_000_00)].map { code, minor in
            AccountBalance(
                account: AccountCode(rawValue: code), currency: .rub, minor: minor)
        }
        return JournalBook(
            opening: opening, turnovers: turnovers.turnovers,
            chart: try Journal.directory().chart)
    }

    static func text(
        _ type: any JournalFormat.Type, _ lines: [ExportLine]
    ) throws -> String {
        var format = try type.init(title(lines), book(lines))
        var text = try format.head()
        for line in lines { text += try format.text(of: line) }
        return text + (try format.tail())
    }
}
