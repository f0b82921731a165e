import Formats
import Testing

/// JSON read with its order and its letters kept.
@Suite struct `A JSON tree` {
    @Test(arguments: [
        #"{"b": 1, "a": [true, null, -1.50e+2], "c": {"d": "x"}}"#,
        #"[]"#, #"{}"#, #""text""#, "0", #"{"a": "é\n\"\\ 😀"}"#,
    ])
    func `is written as it was read`(text: String) throws {
        #expect(try JSONTree(Array(text.utf8)).line == text)
    }

    @Test(arguments: [
        (#"{ "a" :1 ,"b":[ 1,2 ]}"#, #"{"a": 1, "b": [1, 2]}"#),
        (#""\u00e9\ud83d\ude00\/\t""#, #""é😀/\t""#),
        ("\n[\n1\n]\n", "[1]"),
    ])
    func `is the same however it was spaced and escaped`(text: String, line: String) throws {
        #expect(try JSONTree(Array(text.utf8)).line == line)
    }

    @Test func `compares whatever the order of its members`() throws {
        let left = try JSONTree(Array(#"{"a": 1, "b": {"c": 2, "d": 3}}"#.utf8))
        let right = try JSONTree(Array(#"{"b": {"d": 3, "c": 2}, "a": 1}"#.utf8))
        #expect(left != right)
        #expect(left.sorted == right.sorted)
    }

    @Test(arguments: [
        ("", 1), ("{", 1), ("[1,]", 1), ("[1 2]", 1), ("{\"a\"}", 1), ("{\"a\": 1,\n}", 2),
        ("{\"a\": 1,\n\"a\": 2}", 2), ("\"a", 1), ("\"\\x\"", 1), ("\"\\ud83d\"", 1), ("nul", 1),
        ("1 2", 1), ("{\"a\": yes}", 1), ("\"\n\"", 2), ("\"\\u12", 1),
        (String(repeating: "[", count: 65), 1),
    ])
    func `is none where the text is none, and the line is told`(text: String, line: Int) {
        let flaw = #expect(throws: FormatFlaw.self) { try JSONTree(Array(text.utf8)) }
        #expect(flaw?.line == line)
    }
}
