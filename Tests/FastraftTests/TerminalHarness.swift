import Foundation

/// Drives a built program in a real terminal: a tmux server of its own with an empty configuration, and a shell in it, as a person would have.
///
/// The program is typed at the shell, so that job control, exit statuses and the terminal's modes are the shell's. Waiting is polling the screen a
/// bounded number of times.
final class TerminalHarness {
  /// What went wrong, with the screen as it was.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Where tmux is, if it is installed.
  static let tmux: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/tmux" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether these tests can run here.
  static var isAvailable: Bool { tmux != nil }

  /// Said where they cannot.
  static let skipReason = "tmux is not installed; the end-to-end tests need it"

  /// A program that was built beside the tests.
  static func builtProgram(_ name: String) -> String {
    URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// A directory for this terminal alone; the program's home and configuration are here too.
  let directory: URL
  private static let pollsMax = 2000
  private var runs = 0
  private var looks = 0

  /// Opens a terminal with a shell in it.
  init(width: Int = 120, height: Int = 36, term: String = "tmux-256color", locale: String = "C.UTF-8", environment: [String: String] = [:])
    throws
  {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("fastraft-terminal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let configuration = "set -g default-terminal \"\(term)\"\nset -g status off\nset -g escape-time 0\nset -g exit-empty on\n"
    try configuration.write(to: file("tmux.conf"), atomically: true, encoding: .utf8)
    var variables = ["PS1": "ready> ", "LANG": locale, "LC_ALL": locale, "HOME": directory.path, "XDG_CONFIG_HOME": directory.path]
    // The backtracer takes half a minute and asks questions; programs here are meant to crash.
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables["ENV"] = ""
    variables.merge(environment) { _, own in own }
    let assignments = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.quoted($0.value))" }.joined(separator: " ")
    try tmux("-f", file("tmux.conf").path, "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "exec env \(assignments) sh -i")
    try wait(for: "ready>")
    try type("stty -g > \(path("modes-before")); clear; echo before-the-program")
    try wait(for: "before-the-program\nready>")
  }

  deinit { close() }

  /// Ends the terminal and whatever runs in it, and removes its directory.
  func close() {
    _ = try? tmux("kill-server")
    try? FileManager.default.removeItem(at: directory)
  }

  /// A file in the terminal's own directory.
  func file(_ name: String) -> URL { directory.appendingPathComponent(name) }

  private func path(_ name: String) -> String { Self.quoted(file(name).path) }

  private static func quoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'" }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    let environment = ProcessInfo.processInfo.environment.filter { !["TMUX", "COLORTERM", "NO_COLOR"].contains($0.key) }
    let command = Command(
      program: Self.tmux ?? "/usr/bin/tmux", arguments: ["-S", file("socket").path] + arguments, environment: environment)
    let result = try command.run()
    guard result.status == 0 else { throw Failure(description: "tmux \(arguments.joined(separator: " ")): \(result.errors)") }
    return result.output
  }
}

// Starting and ending programs.
extension TerminalHarness {
  /// Starts a program from the shell.
  func start(_ program: String, _ arguments: String..., environment: [String: String] = [:]) throws {
    try start(program, arguments, environment: environment)
  }

  /// Starts a program from the shell.
  func start(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    runs += 1
    let assignments = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.quoted($0.value)) " }.joined()
    let words = ([program] + arguments).map(Self.quoted).joined(separator: " ")
    let script = "echo 'echo $$ > \(file("pid").path); exec \"$@\"' > \(path("launch"))"
    try type(script)
    try type("\(assignments)sh \(path("launch")) \(words); echo $? > \(path("status-\(runs)"))")
  }

  /// Brings a stopped program back.
  func resume() throws {
    runs += 1
    try type("fg; echo $? > \(path("status-\(runs)"))")
  }

  /// Waits until the program has ended, or was stopped, and gives the shell's `$?`.
  func exitStatus() throws -> Int32 {
    let status = file("status-\(runs)")
    return try poll("the program to end") {
      guard let text = try? String(contentsOf: status, encoding: .utf8), text.hasSuffix("\n") else { return nil }
      return Int32(text.dropLast())
    }
  }

  /// The number of the program's process.
  func processIdentifier() throws -> Int32 {
    try poll("the process to start") { (try? String(contentsOf: self.file("pid"), encoding: .utf8)).flatMap { Int32($0.dropLast()) } }
  }

  /// What differs from before the program was started: modes, alternate screen, cursor, mouse, keypad, attributes, or what was on the screen.
  /// Nothing when the terminal was given back whole. The program must have ended.
  func remains() throws -> [String] {
    // What is really left behind stays; what one look alone sees was on its way to the terminal or to the shell.
    var remains = try look()
    for _ in 0..<4 where !remains.isEmpty { remains = try look() }
    return remains
  }

  private func look() throws -> [String] {
    // The mark is not on the line that is typed, and another one each time.
    looks += 1
    let mark = "here-\(looks)"
    try type("stty -g > \(path("modes-after")); printf '\\150\(mark.dropFirst())\\n'")
    try wait(for: "\(mark)\nready>")
    var remains: [String] = []
    if try String(contentsOf: file("modes-before"), encoding: .utf8) != String(contentsOf: file("modes-after"), encoding: .utf8) {
      remains.append("modes")
    }
    let flags = ["alternate_on", "cursor_flag", "mouse_any_flag", "keypad_flag", "keypad_cursor_flag"]
    let values = try tmux("display-message", "-p", flags.map { "#{\($0)}" }.joined(separator: " ")).split { $0 == " " || $0 == "\n" }
    for (flag, value) in zip(flags, values) where value != (flag == "cursor_flag" ? "1" : "0") { remains.append("\(flag) \(value)") }
    let screen = try tmux("capture-pane", "-p", "-e", "-S", "-")
    if !screen.contains("before-the-program") { remains.append("what was on the screen is gone") }
    if !screen.split(separator: "\n").contains(mark[...]) { remains.append("attributes") }
    return remains
  }
}

// Keys, the screen, and waiting.
extension TerminalHarness {
  /// Types a line at the shell.
  func type(_ line: String) throws {
    try tmux("send-keys", "-l", line)
    try tmux("send-keys", "Enter")
  }

  /// Sends keys by their tmux names: `Space`, `Up`, `C-c`, `F1`, `q`.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// Sends text as it is.
  func send(_ text: String) throws { try tmux("send-keys", "-l", text) }

  /// Writes on the screen behind the program's back, as a message of another user's would.
  func writeOverScreen(_ text: String) throws {
    let device = try tmux("display-message", "-p", "#{pane_tty}").split(separator: "\n").joined()
    try Data("\r\n\r\n\(text)".utf8).write(to: URL(fileURLWithPath: device))
  }

  /// Gives the terminal another size.
  func resize(width: Int, height: Int) throws { try tmux("resize-window", "-x", "\(width)", "-y", "\(height)") }

  /// What is on the screen, as lines without trailing spaces.
  func screen() throws -> String { try tmux("capture-pane", "-p") }

  /// What is on the screen once two looks in a row have seen the same: a frame may arrive in pieces.
  func settledScreen() throws -> String {
    var last = try screen()
    return try poll("the screen to settle") {
      let now = try screen()
      defer { last = now }
      return now == last ? now : nil
    }
  }

  /// Waits until some text is on the screen.
  func wait(for text: String) throws {
    let _: Bool = try poll("“\(text)” to appear") { try self.screen().contains(text) ? true : nil }
  }

  /// Waits until some text is no longer on the screen.
  func waitUntilGone(_ text: String) throws {
    let _: Bool = try poll("“\(text)” to go") { try self.screen().contains(text) ? nil : true }
  }

  /// From now on what the program writes is kept in a file; see ``bytesRecorded()``.
  func recordOutput() throws { try tmux("pipe-pane", "cat >> \(path("output"))") }

  /// How many bytes the program has written since recording began, so far as they have arrived.
  func bytesRecorded() -> Int { (try? Data(contentsOf: file("output")).count) ?? 0 }

  /// Asks a bounded number of times until there is an answer.
  func poll<Answer>(_ what: String, _ ask: () throws -> Answer?) throws -> Answer {
    for _ in 0..<Self.pollsMax {
      if let answer = try ask() { return answer }
      usleep(10_000)
    }
    throw Failure(description: "waited for \(what) in vain; on the screen is\n\((try? screen()) ?? "nothing")")
  }
}
