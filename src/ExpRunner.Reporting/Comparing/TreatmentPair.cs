namespace ExpRunner.Reporting;

/// <summary>Two treatments held against each other.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second; differences are the second minus the first.</param>
/// <param name="Samples">Their numbers and what tests say of them.</param>
/// <param name="AdjustedP">The p-value of the test that counts, corrected by Holm over all pairs.</param>
/// <param name="NemenyiP">Nemenyi's p-value; NaN for two treatments or without blocks.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Missing">With <see cref="Reporting.Verdict.TooFew"/>: how many more blocks or repetitions are needed; null where no number would do.</param>
public sealed record TreatmentPair(Treatment First, Treatment Second, SampleComparison Samples, double AdjustedP, double NemenyiP, Verdict Verdict, int? Missing);
