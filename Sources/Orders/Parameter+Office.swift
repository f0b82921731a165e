import Processes

// Fields that several orders of the office have.
extension Parameter {
    static let contract = Parameter(
        "contract", .contract, "The number of the contract.", example: "4711")
    static let period = Parameter(
        "period", .month, "The month, such as 2018-05.", example: "2018-05")
    static let batch = Parameter(
        "batch", .exportBatch, "The number of the batch.", example: "1")
    static let map = Parameter(
        "map", .file, "The JSON file that says which column is what.", example: "loans.json")
    static let skipsRefused = Parameter(
        "skipsRefused", .flag, "Store the good rows though others are refused.", example: "false")
    static let bank = Parameter(
        "bank", .text, .optional(otherwise: "it is not said"),
        "The bank it came through, by its code.", example: "ONLINE")

    static func file(_ help: String, example: String) -> Parameter {
        Parameter("file", .file, help, example: example)
    }
}
