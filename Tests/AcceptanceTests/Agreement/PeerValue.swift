/// A value of a published history: what peers write is looser than what we read.
enum PeerValue: Decodable, Sendable {
    case none
    case flag(Bool)
    case text(String)
    case list([PeerValue])
    case object([String: PeerValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .text("\(number)")
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([PeerValue].self) {
            self = .list(list)
        } else {
            self = .object((try? container.decode([String: PeerValue].self)) ?? [:])
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var list: [PeerValue] { if case .list(let list) = self { list } else { [] } }

    var object: [String: PeerValue]? {
        if case .object(let object) = self { object } else { nil }
    }

    subscript(key: String) -> PeerValue {
        if case .object(let object) = self { object[key] ?? .none } else { .none }
    }

    subscript(place: Int) -> PeerValue {
        list.indices.contains(place) ? list[place] : .none
    }

    /// An amount with two digits behind the point.
    var amount: String? { text.map { cents(units($0, digits: 2)) } }
}

/// Hundredths as a decimal text.
func cents(_ hundredths: Int64) -> String {
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
}
