// swift-tools-version: 6.2
import PackageDescription

/// The rooms of the house.
///
/// What a target may import is written here and nowhere else:
/// `swift build --explicit-target-dependency-import-check error` keeps it true.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "Tranche",
    products: [
        .executable(name: "tranche", targets: ["Terminal"]),
        .library(name: "TrancheWorkbench", targets: ["Workbench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Measures", swiftSettings: strict),
        .target(name: "Formats", dependencies: ["Measures"], swiftSettings: strict),
        .target(
            name: "Directories", dependencies: ["Measures"],
            resources: [.embedInCode("Seeds")], swiftSettings: strict),
        .target(
            name: "Contracts", dependencies: ["Measures", "Directories"], swiftSettings: strict),
        .target(
            name: "Processes", dependencies: ["Measures", "Directories", "Contracts"],
            swiftSettings: strict),
        .target(
            name: "Orders", dependencies: ["Measures", "Directories", "Contracts", "Processes"],
            swiftSettings: strict),
        .target(
            name: "GeneralLedger",
            dependencies: ["Measures", "Formats", "Directories", "Contracts"],
            swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: ["Measures", "Directories", "Contracts", "GeneralLedger", grdb, sqlite],
            swiftSettings: strict),
        .target(
            name: "BackOffice",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "GeneralLedger", "Storage", crypto,
            ],
            swiftSettings: strict),
        .target(
            name: "Imports",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "Storage", "BackOffice",
            ],
            swiftSettings: strict),
        .target(
            name: "Questions",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "GeneralLedger", "Storage", "BackOffice",
            ],
            swiftSettings: strict),
        .target(
            name: "Laboratory",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "GeneralLedger", "Storage", "BackOffice", "Imports", "Questions", yams,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "Terminal",
            dependencies: [
                "Measures", "Formats", "Orders", "BackOffice", "Imports", "Questions",
                "Laboratory", argumentParser,
            ],
            path: "Sources/Doors/Terminal", swiftSettings: strict),

        .target(
            name: "Workbench",
            dependencies: [
                "Measures", "Directories", "Contracts", "Orders", "Storage", "BackOffice",
                "Questions", "Laboratory",
            ],
            path: "Benchmarks/Workbench", swiftSettings: strict),

        // What tests share. They hold no test: test targets, so that no release builds them.
        .testTarget(
            name: "TestHouse", dependencies: ["Measures", "Directories", "Contracts"],
            swiftSettings: strict),
        .testTarget(
            name: "TestOffice",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders", "Storage",
                "BackOffice", "Imports", "Questions", "TestHouse",
            ],
            swiftSettings: strict),

        .testTarget(
            name: "FormatsTests", dependencies: ["Measures", "Formats", "TestHouse"],
            swiftSettings: strict),
        .testTarget(
            name: "MeasuresTests", dependencies: ["Measures", "TestHouse"], swiftSettings: strict),
        .testTarget(
            name: "DirectoriesTests", dependencies: ["Measures", "Directories", "TestHouse"],
            swiftSettings: strict),
        .testTarget(
            name: "ContractsTests",
            dependencies: ["Measures", "Directories", "Contracts", "TestHouse"],
            swiftSettings: strict),
        .testTarget(
            name: "ProcessesTests",
            dependencies: ["Measures", "Directories", "Contracts", "Processes", "TestHouse"],
            swiftSettings: strict),
        .testTarget(
            name: "OrdersTests", dependencies: ["Contracts", "Processes", "Orders"],
            swiftSettings: strict),
        .testTarget(
            name: "GeneralLedgerTests",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "GeneralLedger", "TestHouse",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Measures", "Directories", "Contracts", "Processes", "GeneralLedger", "TestHouse",
                "Storage",
            ], swiftSettings: strict),
        .testTarget(
            name: "BackOfficeTests",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Processes", "Orders",
                "GeneralLedger", "Storage", "BackOffice", "Imports", "Questions", "Laboratory",
                "TestHouse", "TestOffice",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ImportsTests",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Orders", "Storage",
                "BackOffice", "Imports", "Questions", "TestHouse", "TestOffice",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "QuestionsTests",
            dependencies: [
                "Measures", "Directories", "Contracts", "Processes", "Orders", "GeneralLedger",
                "Storage", "BackOffice", "Questions", "TestHouse", "TestOffice",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LaboratoryTests",
            dependencies: [
                "Measures", "Formats", "Directories", "Contracts", "Storage", "BackOffice",
                "Imports", "Questions", "Laboratory", "TestHouse", "TestOffice",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "HouseSimulation",
            dependencies: [
                "Measures", "Directories", "Contracts", "Processes", "Orders", "GeneralLedger",
                "Storage", "BackOffice", "Questions", "Laboratory", "TestHouse", "TestOffice",
            ], swiftSettings: strict),
        .testTarget(
            name: "AcceptanceTests",
            dependencies: [
                "Measures", "Contracts", "BackOffice", "Questions", "Laboratory", "TestHouse",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DoorsTests", dependencies: ["Terminal", "TestHouse"], swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ]
)
