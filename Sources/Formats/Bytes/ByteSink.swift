/// Where bytes go, piece by piece; who opens the file is outside.
package struct ByteSink {
    /// Takes a piece; false when whoever reads has had enough.
    package let put: ([UInt8]) throws -> Bool
    /// Makes sure that all that was taken stays, once the last piece is there.
    package let finish: () throws -> Void

    package init(
        put: @escaping ([UInt8]) throws -> Bool, finish: @escaping () throws -> Void
    ) {
        self.put = put
        self.finish = finish
    }

    /// A sink in memory: it takes everything, and nothing is left to be done.
    package init(_ take: @escaping ([UInt8]) throws -> Void) {
        self.init(
            put: { piece in
                try take(piece)
                return true
            }, finish: {})
    }
}

/// How much of what was sent has gone out.
package enum Delivery: Hashable, Sendable {
    case whole
    /// Whoever read has had enough before the end.
    case cut
}

/// Whoever reads is gone: what is still to be written cannot go out.
private struct ReaderFault: Error {}

extension ByteSink {
    /// Puts all pieces that a body gives, and finishes.
    package func take(
        _ body: (_ put: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> Delivery {
        do {
            try body { piece in
                guard try put(piece) else { throw ReaderFault() }
            }
        } catch is ReaderFault {
            return .cut
        }
        try finish()
        return .whole
    }
}
