package import Measures

/// What may be altered of a contract after its signing, each part by a document.
///
/// - Source: R004-74.
package struct ContractAttributes: Hashable, Sendable {
    /// The loan category of the regular reserve, by its code; nil until one is given.
    package private(set) var loanCategory: String?
    /// How often the schedule was prolonged.
    package private(set) var prolongations: UInt16 = 0
    /// The day before the first that the last prolongation added; nil where it put no tranche in.
    package private(set) var addedAfter: Day?
    /// The rate of the IFRS reserve; nil until one is reckoned.
    package private(set) var reserveRate: ReserveRate?
    package private(set) var isRestructured = false
    /// How its discount is amortised; nil while none was recognised.
    package private(set) var discount: DiscountPlan?
    /// What the client has asked for and is not carried out; nil while nothing is.
    package private(set) var announcedRepayment: AnnouncedRepayment?

    /// A contract as it was signed.
    package init() {}

    /// Takes over one part.
    package mutating func set(_ attribute: ContractAttribute) {
        switch attribute {
        case .loanCategory(let code): loanCategory = code
        case .prolongations(let count): prolongations = count
        case .addedAfter(let day): addedAfter = day
        case .reserveRate(let rate): reserveRate = rate
        case .restructured: isRestructured = true
        case .discount(let plan): discount = plan
        case .announcedRepayment(let announced): announcedRepayment = announced
        }
    }

    /// The parts that differ from those of a contract as it was signed, in a fixed order.
    package var set: [ContractAttribute] {
        var parts: [ContractAttribute] = []
        if let loanCategory { parts.append(.loanCategory(loanCategory)) }
        if prolongations > 0 { parts.append(.prolongations(prolongations)) }
        if let addedAfter { parts.append(.addedAfter(addedAfter)) }
        if let reserveRate { parts.append(.reserveRate(reserveRate)) }
        if isRestructured { parts.append(.restructured) }
        if let discount { parts.append(.discount(discount)) }
        if let announcedRepayment { parts.append(.announcedRepayment(announcedRepayment)) }
        return parts
    }
}

/// One part of the attributes with its new value.
package enum ContractAttribute: Hashable, Sendable {
    case loanCategory(String)
    case prolongations(UInt16)
    case addedAfter(Day)
    case reserveRate(ReserveRate)
    case restructured
    case discount(DiscountPlan)
    /// Nil where it is carried out or taken back.
    case announcedRepayment(AnnouncedRepayment?)
}

/// The rate of the IFRS reserve as the scoring model gave it. - Source: D-3.28.
package struct ReserveRate: Hashable, Sendable {
    /// The share of the exposure that is reserved, without regard to time.
    package let rate: YearlyRate
    package let day: Day
    /// The scoring model and its version.
    package let model: String
    /// The fingerprint of the facts the model was given.
    package let facts: Fingerprint

    package init(rate: YearlyRate, day: Day, model: String, facts: Fingerprint) {
        self.rate = rate
        self.day = day
        self.model = model
        self.facts = facts
    }
}
