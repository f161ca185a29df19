/// What can lie over the panes, whatever it shows.
package enum OverlayKind: String, CaseIterable, Sendable {
  case help, legend, prompt, links, themes, gallery, branches, comparison, members, inspector, why, whyNot, text, explore, leaving, recovery
}

extension Application {
  /// What lies over the panes.
  package var overlayKind: OverlayKind? { overlay?.kind }

  /// The pane that a small screen shows.
  package var paneInSight: Pane { tab }
}
