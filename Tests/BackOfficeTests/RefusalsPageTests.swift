import BackOffice
import Contracts
import Directories
import Foundation
import Measures
import TestHouse
import Testing

/// Keeps `docs/refusals.md` in step with the code; `UPDATE_GOLDEN=1` rewrites it.
@Test func `docs refusals lists every refusal with its code and words`() throws {
    let rules = try readDirectories(from: SeedFiles.all, version: 1, recordedIn: nil)
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
    let topics = try casesOfRefusal(on: "").filter { $0 != "measure" }
    let cases = try topics.flatMap { try casesOfRefusal(on: $0.capitalized) } + ["measure"]
    try #require(cases.count > 50)
    #expect(Set(cases).subtracting(try samples().map(name(of:))) == [])
}

/// The names of the cases, as the source has them.
private func casesOfRefusal(on topic: String) throws -> [String] {
    let path = "Sources/Contracts/State/Refusals/\(topic)Refusal.swift"
    let source = try String(decoding: PackageFiles.bytes(path), as: UTF8.self)
    let body = try #require(source.components(separatedBy: "package enum \(topic)Refusal").last)
    let lines = body.components(separatedBy: "\n}")[0].split(separator: "\n")
    return lines.filter { $0.hasPrefix("    case ") }.map { line in
        String(line.dropFirst(9).prefix { $0.isLetter || $0.isNumber })
    }
}

private let one = Money(minor: 1_00, .rub)
private let two = Money(minor: -2_00, .rub)
private let flow = CashFlowID(rawValue: 5)
private let bucket = Bucket(.principal, TrancheNumber(rawValue: 4), isOffBalance: false)
private let illegal = PostingParameters(
    kind: .credit, amountType: .interest, action: .accrual, sign: .minus, payment: .empty,
    isOffBalance: false)

/// One refusal of every case, in the order of the checks.
private func samples() throws -> [Refusal] {
    let day = try Day(text: "2018-05-20")
    return samplesOfOrders(on: day) + samplesOfDocuments(on: day)
}

/// What an order is held against before its documents are.
private func samplesOfOrders(on day: Day) -> [Refusal] {
    [
        .state(.status(.closed, action: "processing")), .state(.alreadyDisbursed),
        .state(.otherKind(.deposit, expected: .credit)), .state(.alreadyDiscounted(on: day)),
        .product(.earlyEndNotAllowed),
        .day(.beforeLastOperation(.start(of: day), last: .start(of: day.next))),
        .day(.notAfterLastOperation(day, last: day)), .day(.periodClosed(through: day, day: day)),
        .state(.restoreOpen(one, action: "repayment")),
        .directory(.unknownProduct(ProductID(rawValue: 99))),
        .directory(.notConfigured("calendar XX")), .schedule(.scheduleGap(after: day)),
        .directory(
            .noExchangeRate(.usd, in: .rub, on: day, newest: day.previous, daysMax: 15)),
        .schedule(.scheduleSumDiffers(sum: one, principal: two)), untold(signed: day),
        tooDear(signed: day),
        .schedule(.disbursementDayDiffers(planned: day, real: day.next)),
        .schedule(.noTrancheOn(day)),
        .operation(.reasonMissing(.writeOff)), .product(.cancellationNotOffered),
        .day(.cancellationTooLate(through: day)),
        .state(.paymentsReceived(one)),
        .state(.linkedContractMoved("4711R", since: .start(of: day))),
        .amount(.amountNotPositive), .amount(.wrongCurrency(.usd, expected: .rub)),
        .schedule(.noTranche(TrancheNumber(rawValue: 29))),
        .directory(.unknownAmountType(AmountType(rawValue: 200))),
        .directory(.unknownCode(.amountType, "PENALTY")),
        .directory(.unknownCode(.bank, "NOBODY")),
    ]
}

private func samplesOfDocuments(on day: Day) -> [Refusal] {
    [
        .operation(.neverLegal(illegal)), .operation(.paymentType(.empty, action: .repayment)),
        .operation(.notACorrectPosting(illegal, nearest: [])),
        .cash(.noCashFlow(.repayment)), .cash(.cashFlowNotOpen(flow)),
        .cash(.cashFlowDirection(flow)),
        .cash(.cashFlowLater(flow)), .cash(.cashFlowExceeded(flow, unaccepted: one, wanted: two)),
        .cash(.cashFlowAmount(flow, amount: one, expected: two)), .cash(.cashFlowCharged(flow)),
        .operation(
            .unpaired(
                .prepaymentOffset, left: .prepaymentOffset, sum: two,
                right: .repaymentFromPrepayment, other: one)),
        .amount(.exceedsBalance(bucket, balance: one, movedBy: two)),
        .amount(.worthDiffers(bucket, balance: one, worth: two)),
        .schedule(.noTrancheHolding(.penaltyOnPrincipal, isOffBalance: true, on: day)),
        .amount(
            .exceedsAvailable(
                .penaltyOnPrincipal, isOffBalance: false, available: one, wanted: two)),
        .amount(.exceedsCredit(available: one, wanted: two)),
        .amount(.totalsDiffer(moved: one, lent: two)),
        .directory(.noTemplate(PostingID(rawValue: 9))), .product(.prepaymentNotAllowed),
        .state(.accrualAlreadyStopped),
        .state(.accrualNotStopped), .day(.beforeCounted(through: day)),
        .product(.prolongationNotOffered),
        .product(.prolongationsUsedUp(max: 5)), .product(.overdueTooLong(days: 31, max: 30)),
        .state(.interestUnpaid(one)), .state(.addedTimeNotBegun(day)),
        .day(.notLater(day, than: day.next)), .day(.farOff(day.next, today: day)),
        .day(.farFromLastNight(day.advanced(by: 30), last: day)),
        .product(.recalculationRefused(.notAScheduledDay)),
        .product(.repaymentFeeNotOffered), .schedule(.noTrancheDue(by: day)),
        .schedule(.noTrancheAfter(TrancheNumber(rawValue: 28))),
        .schedule(.trancheEnded(TrancheNumber(rawValue: 4), by: day)),
        .schedule(.exceedsPlannedInterest(TrancheNumber(rawValue: 5), room: one, wanted: two)),
        .amount(.nothing(to: "roll back")),
        .operation(.operationNotLive(OperationID(rawValue: 12))), .amount(.overflow),
        .measure(.notA(.amount, text: "12,5", accepted: "digits and a point")),
    ]
}

private func untold(signed day: Day) -> Refusal {
    .directory(.limitsNotKnown(signed: day, isMicroloan: true))
}

private func tooDear(signed day: Day) -> Refusal {
    .amount(
        .dailyRateTooHigh(
            YearlyRate(millionthsOfPercent: 300_000_000),
            max: YearlyRate(millionthsOfPercent: 292_000_000),
            daily: YearlyRate(millionthsOfPercent: 800_000), signed: day))
}

/// The name of the case within its topic; flaws of measures have one name.
private func name(of refusal: Refusal) -> String {
    if case .measure = refusal { return "measure" }
    let inner = Mirror(reflecting: refusal).children.first?.value
    return inner.map { value in
        Mirror(reflecting: value).children.first?.label ?? "\(value)"
    } ?? ""
}
