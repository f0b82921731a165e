/// Why a history of `transactions/core.json` differs, by its id; each was replayed and read.
enum PeerReasons {
    private static let overdue =
        "what is overdue goes on bearing interest, which takes the place of principal in the "
        + "instalments that follow, and the last one takes the difference; here the plan stays, "
        + "and that interest is owed beside it"
    private static let overdueInRunning =
        "what is overdue bears interest since the last due day alone, which takes the place of "
        + "principal in the instalment that runs; here it does so every day, beside the plan"
    private static let advance =
        "money paid in advance counts for the instalments next due while principal falls at "
        + "once, and interest of days that are left goes to the instalment after them; here it "
        + "repays principal, and the next instalment stays due"
    private static let rewritten =
        "the plan of a loan that was closed early is shown as it was paid, without interest; "
        + "here it stays as it was planned"
    private static let moved =
        "a moved due day keeps the instalment, and interest takes the place of principal; here "
        + "a prolongation leaves every instalment its principal"

    static let all: [String: String] = [
        "LoanRepayment-Part1/C2555": overdueInRunning
            + "; and unpaid interest bears interest there",
        "LoanRepayment-Part1/C2564": overdueInRunning + "; and " + advance
            + "; and interest of a month that a payment cuts is rounded part by part, 6.58 and "
            + "31.51; here once, 38.08",
        "LoanRepayment-Part2/C2633": overdueInRunning,
        "LoanRepayment-Part2/C2632": overdueInRunning
            + "; and a payment within a month lowers what bears interest from its end on; here "
            + "from the day of the payment on",
        "LoanRepayment-Part1/C2557": "an early payment of more than its instalment leaves the "
            + "interest of the month due alone, and the instalments after it are solved again; "
            + "here it repays principal, and the instalments stay",
        "LoanRepayment-Part1/C2560": advance,
        "LoanRepayment-Part3/C3589": advance
            + "; and what had accrued is put right by the next end of day there, here at once",
        "LoanAccrualActivity-Part1/C3507": advance,
        "LoanChargesProgressiveLoan/C3425": advance,
        "LoanAccrualActivity-Part1/C3189": "an early payment pays the interest of its instalment "
            + "to the end of the period first; here it repays principal, and the interest is "
            + "owed when it is due; and " + overdueInRunning,
        "LoanAccrualActivity-Part1/C3526": rewritten + "; and " + overdue,
        "LoanMigration/C4480": rewritten + "; and " + overdue,
        "EMICalculation-Part2/C3246": "whoever closes the loan pays interest of the whole month "
            + "that runs, 1.16 in all; here what has accrued, 0.86, and 0.30 are overpaid; and "
            + rewritten,
        "EMICalculation-Part2/C3249": overdue,
        "EMICalculation-Part1/C3234": overdue,
        "EMICalculation-Part3/C3439": overdue,
        "LoanMigration/C3591": overdue,
        "LoanMigration/C3593": overdue,
        "LoanMigration/C3596": overdue,
        "EMICalculation-Part1/C3156": moved
            + "; and the days added are 17 of 29 there, and 17 of 30 by months of 30 days here: "
            + "1.25 and 1.24",
        "LoanReschedule/C3388": moved,
        "LoanWriteOff/C4112": "a write-off takes interest to come with it, 25.13 that nobody has "
            + "earned; here what stands, and it is kept in sight off balance",
    ]
}
