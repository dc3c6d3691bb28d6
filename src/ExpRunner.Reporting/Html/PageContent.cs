using System.Text;

namespace ExpRunner.Reporting.Html;

/// <summary>Everything that a page of results shows, gathered from the files that sweeps leave behind. It runs nothing and changes nothing.</summary>
public sealed class PageContent
{
    private const int MostNamed = 3;

    private PageContent(IReadOnlyList<PageExperiment> experiments, PageOptions options, IReadOnlyList<string> warnings)
    {
        (Experiments, Title, Warnings) = (experiments, options.Title ?? TitleOf(experiments), warnings);
        Made = DateTimeOffset.UtcNow;
    }

    /// <summary>What stands above the page.</summary>
    public string Title { get; }

    /// <summary>When it was gathered.</summary>
    public DateTimeOffset Made { get; }

    /// <summary>What was passed over, with file and line.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>How many trials there are.</summary>
    public int Trials => Experiments.Sum(experiment => experiment.Rows);

    /// <summary>How far each experiment is, by its name.</summary>
    public IReadOnlyDictionary<string, PageRun> Runs => Experiments.ToDictionary(experiment => experiment.Name, experiment => experiment.Run);

    internal IReadOnlyList<PageExperiment> Experiments { get; }

    /// <summary>Gathers what lies under paths.</summary>
    /// <param name="paths">Files and folders as <see cref="Report.Load"/> takes them; a sweep of which no trial has ended yet counts as well.</param>
    /// <param name="options">What to show.</param>
    /// <param name="warnings">Where to name what was passed over.</param>
    /// <exception cref="ReportException">A path does not exist, or there is neither a result nor a sweep under it.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static PageContent Read(IEnumerable<string> paths, PageOptions options, ICollection<string> warnings)
    {
        var named = new List<string>();
        try
        {
            return new(PageBuilder.Build(PageSource.Read([.. paths], named), options, named), options, named);
        }
        finally
        {
            named.ForEach(warnings.Add);
        }
    }

    private static string TitleOf(IReadOnlyList<PageExperiment> experiments) => experiments.Count switch
    {
        0 => "Results",
        <= MostNamed => string.Join(", ", experiments.Select(experiment => experiment.Name)),
        _ => $"{experiments.Count} experiments",
    };

    /// <summary>All of it as JSON. It can stand inside of a page: nothing in it ends a script.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes all of it as JSON.</summary>
    public void WriteTo(Stream stream) => PageJson.Write(this, stream);
}
