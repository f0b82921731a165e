import Imports
package import Orders
import Questions
package import BackOffice
import Formats
import Foundation
import GeneralLedger
import Measures
import Storage
import Testing

/// A ledger with loans on which days pass, to be exported from.
package struct ExportBench {
    package let office: Office
    package let context = LedgerBench.clerk

    /// Loans of 10,000.00 RUB at 12 %, paid out on 25 January 2018.
    package init(_ numbers: String...) throws {
        try self.init(
            rows: numbers.map { "\($0),7707083893,\"ООО \"\"Ромашка\"\"; Москва\"\n" })
    }

    /// The same loans: number, taxpayer number and name of the counterparty, line by line.
    package init(rows: [String], product: String = "loan-off-balance") throws {
        office = try LedgerBench(requiresExport: true).office
        let map = """
            {"format": "tranche-contract-map/1",
             "constants": {"product": "\(product)", "currency": "RUB",
               "principal": "10000.00", "annualRate": "12", "periods": "12", "period": "P1M",
               "disbursed": "2018-01-25"},
             "columns": {"number": {"field": "number", "read": "text"}},
             "attributes": ["counterpartyInn", "counterpartyName"]}
            """
        let text = "number,counterpartyInn,counterpartyName\n" + rows.joined()
        let report = try office.importContracts(
            ByteSource(name: "loans", bytes: Array(text.utf8)),
            by: ContractMap(json: Array(map.utf8)),
            ImportOptions(skipsRefused: false, disburses: true), context)
        try #require(report.isStored, "\(report.refused)")
    }

    package func nights(_ from: String, _ through: String) throws {
        _ = try office.nights(from: Day(text: from), through: Day(text: through), context) { _ in }
    }

    @discardableResult
    package func pay(_ number: String, _ day: String, _ amount: String) throws -> Receipt {
        try office.receiveCash(
            CashOrder(
                on: number, at: .start(of: Day(text: day)), isIncoming: true, amount: amount,
                by: .bank), context)
    }

    @discardableResult
    package func prepare(
        _ through: String, from: String? = nil, kind: ExportOrder.Kind = .postings,
        mode: ExportOrder.Mode = .operation, context: OrderContext? = nil
    ) throws -> ExportView {
        try office.prepareExport(
            ExportOrder(
                kind: kind, mode: mode, from: from.map { try Day(text: $0) },
                through: Day(text: through)), context ?? self.context)
    }

    package func download(_ number: Int64, _ form: ExportOrder.Form) throws -> String {
        var bytes: [UInt8] = []
        try office.downloadExport(number, as: form, context) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    package func journal(
        _ form: ExportOrder.Form, kind: ExportOrder.Kind = .postings
    ) throws -> String {
        var bytes: [UInt8] = []
        let order = ExportOrder(
            kind: kind, mode: .operation, from: nil, through: Day(number: .max))
        try office.journal(form, order) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The numbers of the operations in a batch's CSV, without opening it.
    package func operations(of number: Int64) throws -> [Int64] {
        let text = try office.store.reading { reading in
            var bytes: [UInt8] = []
            let source = reading.frozenBytes(of: .init(rawValue: number))
            while let piece = try source.next() { bytes += piece }
            return String(decoding: bytes, as: UTF8.self)
        }
        return text.split(separator: "\n").dropFirst().compactMap { line in
            Int64(line.split(separator: ";", omittingEmptySubsequences: false)[5])
        }
    }

    package func holds() throws -> Bool { try office.verify { _, _ in }.holds }
}
