extension Unicode.Scalar {
    /// Whether it is not seen, or moves what is seen: controls, formats such as directions and
    /// joiners, ends of lines and paragraphs, and what fonts leave out.
    ///
    /// - Source: Unicode Standard Annex 44, General_Category and Default_Ignorable_Code_Point.
    package var isHidden: Bool {
        if isASCII { return value < 0x20 || value == 0x7F }
        return Unicode.Scalar.unseen.contains(properties.generalCategory)
            || properties.isDefaultIgnorableCodePoint
    }

    private static let unseen: Set<Unicode.GeneralCategory> = [
        .control, .format, .lineSeparator, .paragraphSeparator,
    ]
}

extension String {
    /// Whether nothing in it is hidden, so that what is read is what is there.
    package var isPlain: Bool { !unicodeScalars.contains(where: \.isHidden) }
}

/// Texts that people give of their own: names, keys and references.
enum GivenText {
    static let bytesMax = 256

    /// Refuses what says nothing, what hides something, and what is too long.
    static func require(_ text: String, as field: String) throws(OfficeError) {
        let says = text.contains { !$0.isWhitespace }
        guard says, text.isPlain, text.utf8.count <= bytesMax else {
            throw .input(
                field: field, value: text,
                accepted: "1 to \(bytesMax) bytes of text, without control characters and "
                    + "other invisible ones")
        }
    }
}

extension OrderContext {
    /// Holds what the operator gave against what the ledger keeps for good.
    ///
    /// - Throws: `input`.
    func check() throws(OfficeError) {
        try GivenText.require(operatorName, as: "operator")
        if let idempotencyKey { try GivenText.require(idempotencyKey, as: "key") }
    }
}

extension Office {
    /// Holds the name of an organisation against what a ledger takes.
    ///
    /// - Throws: `input`.
    package static func checkOrganisation(_ name: String) throws(OfficeError) {
        try GivenText.require(name, as: "organisation")
    }
}

/// The number by which people know a contract.
package enum ContractNumber {
    static let bytesMax = 64

    /// What a number is, for whoever gave another one.
    package static let accepted =
        "1 to \(bytesMax) bytes, with no spaces around them, no line ends and no control or "
        + "other invisible characters"

    package static func isOne(_ text: String) -> Bool {
        let isSpaced = text.unicodeScalars.contains { $0.properties.isWhitespace && $0 != " " }
        let isTrimmed = text.first != " " && text.last != " "
        return (1...bytesMax).contains(text.utf8.count) && isTrimmed && !isSpaced && text.isPlain
    }
}
