using System.CommandLine;

namespace ExpRunner.Commands.Help;

/// <summary>Under which headings help shows the options of verbs that have many.</summary>
internal static class OptionGroups
{
    private const int Many = 16;
    private const string Rest = "Options";

    private static readonly (string Heading, string[] Options)[] Groups =
    [
        ("What to run", ["--cmd", "--vl", "--va", "--vg", "--pattern", "--repeat", "--workdir", "--name", "--shell", "--filter-tasks",
            "--experiment", "--search", "--trials", "--repetitions", "--seed", "--set", "--sweep", "--stages", "--where", "--pick", "--start", "--shard", "--redo", "--first", "--order", "--queue", "--replay"]),
        ("How much at once, and where", ["--backend", "--workers", "--slots", "--tags", "--slot-variable", "--isolate", "--wrap", "--resources"]),
        ("Limits and failures", ["--timeout", "--idle-timeout", "--grace", "--memory", "--max-tries", "--fail-fast", "--max-failures", "--on-interrupt"]),
        ("What is kept", ["--out", "--label", "--no-config-files", "--max-log", "--durability"]),
        ("What is shown", ["--dry-run", "--yes", "--quiet", "--tee", "--json"]),
        ("Clusters and other machines", ["--cluster", "--secret-file", "--tls-certificate", "--tls-key", "--tls-pin", "--node", "--nodes", "--deploy", "--partition", "--time", "--sbatch", "--lease", "--detach"]),
        ("Messages", ["--notify", "--notify-on", "--notify-message", "--notify-end-message"]),
        ("Which trials", ["--all", "--sort", "--group-by", "--best", "--by"]),
        ("Tables", ["--select", "--rows", "--columns", "--value", "--rename", "--unit", "--round", "--error", "--mark", "--mark-by", "--significance", "--transpose", "--times"]),
        ("Where it goes", ["--format", "--html", "--watch"]),
        ("What is drawn", ["--x", "--y", "--z", "--hue", "--style", "--facet", "--fields", "--aggregate", "--log", "--range", "--bins", "--annotate", "--palette"]),
        ("The figure", ["--title", "--xlabel", "--ylabel", "--zlabel", "--theme", "--width", "--height", "--no-caption"]),
    ];

    /// <summary>The options that help shows, with their headings; few options have one heading.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<Option> Options)> Of(IReadOnlyList<Option> options)
        => options.Count <= Many ? [(Rest, options)] : [.. options.GroupBy(HeadingOf).OrderBy(group => PlaceOf(group.Key)).Select(group => (group.Key, (IReadOnlyList<Option>)[.. group]))];

    private static string HeadingOf(Option option) => Array.Find(Groups, group => group.Options.Contains(option.Name)).Heading ?? Rest;

    private static int PlaceOf(string heading) => Array.FindIndex(Groups, group => group.Heading == heading) is >= 0 and var place ? place : Groups.Length;
}
