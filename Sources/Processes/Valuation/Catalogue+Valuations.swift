extension Catalogue {
    /// What the books think of a debt: attributes, discount, reserves.
    static let valuations: [ProcessType] = [
        ProcessType(
            code: SetAttributes.code, name: "Setting of contract attributes",
            parameters: ["loanCategory", "isRestructured"],
            decode: { try SetAttributes(from: $0) }),
        ProcessType(
            code: DiscountLoan.code, name: "Discounting", parameters: ["marketRate"],
            decode: { try DiscountLoan(from: $0) }),
        ProcessType(
            code: RateReserve.code, name: "IFRS Reserve rate calculation", parameters: [],
            decode: { try RateReserve(from: $0) }),
        ProcessType(
            code: ReserveByRate.code, name: "IFRS Reserve", parameters: [],
            decode: { try ReserveByRate(from: $0) }),
        ProcessType(
            code: ReserveByScores.code, name: "Regular reserve", parameters: [],
            decode: { try ReserveByScores(from: $0) }),
        ProcessType(
            code: RevalueCurrency.code, name: "Currency revaluation", parameters: [],
            decode: { try RevalueCurrency(from: $0) }),
    ]

    static let deposits: [ProcessType] = [
        ProcessType(
            code: PlaceDeposit.code, name: "Deposit placement", parameters: ["cashFlow"],
            decode: { try PlaceDeposit(from: $0) }),
        ProcessType(
            code: PayOutDeposit.code, name: "Deposit pay-out", parameters: ["cashFlow"],
            decode: { try PayOutDeposit(from: $0) }),
        ProcessType(
            code: CapitaliseInterest.code, name: "Capitalisation of deposit interest",
            parameters: [], decode: { try CapitaliseInterest(from: $0) }),
        ProcessType(
            code: EndDepositEarly.code, name: "Early termination of a deposit",
            parameters: ["cashFlow"], decode: { try EndDepositEarly(from: $0) }),
    ]
}
