/// The consistency of the directories: one function a rule, each listing every gap it finds.
///
/// - Source: domain §9.8.
package enum DirectoryCheck {
    /// A rule over the rows of one day.
    package typealias Rule = @Sendable (DirectoryRows) -> [DirectoryFinding]

    /// Every finding of every rule, on every day on which the rules change; empty when sound.
    package static func findings(in rows: DirectoryRows) -> [DirectoryFinding] {
        []
    }
}
