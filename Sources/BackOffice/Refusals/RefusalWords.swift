/// What is said of a refusal: a sentence with its values, and what is to blame.
struct RefusalWords {
    let text: String
    let detail: ErrorDetail
}

extension String {
    /// The sentence, with the field that is to blame, its value where there is one, and what
    /// would be accepted.
    func blaming(_ field: String, _ value: String?, accepted: String?) -> RefusalWords {
        RefusalWords(text: self, detail: ErrorDetail(field, value, accepted: accepted))
    }
}
