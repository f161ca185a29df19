/// What a key can do.
enum Action: String, Hashable, Sendable {
  case forward, back, nextMilestone, previousMilestone, start, end, undo, redo
  case playPause, slower, faster
  case rowDown, rowUp, nextPane, previousPane, olderIndexes, newerIndexes
  case propose, contend, read, campaign, killLeader, crash, restart, tick, stepNode, fastSwitch, race, members
  case links, heal
  case deliver, drop, duplicate, hold, reorder, delay
  case search, searchNext, searchPrevious, mark, jump, branches
  case inspect, why, whyNot, recovery, legend
  case gallery, present, autoplay, theme, share, export, command, help, leave, quit
}

extension Action {
  /// The name in a configuration file, such as `next-milestone`.
  var name: String {
    rawValue.reduce(into: "") { text, character in
      if character.isUppercase { text.append("-") }
      text.append(character.lowercased())
    }
  }
}
