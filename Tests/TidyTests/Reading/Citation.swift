import Foundation

/// A code by which a comment, a test's name or a page refers to a requirement.
///
/// `docs/requirements` has an entry for each; `R001-12...16` cites five.
struct Citation: Hashable {
    let code: String

    /// The codes that a line of prose cites, ranges written out.
    static func all(in line: String) -> [Citation] {
        line.split { !isOfCode($0) }.flatMap { word in
            codes(of: word.trimmed).filter(isCode).map(Citation.init)
        }
    }

    /// What a line cites although no reader has it: documents that lie outside the package.
    static func lost(in line: String) -> String? {
        let places = ["domain", "architecture", "screens", "trust", "interfaces", "style"]
        let lower = line.lowercased()
        if let place = places.first(where: { lower.contains($0 + " §") }) { return place + " §" }
        let words = lower.split { !isOfCode($0) }.map { String($0.trimmed) }
        return zip(words, words.dropFirst()).lazy.compactMap { first, second -> String? in
            let isNumber = second.first?.isNumber ?? false
            let isChapter = isNumber && second.contains(".")
            if first == "seed" && second.hasPrefix("00") { return "\(first) \(second)" }
            return first == "domain" && isChapter ? "\(first) \(second)" : nil
        }.first
    }

    /// `R001-12...16` and `O10...12`, one by one; another word alone.
    static func codes(of word: Substring) -> [String] {
        let text = String(word)
        guard let dots = text.range(of: "...") else { return [text] }
        let first = text[..<dots.lowerBound]
        let stem = first.prefix(first.count - first.trailingDigits.count)
        let last = text[dots.upperBound...].trailingDigits
        guard let from = Int(first.trailingDigits), let to = Int(last), from < to, to - from < 100
        else { return [text] }
        return (from...to).map { "\(stem)\($0)" }
    }

    private static func isCode(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        let rest = parts.dropFirst().first ?? ""
        switch parts[0] {
        case "MS", "CP", "ATTACK": return parts.count == 2 && rest.isDigits
        case "R000", "R001", "R002", "R003", "R004": return parts.count == 2 && rest.isDigits
        case "AT":
            return rest.first?.isUppercase == true && !word.contains(".")
        case "D": return parts.count == 2 && rest.contains(".") && rest.last != "."
        default: return parts.count == 1 && isShortCode(word)
        }
    }

    /// As `N5`, `G11a` or `I12b`: a letter of ours, a number, perhaps a small letter.
    private static func isShortCode(_ word: String) -> Bool {
        guard let first = word.first, "GMNOI".contains(first) else { return false }
        let number = word.dropFirst().prefix { $0.isNumber }
        let rest = word.dropFirst(1 + number.count)
        return !number.isEmpty && rest.count < 2 && rest.allSatisfy(\.isLowercase)
    }

    private static func isOfCode(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-.".contains(character)
    }
}

extension StringProtocol {
    fileprivate var isDigits: Bool { !isEmpty && allSatisfy(\.isNumber) }

    fileprivate var trailingDigits: String {
        String(String(reversed().prefix(while: \.isNumber)).reversed())
    }
}

extension Substring {
    /// Without the full stop and the dash that belong to the sentence.
    fileprivate var trimmed: Substring {
        var rest = self
        while let last = rest.last, ".-".contains(last) { rest.removeLast() }
        return rest.drop { ".-".contains($0) }
    }
}
