extension Rule {
    static let imports: [Rule] = [knownRooms, importLaw]

    private static let knownRooms = Rule(
        name: "every source lies in a room of the house",
        kept: [
            Sample("Sources/Measures/Day.swift", ""),
            Sample("Sources/Doors/Terminal/Tranche.swift", ""),
            Sample("Tests/MeasuresTests/DayTests.swift", ""),
        ],
        broken: [Sample("Sources/Attic/Box.swift", ""), Sample("Sources/Box.swift", "")]
    ) { file in
        if !file.isSource || file.room?.isKnown ?? false { return [] }
        return [file.finding(1, "add the room to `Room.all` and to docs/house.md")]
    }

    private static let importLaw = Rule(
        name: "a room imports only what the law allows",
        kept: [
            Sample("Sources/Contracts/Terms.swift", "package import Measures"),
            Sample("Sources/Storage/Store.swift", "import GRDB\nimport Contracts"),
            Sample("Sources/Doors/Terminal/Tranche.swift", "import ArgumentParser"),
            Sample("Tests/ContractsTests/TermsTests.swift", "import Foundation"),
        ],
        broken: [
            Sample("Sources/Measures/Day.swift", "import Contracts"),
            Sample("Sources/GeneralLedger/Entry.swift", "import Processes"),
            Sample("Sources/Storage/Store.swift", "import Processes"),
            Sample("Sources/Storage/Store.swift", "@testable import Processes"),
            Sample("Sources/Doors/Terminal/Tranche.swift", "import Storage"),
            Sample("Sources/Contracts/Terms.swift", "import struct Foundation.Date"),
        ]
    ) { file in
        guard let room = file.room else { return [] }
        return file.imports
            .filter { !room.mayImport.union(room.mayBorrow).contains($0.module) }
            .map { file.finding($0.line, "\(room.name) may not import \($0.module)") }
    }
}
