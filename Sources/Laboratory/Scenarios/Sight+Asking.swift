import BackOffice
import Questions
import Contracts
import Directories
import Measures
import Processes
import Storage

extension Office {
    /// The state of a contract at a moment, with the rules of the day.
    func state(
        _ number: String, at moment: Moment, on day: Day
    ) throws(OfficeError) -> (ContractState, Directory) {
        try answering { reading, rules in
            (try ContractAt(number, at: moment, reading, rules).state, try rules.on(day))
        }
    }

    /// What closes a contract at a time, its accruals booked to the day.
    func payoff(of number: String, at time: ValueTime) throws(OfficeError) -> String {
        try answering { reading, rules in
            let contract = try reading.load(number, rules).state
            let processing = ProcessContract(
                valueTime: max(time, contract.lastOperation ?? time), variant: .plain)
            let step = try DecidedProcess(processing, on: contract, rules)
            return contract.money(try step.after.payoff(on: time.day, step.directory)).text
        }
    }

    /// The number of a contract's newest live process; 0 before the first.
    func newestProcess(of number: String) throws(OfficeError) -> Int64 {
        try answering { reading, rules in
            try reading.load(number, rules).lastProcess?.rawValue ?? 0
        }
    }

    /// The live processes of a contract that are recorded later than one, oldest first.
    func processes(of number: String, after mark: Int64) throws(OfficeError) -> [PutDown] {
        try answering { reading, rules in
            let head = try reading.load(number, rules).lastProcess
            guard let head, head.rawValue > mark else { return [] }
            let live = try reading.history(from: head, postings: rules.postings)
            return try live.prefix { $0.id.rawValue > mark }.reversed().map { process in
                PutDown(
                    id: process.id.rawValue,
                    code: process.code.rawValue,
                    valueTime: process.valueTime, documents: process.documents,
                    directory: try rules.on(process.valueTime.day))
            }
        }
    }
}

extension Directory {
    /// How a bucket is written in a scenario: `INTEREST 4`, `PEN_PRINCIPAL 4 off`.
    func written(_ bucket: Bucket) -> String {
        let code = row(of: bucket.amountType)?.code ?? "\(bucket.amountType.rawValue)"
        let tranche = bucket.tranche == .contract ? "" : " \(bucket.tranche.rawValue)"
        return code + tranche + (bucket.isOffBalance ? " off" : "")
    }
}
