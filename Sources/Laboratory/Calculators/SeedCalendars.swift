import BackOffice
import Directories
import Measures

/// The working calendars that a new installation starts with, read when one is first asked for.
private enum SeedCalendars {
    static let all: Result<[CalendarRow], DirectoryFault> = Result {
        () throws(DirectoryFault) in
        try readDirectories(from: SeedFiles.all, version: 1, recordedIn: nil).rows.calendars
    }
}

/// The calendar of a code.
func seedCalendar(_ code: String, _ field: String) throws(CalculationFlaw) -> WorkCalendar {
    switch SeedCalendars.all {
    case .success(let rows):
        guard let row = rows.first(where: { $0.code == code }) else {
            throw CalculationFields.unknown(code, field, rows.map(\.code).sorted())
        }
        return row.calendar
    case .failure(let fault): throw CalculationFlaw("E-CFG", field, fault.description)
    }
}
