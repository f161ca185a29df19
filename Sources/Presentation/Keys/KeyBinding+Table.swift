import TerminalUI

extension KeyBinding {
  /// Every key. The first binding that fits the focused pane is taken.
  package static let table: [KeyBinding] = [
    KeyBinding(
      [.character("l"), .right], .forward, .time, "step", "One event forward; at the end, deliver the oldest message, or tick.", hintRank: 0
    ),
    KeyBinding([.character("h"), .left], .back, .time, "back", "One event back. A number before it repeats: 10h.", hintRank: 1),
    KeyBinding(
      [.character("L")], .nextMilestone, .time, "next milestone",
      "Forward to the next election, decision, commit or fault; at the end, go on until there is one."),
    KeyBinding([.character("H")], .previousMilestone, .time, "previous milestone", "Back to the previous one."),
    KeyBinding([.character("g"), .home], .start, .time, "start", "To the start of the run; 41g to event 41."),
    KeyBinding([.character("G"), .end], .end, .time, "end", "To the end of the run."),
    KeyBinding([.character(" ")], .playPause, .time, "play", "Play and pause: time passes, messages arrive by themselves.", hintRank: 2),
    KeyBinding([.character("[")], .slower, .time, "slower", "Play more slowly."),
    KeyBinding([.character("]")], .faster, .time, "faster", "Play faster."),
    KeyBinding([.character("u")], .undo, .time, "undo", "Back to before the last intervention. Nothing is lost."),
    KeyBinding([.control("r")], .redo, .time, "redo", "Forward again to after it."),
    KeyBinding([.character("m")], .mark, .time, "mark", "Mark this event with a letter."),
    KeyBinding([.character("'")], .jump, .time, "jump", "Jump to a mark."),
    KeyBinding([.character("B")], .branches, .time, "branches", "The branches: acting in the past starts one, the old future stays."),

    KeyBinding([.character("p")], .propose, .cluster, "propose", "Propose a value at the selected node.", hintRank: 3),
    KeyBinding([.character("P")], .contend, .cluster, "contend", "Two nodes propose at once, for the same index.", hintRank: 4),
    KeyBinding([.character("o")], .read, .cluster, "read", "Read a key, linearizably, at the selected node."),
    KeyBinding(
      [.character("K")], .killLeader, .cluster, "kill leader", "Crash the leader: its memory is lost, its disk stays.", hintRank: 5),
    KeyBinding([.character("x")], .crash, .cluster, "crash", "Crash the selected node.", hintRank: 6),
    KeyBinding([.character("X")], .restart, .cluster, "restart", "Restart the selected node from its disk.", hintRank: 7),
    KeyBinding([.character("t")], .campaign, .cluster, "elect", "Let the selected node time out: it starts an election.", hintRank: 9),
    KeyBinding([.character(".")], .tick, .cluster, "tick", "Let all nodes tick once: heartbeats, timeouts, retries."),
    KeyBinding(
      [.character("S")], .stepNode, .cluster, "step node", "Step only the selected node: its oldest message arrives, or its clock ticks."),
    KeyBinding(
      [.character("f")], .fastSwitch, .cluster, "fast/classic", "Switch new proposals between the fast and the classic track.", hintRank: 10
    ),
    KeyBinding(
      [.character("F")], .race, .cluster, "race", "Race the fast track against the classic one: same seed, network and proposals.",
      hintRank: 10),
    KeyBinding([.character("M")], .members, .cluster, "members", "Add, remove, learner, joint changes; transfer; snapshot, compact."),

    KeyBinding(
      [.character("c")], .links, .network, "cut", "The link matrix: cut and mend, both ways or one; all messages of a link.",
      hintRank: 8),
    KeyBinding([.character("C")], .heal, .network, "heal", "Mend every link."),
    KeyBinding([.enter], .deliver, .network, "deliver", "Deliver the selected message now.", panes: [.flow]),
    KeyBinding([.character("d")], .drop, .network, "drop", "Lose the selected message.", panes: [.flow]),
    KeyBinding([.character("D")], .duplicate, .network, "duplicate", "Send the selected message a second time.", panes: [.flow]),
    KeyBinding([.character("s")], .hold, .network, "hold", "Hold the selected message back, or let it go again.", panes: [.flow]),
    KeyBinding([.character("r")], .reorder, .network, "reorder", "Let the selected message arrive last.", panes: [.flow]),
    KeyBinding([.character("+")], .delay, .network, "delay", "Delay the selected message by 10 ms; 5+ by 50.", panes: [.flow]),

    KeyBinding([.character("j"), .down], .rowDown, .view, "down", "Next row: node, message, event or index."),
    KeyBinding([.character("k"), .up], .rowUp, .view, "up", "Previous row."),
    KeyBinding([.tab], .nextPane, .view, "pane", "Next pane.", hintRank: 11),
    KeyBinding([.backTab], .previousPane, .view, "pane", "Previous pane."),
    KeyBinding([.character("<"), .pageUp], .olderIndexes, .view, "older", "Scroll the logs to lower indexes."),
    KeyBinding([.character(">"), .pageDown], .newerIndexes, .view, "newer", "Scroll the logs to higher indexes."),
    KeyBinding([.character("I")], .legend, .view, "legend", "The legend: every mark on the screen and what it means."),
    KeyBinding([.character("/")], .search, .view, "search", "Search the events for a text."),
    KeyBinding([.character("n")], .searchNext, .view, "next", "Next event with that text."),
    KeyBinding([.character("N")], .searchPrevious, .view, "previous", "Previous event with that text."),
    KeyBinding([.character("i"), .enter], .inspect, .view, "inspect", "Everything about what is under the cursor."),
    KeyBinding(
      [.character("w")], .why, .view, "why", "Why this happened: the rule, the numbers that were compared, the causes.", hintRank: 12),
    KeyBinding(
      [.character("W")], .whyNot, .view, "why not", "What is missing: for an index to commit, a node to be elected, the fast track to open."
    ),
    KeyBinding(
      [.character("R")], .recovery, .view, "recovery", "The recovery microscope: what voters reported in an election, slot by slot.",
      hintRank: 12),

    KeyBinding([.character("y")], .share, .program, "share", "A token that opens this very state in another terminal: fastraft TOKEN."),
    KeyBinding(
      [.character("e")], .export, .program, "export",
      "Write the run as JSON lines, ShiViz, Mermaid or asciicast, the screen as SVG or text."),
    KeyBinding([.character(":")], .command, .program, "command", "The command palette; Tab completes, Up recalls.", hintRank: 13),
    KeyBinding(
      [.character("O")], .gallery, .program, "gallery", "The gallery: scenarios and lessons that come with the program, each with one line."
    ),
    KeyBinding(
      [.character("v")], .present, .program, "present",
      "Presenter mode: large words, few panes, the keys that are pressed; again leaves it."),
    KeyBinding(
      [.character("A")], .autoplay, .program, "autoplay", "Let what is recorded play by itself, with pauses; Space pauses and goes on."),
    KeyBinding([.character("T")], .theme, .program, "theme", "Choose a theme."),
    KeyBinding([.character("?"), .function(1)], .help, .program, "help", "This help.", hintRank: 14),
    KeyBinding(
      [.character("q"), .escape], .leave, .program, "quit",
      "Leave what is open; at the top level q quits, and asks first when something is not saved."),
    KeyBinding([.character("Q"), .control("c")], .quit, .program, "quit", "Quit at once."),
  ]
}
