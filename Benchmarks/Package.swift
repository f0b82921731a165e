// swift-tools-version: 6.2
import PackageDescription

/// The benchmarks: a package of their own, so that nobody needs them to build the house.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "Tranche", path: "..")],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CSQLite", .product(name: "TrancheWorkbench", package: "Tranche"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .treatAllWarnings(as: .error),
            ]),
    ]
)
