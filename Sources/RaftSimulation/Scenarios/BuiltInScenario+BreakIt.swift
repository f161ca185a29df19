extension BuiltInScenario {
  /// One for each mutant: the shortest schedules that a search found, shrunk to what matters, and those that were written by hand where the
  /// search does not reach.
  static let breakIt: [BuiltInScenario] = [
    BuiltInScenario("break-m1", PackageResources.break_m1_fastraft, .breakIt),
    BuiltInScenario("break-m2", PackageResources.break_m2_fastraft, .breakIt),
    BuiltInScenario("break-m3", PackageResources.break_m3_fastraft, .breakIt),
    BuiltInScenario("break-m4", PackageResources.break_m4_fastraft, .breakIt),
    BuiltInScenario("break-m5", PackageResources.break_m5_fastraft, .breakIt),
    BuiltInScenario("break-m6", PackageResources.break_m6_fastraft, .breakIt),
    BuiltInScenario("break-m8", PackageResources.break_m8_fastraft, .breakIt),
    BuiltInScenario("break-m8b", PackageResources.break_m8b_fastraft, .breakIt),
    BuiltInScenario("break-m9", PackageResources.break_m9_fastraft, .breakIt),
    BuiltInScenario("break-m10", PackageResources.break_m10_fastraft, .breakIt),
    BuiltInScenario("break-m11", PackageResources.break_m11_fastraft, .breakIt),
    BuiltInScenario("break-m12", PackageResources.break_m12_fastraft, .breakIt),
    BuiltInScenario("break-m14", PackageResources.break_m14_fastraft, .breakIt),
    BuiltInScenario("break-m15", PackageResources.break_m15_fastraft, .breakIt),
    BuiltInScenario("break-m16", PackageResources.break_m16_fastraft, .breakIt),
    BuiltInScenario("break-m17", PackageResources.break_m17_fastraft, .breakIt),
    BuiltInScenario("break-m18", PackageResources.break_m18_fastraft, .breakIt),
    BuiltInScenario("break-m21", PackageResources.break_m21_fastraft, .breakIt),
    BuiltInScenario("break-m22", PackageResources.break_m22_fastraft, .breakIt),
    BuiltInScenario("break-m22b-append", PackageResources.break_m22b_append_fastraft, .breakIt),
    BuiltInScenario("break-m22b-snapshot", PackageResources.break_m22b_snapshot_fastraft, .breakIt),
    BuiltInScenario("break-m22b-stored", PackageResources.break_m22b_stored_fastraft, .breakIt),
    BuiltInScenario("break-m22c", PackageResources.break_m22c_fastraft, .breakIt),
    BuiltInScenario("break-m22d-drop", PackageResources.break_m22d_drop_fastraft, .breakIt),
    BuiltInScenario("break-m22d-wipe", PackageResources.break_m22d_wipe_fastraft, .breakIt),
    BuiltInScenario("break-m23", PackageResources.break_m23_fastraft, .breakIt),
    BuiltInScenario("break-m24", PackageResources.break_m24_fastraft, .breakIt),
    BuiltInScenario("break-m25", PackageResources.break_m25_fastraft, .breakIt),
  ]
}
