/// The word that was probably meant: the one that fewest letters make of what was typed; nil where
/// more than a third of them would have to be others.
func nearest(to typed: String, among words: [String]) -> String? {
    let most = max(1, typed.count / 3)
    let measured = words.map { (word: $0, steps: steps(from: typed, to: $0)) }
    return measured.filter { $0.steps <= most }.min { $0.steps < $1.steps }?.word
}

/// How many letters have to be put in, left out, exchanged or turned round.
private func steps(from typed: String, to word: String) -> Int {
    let (left, right) = (Array(typed.lowercased()), Array(word.lowercased()))
    var table = [[Int]](
        repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count { table[row][0] = row }
    for column in 0...right.count { table[0][column] = column }
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    for row in 1...left.count {
        for column in 1...right.count {
            let isSame = left[row - 1] == right[column - 1]
            var least = min(
                table[row - 1][column] + 1, table[row][column - 1] + 1,
                table[row - 1][column - 1] + (isSame ? 0 : 1))
            if row > 1, column > 1, left[row - 1] == right[column - 2],
                left[row - 2] == right[column - 1]
            {
                least = min(least, table[row - 2][column - 2] + 1)
            }
            table[row][column] = least
        }
    }
    return table[left.count][right.count]
}
