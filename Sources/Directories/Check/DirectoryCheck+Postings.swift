extension DirectoryCheck {
    static let postingRules: [Rule] = [
        Rule(demand: "ids of correct postings are unique", findings: postingIDsUnique),
        Rule(demand: "combinations are unique", findings: combinationsUnique),
        Rule(demand: "what is never legal is no correct posting", findings: neverLegalAbsent),
        Rule(
            demand: "the forbidden combinations are no correct postings",
            findings: forbiddenAbsent),
        Rule(demand: "cash moves by bank or cash, nothing else", findings: paymentsFitActions),
        Rule(
            demand: "only types that may stand off balance do", findings: offBalanceOnlyAllowed),
        Rule(
            demand: "what is off balance is not exported", findings: offBalanceNeverExported),
        Rule(demand: "only shifts between tranches reach no account", findings: zeroSumOnly),
    ]

    /// What no administrator may ever allow.
    ///
    /// - Source: R004-19, R004-20, CP-27...29, CP-66.
    package static let neverLegal: [ForbiddenPostings] = {
        let credit = AmountType.all(where: \.isClaim)
        let deposit = AmountType.all(where: \.isDeposit)
        func never(
            _ action: ActionType, _ types: [AmountType], on kind: ContractKind, _ sign: Sign?
        ) -> ParameterSpace {
            var space = ParameterSpace(kinds: [kind], amountTypes: types, actions: [action])
            if let sign { space.signs = [sign] }
            return space
        }
        return [
            ForbiddenPostings(
                row: 27, why: "principal is never reversed",
                space: never(.reversal, [.principal], on: .credit, nil)),
            ForbiddenPostings(
                row: 28, why: "an accrual never takes from the debt",
                space: never(.accrual, credit, on: .credit, .minus)),
            ForbiddenPostings(
                row: 28, why: "an accrual never takes from a deposit",
                space: never(.accrual, deposit, on: .deposit, .plus)),
            ForbiddenPostings(
                row: 29, why: "a repayment never adds to the debt",
                space: never(.repayment, credit, on: .credit, .plus)),
            ForbiddenPostings(
                row: 29, why: "a payment never adds to a deposit",
                space: never(.repayment, deposit, on: .deposit, .minus)),
            ForbiddenPostings(
                row: 66, why: "the principal of a deposit is never reversed",
                space: never(.reversal, [.depositPrincipal], on: .deposit, nil)),
        ]
    }()

    static func postingIDsUnique(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        repeated(rows.postings.map(\.id)).map { id in
            DirectoryFlaw(
                file: "correct-postings", row: "CP-\(Int(id.rawValue) / 64)", field: "firstPlace",
                value: "posting \(id.rawValue) twice on one day",
                accepted: "places that no other group of the row takes")
        }
    }

    static func combinationsUnique(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let twice = Set(repeated(rows.postings.map(\.parameters)))
        return rows.postings.filter { twice.contains($0.parameters) }.map { posting in
            DirectoryFlaw(
                file: "correct-postings", row: posting.label, field: "combination",
                value: "twice on one day", accepted: "each combination once")
        }
    }

    static func neverLegalAbsent(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        matches(of: neverLegal, in: rows.postings)
    }

    static func forbiddenAbsent(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        matches(of: rows.forbidden, in: rows.postings)
    }

    private static func matches(
        of forbidden: [ForbiddenPostings], in postings: [CorrectPosting]
    ) -> [DirectoryFlaw] {
        forbidden.flatMap { forbidden in
            postings.filter { forbidden.space.contains($0.parameters) }.map { posting in
                DirectoryFlaw(
                    file: "correct-postings", row: posting.label, field: "combination",
                    value: "forbidden by CP-\(forbidden.row): \(forbidden.why)",
                    accepted: "no such row")
            }
        }
    }

    /// Interest that a deposit pays into itself (CP-63) is a repayment without money.
    static func paymentsFitActions(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.postings.filter { posting in
            let isCapitalisation = posting.kind == .deposit && posting.action == .repayment
            return posting.action.isCash
                ? posting.payment == .empty && !isCapitalisation : posting.payment != .empty
        }.map { posting in
            DirectoryFlaw(
                file: "correct-postings", row: posting.label, field: "payments",
                value: "\(posting.payment)",
                accepted: posting.action.isCash ? "bank, cash" : "empty")
        }
    }

    static func offBalanceOnlyAllowed(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let allowed = Set(
            rows.amountTypes.map(\.value).filter(\.allowsOffBalance).map(\.type))
        return rows.postings.filter { $0.isOffBalance && !allowed.contains($0.amountType) }
            .map { posting in
                DirectoryFlaw(
                    file: "correct-postings", row: posting.label, field: "balance",
                    value: "off for amount type \(posting.amountType.rawValue)",
                    accepted: "on, or an amount type that allows off balance")
            }
    }

    static func offBalanceNeverExported(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.postings.filter { $0.isOffBalance && $0.isExported }.map { posting in
            DirectoryFlaw(
                file: "correct-postings", row: posting.label, field: "exported", value: "true",
                accepted: "false off balance")
        }
    }

    static func zeroSumOnly(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.postings.filter { $0.template.isEmpty && $0.action != .scheduleShift }
            .map { posting in
                DirectoryFlaw(
                    file: "correct-postings", row: posting.label, field: "template", value: "",
                    accepted: "a posting template")
            }
    }
}
