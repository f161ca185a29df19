import TerminalUI

extension SVGExport.Ground {
  /// What the terminals have on which a theme is at home.
  public static func suiting(_ theme: Theme) -> SVGExport.Ground { theme.name == "light" ? .light : .dark }
}
