import BackOffice
import Contracts
import Directories
import Foundation
import Measures
import TestHouse
import Testing

/// Keeps `docs/refusals.md` in step with the code; `UPDATE_GOLDEN=1` rewrites it.
@Test func `docs refusals lists every refusal with its code and words`() throws {
    let rules = try readDirectories(from: SeedFiles.all, version: 1, isStored: false)
    let directory = try rules.on(Day(text: "2018-05-20"), closedThrough: nil)
    var lines = [
        "# Refusals", "",
        "Every business \"no\", in the order in which the checks run; the first that applies is",
        "answered, and nothing is changed. The values are examples. Written by",
        "`RefusalsPageTests`, never by hand.", "",
        "| code | refusal | words | field | accepted |", "|---|---|---|---|---|",
    ]
    for refusal in try samples() {
        let error = OfficeError.refused(refusal, directory: directory)
        let blame = try #require(error.detail)
        #expect(blame.field != refusal.code, "\(refusal) names no field")
        lines.append(
            "| `\(refusal.code)` | `\(name(of: refusal))` | \(error.message) "
                + "| \(blame.field) | \(blame.accepted ?? "-") |")
    }
    let page = lines.joined(separator: "\n") + "\n"
    let written = try PackageFiles.kept("docs/refusals.md", insteadOf: page)
    #expect(written == page, "UPDATE_GOLDEN=1 rewrites docs/refusals.md")
}

@Test func `every refusal has a sample on the page`() throws {
    let source = try String(
        decoding: PackageFiles.bytes("Sources/Contracts/State/Refusal.swift"), as: UTF8.self)
    let body = try #require(source.components(separatedBy: "package enum Refusal").last)
    let lines = body.components(separatedBy: "\n}")[0].split(separator: "\n")
    let cases = lines.filter { $0.hasPrefix("    case ") }.map { line in
        String(line.dropFirst(9).prefix { $0.isLetter || $0.isNumber })
    }
    try #require(cases.count > 50)
    let shown = try samples().map { Mirror(reflecting: $0).children.first?.label ?? "\($0)" }
    #expect(Set(cases).subtracting(shown) == [])
}

/// One refusal of every case, in the order of the checks.
private func samples() throws -> [Refusal] {
    let day = try Day(text: "2018-05-20")
    let one = Money(minor: 1_00, .rub)
    let two = Money(minor: -2_00, .rub)
    let flow = CashFlowID(rawValue: 5)
    let bucket = Bucket(.principal, TrancheNumber(rawValue: 4), isOffBalance: false)
    let illegal = PostingParameters(
        kind: .credit, amountType: .interest, action: .accrual, sign: .minus, payment: .empty,
        isOffBalance: false)
    return [
        .status(.closed, action: "processing"), .alreadyDisbursed,
        .otherKind(.deposit, expected: .credit), .alreadyDiscounted(on: day),
        .earlyEndNotAllowed, .beforeLastOperation(.start(of: day), last: .start(of: day.next)),
        .notAfterLastOperation(day, last: day), .periodClosed(through: day, day: day),
        .restoreOpen(one, action: "repayment"), .unknownProduct(ProductID(rawValue: 99)),
        .notConfigured("calendar XX"), .scheduleGap(after: day),
        .noExchangeRate(.usd, in: .rub, on: day, newest: day.previous, daysMax: 15),
        .scheduleSumDiffers(sum: one, principal: two), untold(signed: day), tooDear(signed: day),
        .disbursementDayDiffers(planned: day, real: day.next), .noTrancheOn(day),
        .reasonMissing(.writeOff), .cancellationNotOffered, .cancellationTooLate(through: day),
        .paymentsReceived(one), .linkedContractMoved("4711R", since: .start(of: day)),
        .amountNotPositive, .wrongCurrency(.usd, expected: .rub),
        .noTranche(TrancheNumber(rawValue: 29)),
        .unknownAmountType(AmountType(rawValue: 200)), .unknownCode(.amountType, "PENALTY"),
        .neverLegal(illegal), .paymentType(.empty, action: .repayment),
        .notACorrectPosting(illegal, nearest: []),
        .noCashFlow(.repayment), .cashFlowNotOpen(flow), .cashFlowDirection(flow),
        .cashFlowLater(flow), .cashFlowExceeded(flow, unaccepted: one, wanted: two),
        .cashFlowAmount(flow, amount: one, expected: two),
        .unpaired(
            .prepaymentOffset, left: .prepaymentOffset, sum: two,
            right: .repaymentFromPrepayment, other: one),
        .exceedsBalance(bucket, balance: one, movedBy: two),
        .worthDiffers(bucket, balance: one, worth: two),
        .noTrancheHolding(.penaltyOnPrincipal, isOffBalance: true, on: day),
        .exceedsAvailable(
            .penaltyOnPrincipal, isOffBalance: false, available: one, wanted: two),
        .exceedsCredit(available: one, wanted: two), .totalsDiffer(moved: one, lent: two),
        .noTemplate(PostingID(rawValue: 9)), .prepaymentNotAllowed, .accrualAlreadyStopped,
        .accrualNotStopped, .beforeCounted(through: day), .prolongationNotOffered,
        .prolongationsUsedUp(max: 5), .overdueTooLong(days: 31, max: 30), .interestUnpaid(one),
        .notLater(day, than: day.next), .recalculationRefused(.notAScheduledDay),
        .repaymentFeeNotOffered, .noTrancheDue(by: day),
        .noTrancheAfter(TrancheNumber(rawValue: 28)),
        .trancheEnded(TrancheNumber(rawValue: 4), by: day),
        .exceedsPlannedInterest(TrancheNumber(rawValue: 5), room: one, wanted: two),
        .nothing(to: "roll back"), .operationNotLive(OperationID(rawValue: 12)), .overflow,
        .measure(.notA(.amount, text: "12,5", accepted: "digits and a point")),
    ]
}

private func untold(signed day: Day) -> Refusal {
    .limitsNotKnown(signed: day, isMicroloan: true)
}

private func tooDear(signed day: Day) -> Refusal {
    .dailyRateTooHigh(
        YearlyRate(millionthsOfPercent: 300_000_000),
        max: YearlyRate(millionthsOfPercent: 292_000_000),
        daily: YearlyRate(millionthsOfPercent: 800_000), signed: day)
}

/// The name of the case; a new one does not compile until it has a sample above.
private func name(of refusal: Refusal) -> String {
    switch refusal {
    case .otherKind, .alreadyDiscounted, .earlyEndNotAllowed, .beforeLastOperation,
        .notAfterLastOperation, .periodClosed, .status, .alreadyDisbursed,
        .accrualAlreadyStopped, .accrualNotStopped, .beforeCounted, .prolongationNotOffered,
        .prolongationsUsedUp, .overdueTooLong, .interestUnpaid, .notLater, .recalculationRefused,
        .repaymentFeeNotOffered, .noTrancheDue, .noTrancheAfter, .trancheEnded,
        .exceedsPlannedInterest,
        .prepaymentNotAllowed, .restoreOpen, .scheduleGap, .noTranche, .noTrancheOn,
        .noTrancheHolding, .disbursementDayDiffers, .amountNotPositive, .wrongCurrency,
        .exceedsBalance, .exceedsAvailable, .exceedsCredit, .totalsDiffer, .overflow,
        .scheduleSumDiffers, .operationNotLive, .dailyRateTooHigh, .limitsNotKnown,
        .nothing, .neverLegal, .notACorrectPosting, .unpaired, .paymentType,
        .noCashFlow,
        .cashFlowNotOpen, .cashFlowDirection, .cashFlowExceeded, .cashFlowAmount,
        .cashFlowLater, .reasonMissing, .unknownProduct, .unknownAmountType, .unknownCode,
        .cancellationNotOffered, .cancellationTooLate, .paymentsReceived, .linkedContractMoved,
        .noTemplate, .notConfigured, .noExchangeRate, .worthDiffers,
        .measure:
        String("\(refusal)".prefix { $0 != "(" })
    }
}
