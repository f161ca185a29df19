import Raft
import Testing

@Suite("Text forms")
struct DescriptionTests {
  private func entry(_ index: LogIndex, _ text: String) -> Entry { Entry(term: 1, index: index, data: Array(text.utf8)) }

  @Test(
    "Payloads are quoted so that any terminal can show them",
    arguments: [
      ("", #""""#), ("a\"b\\", #""a\"b\\""#), ("\u{7}\u{8}\u{c}\n\r\t\u{b}", #""\a\b\f\n\r\t\v""#), ("\u{1}\u{7f}", #""\x01\x7f""#),
      ("é世😀", "\"é世😀\""), ("\u{a0}\u{ad}\u{e000}", #""\u00a0\u00ad\ue000""#), ("\u{10ffff}", #""\U0010ffff""#),
    ])
  func quoting(text: String, quoted: String) {
    #expect(quotedText(Array(text.utf8)) == quoted)
  }

  @Test("Bytes that are no text are shown one by one")
  func quotingBytes() {
    #expect(quotedText([0x61, 0xff, 0xc3]) == #""a\xff\xc3""#)
    #expect(quotedText([0xe4, 0xb8, 0x41, 0xc0, 0x80, 0xed, 0xa0, 0x80]) == #""\xe4\xb8A\xc0\x80\xed\xa0\x80""#)
  }

  @Test("Entries show their payload, or the change they carry, or why it cannot be read")
  func entries() {
    #expect(entry(2, "x").describe() == #"1/2 EntryNormal "x""#)
    #expect(entry(2, "x").describe { "\($0.count) bytes" } == "1/2 EntryNormal 1 bytes")
    #expect(Entry(term: 2, index: 6, kind: .confChangeV2).describe() == "2/6 EntryConfChangeV2")
    let (kind, data) = AnyConfChange.v1(ConfChange(kind: .addNode, node: 2)).encoded()
    #expect(Entry(term: 1, index: 4, kind: kind, data: data).describe() == "1/4 EntryConfChange v2")
    #expect(Entry(term: 1, index: 4, kind: .confChange, data: [8]).describe() == "1/4 EntryConfChange conf change: unexpected end")
    let fast = Entry(term: 1, index: 5, content: ContentID(node: 2, incarnation: 1, sequence: 7))
    #expect(fast.describe() == #"1/5 EntryNormal "" id=2.1.7"#)
  }

  @Test("Messages name what they carry, on one line as long as that is one thing")
  func messages() {
    var message = Message(kind: .append, to: 2, from: 1, term: 1, logTerm: 1, index: 3, entries: [entry(4, "x")], commit: 3)
    #expect(message.describe() == #"1->2 MsgApp Term:1 Log:1/3 Commit:3 Entries:[1/4 EntryNormal "x"]"#)
    message.entries.append(entry(5, "y"))
    #expect(
      message.describe() == """
        1->2 MsgApp Term:1 Log:1/3 Commit:3 Entries:[
          1/4 EntryNormal "x"
          1/5 EntryNormal "y"
        ]
        """)
    let refusal = Message(kind: .appendResponse, to: 26, from: 10, term: 1, index: 3, reject: true, rejectHint: 2)
    #expect(refusal.description == "a->1a MsgAppResp Term:1 Log:0/3 Rejected (Hint: 2)")
  }

  @Test("Work for a storage thread shows its responses, indented")
  func responses() {
    var message = Message(kind: .storageAppend, to: localAppendThread, from: 1, term: 1, commit: 10)
    message.vote = 1
    var response = Message(kind: .storageAppendResponse, to: 1, from: localAppendThread, term: 1)
    response.snapshot = Snapshot(confState: ConfState(voters: [1, 2], learners: [3]), index: 11, term: 1)
    message.responses = [Message(kind: .voteResponse, to: 1, from: 1, term: 1), response]
    #expect(
      message.describe() == """
        1->AppendThread MsgStorageAppend Term:1 Log:0/0 Commit:10 Vote:1 Responses:[
          1->1 MsgVoteResp Term:1 Log:0/0
          AppendThread->1 MsgStorageAppendResp Term:1 Log:0/0
            Snapshot: Index:11 Term:1 ConfState:Voters:[1 2] VotersOutgoing:[] Learners:[3] LearnersNext:[] AutoLeave:false
        ]
        """)
  }

  @Test("What the fast track adds is shown where it is present")
  func fastTrack() {
    var message = Message(kind: .storageAppend, to: localAppendThread, from: 1, term: 1, commit: 3, fastCommit: 5)
    message.incarnation = 2
    message.slotWrites = [.insert(entry(6, "x")), .remove(5)]
    #expect(
      message.describe() == """
        1->AppendThread MsgStorageAppend Term:1 Log:0/0 Commit:3 Fast:5 Incarnation:2 SlotWrites:[
          +1/6 EntryNormal "x"
          -5
        ]
        """)
    message = Message(kind: .voteResponse, to: 1, from: 2, term: 2)
    message.hintPart = 1
    message.hintPartCount = 3
    #expect(message.describe() == "2->1 MsgVoteResp Term:2 Log:0/0 Hints:2/3")
  }

  @Test("A ready lists what is to be done, in order")
  func ready() {
    var ready = Ready()
    #expect(ready.describe() == "<empty Ready>")
    ready.softState = SoftState(leader: 1, role: .leader)
    ready.hardState = HardState(term: 2, commit: 4)
    ready.readStates = [ReadState(index: 4, requestContext: [99, 116]), ReadState(index: 5, requestContext: [])]
    ready.entries = [entry(5, "e")]
    ready.committedEntries = [entry(4, "c")]
    ready.messages = [Message(kind: .heartbeat, to: 2, from: 1, term: 2)]
    ready.slotWrites = [.remove(5)]
    ready.fastOutcomes = [.committed(content: ContentID(node: 1, incarnation: 1, sequence: 2), index: 4)]
    ready.mustSync = true
    #expect(
      ready.describe() == """
        Ready MustSync=true:
        Lead:1 State:StateLeader
        HardState Term:2 Commit:4
        ReadStates [{4 [99 116]} {5 []}]
        Entries:
        1/5 EntryNormal "e"
        SlotWrites:
        -5
        CommittedEntries:
        1/4 EntryNormal "c"
        FastOutcomes:
        1.1.2 committed at 4
        Messages:
        1->2 MsgHeartbeat Term:2 Log:0/0

        """)
  }
}
