import Foundation
import Testing

/// What `tranche calc value` finds, and what it refuses.
@Suite struct `The calculator of values` {
    /// 10,000.00 received for twelve payments at 1 % a period; a flow a year later at 14 %.
    @Test(arguments: [
        // 10,000 × 0.01 / (1 − 1.01⁻¹²) = 888.4879, and in advance 888.4879 / 1.01.
        (#""find":"payment""#, "-888.49"), (#""find":"payment","due":"begin""#, "-879.69"),
        (#""find":"payment","decimals":4"#, "-888.4879"),
        (#""find":"payment","rounding":"down""#, "-888.48"),
        // The first month bears 1 % of all; principal is the rest of 888.4879.
        (#""find":"interest","from":1"#, "-100.00"),
        (#""find":"principal","from":1"#, "-788.49"),
        // All interest is twelve payments less what was received.
        (#""find":"interest","from":1,"through":12"#, "-661.85"),
        (#""find":"principal","from":1,"through":12"#, "-10000.00"),
    ])
    func `a level payment and its parts are found`(find: String, value: String) throws {
        let level = #""periodRate":"1","periods":12,"present":"10000.00","#
        let answer = try answers("value", [#"{"id":1,\#(level)\#(find)}"#])
        #expect(answer == [#"{"id":1,"value":"\#(value)"}"#])
    }

    @Test func `flows are worth less the later they come, and a discount becomes income`() throws {
        let lines = try answers(
            "value",
            [
                // 100.00 and 114.00 / 1.14 a year later.
                #"""
                {"find":"presentValue","annualRate":"14",\#
                "flows":[["2023-01-01","100"],["2024-01-01","114"]]}
                """#,
                // 110.25 in two years for 100.00 is 5 % a year: 5.00, and 5 % of 105.00 less 0.00.
                #"""
                {"find":"discount","disbursed":"2021-01-01","paidOut":"100.00","discount":"10.25",\#
                "flows":[["2022-01-01","0.00"],["2023-01-01","110.25"]]}
                """#,
            ])
        #expect(lines[0] == #"{"id":null,"value":"200.00"}"#)
        #expect(
            lines[1] == #"""
                {"id":null,"rows":[\#
                {"n":1,"day":"2022-01-01","payment":"0.00","worth":"105.00","income":"5.00",\#
                "discountLeft":"5.25"},\#
                {"n":2,"day":"2023-01-01","payment":"110.25","worth":"0.00","income":"5.25",\#
                "discountLeft":"0.00"}]}
                """#)
    }

    @Test(arguments: [
        (#"{"periods":12}"#, "find", "E-REQ"),
        (#"{"find":"rate"}"#, "find", "E-REF"),
        (#"{"find":"payment","flows":[]}"#, "flows", "E-FMT"),
        (#"{"find":"payment","periodRate":"1%"}"#, "periodRate", "E-FMT"),
        (#"{"find":"payment","periodRate":"1","periods":2}"#, "present", "E-REQ"),
        (
            #"{"find":"payment","periodRate":"-100","periods":2,"present":"1"}"#,
            "periods", "E-FMT"
        ),
        (
            #"{"find":"interest","periodRate":"1","periods":2,"present":"1","from":3}"#, "from",
            "E-FMT"
        ),
        (
            #"{"find":"principal","periodRate":"99999","periods":1200,"#
                + #""present":"10000000000000.00","from":-9223372036854775808,"#
                + #""through":9223372036854775807}"#, "from", "E-FMT"
        ),
        (
            #"{"find":"discount","disbursed":"2024-01-01","paidOut":"1","#
                + #""discount":"0","flows":[]}"#,
            "flows", "E-FMT"
        ),
        (
            #"{"find":"discount","disbursed":"2024-01-01","paidOut":"1","discount":"0","#
                + #""flows":[["2024-02-01","1"],["2024-02-01","1"]]}"#, "flows[1]", "E-FMT"
        ),
    ])
    func `a line without what it needs, or with more, is refused by its field`(
        line: String, field: String, code: String
    ) throws {
        try expectFlaw("value", line, field, code)
    }
}
