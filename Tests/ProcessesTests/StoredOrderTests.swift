import Contracts
import FoundationEssentials
import Processes
import Testing

/// Orders as ledgers hold them: what was written once is read for good, and written alike.
@Suite struct `Stored orders` {
    /// A code, and the rest of its order as a ledger holds it.
    private static let stored: [(code: String, fields: String)] = [
        ("disbursement", #""cashFlow":1,"#), ("disbursement", #""cashFlow":1,"feeCashFlow":2,"#),
        ("repayment", #""booksExcess":false,"cashFlow":3,"#),
        ("early-repayment", #""cashFlow":3,"request":"principal","#),
        ("repayment-with-prepayment", #""cashFlow":3,"#), ("refund", #""cashFlow":4,"#),
        ("overpayment", #""cashFlow":4,"#), ("void-payment", #""cashFlow":4,"#),
        ("repayment-fee-accrual", #""cashFlow":3,"#),
        ("interest-deferral", ""), ("interest-deferral", #""amount":"5.00","tranche":4,"#),
        ("future-interest-accrual", ""),
        ("future-interest-accrual", #""amount":"5.00","tranche":4,"#),
        ("prolongation", ""), ("prolongation", #""period":"P15D","start":"fromCurrentDate","#),
        ("restore", #""from":"2018-05-01","to":"2018-05-31","#),
        ("reaccept", #""amount":"1.00","amountType":"INTEREST","cashFlow":3,"#),
        (
            "reaccept",
            #""amount":"1.00","amountType":"INTEREST","cashFlow":3,"paymentType":101173,"#
        ),
        ("manual-correction", #""amount":"18.09","amountType":"PEN_PRINCIPAL","#),
        (
            "manual-correction",
            #""amount":"18.09","amountType":"PEN_PRINCIPAL","isOffBalance":false,"tranche":3,"#
        ),
        ("write-off", #""amount":"1.00","amountType":"INTEREST","#),
        (
            "write-off",
            #""amount":"1.00","amountType":"INTEREST","isOffBalance":true,"paymentType":101173,"#
                + #""reason":"ERROR","#
        ),
        ("reversal", #""amount":"1.00","amountType":"INTEREST","isOffBalance":false,"#),
        ("write-off-bankruptcy", #""reason":"BANKRUPTCY","#),
        (
            "write-off-bankruptcy",
            #""caseNumber":"A40-1/2018","courtDay":"2018-05-30","reason":"UNCOLLECTABLE","#
        ),
        ("contract-cancellation", ""),
        (
            "contract-cancellation",
            #""cashFlow":4,"externalID":"shop-17","reason":"not delivered","refunds":true,"#
        ),
        ("product-return", #""amount":"4000","#),
        ("set-attributes", #""isRestructured":true,"loanCategory":"ENTITY_PLEDGE","#),
        ("discounting", ""), ("discounting", #""marketRate":"24.5","#),
        ("deposit-placement", #""cashFlow":1,"#), ("deposit-pay-out", #""cashFlow":2,"#),
        ("deposit-early-termination", #""cashFlow":2,"#),
    ]

    private func read(_ json: String, as code: String) throws -> any DebtProcess {
        let type = try #require(Catalogue[ProcessCode(rawValue: code)])
        return try JSONDecoder().decode(Stored.self, from: Data(json.utf8)).order(type)
    }

    /// The form in which the office stores an order.
    private func text(of order: any DebtProcess) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(order), as: UTF8.self)
    }

    @Test(arguments: stored.indices)
    func `an order is read as it was stored and stored as it was`(place: Int) throws {
        let (code, fields) = Self.stored[place]
        let json = "{\(fields)\"valueTime\":\"2018-06-01T12:00:00\"}"
        let order = try read(json, as: code)
        #expect(order.code.rawValue == code)
        #expect(try text(of: order) == json)
        // A mass order holds its contracts beside the fields of the process.
        let mass = try read("{\"contracts\":{\"numbers\":[\"A-1\"]}," + json.dropFirst(), as: code)
        #expect(try text(of: mass) == json)
    }

    /// Names of more than one process are told apart by a field beside the value time.
    private static let variants =
        ProcessContract.Variant.allCases.map { ($0.rawValue, "variant") }
        + OffsetPrepayment.Reach.allCases.map { ($0.rawValue, "reach") }

    @Test(arguments: variants)
    func `a variant is stored with its name`(code: String, field: String) throws {
        let fields = ["\"\(field)\":\"\(code)\"", "\"valueTime\":\"2018-06-01T12:00:00\""]
        let json = "{" + fields.sorted().joined(separator: ",") + "}"
        #expect(try text(of: read(json, as: code)) == json)
    }

    @Test func `an amount that was stored as a whole number is read`() throws {
        let order = try read(
            #"{"amount":18,"valueTime":"2018-06-01T12:00:00"}"#, as: "product-return")
        #expect((order as? ReturnProduct)?.amount == AmountText("18"))
    }

    @Test func `every process with parameters is among them`() {
        let told = Set(Self.stored.map(\.code))
        let described = Catalogue.all.filter { !$0.parameters.isEmpty }.map(\.code.rawValue)
        #expect(told == Set(described))
    }
}

/// Any stored order, read by the type that the catalogue gives.
private struct Stored: Decodable {
    private let decoder: any Decoder

    init(from decoder: any Decoder) throws { self.decoder = decoder }

    func order(_ type: ProcessType) throws -> any DebtProcess { try type.decode(decoder) }
}
