/// The active currencies of ISO 4217 and their three-letter codes.
///
/// Metals, units of account and test codes have no minor unit and are no money here.
extension Currency {
    /// Reads a three-letter code such as `RUB`, in capitals.
    /// - Throws: `notA(.currency)`.
    package init(code: String) throws(MeasureFlaw) {
        guard let currency = CurrencyList.iso4217.byCode[code] else {
            throw .notA(.currency, text: code, accepted: "an active code of ISO 4217")
        }
        self = currency
    }

    /// Finds the currency of a three-digit code such as 643.
    /// - Throws: `notA(.currency)`.
    package init(numericCode: UInt16) throws(MeasureFlaw) {
        guard let entry = CurrencyList.iso4217.byNumber[numericCode] else {
            throw .notA(.currency, text: String(numericCode), accepted: "643 and such")
        }
        self = entry.currency
    }

    /// The three-letter code, or the three digits of a currency that is not on the list.
    package var code: String {
        CurrencyList.iso4217.byNumber[numericCode]?.code ?? Day.padded(Int(numericCode), 3)
    }

    /// Every active currency, in the order of the three-letter codes.
    package static var all: [Currency] { CurrencyList.iso4217.inOrder }
}

/// The list, read once from its compact form.
private struct CurrencyList: Sendable {
    struct Entry: Sendable {
        let code: String
        let currency: Currency
    }

    let byCode: [String: Currency]
    let byNumber: [UInt16: Entry]
    let inOrder: [Currency]

    static let iso4217 = CurrencyList()

    private init() {
        var entries: [Entry] = []
        for (digits, list) in CurrencyList.codesByDigits {
            for word in list.split(whereSeparator: \.isWhitespace) {
                guard let number = UInt16(word.suffix(3)) else {
                    preconditionFailure("\(word) is not a code with its number")
                }
                let currency = Currency(numericCode: number, digits: digits)
                entries.append(Entry(code: String(word.prefix(3)), currency: currency))
            }
        }
        entries.sort { $0.code < $1.code }
        byCode = Dictionary(uniqueKeysWithValues: entries.map { ($0.code, $0.currency) })
        byNumber = Dictionary(uniqueKeysWithValues: entries.map { ($0.currency.numericCode, $0) })
        inOrder = entries.map(\.currency)
    }

    /// Letters and number of each currency, by the digits of its minor unit.
    ///
    /// - Source: ISO 4217 list one, as published on 2026-01-01.
    private static let codesByDigits: [(digits: UInt8, list: String)] = [
        (0, withoutMinorUnit), (2, hundredths), (3, thousandths), (4, tenThousandths),
    ]

    private static let withoutMinorUnit = """
        BIF108 CLP152 DJF262 GNF324 ISK352 JPY392 KMF174 KRW410 PYG600 RWF646 UGX800 UYI940
        VND704 VUV548 XAF950 XOF952 XPF953
        """

    private static let hundredths = """
        AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050
        BMD060 BND096 BOB068 BOV984 BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976
        CHE947 CHF756 CHW948 CNY156 COP170 COU970 CRC188 CUP192 CVE132 CZK203 DKK208 DOP214
        DZD012 EGP818 ERN232 ETB230 EUR978 FJD242 FKP238 GBP826 GEL981 GHS936 GIP292 GMD270
        GTQ320 GYD328 HKD344 HNL340 HTG332 HUF348 IDR360 ILS376 INR356 IRR364 JMD388 KES404
        KGS417 KHR116 KPW408 KYD136 KZT398 LAK418 LBP422 LKR144 LRD430 LSL426 MAD504 MDL498
        MGA969 MKD807 MMK104 MNT496 MOP446 MRU929 MUR480 MVR462 MWK454 MXN484 MXV979 MYR458
        MZN943 NAD516 NGN566 NIO558 NOK578 NPR524 NZD554 PAB590 PEN604 PGK598 PHP608 PKR586
        PLN985 QAR634 RON946 RSD941 RUB643 SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654
        SLE925 SOS706 SRD968 SSP728 STN930 SVC222 SYP760 SZL748 THB764 TJS972 TMT934 TOP776
        TRY949 TTD780 TWD901 TZS834 UAH980 USD840 USN997 UYU858 UZS860 VED926 VES928 WST882
        XAD396 XCD951 XCG532 YER886 ZAR710 ZMW967 ZWG924
        """

    private static let thousandths = "BHD048 IQD368 JOD400 KWD414 LYD434 OMR512 TND788"

    private static let tenThousandths = "CLF990 UYW927"
}
