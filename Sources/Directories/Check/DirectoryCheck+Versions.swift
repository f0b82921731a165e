extension DirectoryCheck {
    static func changedProducts(
        in rows: DirectoryRows, since old: DirectoryRows
    ) -> [DirectoryFlaw] {
        old.products.filter { !rows.products.contains($0) }.map { product in
            DirectoryFlaw(
                file: "products", row: product.label, field: "version",
                value: "changed or removed", accepted: "the version as it was; a new row")
        }
    }

    static func changedPostings(
        in rows: DirectoryRows, since old: DirectoryRows
    ) -> [DirectoryFlaw] {
        let known = Dictionary(grouping: rows.postings, by: \.id)
        return old.postings.filter { posting in
            !(known[posting.id] ?? []).contains { $0.parameters == posting.parameters }
        }.map { posting in
            DirectoryFlaw(
                file: "correct-postings", row: posting.label, field: "id",
                value: "removed or given to another combination",
                accepted: "the same combination; it may end with validThrough")
        }
    }

    static func changedAmountTypes(
        in rows: DirectoryRows, since old: DirectoryRows
    ) -> [DirectoryFlaw] {
        let kept = Set(rows.amountTypes.map { AmountTypeMeaning($0.value) })
        return old.amountTypes.map(\.value).filter { !kept.contains(AmountTypeMeaning($0)) }
            .map { row in
                DirectoryFlaw(
                    file: "amount-types", row: row.code, field: "id",
                    value: "removed or given to another debt",
                    accepted: "the same code and side")
            }
    }

    /// What may not change of an amount type.
    private struct AmountTypeMeaning: Hashable {
        let type: AmountType
        let code: String
        let side: DebtSide

        init(_ row: AmountTypeRow) {
            type = row.type
            code = row.code
            side = row.side
        }
    }
}

extension Product {
    /// What people call a version of a product.
    var label: String { "\(id.rawValue) \(code)" }
}

extension CorrectPosting {
    /// What people call a posting.
    var label: String { "CP-\(row), posting \(id.rawValue)" }
}
