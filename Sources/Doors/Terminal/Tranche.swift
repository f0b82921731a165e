import ArgumentParser

@main
struct Tranche: ParsableCommand {}
