package import Processes

/// An export batch that takes its next step: it is sent, or cancelled.
package struct ExportBatchOrder: OfficeOrder {
    package static let parameters: [Parameter] = [.batch]

    package let batch: Int64

    package init(batch: Int64) { self.batch = batch }
}

/// An export batch that its receiver has booked.
package struct ExportConfirmation: OfficeOrder {
    package static let parameters: [Parameter] = [
        .batch,
        Parameter(
            "checksum", .text, .optional(otherwise: "it is not compared"),
            "The SHA-256 of what the receiver has booked.",
            example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    ]

    package let batch: Int64
    package let checksum: String?

    package init(batch: Int64, checksum: String?) {
        self.batch = batch
        self.checksum = checksum
    }
}
