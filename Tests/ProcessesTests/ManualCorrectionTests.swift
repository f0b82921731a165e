import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// A charge by hand: where it goes, what the night makes of it, what is refused.
@Suite struct `Manual correction` {
    /// The loan of D-4.2 with instalment 4 unpaid, on the first of June: tranche 5 runs.
    private func late() throws -> Loan {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-04-21", "2018-06-01")
        return loan
    }

    private func charge(
        _ type: String, _ amount: String = "18.09", on number: UInt16? = nil, off: Bool = false
    ) throws -> CorrectByHand {
        CorrectByHand(
            valueTime: try noon("2018-06-01"), amountType: type, amount: AmountText(amount),
            tranche: number.map { tranche($0) }, isOffBalance: off)
    }

    struct Place: Sendable {
        let type: String
        let number: UInt16?
        let isOffBalance: Bool
        /// The tranche it is charged on.
        let charged: UInt16
    }

    private static let places = [
        Place(type: "PEN_PRINCIPAL", number: 3, isOffBalance: false, charged: 3),
        Place(type: "PEN_PRINCIPAL", number: 4, isOffBalance: true, charged: 4),
        // Left out: the tranche that holds the day, or none where the type has none.
        Place(type: "INTEREST", number: nil, isOffBalance: false, charged: 5),
        Place(type: "COURT_COST", number: nil, isOffBalance: false, charged: 0),
    ]

    @Test(arguments: places.indices)
    func `an amount is charged on the tranche named, or on the one that holds the day`(
        place: Int
    ) throws {
        let place = Self.places[place]
        var loan = try late()
        let before = loan.state.buckets
        let decision = try loan.run(
            charge(place.type, on: place.number, off: place.isOffBalance))
        #expect(decision.documents.map(\.type) == [.manualCorrection])
        let operation = try #require(decision.documents.first?.operations.first)
        #expect(operation.bucket.tranche == tranche(place.charged))
        #expect(operation.bucket.isOffBalance == place.isOffBalance)
        #expect(operation.action == .accrual && operation.sign == .plus)
        // 18.09 more than before, and nothing else.
        #expect(loan.state.buckets[operation.bucket] == before[operation.bucket] + 18_09)
        #expect(try loan.refolded(droppingLast: 1).buckets == before)
    }

    @Test func `the night neither counts it nor takes it back`() throws {
        var loan = try late()
        var twin = loan
        try loan.run(charge("PEN_PRINCIPAL", on: 3))
        for day in ["2018-06-02", "2018-06-20"] {
            try loan.night(try Day(text: day))
            try twin.night(try Day(text: day))
            #expect(loan.balance(.penaltyOnPrincipal, 3) == "18.09")
            #expect(
                loan.balance(.penaltyOnPrincipal, 4, off: true)
                    == twin.balance(.penaltyOnPrincipal, 4, off: true))
        }
    }

    @Test func `on a deposit the bank's debt grows`() throws {
        var deposit = try Loan.deposit()
        try deposit.night(try Day(text: "2024-04-11"))
        // 100,000.00 × 8 % × 10 / 366
        #expect(deposit.balance(.depositInterest, 1) == "-218.58")
        try deposit.run(
            CorrectByHand(
                valueTime: noon("2024-04-12"), amountType: "DEP_INTEREST",
                amount: AmountText("1.42"), tranche: nil, isOffBalance: false))
        #expect(deposit.balance(.depositInterest, 1) == "-220.00")
    }

    /// What is charged, and the code it meets.
    private static let refused: [(type: String, amount: String, number: UInt16?, code: String)] = [
        ("WHIM", "1.00", nil, "E-REF"), ("INTEREST", "0", nil, "E-AMT"),
        ("INTEREST", "-1.00", nil, "E-AMT"), ("INTEREST", "1.005", nil, "E-FMT"),
        ("INTEREST", "1.00", 29, "E-TRN"), ("OVERPAYMENT", "1.00", nil, "E-POST"),
        ("PRINCIPAL", "1.00", nil, "E-POST"),
    ]

    @Test(arguments: refused.indices)
    func `what cannot be charged is refused`(place: Int) throws {
        let (type, amount, number, code) = Self.refused[place]
        #expect(try late().refusal(of: charge(type, amount, on: number))?.code == code, "\(type)")
    }

    @Test func `no money moves, and nothing is charged before it is paid out`() throws {
        let loan = try late()
        let type = try #require(Catalogue[CorrectByHand.code])
        let order = try type.order(
            at: noon("2018-06-01"),
            ["amountType": "INTEREST", "amount": "1.00", "paymentType": "101171"])
        #expect(loan.refusal(of: order)?.code == "E-PAY")
        let signed = try Loan.domain42(product: 1)
        #expect(try signed.refusal(of: charge("INTEREST"))?.code == "E-STATE")
    }
}
