extension Lesson {
  /// Reads a lesson.
  ///
  /// - Parameter file: the name that errors give for it.
  /// - Throws: ``ScenarioError``, naming file, line and what was expected.
  public static func parse(_ text: String, file: String) throws(ScenarioError) -> Lesson {
    var parser = LessonParser()
    var number = 0
    for rawLine in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = rawLine.hasSuffix("\r") ? rawLine.dropLast() : rawLine
      do throws(CommandSyntaxError) { try parser.read(String(line), number: number) } catch {
        throw ScenarioError(file: file, line: number, problem: error)
      }
    }
    do throws(CommandSyntaxError) { return try parser.finish() } catch {
      throw ScenarioError(file: file, line: parser.lineOfProblem ?? number, problem: error)
    }
  }
}
