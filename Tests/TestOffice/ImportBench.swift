package import BackOffice
import Formats
import Foundation
package import Imports
import Measures
import Questions
import Storage

/// An empty ledger and the files of an import, as texts.
package struct ImportBench {
    package let office: Office

    package init() throws { office = try LedgerBench(requiresExport: true).office }

    package static let contractMap = """
        {"format": "tranche-contract-map/1",
         "columns": {
           "number": {"field": "number", "read": "text"},
           "product": {"field": "product", "read": "text"},
           "currency": {"field": "currency", "read": "text"},
           "principal": {"field": "principal", "read": "money"},
           "rate": {"field": "annualRate", "read": "percent"},
           "periods": {"field": "periods", "read": "count"},
           "period": {"field": "period", "read": "text"},
           "signed": {"field": "signed", "read": "day"},
           "disbursed": {"field": "disbursed", "read": "day"},
           "first": {"field": "firstRepayment", "read": "day"},
           "instalment": {"field": "instalment", "read": "money"}},
         "attributes": ["town"]}
        """
    package static let contractHeader =
        "number,product,currency,principal,rate,periods,period,signed,disbursed,first,"
        + "instalment,town\n"
    package static let soundContract =
        "A-1,us-instalment,USD,10000.00,12,12,P1M,2018-01-20,2018-01-25,,,Vilnius\n"

    package static let cashFlowMap = """
        {"format": "tranche-cash-flow-map/1", "separator": ";",
         "constants": {"paymentType": "bank"},
         "columns": {
           "contract": {"field": "contract", "read": "text"},
           "day": {"field": "valueTime", "read": "day", "pattern": "dd.MM.yyyy"},
           "way": {"field": "direction", "read": "text", "values": {"D": "in", "C": "out"}},
           "sum": {"field": "amount", "read": "money", "decimal": ","},
           "id": {"field": "reference", "read": "text"},
           "wish": {"field": "early", "read": "text", "optional": true}}}
        """
    package static let cashFlowHeader = "contract;day;way;sum;id\n"

    package func contracts(
        _ rows: String, skipsRefused: Bool = false, disburses: Bool = true,
        isPreview: Bool = false
    ) throws -> ImportReport {
        let text = Self.contractHeader + rows
        return try office.importContracts(
            ByteSource(name: "test", bytes: Array(text.utf8)),
            by: ContractMap(json: Array(Self.contractMap.utf8)),
            ImportOptions(skipsRefused: skipsRefused, disburses: disburses), context(isPreview))
    }

    package func cashFlows(
        _ rows: String, skipsRefused: Bool = false, isPreview: Bool = false
    ) throws -> CashImportReport {
        let text = Self.cashFlowHeader + rows
        return try office.importCashFlows(
            ByteSource(name: "test", bytes: Array(text.utf8)),
            by: CashFlowMap(json: Array(Self.cashFlowMap.utf8)), skipsRefused: skipsRefused,
            context(isPreview))
    }

    private func context(_ isPreview: Bool) -> OrderContext {
        LedgerBench.context(isPreview: isPreview)
    }

    /// Contracts in the ledger, whatever their status.
    package func contractCount() throws -> Int {
        try office.portfolio(on: Day(text: "2018-12-31")).rows.reduce(0) { $0 + $1.contracts }
    }

    package func principal(_ number: String) throws -> String {
        let card = try office.card(number, at: .now)
        return card.totals.first { $0.amountType == "PRINCIPAL" }?.onBalance ?? "0.00"
    }
}
