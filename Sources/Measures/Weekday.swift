/// A day of the week, Monday first as in ISO 8601.
package enum Weekday: Int, Hashable, Sendable, CaseIterable, Codable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}
