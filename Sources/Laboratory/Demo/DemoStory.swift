import BackOffice
import Contracts
import Questions
import Processes

/// What happens to one contract of the demo.
struct DemoStory: Sendable {
    let contract: String
    let product: String
    let signed: String
    let told: String
    /// Until the portfolio is opened.
    let before: [DemoEvent]
    /// On the day after the last night.
    let after: [DemoEvent]

    /// All on the loan of D-4.2: 11,478.00 at 14.4 %, 28 instalments of 485.08.
    static let all: [DemoStory] = [paidOnTime, prepaid, repaidEarly, overdue, corrected]

    private static let paidOnTime = DemoStory(
        contract: "R-0001", product: "loan-annuity", signed: "2018-01-20",
        told: "paid on time", before: instalments(through: 5), after: [])

    private static let prepaid = DemoStory(
        contract: "R-0002", product: "loan-prepay-principal", signed: "2018-01-20",
        told: "pays more than is due and keeps a prepayment",
        before: instalments(through: 3) + [
            DemoEvent("2018-05-20", .pay("1000.00", nil), "pays 1,000.00, due are 485.08"),
            DemoEvent("2018-06-20", .pay("485.08", nil), "pays the next instalment in full"),
        ], after: [])

    private static let repaidEarly = DemoStory(
        contract: "R-0003", product: "loan-annuity", signed: "2018-01-20",
        told: "repays everything early",
        before: instalments(through: 4) + [
            DemoEvent("2018-06-05", .pay("10119.55", .full), "repays the whole debt, 16 days on")
        ], after: [])

    private static let overdue = DemoStory(
        contract: "R-0004", product: "loan-off-balance", signed: "2017-10-20",
        told: "stops paying, leaves the balance after 91 days, pays a part",
        before: [
            DemoEvent("2017-10-20", .payOut("11478.00"), "the loan is paid out"),
            DemoEvent("2017-11-20", .pay("485.08", nil), "pays the first instalment"),
            DemoEvent("2017-12-20", .pay("485.08", nil), "pays the second"),
        ],
        after: [DemoEvent("2018-07-19", .pay("500.00", nil), "pays 500.00 after six months")])

    private static let corrected = DemoStory(
        contract: "R-0005", product: "loan-annuity", signed: "2018-01-20",
        told: "a payment of another client is taken back",
        before: instalments(through: 5),
        after: [
            DemoEvent("2018-07-19", .pay("777.00", nil), "somebody else's money by mistake"),
            DemoEvent("2018-07-19", .rollBack, "the clerk rolls the day back"),
        ])

    /// The disbursement and the first instalments, each on its day.
    private static func instalments(through count: Int) -> [DemoEvent] {
        let days = ["2018-02-20", "2018-03-20", "2018-04-20", "2018-05-20", "2018-06-20"]
        let payments = days.prefix(count).map { day in
            DemoEvent(day, .pay("485.08", nil), "pays the instalment of the day")
        }
        return [DemoEvent("2018-01-20", .payOut("11478.00"), "the loan is paid out")] + payments
    }
}

/// One thing that happens in a story.
struct DemoEvent: Sendable {
    let day: String
    let deed: ActionResult
    let told: String

    init(_ day: String, _ deed: ActionResult, _ told: String) {
        self.day = day
        self.deed = deed
        self.told = told
    }

    /// Amounts are decimal texts.
    enum ActionResult: Sendable {
        case payOut(String)
        case pay(String, EarlyRequest?)
        case rollBack
    }
}
