/// Compares what a lesson says with what its run answers. Small numbers may be words, and a sentence may begin with a capital letter.
enum LessonClaim {
  private static let numbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  static func agrees(_ said: String, with answer: String) -> Bool { normal(said) == normal(answer) }

  private static func normal(_ text: String) -> String {
    let lowercased = text.lowercased()
    return numbers.firstIndex(of: lowercased).map(String.init) ?? lowercased
  }
}
