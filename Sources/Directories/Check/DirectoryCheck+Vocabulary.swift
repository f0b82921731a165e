extension DirectoryCheck {
    static let vocabularyRules: [Rule] = [
        Rule(demand: "ids and codes of amount types are unique", findings: amountTypesUnique),
        Rule(demand: "only debt and memos may stand off balance", findings: offBalanceOnlyDebt),
        Rule(demand: "every word of the ledger has one row", findings: wordsComplete),
        Rule(demand: "every constant has one value", findings: constantsComplete),
        Rule(demand: "every cause of a late fact has one policy", findings: lateFactsComplete),
    ]

    static func amountTypesUnique(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let types = rows.amountTypes.map(\.value)
        return repeated(types.map(\.type)).map { type in
            DirectoryFlaw(
                file: "amount-types", row: "id \(type.rawValue)", field: "id",
                value: "twice on one day", accepted: "each id once")
        }
            + repeated(types.map(\.code)).map { code in
                DirectoryFlaw(
                    file: "amount-types", row: code, field: "code", value: "twice on one day",
                    accepted: "each code once")
            }
    }

    static func offBalanceOnlyDebt(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.amountTypes.map(\.value).filter { row in
            switch row.side {
            case .debt: false
            case .memo: !row.allowsOffBalance
            case .credit, .valuation, .deposit, .either: row.allowsOffBalance
            }
        }.map { row in
            DirectoryFlaw(
                file: "amount-types", row: row.code, field: "allowsOffBalance",
                value: "\(row.allowsOffBalance)",
                accepted: "\(!row.allowsOffBalance) for the side \(row.side.rawValue)")
        }
    }

    static func wordsComplete(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let vocabulary = rows.vocabulary
        return completeness(of: vocabulary.actions, in: "action-types")
            + completeness(of: vocabulary.payments, in: "payment-types")
            + completeness(of: vocabulary.documents, in: "document-types")
    }

    private static func completeness<Word: CaseIterable>(
        of words: [NamedWord<Word>], in file: String
    ) -> [DirectoryFlaw] {
        let missing = Word.allCases.filter { word in !words.contains { $0.word == word } }
        return missing.map { word in
            DirectoryFlaw(
                file: file, row: "\(word)", field: "id", value: "missing",
                accepted: "one row for each word")
        }
            + repeated(words.map(\.word)).map { word in
                DirectoryFlaw(
                    file: file, row: "\(word)", field: "id", value: "twice",
                    accepted: "one row for each word")
            }
            + repeated(words.map(\.code)).map { code in
                DirectoryFlaw(
                    file: file, row: code, field: "code", value: "twice",
                    accepted: "each code once")
            }
    }

    static func lateFactsComplete(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let facts = rows.lateFacts.map(\.value)
        return LateCause.allCases.compactMap { cause in
            let policies = facts.filter { $0.cause == cause }.map(\.policy)
            if policies.count == 1, cause.policies.contains(policies[0]) { return nil }
            return DirectoryFlaw(
                file: "late-facts", row: cause.rawValue, field: "policy",
                value: policies.isEmpty
                    ? "missing" : policies.map(\.rawValue).joined(separator: " and "),
                accepted: "one of " + cause.policies.map(\.rawValue).joined(separator: ", "))
        }
    }

    static func constantsComplete(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let names = rows.constants.map(\.value.name)
        let missing = ConstantName.allCases.filter { !names.contains($0) }
        return missing.map { name in
            DirectoryFlaw(
                file: "constants", row: name.rawValue, field: "value", value: "missing",
                accepted: name.domain.accepted)
        }
            + repeated(names).map { name in
                DirectoryFlaw(
                    file: "constants", row: name.rawValue, field: "value",
                    value: "twice on one day", accepted: "one value")
            }
    }
}
