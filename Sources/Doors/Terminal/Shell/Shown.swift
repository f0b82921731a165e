import BackOffice

extension String {
    /// The text as it may be printed: what a terminal would obey, or nobody would see, is
    /// written as `\u{1b}`.
    var shown: String { escaped(\.isHidden) }

    /// The same for whole pages, in which lines end where we end them.
    var shownInLines: String { escaped { $0.isHidden && $0 != "\n" } }

    /// JSON of the same meaning in which nothing is hidden.
    ///
    /// What is hidden stands inside the quotes of a text, where `\u001b` means the same; ends
    /// of lines stand outside only.
    var shownInJSON: String {
        guard unicodeScalars.contains(where: { $0.isHidden && $0 != "\n" }) else { return self }
        var shown = ""
        for scalar in unicodeScalars {
            guard scalar.isHidden, scalar != "\n" else {
                shown.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let code = String(unit, radix: 16)
                shown += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            }
        }
        return shown
    }

    private func escaped(_ isEscaped: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: isEscaped) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if isEscaped(scalar) {
                text += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
