import ArgumentParser
import BackOffice
import Foundation
import Laboratory

/// The lines a calculator answers.
struct InputArgument: ParsableArguments {
    @Argument(
        help: "The file with one JSON object a line; standard input when left out.",
        completion: .file())
    var file: String?

    /// Answers line by line, each batch of lines as soon as it is there.
    func answer(by calculator: Calculator) throws {
        let input = try open()
        defer { if input != STDIN_FILENO { close(input) } }
        let hasErrors: Bool
        do throws(OfficeError) {
            hasErrors = try answer(input, by: calculator)
        } catch {
            error.tell(inJSON: false)
            throw ExitStatus(error).code
        }
        if hasErrors { throw ExitStatus.partial.code }
    }

    /// Whether a line could not be answered. Ends early when nobody reads the answers any more.
    private func answer(
        _ input: Int32, by calculator: Calculator
    ) throws(OfficeError) -> Bool {
        var reader = LineReader(input)
        var answers = ""
        var hasErrors = false
        while let line = reader.next() {
            let answer =
                switch line {
                case .bytes(let bytes) where bytes.allSatisfy(InputArgument.isSpace):
                    Calculator.Answer?.none
                case .bytes(let bytes): calculator.answer(bytes)
                case .tooLong: Calculator.tooLong(bytesMax: LineReader.lineBytesMax)
                }
            if let answer {
                answers += answer.json + "\n"
                hasErrors = hasErrors || answer.isError
            }
            if reader.isExhausted {
                guard try Console.put(Array(answers.shownInJSON.utf8)) else { return hasErrors }
                answers = ""
            }
        }
        _ = try Console.put(Array(answers.shownInJSON.utf8))
        if let flaw = reader.flaw {
            throw .input(field: "file", value: file ?? "standard input", accepted: flaw)
        }
        return hasErrors
    }

    private func open() throws -> Int32 {
        guard let file, file != "-" else { return STDIN_FILENO }
        let input = Foundation.open(file, O_RDONLY)
        guard input >= 0 else {
            let reason = String(cString: strerror(errno))
            Console.tell("error: E-REF: file \"\(file)\" cannot be read: \(reason)")
            throw ExitStatus.notFound.code
        }
        return input
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
