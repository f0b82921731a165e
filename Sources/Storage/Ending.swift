/// How a transaction ends, and what it gives.
package enum Ending<Result> {
    case kept(Result)
    case undone(Result)
}
