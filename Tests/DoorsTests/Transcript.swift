import Foundation

/// The commands of a page, in order, each with what the page says it prints.
struct Transcript {
    struct Step {
        /// Where the command stands on the page.
        let line: Int
        let words: [String]
        let printed: [String]
    }

    let steps: [Step]

    /// The blocks of a page that are marked as `console`.
    init(_ page: String) {
        var steps: [Step] = []
        var isConsole = false
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if line.hasPrefix("```") {
                isConsole = line == "```console"
            } else if isConsole, line.hasPrefix("$ ") {
                let start = index
                while lines[index].hasSuffix("\\") { index += 1 }
                let end = lines[(index + 1)...].firstIndex { line in
                    line.hasPrefix("```") || line.hasPrefix("$ ")
                }
                let command = lines[start...index].map {
                    $0.hasSuffix("\\") ? $0.dropLast() : $0[...]
                }
                .joined(separator: " ")
                steps.append(
                    Step(
                        line: start + 1, words: Self.words(of: command.dropFirst(2)),
                        printed: Array(lines[(index + 1)..<(end ?? lines.count)])))
                index = (end ?? lines.count) - 1
            }
            index += 1
        }
        self.steps = steps
    }

    /// Words as a shell takes them apart, with double quotes and nothing else.
    private static func words(of command: Substring) -> [String] {
        let parts = command.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.enumerated().flatMap { place, part in
            place.isMultiple(of: 2)
                ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }
}

extension Transcript.Step {
    /// The first line of the page that the command did not print; nil when all is as printed.
    ///
    /// `…` alone stands for any lines, at the end of a line for the rest of it.
    func difference(from output: [String]) -> String? {
        var rest = output.map(Self.withoutWhatVaries)[...]
        var isCut = false
        for line in printed.map(Self.withoutWhatVaries) {
            if line == "…" {
                isCut = true
                continue
            }
            let place = rest.firstIndex { Self.matches(line, $0) }
            guard let place, isCut || place == rest.startIndex else { return line }
            rest = rest[(place + 1)...]
            isCut = false
        }
        return rest.isEmpty || isCut ? nil : "the page ends before: \(rest[rest.startIndex])"
    }

    private static func matches(_ line: String, _ found: String) -> Bool {
        line.hasSuffix("…") ? found.hasPrefix(line.dropLast()) : found == line
    }

    /// What no two runs have in common: how long they took, and when they were.
    private static func withoutWhatVaries(_ line: String) -> String {
        line.replacing(/seconds( +)[0-9.]+/) { "seconds\($0.output.1)0.0" }
            .replacing(/in [0-9.]+ s:/, with: "in 0.0 s:")
            .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/, with: "instant")
            .replacing(/exported [0-9]{4}-[0-9]{2}-[0-9]{2}/, with: "exported today")
            .replacing(/[ ]+$/, with: "")
    }
}
