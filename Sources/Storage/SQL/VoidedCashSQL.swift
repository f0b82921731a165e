package import Contracts

/// `voided_cash_flow`, `moved_cash_flow`: payments that were none of their contract, and which
/// payments of others they have become.
enum VoidedCashSQL {
    static let insert = SQLText("INSERT INTO voided_cash_flow (cash_flow, work) VALUES ($1, $2)")

    static let byID = SQLText("SELECT work FROM voided_cash_flow WHERE cash_flow = $1")

    static let all = SQLText("SELECT cash_flow, work FROM voided_cash_flow ORDER BY cash_flow")

    static let move = SQLText("INSERT INTO moved_cash_flow (cash_flow, origin) VALUES ($1, $2)")

    static let origin = SQLText("SELECT origin FROM moved_cash_flow WHERE cash_flow = $1")

    static let moved = SQLText("SELECT cash_flow, origin FROM moved_cash_flow ORDER BY cash_flow")
}

extension ReadSession {
    /// The order that has made a cash flow void; nil for one that stands.
    package func voiding(of id: CashFlowID) throws -> WorkID? {
        try session.first(VoidedCashSQL.byID, [.integer(id.rawValue)]) {
            WorkID(rawValue: try $0.number(0))
        }
    }

    /// Every cash flow that is void.
    package func voidedCashFlows() throws -> [CashFlowID: WorkID] {
        let rows = try session.all(VoidedCashSQL.all, []) { row in
            (CashFlowID(rawValue: try row.number(0)), WorkID(rawValue: try row.number(1)))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// The cash flow that one has been before; nil for one that came for its contract.
    package func origin(of id: CashFlowID) throws -> CashFlowID? {
        try session.first(VoidedCashSQL.origin, [.integer(id.rawValue)]) {
            CashFlowID(rawValue: try $0.number(0))
        }
    }

    /// Cash flows that others have become, with those they were.
    package func movedCashFlows() throws -> [CashFlowID: CashFlowID] {
        let rows = try session.all(VoidedCashSQL.moved, []) { row in
            (CashFlowID(rawValue: try row.number(0)), CashFlowID(rawValue: try row.number(1)))
        }
        return Dictionary(rows) { first, _ in first }
    }
}

extension Transaction {
    /// Puts down that a cash flow is void.
    package func void(_ id: CashFlowID, for work: WorkID) throws {
        try session.run(
            VoidedCashSQL.insert, [.integer(id.rawValue), .integer(work.rawValue)])
    }

    /// Puts down which cash flow one has been before.
    package func noteMoved(_ id: CashFlowID, from origin: CashFlowID) throws {
        try session.run(VoidedCashSQL.move, [.integer(id.rawValue), .integer(origin.rawValue)])
    }
}
