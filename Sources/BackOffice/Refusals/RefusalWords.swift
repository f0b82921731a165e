/// What is said of a refusal: a sentence with its values, and what is to blame.
struct RefusalWords {
    let text: String
    let detail: ErrorDetail

    init(_ text: String, _ detail: ErrorDetail) {
        self.text = text
        self.detail = detail
    }

    /// The field that is to blame, its value where there is one, and what would be accepted.
    init(_ text: String, of field: String, _ value: String?, accepted: String?) {
        self.init(text, ErrorDetail(field, value, accepted: accepted))
    }
}
