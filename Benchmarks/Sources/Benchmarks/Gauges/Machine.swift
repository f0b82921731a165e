import Glibc

/// What the kernel says of the machine and of this process.
enum Machine {
    /// The text of a file under `/proc`, which has no length of its own.
    static func text(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Forgets the most memory this process has used.
    static func forgetPeak() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }

    /// The most memory this process has used since, in megabytes: all of it, and with the file
    /// pages left out that SQLite has mapped and the kernel may take back at any time.
    static var peakMegabytes: Int { megabytes("VmHWM:") }

    private static func megabytes(_ name: String) -> Int {
        for line in text("/proc/self/status").split(separator: "\n") where line.hasPrefix(name) {
            let fields = line.split { $0 == " " || $0 == "\t" }
            return fields.count > 1 ? (Int(fields[1]) ?? 0) / 1024 : 0
        }
        return 0
    }
}

/// The share of the machine that other programs took, since a moment.
struct ForeignCPU {
    private let busy = ForeignCPU.busyTicks
    private let own = ForeignCPU.ownTicks
    private let start = Seconds.now

    /// Of all cores, 0 to 1.
    var share: Double {
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        let cores = Double(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let foreign = (ForeignCPU.busyTicks - busy) - (ForeignCPU.ownTicks - own)
        let elapsed = Seconds.now - start
        return elapsed > 0 ? max(0, Double(foreign) / ticks / (elapsed * cores)) : 0
    }

    private static var busyTicks: Int {
        let line = Machine.text("/proc/stat").split(separator: "\n").first ?? ""
        let fields = line.split(separator: " ").dropFirst().map { Int($0) ?? 0 }
        guard fields.count > 7 else { return 0 }
        // user, nice, system, interrupts, soft interrupts and what the host took.
        return fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7]
    }

    private static var ownTicks: Int {
        let text = Machine.text("/proc/self/stat")
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12 else { return 0 }
        return (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)
    }
}
