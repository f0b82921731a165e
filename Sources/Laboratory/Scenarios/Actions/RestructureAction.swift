import BackOffice
import Contracts
import Directories
import Measures
import Orders

/// A contract ends and another begins in its place: `restructure: R-0001R`.
///
/// The new contract is one of the scenario's, signed on the day; its terms are what is agreed.
struct RestructureAction: ScenarioAction {
    static let word = "restructure"
    static let keys = ["capitalised"]
    static let isOfContract = true

    private let agreed: Terms
    private let product: String
    private let isCapitalised: Bool

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        agreed = try StepReading.contract(reading.value, reading.contracts)
        isCapitalised = try reading.step["capitalised"]?.flag() ?? false
        let known = reading.rules.products[agreed.product]
        guard let known else { throw reading.value.flaw("the product is not in the directory") }
        product = known.code
    }

    var told: String {
        "restructure into \(agreed.number)" + (isCapitalised ? ", capitalised" : "")
    }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        let terms = OfferedTerms(
            product: product, principal: GivenAmount(agreed.principal),
            ratePercent: agreed.rate, periods: agreed.periods, period: agreed.period,
            firstRepayment: agreed.firstRepayment,
            instalment: agreed.instalment.map { GivenAmount($0) })
        let order = RestructureOrder(
            contract: contract, valueTime: time, isCapitalised: isCapitalised,
            newNumber: agreed.number, terms: terms)
        return ActionResult(try stage.office.restructure(order, stage.context))
    }
}
