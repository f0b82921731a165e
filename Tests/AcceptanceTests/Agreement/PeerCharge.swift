/// A charge that a peer puts on a loan by name: a correction by hand here.
struct PeerCharge {
    let name: String
    let date: String
    private let amount: String
    private let amountType: String
    /// Nil is the one that holds the day.
    private let tranche: String?

    /// - Parameter tranche: where it stands when its day is no day of an instalment.
    init(_ step: PeerValue, tranche: String?) {
        name = step["charge"].text ?? ""
        date = step["due"].text ?? ""
        amount = step["amount"].amount ?? "0.00"
        // The one for insufficient funds is a penalty, the others are fees.
        amountType = name == "LOAN_NSF_FEE" ? "PEN_FIXED" : "FEE_SERVICE"
        self.tranche = tranche
    }

    var order: String {
        "on: \(date)T11:00:00, run: manual-correction, "
            + "with: {amountType: \(amountType), amount: \(amount)"
            + (tranche.map { ", tranche: \($0)}" } ?? "}")
    }

    func waiver(on day: String) -> String {
        "on: \(day)T13:00:00, run: write-off, "
            + "with: {amountType: \(amountType), amount: \(amount), reason: FORGIVENESS}"
    }
}
