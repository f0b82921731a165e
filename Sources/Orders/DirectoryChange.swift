package import Measures
package import Processes

/// Directories that are to hold otherwise from a day on.
package struct DirectoryChange: OfficeOrder {
    package static let parameters: [Parameter] = [
        Parameter(
            "from", .day, "The first day on which the new rows hold.", example: "2018-06-01"),
        Parameter(
            "directories", .text, "The names of the directories, separated by commas.",
            example: "constants"),
        Parameter(
            "content", .text, "SHA-256 of what is to hold.",
            example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    ]

    package let from: Day
    package let directories: String
    package let content: String

    package init(from: Day, directories: String, content: String) {
        self.from = from
        self.directories = directories
        self.content = content
    }
}
