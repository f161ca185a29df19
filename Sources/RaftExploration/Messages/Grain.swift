/// How much happens in one step of a search.
public enum Grain: Hashable, Sendable {
  /// One choice, and everything that follows from it (``MacroStep``).
  case macroSteps
  /// One message arrives, or one node does something; what it sends joins the messages that may arrive at any time, twice, or never.
  ///
  /// Appends, acknowledgements, heartbeats, requests, grants, refusals and votes are those that the core sent, flow control included;
  /// several nodes may campaign in one term. Nodes keep their names: states are not one that differ in these.
  case singleMessages
}
