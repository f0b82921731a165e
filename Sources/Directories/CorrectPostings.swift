/// The whitelist of legal operations on one day.
package struct CorrectPostings: Sendable {
    private let byParameters: [PostingParameters: CorrectPosting]
    private let byID: [PostingID: CorrectPosting]

    /// Takes the rows of one day.
    ///
    /// - Shape: no two rows share their id or their parameters; `DirectoryCheck` sees to it.
    package init(_ rows: [CorrectPosting]) {
        byParameters = Dictionary(rows.map { ($0.parameters, $0) }) { first, _ in first }
        byID = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
    }

    package var all: [CorrectPosting] { byID.values.sorted { $0.id < $1.id } }

    package subscript(id: PostingID) -> CorrectPosting? { byID[id] }

    package subscript(parameters: PostingParameters) -> CorrectPosting? {
        byParameters[parameters]
    }

    /// The legal rows that differ from `parameters` in the fewest places, at most `count`.
    package func nearest(to parameters: PostingParameters, count: Int) -> [CorrectPosting] {
        let ranked = all.filter { $0.kind == parameters.kind }.map { row in
            (row: row, distance: row.parameters.distance(to: parameters))
        }
        return ranked.sorted { left, right in
            (left.distance, left.row.id) < (right.distance, right.row.id)
        }.prefix(count).map(\.row)
    }
}

extension PostingParameters {
    /// How far two combinations lie apart: amount type and action weigh most.
    fileprivate func distance(to other: PostingParameters) -> Int {
        (amountType == other.amountType ? 0 : 4) + (action == other.action ? 0 : 4)
            + (sign == other.sign ? 0 : 1) + (payment == other.payment ? 0 : 1)
            + (isOffBalance == other.isOffBalance ? 0 : 1)
    }
}
