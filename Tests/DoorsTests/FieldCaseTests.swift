import Foundation
import TestHouse
import Testing

/// What people of this trade stumble over comes out right.
@Suite(.enabled(if: casesAreAtHand, "the cases are not at hand"))
struct FieldCaseTests {
    /// The kinds whose cases all have their right value.
    private static let kinds = [
        "plan and debt", "exchange rates", "rounding in parts", "statutory caps", "calendar",
        "one word, two meanings", "dates", "effective rates", "day counts", "early repayment",
        "penalties", "exports", "backdating", "identity of a payment", "camt.053 amounts",
        "camt.053 batches", "finding the contract", "1C statements", "refusals",
        "dates in the future",
    ]
    /// Refused when it is signed, which is as right as what its scenario plays.
    private static let refused = "instalment-below-interest"

    @Test(arguments: kinds)
    func `a case of the field comes out right`(kind: String) throws {
        let cases = try FieldCase.all().filter { $0.kind == kind && $0.id != Self.refused }
        try #require(!cases.isEmpty)
        for played in cases {
            try withFieldFiles { try played.play(with: $0) }
        }
    }

    @Test func `an instalment below the interest is refused when it is signed`() throws {
        let signed = try #require(try FieldCase.all().first { $0.id == Self.refused })
        try withFieldFiles { tranche in
            let outcome = try tranche("scenario", "run", #require(signed.scenario))
            #expect(outcome.status == 64)
            // 10,000.00 × 36 % × 31/365 = 305.75: an instalment of 250.00 does not reach it.
            let refusal = """
                error: E-FMT: small-instalment.yaml:5:8: no schedule: schedule \
                "an instalment of 250.00" is out of range: more than 305.75, \
                the interest of 2021-01-01...2021-02-01

                """
            #expect(outcome.errors == refusal)
        }
    }
}

/// The published cases lie beside the package, or nothing does.
private let casesAreAtHand = PackageFiles.shared("cases/README.md") != nil

/// Runs a body with the command in a folder that has a copy of what the cases name.
private func withFieldFiles(_ body: (Tranche) throws -> Void) throws {
    let cases = PackageFiles.root.appending(path: "../shared/" + FieldCase.folder)
    try withTranche { tranche in
        let files = try FileManager.default.contentsOfDirectory(
            at: cases, includingPropertiesForKeys: nil)
        for file in files {
            try FileManager.default.copyItem(at: file, to: tranche.file(file.lastPathComponent))
        }
        try body(tranche)
    }
}
