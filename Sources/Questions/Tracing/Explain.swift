package import BackOffice
import Contracts
import Directories
import Measures
import Storage

/// Which balance is to be explained.
package struct BucketQuestion: Sendable {
    /// The text code of the directory, such as `INTEREST`.
    package let amountType: String
    /// Nil is all of them: for what is kept by tranche, the sum.
    package let tranche: Int?
    package let isOffBalance: Bool

    package init(amountType: String, tranche: Int?, isOffBalance: Bool) {
        self.amountType = amountType
        self.tranche = tranche
        self.isOffBalance = isOffBalance
    }
}

extension Office {
    /// Why an operation has its amount: the rule, the days and rates, the rounding.
    ///
    /// Nothing is reckoned for the answer: the history is folded again, and the engine tells
    /// each line while it counts.
    /// - Throws: `notFound` for an operation that is not a live one of the contract, `fault`.
    package func explain(
        operation id: Int64, of number: String
    ) throws(OfficeError) -> Explanation {
        try answering { reading, rules in
            let replay = try HistoryTrace(number, reading, rules)
            guard let found = try replay.locate(OperationID(rawValue: id)) else {
                throw OfficeError.notFound(.operation, "\(id)")
            }
            return try found.explanation(of: number, reading, rules)
        }
    }

    /// Why a balance is what it is: what moved it, and what has accrued without being booked.
    ///
    /// - Throws: `notFound`, `input` for a tranche that is not a number of one, `fault`.
    package func explain(
        _ bucket: BucketQuestion, of number: String, at moment: Moment
    ) throws(OfficeError) -> Explanation {
        try answering { reading, rules in
            guard let tranche = UInt16(exactly: bucket.tranche ?? 0) else {
                throw OfficeError.input(
                    field: "tranche", value: "\(bucket.tranche ?? 0)", accepted: "0 to 65535")
            }
            let contract = try ContractAt(number, at: moment, reading, rules)
            let directory = try rules.on(contract.day)
            guard let row = directory.amountType(code: bucket.amountType) else {
                throw OfficeError.notFound(.amountType, bucket.amountType)
            }
            if bucket.tranche == nil, row.isByTranche {
                return contract.sum(of: row, isOffBalance: bucket.isOffBalance)
            }
            let asked = Bucket(
                row.type, TrancheNumber(rawValue: tranche), isOffBalance: bucket.isOffBalance)
            let replay = try HistoryTrace(number, reading, rules)
            return try replay.explanation(of: asked, contract, directory)
        }
    }
}

extension ContractAt {
    /// What stands in each tranche, and what it comes to.
    fileprivate func sum(of row: AmountTypeRow, isOffBalance: Bool) -> Explanation {
        let own = state.buckets.entries.filter {
            $0.bucket.amountType == row.type && $0.bucket.isOffBalance == isOffBalance
        }
        let total = own.reduce(0) { $0 + $1.minor }
        return Explanation(
            contract: state.terms.number,
            subject: "\(row.code), all tranches, \(isOffBalance ? "off" : "on") balance",
            facts: own.map { entry in
                ExplainedFact(
                    name: "tranche \(entry.bucket.tranche.rawValue)",
                    value: state.money(entry.minor).text)
            }, movements: [], lines: [],
            sum: [ExplainedFact(name: "balance", value: state.money(total).text)])
    }
}
