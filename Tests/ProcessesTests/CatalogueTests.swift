import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Holds what the processes say of their orders and what they read together.
@Suite struct `The catalogue` {
    private static let codes = Catalogue.all.map(\.code.rawValue)
    private static let time = "2018-06-01T12:00:00"

    private func type(_ code: String) throws -> ProcessType {
        try #require(Catalogue[ProcessCode(rawValue: code)])
    }

    /// What is given for each field: its example, but the value time of these tests.
    private func examples(_ fields: [Parameter]) -> [String: String] {
        var given = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.example) })
        given[Parameter.valueTime.name] = Self.time
        return given
    }

    @Test func `codes, names and the fields of an order are there once`() {
        #expect(Set(Self.codes).count == Self.codes.count)
        #expect(Set(Catalogue.all.map(\.name)).count == Self.codes.count)
        for type in Catalogue.all {
            let names = type.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(type.code.rawValue)")
        }
    }

    @Test(arguments: codes)
    func `an order holds the fields that are described, and no others`(code: String) throws {
        let type = try type(code)
        let order = try type.order(examples(type.fields))
        #expect(order.code.rawValue == code)
        // A variant is in the code, so no order names it.
        let own = properties(order).filter { $0 != "variant" && $0 != "reach" }
        #expect(own == type.fields.map(\.name))
    }

    private func properties(_ value: Any) -> [String] {
        Mirror(reflecting: value).children.flatMap { child in
            child.value is AmountOrder ? properties(child.value) : [child.label ?? ""]
        }
    }

    @Test(arguments: codes)
    func `what is described is accepted: examples, and what stands where one is left out`(
        code: String
    ) throws {
        for parameter in try type(code).fields {
            #expect(parameter.kind.accepts(parameter.example), "\(parameter.name)")
            #expect(parameter.help.hasSuffix("."), "\(parameter.help)")
            if case .standard(let value) = parameter.presence {
                #expect(parameter.kind.accepts(value), "\(parameter.name)")
            }
        }
    }

    @Test(arguments: codes)
    func `a field may be left out where it is not required`(code: String) throws {
        let type = try type(code)
        for parameter in type.fields {
            var given = examples(type.fields)
            given[parameter.name] = nil
            if parameter.isRequired {
                #expect(throws: ParameterFlaw.missing(parameter)) { try type.order(given) }
            } else {
                let order = try type.order(given)
                #expect(order.code.rawValue == code)
            }
        }
    }

    @Test(arguments: codes)
    func `a field that is not there, and a value that is none, are refused by name`(
        code: String
    ) throws {
        let type = try type(code)
        let names = type.fields.map(\.name)
        var given = examples(type.fields)
        given["Amount"] = "1.00"
        #expect(throws: ParameterFlaw.unknown("Amount", known: names)) { try type.order(given) }
        for parameter in type.fields {
            var given = examples(type.fields)
            given[parameter.name] = ""
            #expect(throws: ParameterFlaw.notAccepted(parameter, given: "")) {
                try type.order(given)
            }
        }
    }

    @Test func `beside a time that is known, the value time is no parameter`() throws {
        let time = try ValueTime(text: Self.time)
        #expect(throws: ParameterFlaw.unknown("valueTime", known: [])) {
            try type("stop-interest-accrual").order(at: time, ["valueTime": Self.time])
        }
        let order = try type("stop-interest-accrual").order(at: time, [:])
        #expect(order.valueTime == time)
    }

    /// A loan that the process has something to say to, and the time of its order.
    private func sample(for code: String) throws -> (Loan, ValueTime) {
        guard code == CancelContract.code.rawValue else {
            var loan = try Loan.domain42(product: 1)
            try loan.disburse()
            try loan.payThreeInstalments()
            try loan.nights("2018-04-21", "2018-06-01")
            return (loan, try noon("2018-06-01"))
        }
        // Product 10 gives days to cancel in; a payment has come in.
        var loan = try Loan.domain42(product: 10)
        try loan.disburse()
        try loan.pay("100.00", on: "2018-01-25")
        return (loan, try noon("2018-01-30"))
    }

    /// An order, and for each field with a standard value another value.
    private typealias Standard = (
        code: String, given: [String: String], others: [String: String]
    )

    /// What an order comes to: its decision, or why it is refused.
    private func outcome(
        of order: any DebtProcess, on loan: Loan
    ) throws -> Result<Decision, Refusal> {
        do {
            var loan = loan
            return .success(try loan.run(order))
        } catch let refusal as Refusal {
            return .failure(refusal)
        }
    }

    private static let standards: [Standard] = [
        (
            "manual-correction", ["amountType": "PEN_PRINCIPAL", "amount": "1.00"],
            ["isOffBalance": "true", "paymentType": "101171"]
        ),
        (
            "write-off", ["amountType": "INTEREST", "amount": "1.00"],
            ["isOffBalance": "true", "paymentType": "101171"]
        ),
        (
            "reversal", ["amountType": "INTEREST", "amount": "1.00"],
            ["isOffBalance": "true", "paymentType": "101171"]
        ),
        (
            "reaccept", ["cashFlow": "1", "amountType": "INTEREST", "amount": "1.00"],
            ["paymentType": "101171"]
        ),
        ("contract-cancellation", [:], ["refunds": "true"]),
        ("set-attributes", [:], ["isRestructured": "true"]),
    ]

    /// Another value comes to something else, so that the field is not merely passed over.
    @Test(arguments: standards.indices)
    func `left out, a field stands for its standard value`(place: Int) throws {
        let (code, given, others) = Self.standards[place]
        let type = try type(code)
        let (loan, time) = try sample(for: code)
        let without = try outcome(of: type.order(at: time, given), on: loan)
        for parameter in type.parameters {
            guard case .standard(let value) = parameter.presence else { continue }
            let other = try #require(others[parameter.name], "\(parameter.name)")
            for (text, isSame) in [(value, true), (other, false)] {
                var given = given
                given[parameter.name] = text
                let with = try outcome(of: type.order(at: time, given), on: loan)
                #expect((with == without) == isSame, "\(parameter.name) \(text): \(with)")
            }
        }
    }

    @Test func `every standard value is tried`() {
        let described = Catalogue.all.flatMap { type in
            type.parameters.filter { parameter in
                if case .standard = parameter.presence { true } else { false }
            }.map { "\(type.code.rawValue) \($0.name)" }
        }
        let tried = Self.standards.flatMap { row in row.others.keys.map { "\(row.code) \($0)" } }
        #expect(Set(described) == Set(tried))
    }
}
