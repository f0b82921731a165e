/// Questions to a ledger, answered from one snapshot.
///
/// It is a class so that a transaction is all of it and more. What it can be asked is written
/// table by table under `SQL/`.
package class ReadSession {
    let session: Session

    init(_ session: Session) { self.session = session }
}
