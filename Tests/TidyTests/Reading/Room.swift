import Testing

/// A room of the house, and what the law lets it import.
struct Room: Sendable, Hashable, CustomTestStringConvertible {
    let name: String
    /// A pure room computes from what it is given; it reads no clock, file or network.
    let isPure: Bool
    /// Rooms of ours.
    let mayImport: Set<String>
    /// Modules from elsewhere.
    let mayBorrow: Set<String>

    /// The law of `docs/house.md`, "Who may import whom": one line a room.
    static let all: [Room] = [
        pure("Measures", []),
        pure("Formats", ["Measures"]),
        pure("Directories", ["Measures"]),
        pure("Contracts", ["Measures", "Directories"]),
        pure("Processes", ["Measures", "Directories", "Contracts"]),
        pure("Orders", ["Measures", "Directories", "Contracts", "Processes"]),
        pure("GeneralLedger", ["Measures", "Formats", "Directories", "Contracts"]),
        busy(
            "Storage", ["Measures", "Directories", "Contracts", "GeneralLedger"],
            [
                "GRDB", "GRDBSQLite", "FoundationEssentials", "Synchronization", "Glibc", "Musl",
                "Darwin",
            ]),
        busy(
            "BackOffice",
            [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "GeneralLedger", "Storage",
            ],
            [
                "FoundationEssentials", "Crypto", "Synchronization", "Dispatch",
            ]),
        busy(
            "Imports",
            [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "Storage", "BackOffice",
            ], ["FoundationEssentials"]),
        busy(
            "Questions",
            [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "GeneralLedger", "Storage", "BackOffice",
            ], ["FoundationEssentials"]),
        busy(
            "Laboratory",
            [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "GeneralLedger", "Storage", "BackOffice", "Imports", "Questions",
            ], ["FoundationEssentials", "Synchronization", "Yams"]),
        busy(
            "Terminal",
            [
                "Measures", "Formats", "Orders", "BackOffice", "Imports", "Questions", "Laboratory",
            ],
            ["ArgumentParser", "Foundation", "FoundationEssentials", "Glibc"]),
    ]

    /// What tests share: a loan for all of them, an office for those that need a ledger.
    static let kits: [Room] = [
        pure("TestHouse", ["Measures", "Directories", "Contracts"]),
        busy(
            "TestOffice",
            [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders", "Storage",
                "BackOffice", "Imports", "Questions", "TestHouse",
            ], []),
    ]

    /// The room a path lies in; nil outside `Sources`.
    ///
    /// A folder nobody knows is a room that may import nothing.
    init?(ofFileAt path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.first == "Sources", parts.count > 2 else { return nil }
        let name = parts[1] == "Doors" ? parts[2] : parts[1]
        self = Room.all.first { $0.name == name } ?? Room.pure(name, [])
    }

    var testDescription: String { name }

    var isKnown: Bool { Room.all.contains(self) }

    private init(name: String, isPure: Bool, mayImport: Set<String>, mayBorrow: Set<String>) {
        self.name = name
        self.isPure = isPure
        self.mayImport = mayImport
        self.mayBorrow = mayBorrow
    }

    private static func pure(_ name: String, _ rooms: Set<String>) -> Room {
        Room(name: name, isPure: true, mayImport: rooms, mayBorrow: [])
    }

    private static func busy(_ name: String, _ rooms: Set<String>, _ others: Set<String>) -> Room {
        Room(name: name, isPure: false, mayImport: rooms, mayBorrow: others)
    }
}
