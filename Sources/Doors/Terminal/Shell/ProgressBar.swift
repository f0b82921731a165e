import Foundation

/// A bar on standard error: how much of all is done, how fast, and how long it will take.
///
/// It is drawn on a terminal only, at most ten times a second, and without colours.
struct ProgressBar {
    private static let cells = 24

    private let isShown: Bool
    private let start = ContinuousClock.now
    private var drawn = ContinuousClock.now
    private var width = 0

    init(_ options: ProgressOptions) { isShown = !options.quiet && Console.isErrorTerminal }

    mutating func draw(_ label: String, done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        let now = ContinuousClock.now
        guard width == 0 || now - drawn > .milliseconds(100) || done == total else { return }
        drawn = now
        let filled = min(ProgressBar.cells, done * ProgressBar.cells / total)
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: ProgressBar.cells - filled)
        put("\(label) [\(bar)] \(done)/\(total)" + pace(done, total, since: now - start))
    }

    /// Takes the bar away.
    mutating func clear() {
        guard isShown, width > 0 else { return }
        put("")
        Console.draw("\r")
    }

    private func pace(_ done: Int, _ total: Int, since time: Duration) -> String {
        let seconds = time / .seconds(1)
        guard done > 0, seconds > 0 else { return "" }
        let perSecond = Double(done) / seconds
        let left = Int(Double(total - done) / perSecond)
        let leftover = left % 60
        return " \(Int(perSecond))/s, \(left / 60):\(leftover < 10 ? "0" : "")\(leftover) left"
    }

    private mutating func put(_ text: String) {
        let space = String(repeating: " ", count: max(0, width - text.count))
        Console.draw("\r" + text + space)
        width = text.count
    }
}
