import Foundation
import Measures
import TestHouse
import Testing

@testable import Formats

@Suite struct Camt053Tests {
    private func statements(_ text: String) throws -> [BankStatement] {
        try BankStatement.all(in: ByteSource(name: "camt", bytes: Array(text.utf8)))
    }

    private func places(_ details: String) throws -> [String] {
        let text = StatementText.camt(
            StatementText.entry("10.00", StatementText.transaction(details)), opening: "0.00",
            closing: "10.00")
        return try statements(text)[0].entries[0].places.map(\.text)
    }

    @Test(arguments: [
        ("<Refs><EndToEndId>A-1</EndToEndId></Refs>", ["A-1"]),
        ("<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>", []),
        (
            "<Refs><InstrId>I-1</InstrId><AcctSvcrRef>S-1</AcctSvcrRef></Refs>"
                + "<RmtInf><Ustrd>loan</Ustrd><Ustrd>A-1</Ustrd><Strd><CdtrRefInf><Ref>R-1</Ref>"
                + "</CdtrRefInf></Strd></RmtInf>",
            ["R-1", "loan A-1", "I-1", "S-1"]
        ),
        ("<SplmtryData><Envlp><x:Ref>A-9 &amp; &#x42;</x:Ref></Envlp></SplmtryData>", ["A-9 & B"]),
    ])
    func `every place where a contract's number may stand is looked at`(
        details: String, expected: [String]
    ) throws {
        #expect(try places(details) == expected)
    }

    @Test(arguments: ["+8", "8", "008", "1", "14", "02 ", "\u{663}", ""])
    func `a version is one of those we know, to the letter`(version: String) throws {
        let text = StatementText.camt("", opening: "0.00", closing: "0.00")
            .replacing("camt.053.001.02", with: "camt.053.001." + version)
        #expect(throws: FormatFlaw.self) { try statements(text) }
    }

    @Test(arguments: [
        "&#+65;", "&#x+41;", "&#-65;", "&#;", "&#x;", "&#27;", "&#xFFFF;", "&#xD800;", "\u{0}",
        "\u{1B}", "\u{1}", "\u{FFFE}", "<!-- \u{1B} -->", "<![CDATA[\u{0}]]>", "<?x \u{1B}?>",
        "<A b=\"\u{1B}\"/>", "<A\u{1}/>",
    ])
    func `what has no place in XML is refused`(text: String) throws {
        let text = StatementText.camt(
            StatementText.entry(
                "10.00", StatementText.transaction("<RmtInf><Ustrd>A-1\(text)</Ustrd></RmtInf>")),
            opening: "0.00", closing: "10.00")
        #expect(throws: FormatFlaw.self) { try statements(text) }
    }

    @Test func `an entry of many transactions is gone down into when they make it`() throws {
        let parts =
            StatementText.transaction("<Refs><EndToEndId>A-1</EndToEndId></Refs>", amount: "4.00")
            + StatementText.transaction("<Refs><EndToEndId>A-2</EndToEndId></Refs>", amount: "6.00")
        let text = StatementText.camt(
            StatementText.entry("10.00", parts), opening: "0.00", closing: "10.00")
        let entries = try statements(text)[0].entries
        #expect(entries.map(\.amount.text) == ["4.00", "6.00"])
        #expect(entries.map { "\($0.valueDay)" } == ["2018-02-25", "2018-02-25"])
        #expect(entries.map { "\($0.bookedDay)" } == ["2018-02-26", "2018-02-26"])
        #expect(Set(entries.map(\.reference)).count == 2)
    }

    @Test func `what is pending does not count, and the sums must agree`() throws {
        let entries =
            StatementText.entry("10.00", "", reference: "R-1")
            + StatementText.entry("4.00", "", reference: "R-2", indicator: "DBIT")
            + StatementText.entry("99.00", "", reference: "R-3", status: "PDNG")
        let text = StatementText.camt(entries, opening: "1.00", closing: "7.00")
        #expect(try statements(text)[0].entries.count == 2)
        #expect(throws: FormatFlaw.self) {
            try statements(StatementText.camt(entries, opening: "1.00", closing: "8.00"))
        }
    }

    @Test func `a statement of the eighth version is read with its prefix`() throws {
        let text = StatementText.camt(
            StatementText.entry("10.00", "").replacing(
                "<Sts>BOOK</Sts>", with: "<Sts><Cd>BOOK</Cd></Sts>"), opening: "0.00",
            closing: "10.00"
        ).replacing("camt.053.001.02", with: "camt.053.001.08")
        let prefixed = text.replacing(/<(\/?)([A-Z])/) { "<\($0.output.1)ns:\($0.output.2)" }
            .replacing("xmlns=", with: "xmlns:ns=")
        #expect(try statements(prefixed)[0].entries.count == 1)
    }

    static let hostile: [(String, String)] = [
        ("an entity bomb", "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><Document/>"),
        ("an unknown entity", "<Document>&lol;</Document>"),
        ("a deep document", String(repeating: "<a>", count: 65)),
        (
            "a wide element",
            "<a " + (0...64).map { "b\($0)='1'" }.joined(separator: " ") + "/>"
        ),
        ("an attribute twice", "<a b='1' b='2'/>"), ("tags that cross", "<a><b></a></b>"),
        ("two documents", "<a/><b/>"), ("text outside", "<a/>text"), ("no end", "<a><b></b>"),
        ("a long name", "<" + String(repeating: "n", count: 300) + "/>"),
        ("another encoding", "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a/>"),
        ("a comment without end", "<a><!-- "), ("a control character", "<a>&#0;</a>"),
        ("a value without quotes", "<a b=1/>"), ("a < in a value", "<a b='<'/>"),
        ("a long text", "<a>" + String(repeating: "x", count: 70_000) + "</a>"),
    ]

    @Test(arguments: hostile)
    func `XML that is broken or means harm is refused`(what: String, text: String) throws {
        var input = ByteStream(ByteSource(name: what, bytes: Array(text.utf8)))
        var reader = XMLReader()
        #expect(throws: FormatFlaw.self) { while try reader.next(&input) != nil {} }
    }

    @Test func `XML is read as it is meant`() throws {
        let text = """
            <?xml version="1.0"?><a x="1 &lt; 2"><!-- c --><b/>t &amp; u<![CDATA[<raw>]]></a>
            """
        var input = ByteStream(ByteSource(name: "a", bytes: Array(text.utf8)))
        var reader = XMLReader()
        guard case .start(let start) = try reader.next(&input) else {
            Issue.record("no element")
            return
        }
        let element = try XMLElement.reading(start, &reader, &input)
        #expect(element.attributes == ["x": "1 < 2"])
        #expect(element.children.map(\.name) == ["b"])
        #expect(element.text == "t & u<raw>")
        #expect(try reader.next(&input) == nil)
    }

    /// Whatever a byte is changed to, the reader names a line of the file, or what it read adds up.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a damaged statement is refused or read`(seed: UInt64) throws {
        var random = Seeded(seed)
        let sound = StatementText.camt(
            StatementText.entry(
                "10.00", StatementText.transaction("<Refs><EndToEndId>A</EndToEndId></Refs>")),
            opening: "0.00", closing: "10.00")
        for text in [
            sound, StatementText.exchange([.init()], closing: "1888.49", received: "888.49"),
        ] {
            #expect(try statements(text).flatMap(\.entries).count == 1)
            for _ in 0..<300 {
                var bytes = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    bytes[place] = UInt8.random(in: 0...255, using: &random)
                }
                if Bool.random(using: &random) {
                    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
                }
                try expectSense(of: bytes)
            }
        }
    }

    private func expectSense(of bytes: [UInt8]) throws {
        do {
            for statement in try BankStatement.all(in: ByteSource(name: "damaged", bytes: bytes)) {
                let sum = try statement.entries.reduce(statement.opening) { sum, entry in
                    switch entry.direction {
                    case .incoming: try sum.plus(entry.amount)
                    case .outgoing: try sum.less(entry.amount)
                    }
                }
                let told = try sum.plus(statement.missing)
                #expect(told == statement.closing)
                #expect(statement.missing.isZero || !statement.refused.isEmpty)
            }
        } catch let flaw as FormatFlaw {
            // What is missing would be in the line behind the last one.
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 2
            #expect((1...lines).contains(flaw.line) && !flaw.reason.isEmpty, "\(flaw)")
        }
    }
}
