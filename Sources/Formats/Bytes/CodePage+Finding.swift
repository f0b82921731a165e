extension CodePage {
    /// The page in which bytes that are no UTF-8 are Russian words; nil when they are in none.
    ///
    /// Letters stand beside letters of one script, small ones behind capitals; in the wrong page
    /// they become signs and frames, or capitals in the middle of words.
    static func found(in bytes: some Sequence<UInt8>) -> CodePage? {
        let bytes = Array(bytes)
        let scores = [CodePage.windows1251, .dos866].map { page in
            (page, CodePage.score(page.text(bytes) ?? ""))
        }
        guard let best = scores.max(by: { $0.1.balance < $1.1.balance }),
            best.1.likely >= likelyMin, best.1.likely > best.1.odd * timesMore
        else { return nil }
        return best.0
    }

    /// Pairs of letters that make a word known, and how many of them come to one that is odd.
    private static let (likelyMin, timesMore) = (2, 4)

    /// Pairs of neighbours that words have, and those that they do not.
    private struct Score {
        var likely = 0
        var odd = 0
        var balance: Int { likely - odd * timesMore }
    }

    private static func score(_ text: String) -> Score {
        var score = Score()
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { before = scalar }
            if scalar.isRussian, before.isRussian {
                let isTurned = before.properties.isLowercase && scalar.properties.isUppercase
                if isTurned { score.odd += 1 } else { score.likely += 1 }
            } else if !scalar.isASCII, !scalar.isRussian, !CodePage.signs.contains(scalar) {
                score.odd += 1
            } else if (scalar.isRussian && before.isLatin) || (scalar.isLatin && before.isRussian) {
                score.odd += 1
            }
        }
        return score
    }

    /// Signs beside letters that Russian texts have.
    private static let signs = Set("«»№—–„“”…\u{A0}".unicodeScalars)
}

extension Unicode.Scalar {
    fileprivate var isRussian: Bool {
        ("А"..."я").contains(self) || self == "Ё" || self == "ё"
    }

    fileprivate var isLatin: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self)
    }
}
