import Contracts
import Formats
import Orders
import Processes
import Testing

@testable import BackOffice

/// Orders of the office read from what is given for their fields.
@Suite struct `Office orders as given` {
    private static let codes = OfficeCatalogue.all.map(\.code)

    private func type(_ code: String) throws -> OfficeOrderType {
        try #require(OfficeCatalogue[code])
    }

    private func examples(_ type: OfficeOrderType) -> [String: String] {
        Dictionary(uniqueKeysWithValues: type.parameters.map { ($0.name, $0.example) })
    }

    /// The fields of an order as they are written, each as its text.
    private func fields(of order: any OfficeOrder) throws -> [String: String] {
        let values: [String: JSONValue] = try decoded(text(of: order))
        return values.mapValues { value in
            switch value {
            case .flag(let flag): "\(flag)"
            case .integer(let count): "\(count)"
            case .text(let text): text
            case .null, .number, .list, .object: "no plain value"
            }
        }
    }

    @Test(arguments: codes)
    func `an order holds what was given for its fields, and no other`(code: String) throws {
        let given = examples(try type(code))
        #expect(try fields(of: Office.officeOrder(code, given)) == given)
    }

    @Test(arguments: codes)
    func `a field may be left out where it is not required`(code: String) throws {
        let type = try type(code)
        for parameter in type.parameters {
            var given = examples(type)
            given[parameter.name] = nil
            if parameter.isRequired {
                #expect(throws: ParameterFlaw.missing(parameter)) { try type.order(given) }
            } else {
                #expect(try fields(of: type.order(given)) == given)
            }
        }
    }

    /// What is given for one field of an order, and what is said of it.
    private static let refused: [(code: String, field: String, given: String, said: String)] = [
        ("rollback", "from", "20.05.2018", "a time, such as 2018-05-20T12:00:00"),
        ("close-period", "period", "2018-13", "a month, such as 2018-05"),
        ("close-period", "period", "05.2018", "a month, such as 2018-05"),
        ("sign-contract", "signed", "1.6.2018", "a day, such as 2018-06-01"),
        (
            "sign-contract", "attributes", "",
            "names with values, separated by semicolons, such as "
                + "branch=North; client=4711-A"
        ),
        ("night", "day", "2018-02-30", "a day, such as 2018-05-31"),
        ("restructure", "principal", "much", "an amount, such as 10591.14"),
        ("restructure", "instalment", "1,50", "an amount, such as 498.56"),
        ("restructure", "periods", "1201", "a whole number, 1 to 1200, such as 24"),
        ("restructure", "ratePercent", "-1", "a rate in per cent, 0 to 1000, such as 14.4"),
        ("restructure", "period", "month", "a period, such as P1M"),
        ("restructure", "product", "loan annuity", "a code of products, such as loan-annuity"),
        ("receive-cash", "paymentType", "101173", "one of 101171, 101172, such as 101171"),
        ("keep-cash", "early", "all", "one of full, partial, principal, such as partial"),
        (
            "late-fact", "cause", "late-terms",
            "one of late-payment, wrong-operation, such as late-payment"
        ),
        (
            "late-fact", "number", "-1",
            "a whole number, 0 to 9223372036854775807, such as 12"
        ),
        ("cancel-export", "batch", "first", "the number of an export batch, such as 1"),
        (
            "prepare-export", "mode", "week",
            "one of operation, document, day-contract, day, such as operation"
        ),
        ("import-contracts", "disburses", "yes", "true or false, such as true"),
        ("generate", "seed", "1.5", "a whole number, 0 or more, such as 7"),
        (
            "mass-order", "overdueDays", "some",
            "a whole number, 0 to 2147483647, such as 90"
        ),
        (
            "request-reopening", "reason", "rent\u{200B}",
            "1 to 256 bytes of text, without control characters and other invisible ones"
        ),
    ]

    @Test(arguments: refused.indices)
    func `what is given wrong is told with what was given and what would do`(place: Int) throws {
        let (code, field, text, said) = Self.refused[place]
        var given = examples(try type(code))
        given[field] = text
        let error = #expect(throws: OfficeError.self) { try Office.officeOrder(code, given) }
        #expect(error?.code == "E-FMT")
        #expect(error?.detail == ErrorDetail(field, text, accepted: said))
    }

    @Test func `an order that is not there is told`() {
        let error = #expect(throws: OfficeError.self) { try Office.officeOrder("gift", [:]) }
        #expect(error?.code == "E-REF")
    }
}
