import RaftSimulation
import Testing

@Suite("Glossary") struct GlossaryTests {
  @Test(
    "Words are found however they are typed",
    arguments: [
      ("joint configuration", "joint configuration"), ("Joint-Configuration", "joint configuration"), ("noop", "no-op"), ("HINTS", "hint"),
      ("self approved", "self-approved"), ("MsgFastVote", "fast vote"), ("quorum", "classic quorum"), ("fallback", "fall-back"),
    ])
  func found(asked: String, word: String) { #expect(Glossary.entry(for: asked)?.word == word) }

  @Test("A rule's number gives the rule, and nonsense gives nothing") func rules() {
    #expect(Glossary.entry(for: "r10")?.text == Rule.r10.citation)
    #expect(Glossary.entry(for: "L3")?.rules == [.l3])
    #expect(Glossary.entry(for: "spoon") == nil && Glossary.entry(for: "") == nil && Glossary.entry(for: "s") == nil)
    #expect(Glossary.suggestions(for: "fast").first == "fast commit")
    #expect(Glossary.suggestions(for: "gate") == ["leader's gate", "voter's gate"])
  }

  @Test("Every entry is a text of sentences, named once, and refers to words that there are") func wellFormed() {
    var names: Set<String> = []
    for entry in Glossary.entries {
      #expect(entry.text.hasSuffix(".") && entry.text.count < 320 && !entry.text.contains("  "), "\(entry.word)")
      for name in [entry.word] + entry.aliases { #expect(names.insert(name).inserted, "\(name) is there twice") }
      for word in entry.related { #expect(Glossary.entry(for: word)?.word == word, "\(entry.word) refers to \(word)") }
    }
    for word in ["term", "commit index", "joint configuration", "hint", "self-approved", "fast quorum", "barrier"] {
      #expect(Glossary.entry(for: word)?.word == word)
    }
  }
}
