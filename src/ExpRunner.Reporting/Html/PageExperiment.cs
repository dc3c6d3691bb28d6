using ExpRunner.Results;

namespace ExpRunner.Reporting.Html;

/// <summary>One experiment on a page.</summary>
internal sealed record PageExperiment
{
    public required string Name { get; init; }

    /// <summary>Where its results lie.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    public required PageRun Run { get; init; }

    /// <summary>What was run, in the order in which people read it.</summary>
    public IReadOnlyList<PageFact> About { get; init; } = [];

    public IReadOnlyList<RecordedField> Space { get; init; } = [];

    public IReadOnlyList<PageColumn> Columns { get; init; } = [];

    public int Rows { get; init; }

    /// <summary>All repetitions of scores; none where no trial has more than one, or there are too many numbers.</summary>
    public IReadOnlyList<PageRepetitions> Repetitions { get; init; } = [];

    public IReadOnlyList<PageFailure> Failures { get; init; } = [];

    public IReadOnlyList<PageBest> Best { get; init; } = [];

    public IReadOnlyList<PagePlot> Plots { get; init; } = [];

    public PageCurves? Curves { get; init; }
}

/// <summary>One thing that is known of a sweep.</summary>
internal sealed record PageFact(string Group, string Name, string Value);

/// <summary>The values of a score in all repetitions: those of a trial begin at its start.</summary>
internal sealed record PageRepetitions(string Score, IReadOnlyList<int> Starts, IReadOnlyList<double> Values);

/// <summary>Repetitions that did not complete for one cause.</summary>
internal sealed record PageFailure(string Cause, string Status, int Count, IReadOnlyList<PageShared> Shared, IReadOnlyList<PageExample> Examples);

/// <summary>A value that repetitions which failed have in common: so many of those that have it failed.</summary>
internal sealed record PageShared(string Field, string Value, int Failed, int Of, double P);

/// <summary>One repetition that failed.</summary>
internal sealed record PageExample(int Row, string Id, long RunId, string Message, string? Folder);

/// <summary>The best trial by a score.</summary>
internal sealed record PageBest(string Score, string Goal, bool IsPresumed, int Row, string Id, string Config, string? Command, IReadOnlyList<int> Ties);

/// <summary>A picture.</summary>
internal sealed record PagePlot(string Title, string Kind, string? X, string? Y, string? Z, string? Hue, string Options, string Caption);

/// <summary>What repetitions logged.</summary>
internal sealed record PageCurves(IReadOnlyList<string> Names, IReadOnlyList<PageCurve> Runs, int LeftOut);

/// <summary>One series of one repetition.</summary>
internal sealed record PageCurve(int Row, long RunId, int Name, IReadOnlyList<double> Steps, IReadOnlyList<double> Values);
