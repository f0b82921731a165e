/// The keys of a JSON text, whatever the values.
indirect enum JSONKeys: Decodable {
    case object([String: JSONKeys])
    case list([JSONKeys])
    case value

    /// A key that one text has and the other does not.
    struct Unknown {
        let path: String
        let key: String
        /// The keys that the other text has in this place.
        let accepted: [String]
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // JSON says what a value is only by being read as one thing or another.
        let object = Result { try container.decode([String: JSONKeys].self) }
        let list = Result { try container.decode([JSONKeys].self) }
        switch (object, list) {
        case (.success(let object), _): self = .object(object)
        case (.failure, .success(let list)): self = .list(list)
        case (.failure, .failure): self = .value
        }
    }

    /// The first key here that `other` does not have; nil when it knows them all.
    func firstUnknown(to other: JSONKeys, at path: String) -> Unknown? {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            mine.keys.sorted().lazy.compactMap { key in
                guard let known = theirs[key] else {
                    return Unknown(path: path, key: key, accepted: theirs.keys.sorted())
                }
                return mine[key]?.firstUnknown(to: known, at: "\(path).\(key)")
            }.first
        case (.list(let mine), .list(let theirs)):
            zip(mine, theirs).enumerated().lazy.compactMap { place, pair in
                pair.0.firstUnknown(to: pair.1, at: "\(path)[\(place)]")
            }.first
        case (.object, .list), (.object, .value), (.list, .object), (.list, .value),
            (.value, .object), (.value, .list), (.value, .value):
            nil
        }
    }
}
