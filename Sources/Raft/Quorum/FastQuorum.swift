/// The sizes of quorums among `n` voters (rule R1 of the fast track).
public enum QuorumSize {
  /// C(n) = ⌊n/2⌋+1. Never ⌈n/2⌉, which is no majority for even n.
  @inlinable
  public static func classic(voters count: Int) -> Int { count / 2 + 1 }

  /// F(n) = ⌈3n/4⌉, the least with C > 2(n − F): among any classic quorum, those who were part of a fast quorum are a strict majority.
  @inlinable
  public static func fast(voters count: Int) -> Int { (3 * count + 3) / 4 }

  /// The least strict majority of the reports that a new leader decides by (rule R10); they are as many as the grants it won with.
  @inlinable
  public static func reports(grants count: Int) -> Int { count / 2 + 1 }
}
