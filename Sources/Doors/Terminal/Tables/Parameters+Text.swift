import ArgumentParser
import BackOffice
import Questions

extension [ParameterRow] {
    /// Their names; in brackets what may be left out.
    var names: String {
        map { $0.isRequired ? $0.name : "[\($0.name)]" }.joined(separator: ", ")
    }

    /// What is to be known of each.
    var told: [String] { isEmpty ? ["It has no parameters."] : map(\.text) }
}

extension ParameterRow {
    fileprivate var text: String {
        """
        \(name)
          \(help)
          \(accepted), such as \(example)
          \(isRequired ? "required" : "left out: \(leftOut)")
        """
    }
}

extension ArgumentHelp {
    /// What the catalogue says of a field of an order of the office.
    init(_ field: String, of order: String, valueName: String? = nil) {
        let row = Office.officeOrders.first { $0.code == order }?[field]
        precondition(row != nil, "no field \(field) of \(order)")
        self.init("\(row?.help ?? "")", valueName: valueName)
    }
}
