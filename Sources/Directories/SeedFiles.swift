/// The directory files that a new installation starts with, built into the program.
package enum SeedFiles {
    /// Name without its ending, and content.
    package static var all: [(name: String, bytes: [UInt8])] {
        [
            ("action-types", PackageResources.action_types_json),
            ("amount-type-accounts", PackageResources.amount_type_accounts_json),
            ("amount-types", PackageResources.amount_types_json),
            ("asset-classes", PackageResources.asset_classes_json),
            ("banks", PackageResources.banks_json),
            ("calendars", PackageResources.calendars_json),
            ("cash-accounts", PackageResources.cash_accounts_json),
            ("chart-of-accounts", PackageResources.chart_of_accounts_json),
            ("constants", PackageResources.constants_json),
            ("correct-postings", PackageResources.correct_postings_json),
            ("document-entries", PackageResources.document_entries_json),
            ("document-types", PackageResources.document_types_json),
            ("forbidden-postings", PackageResources.forbidden_postings_json),
            ("late-facts", PackageResources.late_facts_json),
            ("loan-categories", PackageResources.loan_categories_json),
            ("market-rates", PackageResources.market_rates_json),
            ("overdue-degrees", PackageResources.overdue_degrees_json),
            ("payment-types", PackageResources.payment_types_json),
            ("posting-templates", PackageResources.posting_templates_json),
            ("products", PackageResources.products_json),
            ("reason-codes", PackageResources.reason_codes_json),
            ("scoring-models", PackageResources.scoring_models_json),
            ("statutory-caps", PackageResources.statutory_caps_json),
            ("waterfalls", PackageResources.waterfalls_json),
        ]
    }
}
