import Measures

extension RowReading {
    func amountType(_ row: AmountTypeSeed) throws(DirectoryFlaw) -> AmountTypeRow {
        AmountTypeRow(
            type: AmountType(rawValue: row.id), code: row.code, name: row.name,
            allowsOffBalance: row.allowsOffBalance, isByTranche: row.isByTranche,
            side: try choice("side", row.side, of: DebtSide.self))
    }

    func action(_ row: ActionTypeSeed) throws(DirectoryFlaw) -> NamedWord<ActionType> {
        guard let action = ActionType(rawValue: row.id) else {
            throw refusal("id", "\(row.id)", accepted: "the number of an action type")
        }
        let moves = action.isCash ? "cash" : "internal"
        guard row.moves == moves else { throw refusal("moves", row.moves, accepted: moves) }
        return NamedWord(word: action, code: row.code, name: row.name)
    }

    /// The row of an enumerated word; nil where its id is none.
    func named<Word: RawRepresentable & CaseIterable>(
        _ row: WordSeed, as word: Word?
    ) throws(DirectoryFlaw) -> NamedWord<Word> {
        guard let word else {
            let ids = Word.allCases.map { "\($0.rawValue)" }
            throw refusal("id", "\(row.id)", accepted: ids.joined(separator: ", "))
        }
        return NamedWord(word: word, code: row.code, name: row.name)
    }

    func constant(_ row: ConstantSeed) throws(DirectoryFlaw) -> ConstantRow {
        let name = try choice("code", row.code, of: ConstantName.self)
        guard let value = name.domain.value(of: row.value) else {
            throw refusal("value", row.value, accepted: name.domain.accepted)
        }
        return ConstantRow(name: name, value: value)
    }
}

extension RowReading {
    func bank(_ row: BankSeed) throws(DirectoryFlaw) -> Bank {
        Bank(
            code: row.code, name: row.name,
            feeRate: try rate("feePercent", percentIfAny: row.feePercent),
            feeAmounts: try feeAmounts(row))
    }

    private func feeAmounts(_ row: BankSeed) throws(DirectoryFlaw) -> BankFeeAmounts? {
        guard let code = row.feeCurrency else {
            guard let orphan = row.feeFixed ?? row.feeMin ?? row.feeMax else { return nil }
            throw refusal("feeCurrency", orphan, accepted: "the currency of the amount")
        }
        let currency = try measure("feeCurrency", code) { text throws(MeasureFlaw) in
            try Currency(code: text)
        }
        return BankFeeAmounts(
            currency: currency,
            fixed: try minor("feeFixed", row.feeFixed ?? "0", currency),
            least: try minor("feeMin", row.feeMin ?? "0", currency),
            most: try row.feeMax.map { text throws(DirectoryFlaw) in
                try minor("feeMax", text, currency)
            })
    }
}
