import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

/// Makes the lines of processes: their entries, with the words of the directories.
struct ExportLines {
    private let kind: ExportKind
    private let reading: ReadSession
    private let rules: Rules
    private var meanings: [PostingID: ExportMeaning] = [:]
    private var today: (day: Day, directory: Directory)?
    private var taken: [PostingID: Bool] = [:]

    init(_ kind: ExportKind, _ reading: ReadSession, _ rules: Rules) {
        self.kind = kind
        self.reading = reading
        self.rules = rules
    }

    /// Whether the operation has a line.
    mutating func takes(_ operation: StoredOperation) -> Bool {
        if let known = taken[operation.posting] { return known }
        let answer = rules.postings[operation.posting].map(kind.takes) ?? false
        taken[operation.posting] = answer
        return answer
    }

    /// The lines of a process's operations, in their order, each with its entry.
    mutating func lines(of process: ScannedProcess) throws -> [(ExportLine, Entry)] {
        let party = try reading.party(of: process.contract)
        let contract = try named(party)
        let directory = try directory(on: process.valueTime.day)
        var lines: [(ExportLine, Entry)] = []
        for operation in process.operations where takes(operation) {
            guard let posting = rules.postings[operation.posting],
                process.documents.indices.contains(operation.document)
            else { throw StoreFault.corrupt("operation \(operation.id.rawValue)") }
            let document = process.documents[operation.document]
            let amount = operation.bookValue(party.currencies)
            let entry = try entry(
                for: posting, amount, in: document.type, because: document.reason, directory)
            guard let entry else { continue }
            let line = ExportLine(
                day: process.valueTime.day, document: name(document, of: operation, directory),
                operation: operation.id, contract: contract, debit: entry.debit,
                credit: entry.credit, amount: amount,
                foreign: operation.foreign(party.currencies),
                meaning: meaning(of: posting, directory))
            lines.append((line, entry))
        }
        return lines
    }

    /// The line of money that came in or was paid out, with its entry.
    mutating func line(of stored: StoredMoneyEntry) throws -> (ExportLine, Entry) {
        let money = stored.entry
        let directory = try directory(on: money.day)
        let entry = entry(ofMoney: money.direction, by: money.payment, money.amount, directory)
        guard let entry else { throw StoreFault.corrupt("money_entry \(stored.id.rawValue)") }
        let party = try stored.contract.map { try reading.party(of: $0) }
        let line = ExportLine(
            day: money.day,
            document: ExportDocument(id: "m\(stored.id.rawValue)", type: money.direction.code),
            operation: nil, contract: try party.map(named), debit: entry.debit,
            credit: entry.credit, amount: money.amount, foreign: stored.foreign(of: party),
            meaning: money.meaning)
        return (line, entry)
    }

    private func named(_ party: ContractParty) throws -> ExportContract {
        ExportContract(
            number: party.number, product: try rules.product(party.product).code,
            inn: party.inn, counterparty: party.name)
    }

    private func name(
        _ document: DocumentMark, of operation: StoredOperation, _ directory: Directory
    ) -> ExportDocument {
        ExportDocument(
            id: "\(operation.process.rawValue).\(operation.document + 1)",
            type: directory.vocabulary.code(of: document.type) ?? "\(document.type)")
    }

    private mutating func directory(on day: Day) throws(Refusal) -> Directory {
        if let today, today.day == day { return today.directory }
        let directory = try rules.on(day)
        today = (day, directory)
        return directory
    }

    private mutating func meaning(
        of posting: CorrectPosting, _ directory: Directory
    ) -> ExportMeaning {
        if let known = meanings[posting.id] { return known }
        let type = directory.row(of: posting.amountType)
        let action = directory.vocabulary.actions.first { $0.word == posting.action }
        let meaning = ExportMeaning(
            amountType: type?.code ?? "\(posting.amountType.rawValue)",
            action: action?.code ?? "\(posting.action)",
            text: "\(type?.name ?? ""): \(action?.name ?? "")")
        meanings[posting.id] = meaning
        return meaning
    }
}

extension CashDirection {
    /// The kind of document that money is, on a line.
    fileprivate var code: String {
        switch self {
        case .incoming: "MONEY_IN"
        case .outgoing: "MONEY_OUT"
        }
    }
}

extension StoredMoneyEntry {
    /// The amount in the contract's currency, where the books are kept in another.
    fileprivate func foreign(of party: ContractParty?) -> Money? {
        guard let currencies = party?.currencies, currencies.isForeign, let flowMinor else {
            return nil
        }
        return Money(minor: flowMinor, currencies.own)
    }
}

extension NewMoneyEntry {
    fileprivate var meaning: ExportMeaning {
        let text =
            switch direction {
            case .incoming: "Money received"
            case .outgoing: "Money paid out"
            }
        return ExportMeaning(
            amountType: "MONEY", action: direction.code,
            text: takesBack == nil ? text : text + ", taking back an entry")
    }
}
