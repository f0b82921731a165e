import Laboratory
import ArgumentParser
import BackOffice
import Foundation

/// `tranche calc`: the calculators.
struct Calculate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calc",
        abstract: "Calculate day counts, schedules, rates and values without a ledger.",
        discussion: """
            Examples:
              tranche calc daycount spans.jsonl
              tranche calc schedule < loans.jsonl
              tranche calc rate flows.jsonl > rates.jsonl
              tranche calc value annuities.jsonl

            A calculator reads one JSON object a line and writes one a line, in the same order, \
            with the same id. A line it cannot answer gives an object with id and error (code, \
            field, message); the run goes on and ends with status 2. Amounts and rates are texts \
            ("1200.50"), for a JSON number would be a binary fraction.
            """,
        subcommands: [
            CalculateDayCount.self, CalculateSchedule.self, CalculateRate.self,
            CalculateValue.self,
        ])
}

/// `tranche calc daycount`.
struct CalculateDayCount: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daycount",
        abstract: "Count days and the part of a year between two days.",
        discussion: """
            Example, one line in:
              {"id":"a","convention":"actual/365","start":"2024-01-01",
               "end":"2024-02-01"}
            and one out:
              {"id":"a","days":31,"fraction":"0.084931506849"}

            Keys: id, convention, start, end; for the conventions that ask for them maturity \
            (30E/360_isda), refStart and refEnd (actual/actual_icma, actual/365L).

            A convention that is not known gives an error that lists those that are.
            """)

    @OptionGroup var input: InputArgument

    func run() throws { try input.answer(by: .dayCount) }
}

/// `tranche calc schedule`.
struct CalculateSchedule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Calculate repayment plans.",
        discussion: """
            Example, one line in:
              {"id":"x","principal":"10000.00","annualRate":"12","periods":12,
               "disbursed":"2024-01-01"}
            and the beginning of the line out:
              {"id":"x","installment":"888.49","rows":[{"n":1,…

            Required: principal, annualRate (per cent), periods, disbursed. Optional:

              currency               "USD"; says how many digits amounts have
              every, unit            1, "month"; or day, week, year
              firstRepayment         a day, when the first period is broken
              anchor                 a day to count repayments from, not disbursed
              finalRepayment         a day, when the last period is broken
              shape                  "annuity"; or equalPrincipal, interestOnly,
                                     flat, flatByPeriod, custom
              principals             of custom: one amount a period
              dayCount               "30/360"; or any convention of tranche calc
                                     daycount; or samePeriod, every period being one
                                     step; or wholePeriods, a broken one by its days
              rounding               "halfUp"; or halfEven, up, down
              installment            an agreed payment, not solved for
              installmentMultipleOf  such as "10.00"
              installmentRounding    as rounding
              installmentBasis       "interestPeriods"; or equalPeriods
              lastPayment            "takesRest"; or smoothed (also smoothLast: true),
                                     neverHigher
              monthEnd               false; true keeps a month end a month end
              holidays               "none"; or a calendar: weekends, RU, US-federal
              shift                  "following"; or modifiedFollowing, preceding,
                                     modifiedPreceding, none
              movesInterest          false; true bears interest to the moved day
              downPayment            principal paid on the day of disbursement
              interestOnlyPeriods    0; first periods that repay no principal
              totalInterestMax       a cap on the interest of the whole plan

            With holidays each row has its dueDate too. Of years that were not published a \
            calendar has the weekends and the days off by law; a day off that a government \
            moves may yet move such a due day, so its row has dueDateIsProvisional.
            """)

    @OptionGroup var input: InputArgument

    func run() throws { try input.answer(by: .schedule) }
}

/// `tranche calc rate`.
struct CalculateRate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate",
        abstract: "Solve effective yearly rates.",
        discussion: """
            Example, one line in:
              {"id":"r","method":"excel_xirr","decimals":3,
               "flows":[["2024-01-01","-1000.00"],["2025-01-01","1120.00"]]}
            and one out:
              {"id":"r","ratePercent":"11.965"}

            Methods: eu_equation, uk_fca_equation, excel_xirr, psk_353fz take flows, what is \
            lent being negative. us_actuarial_appendix_j takes advances and payments, all \
            positive, and "unitPeriod":{"unit":"month","multiple":1} with the units day, week, \
            half_month, month, year. For eu_equation and uk_fca_equation a flow may also name \
            the years since the first: ["1.5","600.00"]. decimals: 0 to 10, by default 4.
            """)

    @OptionGroup var input: InputArgument

    func run() throws { try input.answer(by: .rate) }
}

/// `tranche calc value`.
struct CalculateValue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "value",
        abstract: "Find payments, their parts, present values and discounts.",
        discussion: """
            Example, one line in:
              {"id":"v","find":"payment","periodRate":"1","periods":12,
               "present":"10000.00"}
            and one out:
              {"id":"v","value":"-888.49"}

            Required is find, with the keys of what is found:

              payment             periodRate (per cent a period), periods, present;
                                  or not: future ("0"), due ("end"; or begin)
              interest, principal the same, and from, the period whose payment is
                                  taken apart; or not: through, the last of several
              presentValue        annualRate (per cent), flows: worth on the day of
                                  the first
              discount            disbursed, paidOut, discount, flows: what becomes
                                  income with each payment, by effective interest

            What is received is positive, what is paid negative. Optional: currency ("USD"), \
            decimals (digits of all amounts, 0 to 12, by default those of the currency), \
            rounding ("halfUp"; or halfEven, up, down). flows are pairs of a day and an amount.
            """)

    @OptionGroup var input: InputArgument

    func run() throws { try input.answer(by: .value) }
}
