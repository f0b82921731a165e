import BackOffice
import GeneralLedger
import Testing

/// Expects a "no" of the exports.
func expectRefusal<Answer>(
    _ refusal: ExportRefusal, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Answer
) {
    do {
        _ = try body()
        Issue.record("nothing was refused", sourceLocation: sourceLocation)
    } catch OfficeError.export(let found) {
        #expect(found == refusal, sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}
