package import Directories
package import Measures

/// An operation that may not be, or not in this way.
package enum OperationRefusal: Hashable, Sendable {
    case neverLegal(PostingParameters)
    case notACorrectPosting(PostingParameters, nearest: [CorrectPosting])
    case unpaired(DocumentType, left: ActionType, sum: Money, right: ActionType, other: Money)
    case paymentType(PaymentType, action: ActionType)
    case reasonMissing(ActionType)
    /// No such operation of the contract, or a later one has taken it back.
    case operationNotLive(OperationID)

    var code: String {
        switch self {
        case .neverLegal, .notACorrectPosting, .unpaired: "E-POST"
        case .paymentType: "E-PAY"
        case .reasonMissing: "E-REQ"
        case .operationNotLive: "E-REF"
        }
    }
}
