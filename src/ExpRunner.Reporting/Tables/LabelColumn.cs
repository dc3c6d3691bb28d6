using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The column that is made of a template such as <c>{model} {K}</c>.</summary>
internal static class LabelColumn
{
    /// <summary>Its name.</summary>
    public const string Name = "label";

    private static readonly CommonField Experiment = new("experiment", row => Value.Of(row.Experiment));

    /// <summary>The column.</summary>
    /// <exception cref="ReportException">The template names what is no field of a trial, or a brace has no partner.</exception>
    public static ColumnSource Of(string template, ColumnCatalog catalog)
    {
        var names = NamesIn(template);
        var fields = names.Distinct().ToDictionary(name => name, name => FieldOf(name, catalog));
        if (names.Count == 0)
        {
            throw new ReportException($"label: '{template}' names no field, so that all rows would be called the same; write them in braces, such as {{K}}.");
        }
        var label = new CommonField("trial " + Name, row => Value.Of(Filled(template, name => fields[name].Read(row) is { IsNull: false } value ? value.ToString() : "").Trim()));
        return ColumnSource.Of(Name, ReportColumnKind.Config, label) with { Template = template, Header = HeaderOf(template, name => name) };
    }

    private static CommonField FieldOf(string name, ColumnCatalog catalog)
        => catalog.Find(name) is null && !catalog.Scores.Any(score => score.Name == name) ? throw catalog.Unknown(name, Name)
            : catalog.Find(name) is { Kind: ReportColumnKind.Trial, Name: "experiment" } ? Experiment
            : catalog.Find(name)?.Field ?? throw new ReportException($"label: '{name}' is no field of a trial, and a label is made of those.");

    /// <summary>The names in a template.</summary>
    public static IReadOnlyList<string> NamesIn(string template)
    {
        var names = new List<string>();
        Filled(template, name =>
        {
            names.Add(name);
            return "";
        });
        return names;
    }

    /// <summary>What stands above the column: the template with headings in it.</summary>
    public static string HeaderOf(string template, Func<string, string> headerOf) => Filled(template, headerOf);

    private static string Filled(string template, Func<string, string> valueOf) => BraceText.Fill(template, valueOf, problem => new ReportException($"label: {template}: {problem}"));
}
