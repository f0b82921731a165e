import Foundation

/// What `docs/agreement.md` says: how far the calculators agree with published figures.
struct Agreement {
    struct File {
        let path: String
        let judgements: [Judgement]
    }

    let files: [File]

    static func compared() throws -> Agreement {
        func file<Case: Decodable>(
            _ path: String, _ type: Case.Type, _ judge: (Case) throws -> Judgement
        ) throws -> File {
            File(path: path, judgements: try sharedCases(path, of: type).map(judge))
        }
        var files: [File] = []
        files.append(
            try file("daycount/daycount.json", PublishedDayCount.self) { try $0.judged() })
        for name in ["apr_eu_directive", "apr_uk_eu_daily_credit", "apr_us_regulation_z", "xirr"] {
            files.append(
                try file("rates/\(name).json", PublishedRate.self) { try $0.judged() })
        }
        files.append(try file("rates/tvm.json", PublishedTimeValue.self) { try $0.judged() })
        files.append(
            try file("schedules/fineract.json", InstalmentSchedule.self) { try $0.judged() })
        files.append(try file("schedules/actus.json", CashFlowSchedule.self) { try $0.judged() })
        files.append(
            try file("schedules/daily_rate_capped_credit.json", DailyRateSchedule.self) {
                try $0.judged()
            })
        let printed = "schedules/published_examples.json"
        files.append(File(path: printed, judgements: try PrintedSchedules.judged()))
        files.append(
            try file("discounting/discount_amortisation.json", DiscountAmortisation.self) {
                try $0.judged()
            })
        files.append(
            File(path: "transactions/core.json", judgements: try PeerScenario.judged()))
        files.append(
            try file("transactions/daily_rate_actual_payments.json", PaidSchedule.self) {
                try $0.judged()
            })
        files.append(
            try file("transactions/frappe_lending.json", PrintedLoan.self) { try $0.judged() })
        files.append(
            File(
                path: "transactions/oracle_ccb_writeoff.json",
                judgements: try WriteOffJournals.judged()))
        return Agreement(files: files)
    }

    /// The differences that nobody has given a reason for.
    var surprises: [String] {
        files.flatMap { file in
            file.judgements.compactMap { judgement -> String? in
                guard case .differs(let reason) = judgement.verdict,
                    reason.hasPrefix("UNEXPECTED")
                else { return nil }
                return "\(file.path) \(judgement.id): \(reason)"
            }
        }
    }

    /// The document.
    var text: String {
        var lines = [
            "# Agreement with published figures", "",
            "Written by `AgreementTests` (`UPDATE_GOLDEN=1`), never by hand. The figures are",
            "those of the shared `cases`, taken from regulators, standards and the tests of",
            "other systems; each case there names its source. The cash flows of the ACTUS",
            "standard (CC BY-SA 4.0) and the numpy table are not rounded: they agree when every",
            "amount of row n is within n cents of ours. All other amounts and rates agree to",
            "the last digit printed, the spreadsheet's rates within its own tolerance of 10^-8.",
            "What is counted is what a command gives: `tranche calc` the figures of `daycount`,",
            "`rates`, `schedules` and `discounting`, `tranche scenario` the histories.",
            "",
            "Histories of `transactions` are converted to [scenarios](scenarios.md) and played.",
            "One agrees when every figure it prints is ours: the plan after each step, the parts",
            "of each payment (principal, interest, fees, penalties, what is overpaid), what has",
            "accrued, what is left, overdue and due to close, and the journals; sums and unrounded",
            "figures follow from these. One that differs is played again without the later plans",
            "or the journal that its reason speaks of, and agrees in all others, the parts of its",
            "payments too; where more differs, the reason says so and was read by hand.",
            "",
            "| file | cases | agree | differ by design | not modelled |",
            "|---|---:|---:|---:|---:|",
        ]
        lines += files.map(\.row)
        for file in files where file.agreeing < file.judgements.count {
            lines += ["", "## \(file.path)"]
            lines += file.section("Differ by design") { verdict in
                if case .differs(let reason) = verdict { reason } else { nil }
            }
            lines += file.section("Not modelled") { verdict in
                if case .notModelled(let reason) = verdict { reason } else { nil }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Agreement.File {
    fileprivate var agreeing: Int { judgements.count { $0.verdict == .agrees } }

    fileprivate var row: String {
        let differing = judgements.count { judgement in
            if case .differs = judgement.verdict { true } else { false }
        }
        let cells = [
            judgements.count, agreeing, differing, judgements.count - agreeing - differing,
        ]
        return "| \(path) | " + cells.map(String.init).joined(separator: " | ") + " |"
    }

    /// The ids under each reason, in the order of the file.
    fileprivate func section(
        _ title: String, _ reason: (Judgement.Verdict) -> String?
    ) -> [String] {
        var ids: [String: [String]] = [:]
        var reasons: [String] = []
        for judgement in judgements {
            guard let why = reason(judgement.verdict) else { continue }
            if ids[why] == nil { reasons.append(why) }
            ids[why, default: []].append(judgement.id)
        }
        if reasons.isEmpty { return [] }
        return ["", "\(title):", ""]
            + reasons.map { why in
                "- \(why): " + (ids[why] ?? []).map { "`\($0)`" }.joined(separator: ", ")
            }
    }
}
