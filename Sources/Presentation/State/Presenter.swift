/// Presenter mode: what a room that watches needs to see. Fewer panes, large words, and the keys that are pressed.
struct Presenter: Hashable, Sendable {
  /// A key that was pressed, with what it does.
  struct ShownKey: Hashable, Sendable {
    /// The key's name.
    var name: String
    /// What it does, in a word or two; empty for what is typed.
    var label: String
    /// How often in a row.
    var count = 1

    /// How it is shown, such as `l step ×6`.
    var text: String { [name, label, count > 1 ? "×\(count)" : ""].filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// Whether it is on.
  var isOn = false
  /// The last keys, the newest last.
  private(set) var keys: [ShownKey] = []

  private static let keyCountMax = 12

  /// Remembers a key.
  mutating func show(_ key: ShownKey) {
    if let last = keys.last, last.name == key.name, last.label == key.label {
      keys[keys.count - 1].count += 1
      return
    }
    keys.append(key)
    if keys.count > Self.keyCountMax { keys.removeFirst() }
  }
}
