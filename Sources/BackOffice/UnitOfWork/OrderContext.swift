/// Who orders, and how a repeated order is known.
package struct OrderContext: Sendable {
    package let operatorName: String
    /// Unique in the ledger; the same order under the same key does nothing a second time.
    package let idempotencyKey: String?
    /// Decides and shows, and stores nothing.
    package let isPreview: Bool
    /// What the preview gave as its token: the order is refused when it would do anything else.
    package let previewToken: String?
    /// Whether days to come, of another century or long after the last night are meant.
    package var isFarDateMeant = false

    /// An order that holds to no preview.
    package init(operatorName: String, idempotencyKey: String?, isPreview: Bool) {
        self.init(
            operatorName: operatorName, idempotencyKey: idempotencyKey, isPreview: isPreview,
            previewToken: nil)
    }

    package init(
        operatorName: String, idempotencyKey: String?, isPreview: Bool, previewToken: String?
    ) {
        self.operatorName = operatorName
        self.idempotencyKey = idempotencyKey
        self.isPreview = isPreview
        self.previewToken = previewToken
    }
}
