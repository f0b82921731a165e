import Directories
import Measures

extension Plant {
    static let all: [Plant] = vocabulary + postings + accounts + products + scores + valuations

    private static let vocabulary: [Plant] = [
        Plant("ids and codes of amount types are unique", in: "amount-types") { rows in
            rows.amountTypes.append(rows.amountTypes[0])
        },
        Plant("only debt and memos may stand off balance", in: "amount-types") { rows in
            let row = AmountTypeRow(
                type: AmountType(rawValue: 99), code: "X", name: "X", allowsOffBalance: true,
                isByTranche: false, side: .credit)
            rows.amountTypes.append(Dated(row, rows.amountTypes[0].validity))
        },
        Plant("every word of the ledger has one row", in: "document-types") { rows in
            let words = rows.vocabulary
            rows.vocabulary = Vocabulary(
                actions: words.actions, payments: words.payments,
                documents: Array(words.documents.dropLast()))
        },
        Plant("every constant has one value", in: "constants") { rows in
            rows.constants.removeLast()
        },
        Plant("every cause of a late fact has one policy", in: "late-facts") { rows in
            rows.lateFacts.removeLast()
        },
    ]

    private static let postings: [Plant] = [
        Plant("ids of correct postings are unique", in: "correct-postings") { rows in
            rows.replacePosting(row: 3) { $0.changed(id: 64 * 2) }
        },
        Plant("combinations are unique", in: "correct-postings") { rows in
            rows.postings.append(rows.posting(row: 2).changed(id: 64 * 900))
        },
        Plant("what is never legal is no correct posting", in: "correct-postings") { rows in
            rows.forbidden = []
            rows.replacePosting(row: 24) { $0.changed(action: .reversal) }
        },
        Plant("the forbidden combinations are no correct postings", in: "correct-postings") {
            rows in
            let interest = rows.posting(row: 33)
            rows.postings.append(
                interest.changed(id: 64 * 12, action: .repayment, sign: .minus, off: true))
        },
        Plant("cash moves by bank or cash, nothing else", in: "correct-postings") { rows in
            rows.replacePosting(row: 1) { $0.changed(payment: .empty) }
        },
        Plant("only types that may stand off balance do", in: "correct-postings") { rows in
            rows.replacePosting(row: 24) { $0.changed(off: true, exported: false) }
        },
        Plant("what is off balance is not exported", in: "correct-postings") { rows in
            rows.replacePosting(row: 3) { $0.changed(exported: true) }
        },
        Plant("only shifts between tranches reach no account", in: "correct-postings") { rows in
            rows.replacePosting(row: 2) { $0.changed(template: "") }
        },
    ]

    private static let accounts: [Plant] = [
        Plant("codes of accounts are unique", in: "chart-of-accounts") { rows in
            rows.chart.append(rows.chart[0])
        },
        Plant("every posting finds its accounts", in: "posting-templates") { rows in
            rows.templateLines.removeAll { $0.value.template == "G21" }
        },
        Plant("every account named is in the chart", in: "posting-templates") { rows in
            rows.chart.removeAll { $0.value.code.rawValue == "5015" }
        },
        Plant("memo accounts meet memo accounts only", in: "posting-templates") { rows in
            rows.replaceTemplate("M2", debit: .account(bank), credit: .memo)
        },
        Plant(
            "an operation moves the account of its amount type by its sign",
            in: "posting-templates"
        ) { rows in
            rows.replaceTemplate("G6", debit: .balance, credit: .cash)
        },
        Plant(
            "no operation moves the account of another amount type", in: "posting-templates"
        ) { rows in
            let prepayment = AccountCode(rawValue: "2010")
            rows.replaceTemplate("G11b", debit: .account(prepayment), credit: .balance)
        },
        Plant("reasons that templates name are known", in: "posting-templates") { rows in
            rows.reasons.removeAll { $0.value.code.rawValue == "ERROR" }
        },
        Plant("codes of banks are unique, fees below the payment", in: "banks") { rows in
            let rate = try YearlyRate(percentText: "100")
            let bank = Bank(code: "X", name: "X", feeRate: rate, feeAmounts: nil)
            rows.banks.append(Dated(bank, rows.banks[0].validity))
        },
        Plant("codes of banks are unique, fees below the payment", in: "banks") { rows in
            let amounts = BankFeeAmounts(currency: .rub, fixed: 0, least: 2, most: 1)
            let bank = Bank(code: "X", name: "X", feeRate: nil, feeAmounts: amounts)
            rows.banks.append(Dated(bank, rows.banks[0].validity))
        },
    ]

    private static let bank = AccountCode(rawValue: "1010")

    private static let products: [Plant] = [
        Plant("product versions are unique", in: "products") { rows in
            let older = rows.products[1].validFrom
            rows.replaceProduct(3) { $0.changed(from: older) }
        },
        Plant("calendars that products name exist", in: "products") { rows in
            rows.replaceProduct(2) {
                $0.changed(interest: $0.interest.changed(calendar: "MARS", mandatoryDays: 0))
            }
        },
        Plant("a waterfall takes every debt once of each due class", in: "products") { rows in
            rows.replaceProduct(1) { product in
                let steps = product.repayment.waterfall.steps
                return product.changed(waterfall: Waterfall(steps: steps + [steps[0]]))
            }
        },
        Plant(
            "books are kept in the currency of the contract or in the local one", in: "products"
        ) { rows in
            rows.replaceProduct(1) { $0.changed(accountingCurrency: .eur) }
        },
        Plant("penalty bands rise", in: "products") { rows in
            rows.replaceProduct(8) { product in
                let bands = product.penalties.onPrincipal.reversed()
                let penalties = product.penalties.changed(onPrincipal: Array(bands))
                return product.changed(penalties: penalties)
            }
        },
        Plant("what moves off balance may stand there", in: "products") { rows in
            rows.replaceProduct(9) { product in
                let moves = [OffBalanceMove(amountType: .principal, afterDays: 91)]
                return product.changed(
                    offBalance: OffBalanceTerms(moves: moves, returnsOnRepayment: false))
            }
        },
        Plant("amounts and days are not below zero", in: "products") { rows in
            rows.replaceProduct(8) {
                $0.changed(penalties: $0.penalties.changed(fixedFine: -1))
            }
        },
        Plant("what is prolonged accrues by days, not by periods", in: "products") { rows in
            let prolongation = rows.products.compactMap(\.prolongation).first
            rows.replaceProduct(6) { $0.changed(prolongation: prolongation) }
        },
        Plant("a day moved back moves its tranche", in: "products") { rows in
            rows.replaceProduct(3) { product in
                product.changed(
                    interest: product.interest.changed(
                        calendar: product.interest.calendar, mandatoryDays: 0,
                        shift: .modifiedFollowing, shiftEffect: .movesDueDay))
            }
        },
        Plant("a consumer pays no fee for a payment", in: "products") { rows in
            let fees = FeeTerms(
                onDisbursement: nil, onTranche: nil, onRepayment: .onEveryPayment)
            rows.replaceProduct(3) { $0.changed(fees: fees) }
        },
        Plant("penalties come after interest and principal of a consumer", in: "products") {
            rows in
            let older = rows.products[1].repayment.waterfall
            rows.replaceProduct(3) { $0.changed(waterfall: older) }
        },
        Plant("penalties of a consumer are limited", in: "products") { rows in
            let rate = try YearlyRate(percentText: "36.6")
            rows.replaceProduct(3) {
                $0.changed(
                    penalties: $0.penalties.changed(onPrincipal: [
                        PenaltyBand(fromDay: 1, rate: rate)
                    ]))
            }
        },
        Plant("a consumer pays no fixed fine", in: "products") { rows in
            rows.replaceProduct(3) { $0.changed(penalties: $0.penalties.changed(fixedFine: 1)) }
        },
        Plant("a consumer pays no mandatory interest", in: "products") { rows in
            rows.replaceProduct(3) {
                $0.changed(interest: $0.interest.changed(calendar: "RU", mandatoryDays: 14))
            }
        },
    ]

    private static let scores: [Plant] = [
        Plant("overdue degrees cover every day once", in: "overdue-degrees") { rows in
            rows.overdueDegrees.remove(at: 3)
        },
        Plant("asset classes cover every sum of points once", in: "asset-classes") { rows in
            rows.assetClasses.removeLast()
        },
        Plant("codes of categories and classes are unique", in: "loan-categories") { rows in
            rows.loanCategories.append(rows.loanCategories[0])
        },
        Plant("caps begin on rising days and leave something", in: "statutory-caps") { rows in
            rows.caps.swapAt(0, 1)
        },
        Plant("calendars are unique and leave working days", in: "calendars") { rows in
            let never = WorkCalendar(
                name: "never", weekend: Set(Weekday.allCases), holidays: [],
                extraWorkingDays: [], yearly: [], published: nil)
            rows.calendars.append(CalendarRow(code: "never", calendar: never))
        },
    ]
}
