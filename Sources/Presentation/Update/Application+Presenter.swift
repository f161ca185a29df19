import TerminalUI

extension Application {
  /// Turns presenter mode on or off.
  public mutating func present(_ isOn: Bool) {
    presenter = Presenter()
    presenter.isOn = isOn
    // What was chosen may be in a pane that is not there any more.
    if !panes.contains(focus) { moveFocus(to: lesson == nil ? .matrix : .lesson) }
    notice = Notice(
      text: isOn
        ? "presenter mode: keys are shown; \(keyName(of: .present)) leaves it, \(keyName(of: .autoplay)) plays by itself" : welcome,
      kind: .information)
  }

  /// The name of the first key that does something, as messages call it.
  func keyName(of action: Action) -> String {
    let key = keyMap.bindings.first { $0.action == action }?.firstKeyText ?? ""
    return key.isEmpty ? ":\(action.name)" : key
  }

  /// Remembers a key for the people who watch.
  mutating func showKey(_ key: KeyEvent) {
    guard presenter.isOn else { return }
    switch key {
    case .resize, .mouse: return
    default: break
    }
    // A number belongs to the key that it repeats: 7l.
    if overlay == nil, pendingLetter == nil, case .character(let digit) = key, digit.isNumber, lesson == nil || focus != .lesson { return }
    var label = ""
    if overlay == nil && pendingLetter == nil {
      if focus == .lesson, let lessonLabel = Self.lessonLabel(of: key) {
        label = lessonLabel
      } else {
        let action = keyMap.action(for: key, in: focus)
        label = keyMap.bindings.first { $0.action == action }?.hint ?? ""
      }
    } else if isTyping, case .character = key {
      // What is typed is seen where it is typed.
      return
    }
    let repeats = overlay == nil ? count.map(String.init) ?? "" : ""
    presenter.show(Presenter.ShownKey(name: repeats + KeyName.text(key), label: label))
  }

  /// Whether keys are letters of a text.
  var isTyping: Bool { if case .prompt = overlay { true } else { false } }

  private static func lessonLabel(of key: KeyEvent) -> String? {
    switch key {
    case .enter, .character("l"), .right: "go on"
    case .character("h"), .left, .backspace: "back"
    default: nil
    }
  }
}
