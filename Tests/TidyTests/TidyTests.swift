import Testing

@Test(arguments: Rule.all)
func `the package keeps the rule that`(rule: Rule) {
    for file in SourceTree.package.files {
        for finding in rule.findings(file) {
            Issue.record("\(finding.described(breaking: rule))")
        }
    }
}

@Test func `the rules look at the package and not at an empty folder`() {
    let paths = SourceTree.package.files.map(\.path)
    #expect(paths.contains("Package.swift"))
    #expect(paths.contains { $0.hasPrefix("Sources/Measures/") })
    #expect(paths.contains { $0.hasPrefix("Tests/") })
}

@Test func `no two rules bear the same name`() {
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
}

@Test(arguments: Rule.all)
func `a rule accepts each sample that keeps it`(rule: Rule) {
    #expect(!rule.kept.isEmpty)
    for sample in rule.kept {
        let findings = rule.findings(SourceFile(path: sample.path, text: sample.text))
        #expect(findings.isEmpty, "\(sample.testDescription)")
    }
}

@Test(arguments: Rule.all)
func `a rule refuses each sample that breaks it`(rule: Rule) {
    #expect(!rule.broken.isEmpty)
    for sample in rule.broken {
        let findings = rule.findings(SourceFile(path: sample.path, text: sample.text))
        #expect(!findings.isEmpty, "\(sample.testDescription)")
    }
}
