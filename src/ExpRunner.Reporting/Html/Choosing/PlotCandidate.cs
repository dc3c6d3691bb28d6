using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Html;

/// <summary>A picture that may suit.</summary>
/// <param name="Options">What to draw.</param>
/// <param name="Most">Of how many trials at most; of more, so many are drawn evenly.</param>
internal sealed record PlotCandidate(PlotOptions Options, int Most);
