import Foundation
import Testing

/// The fee of the bank that a payment came through, as a user sees it.
@Suite struct `The fee of a bank` {
    @Test func `a payment pays the fee of the bank it is said to have come through`() throws {
        try withTranche { tranche in
            try tranche.writeLoans()
            let map = try String(decoding: tranche.bytes(of: "loans.json"), as: UTF8.self)
            try tranche.write(
                map.replacing("\"loan-annuity\"", with: "\"loan-flexible\""), to: "loans.json")
            for command in [
                "init book.tranche", "import contracts book.tranche loans.csv --map loans.json",
            ] {
                let outcome = try tranche.run(words(command))
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            // 100.00 × 1.5 %; the payment takes it first, and the rest is kept as prepayment.
            let paid = try tranche.run(
                words("pay book.tranche 4711 --date 2018-04-01 --amount 100 --bank ONLINE"))
            #expect(paid.status == 0, "\(paid.errors)")
            #expect(paid.output.contains("repaymentFee (bank ONLINE, fee 1.50)"))
            let free = try tranche.run(
                words("pay book.tranche 4711 --date 2018-04-02 --amount 100 --bank ACCOUNT"))
            #expect(free.output.contains("repaymentFee (bank ACCOUNT, fee none)"))
            let again = try tranche.run(
                words("order book.tranche 4711 repayment-fee-accrual --date 2018-04-03")
                    + ["--param", "cashFlow=3"])
            #expect(again.status == 1)
            let unknown = try tranche.run(
                words("pay book.tranche 4711 --date 2018-04-03 --amount 1 --bank NOBODY"))
            #expect(unknown.status == 1)
            #expect(
                unknown.errors.contains("is not in the directory: ACCOUNT, DESK, ONLINE\n"),
                "\(unknown.errors)")
        }
    }

    private func words(_ command: String) -> [String] {
        command.split(separator: " ").map(String.init)
    }
}
