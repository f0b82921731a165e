// Fields that several processes have.
extension Parameter {
    /// When the debt changes; every order of a process has it.
    package static let valueTime = Parameter(
        "valueTime", .moment, "When the debt changes.", example: "2018-05-31T12:00:00")

    static let amountType = Parameter(
        "amountType", .code(of: .amountTypes), "What kind of debt it is.",
        example: "PEN_PRINCIPAL")

    static let isOffBalance = Parameter(
        "isOffBalance", .flag, .standard("false"), "Whether it stands off balance.",
        example: "true")

    /// Money moves with a cash flow only: such an order may say so, and no more.
    static let paymentType = Parameter(
        "paymentType", .code(of: .paymentTypes), .standard("101173"),
        "The payment type, which can only be the one without money.", example: "101173")

    static func cashFlow(_ help: String) -> Parameter {
        Parameter("cashFlow", .cashFlow, help, example: "12")
    }

    static func amount(_ help: String) -> Parameter {
        Parameter("amount", .money, help, example: "12.30")
    }
}
