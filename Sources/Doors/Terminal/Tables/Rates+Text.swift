import BackOffice
import Imports
import Questions

extension RatesReport {
    var text: String {
        var facts = FactList()
        facts.add("rows", "\(rows)")
        facts.add("imported", "\(imported)")
        facts.add("repeated", "\(repeated)")
        facts.add("refused", "\(refusedRows)")
        facts.add("stored", isStored ? "yes" : "no, nothing")
        return refused.isEmpty
            ? facts.text : facts.text + "\n\n" + ImportRefusal.table(refused).text
    }
}

extension RateView {
    static func table(_ rates: [RateView]) -> Table {
        Table(
            [
                .words("day"), .words("currency"), .figures("nominal"), .figures("rate"),
                .words("in"),
            ], rates
        ) { [$0.day, $0.currency, "\($0.nominal)", $0.rate, $0.quote] }
    }
}
