package import Directories
import Measures

/// The universal rules, each checked here and nowhere else. - Source: D-2.6.
extension ContractState {
    /// Checks one operation by itself, in the order of `docs/refusals.md`.
    func check(
        _ operation: DebtOperation, at valueTime: ValueTime, _ directory: Directory
    ) throws(Refusal) {
        guard operation.movesSomething(on: self) else { throw .amount(.amountNotPositive) }
        guard operation.amount.currency == currency else {
            throw .amount(.wrongCurrency(operation.amount.currency, expected: currency))
        }
        guard operation.bookValue.currency == product.accountingCurrency else {
            throw .amount(
                .wrongCurrency(
                    operation.bookValue.currency, expected: product.accountingCurrency))
        }
        let tranche = operation.bucket.tranche
        guard tranche == .contract || schedule?[tranche] != nil else {
            throw .schedule(.noTranche(tranche))
        }
        try directory.checkLegal(operation.parameters(on: kind))
        try cash.check(operation, at: valueTime, on: kind)
    }

    /// Checks what must be equal within a document, and be worth the same.
    func checkPairs(of document: Document) throws(Refusal) {
        for pairing in Pairing.all {
            let moved = pairing.sums(document.operations) { $0.signedMinor }
            guard moved.left + moved.right == 0 else {
                throw .operation(
                    .unpaired(
                        document.type, left: pairing.left, sum: try paired(moved.left, currency),
                        right: pairing.right, other: try paired(moved.right, currency)))
            }
            guard isForeign else { continue }
            let valued = pairing.sums(document.operations) { $0.signedBookValue }
            let books = product.accountingCurrency
            guard valued.left + valued.right == 0 else {
                throw .operation(
                    .unpaired(
                        document.type, left: pairing.left, sum: try paired(valued.left, books),
                        right: pairing.right, other: try paired(valued.right, books)))
            }
        }
    }

    private func paired(_ sum: Int128, _ currency: Currency) throws(Refusal) -> Money {
        try refusing { () throws(MeasureFlaw) in try Money(exactly: sum, currency) }
    }

    /// Checks that no bucket the document touched left the domain of its sign.
    func checkSides(after document: Document, _ directory: Directory) throws(Refusal) {
        for operation in document.operations {
            let balance = buckets[operation.bucket]
            guard let side = directory.side(of: operation.bucket.amountType),
                side.allows(balance)
            else {
                throw .amount(
                    .exceedsBalance(
                        operation.bucket, balance: money(balance - operation.signedMinor),
                        movedBy: money(operation.signedMinor)))
            }
        }
    }
}

extension DebtOperation {
    /// Whether its amounts are above zero; a conversion moves the book value of foreign debt only.
    fileprivate func movesSomething(on contract: ContractState) -> Bool {
        guard contract.isForeign else { return amount.isPositive && bookValue == amount }
        return bookValue.isPositive
            && (action == .conversion ? amount.isZero : amount.isPositive)
    }
}

extension Directory {
    /// Checks that the rules of the day allow such an operation at all.
    ///
    /// - Throws: `unknownAmountType`, `neverLegal`, `paymentType`, `notACorrectPosting`.
    package func checkLegal(_ parameters: PostingParameters) throws(Refusal) {
        guard let side = side(of: parameters.amountType) else {
            throw .directory(.unknownAmountType(parameters.amountType))
        }
        if parameters.isNeverLegal(on: side) { throw .operation(.neverLegal(parameters)) }
        let isCorrect = postings[parameters] != nil
        // A deposit's interest may be paid without money, into itself (CP-63).
        let isWithoutMoney = isCorrect && parameters.payment == .empty
        guard parameters.action.isCash == (parameters.payment != .empty) || isWithoutMoney else {
            throw .operation(.paymentType(parameters.payment, action: parameters.action))
        }
        guard isCorrect else {
            throw .operation(
                .notACorrectPosting(
                    parameters, nearest: postings.nearest(to: parameters, count: 3)))
        }
    }
}

extension PostingParameters {
    /// Whether no directory may ever allow it. - Source: R004-19, R004-20, CP-27...29, CP-66.
    package func isNeverLegal(on side: DebtSide) -> Bool {
        let grows: Sign = side == .deposit ? .minus : .plus
        let isPrincipal = amountType == .principal || amountType == .depositPrincipal
        guard side == .debt || side == .deposit else { return false }
        return (action == .accrual && sign != grows) || (action == .repayment && sign == grows)
            || (action == .reversal && isPrincipal)
    }
}
