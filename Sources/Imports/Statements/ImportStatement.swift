package import BackOffice
package import Formats
import Orders

extension Office {
    /// Reads a bank statement and receives its payments on the contracts they name.
    ///
    /// One transaction. Payments are received in order of value days; one that names no
    /// contract, or several, is put on the list of the unidentified, and so is one that differs
    /// from another under its number. A payment that was taken before is passed over, so a
    /// statement may be imported again, and so may one that shares days with another. Money
    /// taken back is told with the payment that it was. A preview stores nothing.
    /// - Parameter takesOutgoing: whether money paid out is received too, where it names a
    ///   contract; it is passed over otherwise.
    /// - Parameter bank: which bank all the payments came through, by its code; nil where that
    ///   is not said.
    /// - Throws: `input` with the line of a file that is not a statement, or one that does not
    ///   add up; `unknownCode` for a bank; `keyUsed`, `fault`.
    /// - Source: D-8.5, `docs/imports.md`.
    package func importStatement(
        _ source: ByteSource, takesOutgoing: Bool, bank: String?, _ context: OrderContext
    ) throws(OfficeError) -> StatementReport {
        let file = ReadFile(source)
        let order = { (file: String) in
            StatementImport(file: file, takesOutgoing: takesOutgoing, bank: bank)
        }
        return try carry(
            sorting {
                try .importing(.importStatement, file, from: bank, order) { unit, work, isPreview in
                    let statements = try BankStatement.all(in: file.bytes)
                    var receiving = ReceivingStatement(
                        unit, work, takesOutgoing: takesOutgoing, bank: bank)
                    try receiving.receive(statements)
                    return receiving.report(statements, isStored: !isPreview)
                }
            }, context)
    }
}
