import Contracts
import Orders
import Processes
import Testing

/// What the orders of the office say of themselves, and what they read.
@Suite struct `The catalogue of office orders` {
    private static let codes = OfficeCatalogue.all.map(\.code)

    private func type(_ code: String) throws -> OfficeOrderType {
        try #require(OfficeCatalogue[code])
    }

    private func examples(_ type: OfficeOrderType) -> [String: String] {
        Dictionary(uniqueKeysWithValues: type.parameters.map { ($0.name, $0.example) })
    }

    @Test func `every kind of work but a process has one order, under its code`() {
        for kind in WorkKind.ofOffice {
            #expect(kind.order?.code == kind.code)
            #expect(WorkKind(code: kind.code) == kind)
            #expect(Self.codes.count { $0 == kind.code } == 1)
        }
        let others = Set(Self.codes).subtracting(WorkKind.ofOffice.map(\.code))
        #expect(others == ["identify", "late-fact", "mass-order", "mass-rollback"])
        #expect(WorkKind.process(Catalogue.all[0].code).order == nil)
    }

    @Test func `codes, names and the fields of an order are there once`() {
        #expect(Set(Self.codes).count == Self.codes.count)
        #expect(Set(OfficeCatalogue.all.map(\.name)).count == Self.codes.count)
        #expect(Catalogue.all.allSatisfy { !Self.codes.contains($0.code.rawValue) })
        for type in OfficeCatalogue.all {
            let names = type.parameters.map(\.name)
            #expect(Set(names).count == names.count, "\(type.code)")
        }
    }

    @Test(arguments: codes)
    func `what is described is accepted, each in a line`(code: String) throws {
        let type = try type(code)
        #expect(type.help.hasSuffix("."), "\(type.help)")
        for parameter in type.parameters {
            #expect(parameter.kind.accepts(parameter.example), "\(parameter.name)")
            #expect(parameter.help.hasSuffix("."), "\(parameter.help)")
        }
    }

    @Test(arguments: codes)
    func `a field that is not there, and a value that is none, are refused by name`(
        code: String
    ) throws {
        let type = try type(code)
        var given = examples(type)
        given["Amount"] = "1.00"
        let unknown = ParameterFlaw.unknown("Amount", known: type.parameters.map(\.name))
        #expect(throws: unknown) { try type.order(given) }
        for parameter in type.parameters {
            var given = examples(type)
            given[parameter.name] = ""
            #expect(throws: ParameterFlaw.notAccepted(parameter, given: "")) {
                try type.order(given)
            }
        }
    }
}
