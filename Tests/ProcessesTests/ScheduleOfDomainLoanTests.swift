import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

@Suite struct `The schedule of D-4.2` {
    @Test func `has 28 instalments of 485.08, the last of 480.36, and 2,099.52 of interest`()
        throws
    {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let tranches = try #require(loan.state.schedule?.tranches)
        #expect(tranches.count == 28)
        for tranche in tranches.dropLast() {
            #expect(tranche.principal + tranche.interest == 485_08)
        }
        #expect(tranches[27].principal + tranches[27].interest == 480_36)
        #expect(tranches.reduce(0) { $0 + $1.interest } == 2_099_52)
        #expect(tranches.reduce(0) { $0 + $1.principal } == 11_478_00)
        #expect(tranches[3].interest == 123_30)
        #expect(tranches[3].principal == 361_78)
    }

    @Test func `is what accrues when every instalment is paid on its day`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        for tranche in try #require(loan.state.schedule?.tranches) {
            try loan.night(tranche.repayment)
            #expect(
                loan.state.balance(Bucket(.interest, tranche.number, isOffBalance: false))
                    == tranche.interest)
            let amount = loan.state.money(tranche.principal + tranche.interest).text
            try loan.pay(amount, on: tranche.repayment.description)
        }
        #expect(loan.state.status == .closed)
        #expect(loan.state.closure == .repaid)
        #expect(loan.state.buckets.isEmpty)
    }
}
