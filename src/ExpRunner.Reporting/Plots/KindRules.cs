namespace ExpRunner.Reporting.Plots;

/// <summary>Which options each kind needs and takes.</summary>
internal static class KindRules
{
    private sealed record Rule(string Needs, string Takes);

    private static readonly Dictionary<PlotKind, Rule> Rules = new()
    {
        [PlotKind.Heatmap] = new("x y z", ""),
        [PlotKind.Bars] = new("x y", "hue"),
        [PlotKind.Lines] = new("x y", "hue style"),
        [PlotKind.Scatter] = new("x y", "hue style"),
        [PlotKind.Box] = new("y", "x hue"),
        [PlotKind.Violin] = new("y", "x hue"),
        [PlotKind.Histogram] = new("x", "hue"),
        [PlotKind.Ecdf] = new("x", "hue style"),
        [PlotKind.Parallel] = new("y", "fields"),
        [PlotKind.Curves] = new("y", "x hue style"),
        [PlotKind.Pareto] = new("x y", "hue"),
        [PlotKind.Importance] = new("y", "fields"),
        [PlotKind.Ranks] = new("y", "x fields"),
    };

    /// <summary>What a kind is called on the command line.</summary>
    public static string NameOf(PlotKind kind) => kind.ToString().ToLowerInvariant();

    /// <exception cref="ReportException">An option is missing, or has no meaning in this kind.</exception>
    public static void Check(PlotOptions options)
    {
        var rule = Rules[options.Kind];
        var (needs, takes, name) = (rule.Needs.Split(' '), rule.Takes.Split(' '), NameOf(options.Kind));
        var given = Given(options).ToList();
        foreach (var missing in needs.Except(given))
        {
            throw new ReportException($"{name}: --{missing} is missing. It needs {List(needs)}{(rule.Takes.Length > 0 ? $" and takes {List(takes)}" : "")}.");
        }
        foreach (var extra in given.Except(needs).Except(takes).Where(option => option != "facet"))
        {
            throw new ReportException($"{name}: --{extra} has no meaning in this kind. It needs {List(needs)}{(rule.Takes.Length > 0 ? $" and takes {List(takes)}" : "")}.");
        }
        CheckScales(options, name);
    }

    private static void CheckScales(PlotOptions options, string name)
    {
        if (options.LogX && options.Kind is PlotKind.Heatmap or PlotKind.Box or PlotKind.Violin or PlotKind.Bars or PlotKind.Ranks or PlotKind.Importance or PlotKind.Parallel && options.LogX)
        {
            throw new ReportException($"{name}: x is no axis of numbers here, and cannot be logarithmic.");
        }
        if (options.LogY && options.Kind is PlotKind.Heatmap or PlotKind.Ecdf or PlotKind.Ranks or PlotKind.Importance or PlotKind.Parallel && options.LogY)
        {
            throw new ReportException($"{name}: --log y is not possible in this kind; compute it with an expression such as 'log10(loss)'.");
        }
        if (options.Range is { } range && !(range.From < range.To && double.IsFinite(range.To - range.From)))
        {
            throw new ReportException($"range: it goes from a smaller to a greater number, not from {PlotText.Number(range.From)} to {PlotText.Number(range.To)}.");
        }
        if (options is { LogY: true, Range.From: <= 0 })
        {
            throw new ReportException("range: a logarithmic axis has no 0 and nothing below; begin above it.");
        }
        if (options.Bins is < 1 or > 1000)
        {
            throw new ReportException("bins: a number from 1 to 1000.");
        }
        if (options.Decimals is < 0 or > 15)
        {
            throw new ReportException("format: decimals are a number from 0 to 15.");
        }
    }

    private static IEnumerable<string> Given(PlotOptions options)
    {
        (string Name, bool IsGiven)[] all =
        [
            ("x", options.X is not null), ("y", options.Y is not null), ("z", options.Z is not null), ("hue", options.Hue is not null),
            ("style", options.Style is not null), ("facet", options.Facet is not null), ("fields", options.Fields.Count > 0),
        ];
        return all.Where(option => option.IsGiven).Select(option => option.Name);
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => "--" + name));
}
