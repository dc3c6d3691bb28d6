namespace ExpRunner.Reporting.Plots;

/// <summary>
/// What to draw. Axes, hue and style are columns (docs/report.md) or expressions (docs/expressions.md). A score stands for each repetition's
/// own value, <c>mean_Accuracy</c> and other statistics for one value a trial.
/// </summary>
public sealed record PlotOptions
{
    /// <summary>The kind of picture.</summary>
    public required PlotKind Kind { get; init; }

    /// <summary>What the first axis shows.</summary>
    public string? X { get; init; }

    /// <summary>What the second axis shows.</summary>
    public string? Y { get; init; }

    /// <summary>What the colours of a heatmap show.</summary>
    public string? Z { get; init; }

    /// <summary>What colours tell apart.</summary>
    public string? Hue { get; init; }

    /// <summary>What dashes and forms of points tell apart.</summary>
    public string? Style { get; init; }

    /// <summary>What panels tell apart.</summary>
    public string? Facet { get; init; }

    /// <summary>The fields that importance or parallel coordinates are about; empty for all that vary.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Keeps trials for which this expression is true; null keeps all.</summary>
    public string? Where { get; init; }

    /// <summary>How several numbers become one; null for what is usual in this kind: the mean.</summary>
    public PlotAggregate? Aggregate { get; init; }

    /// <summary>What error bars and bands show; null for what is usual in this kind: Student's interval.</summary>
    public PlotError? Error { get; init; }

    /// <summary>Whether the first axis is logarithmic.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the second axis is logarithmic; in a heatmap and parallel coordinates nothing is.</summary>
    public bool LogY { get; init; }

    /// <summary>From where to where the second axis, or the colours of a heatmap, go; null for where the numbers are.</summary>
    public (double From, double To)? Range { get; init; }

    /// <summary>How many bins a histogram has; null for as many as Freedman and Diaconis advise.</summary>
    public int? Bins { get; init; }

    /// <summary>Whether numbers stand in the fields of a heatmap; null: where they have room.</summary>
    public bool? Annotate { get; init; }

    /// <summary>Decimals of numbers written into the picture; null for as many as are worth reading.</summary>
    public int? Decimals { get; init; }

    /// <summary>Colours for numbers.</summary>
    public PlotPalette Palette { get; init; }

    /// <summary>What stands above.</summary>
    public string? Title { get; init; }

    /// <summary>What the first axis is called; null for its column or expression.</summary>
    public string? XLabel { get; init; }

    /// <summary>What the second axis is called.</summary>
    public string? YLabel { get; init; }

    /// <summary>What the colours of a heatmap are called.</summary>
    public string? ZLabel { get; init; }
}
