using ExpRunner.Expressions;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Plots;
using ExpRunner.Sweeps;

namespace ExpRunner.Tool;

/// <summary>A figure of a plot file.</summary>
/// <param name="Figure">What to draw.</param>
/// <param name="Out">The file it is written to; null for the terminal.</param>
internal sealed record FigureOfFile(PlotFigure Figure, string? Out);

/// <summary>Reads plot files; docs/plots.md says what they hold. What is wrong is told with file, line and column, all at once.</summary>
internal sealed class PlotFile
{
    private static readonly string[] FigureKeys = ["out", "title", "width", "height", "columns", "letters", "caption", "results", "panels"];
    private readonly string _path;
    private readonly Func<IReadOnlyList<string>, ResultSet> _load;
    private readonly ProblemList _problems;
    private readonly ICollection<string> _warnings;
    private readonly Dictionary<string, ResultSet> _read = [];

    private PlotFile(string path, Func<IReadOnlyList<string>, ResultSet> load, ProblemList problems, ICollection<string> warnings)
        => (_path, _load, _problems, _warnings) = (path, load, problems, warnings);

    /// <summary>Reads a file and draws its figures.</summary>
    /// <param name="path">The file.</param>
    /// <param name="load">Reads results; given no paths, those of the command line.</param>
    /// <param name="warnings">Where to name what was passed over.</param>
    /// <exception cref="SweepException">Something in it is wrong; it has all of it, in order of the lines.</exception>
    public static IReadOnlyList<FigureOfFile> Read(string path, Func<IReadOnlyList<string>, ResultSet> load, ICollection<string> warnings)
    {
        var problems = new ProblemList();
        var documents = YamlReader.Read(TextFile.Read(path), path, problems);
        if (documents is not [YamlMap head])
        {
            throw problems.Fatal(documents.Count == 0 ? new(path, 1, 1) : documents[^1].Place, "a plot file is one object with panels:, or with figures: that each have panels:.");
        }
        var figures = new PlotFile(path, load, problems, warnings).Read(head);
        problems.ThrowIfAny();
        return figures;
    }

    private List<FigureOfFile> Read(YamlMap head)
    {
        if (head.Find("figures") is not { } list)
        {
            return [.. new[] { Figure(head, "a plot file without figures:") }.OfType<FigureOfFile>()];
        }
        Section.Closed(head, "a plot file with figures:", ["figures"], _problems);
        return [.. Maps(list, "figures").Select(map => Figure(map, "a figure")).OfType<FigureOfFile>()];
    }

    private FigureOfFile? Figure(YamlMap map, string what)
    {
        var section = Section.Closed(map, what, FigureKeys, _problems);
        if (section.Find("panels") is not { } list)
        {
            _problems.Add(map.Place, $"{what} needs panels:, a list of plots, each with its kind:.");
            return null;
        }
        var paths = Paths(section);
        var panels = Maps(list, "panels").SelectMany(panel => Panel(panel, paths)).ToList();
        var (width, height) = (Size(section, "width") ?? 180, Size(section, "height"));
        var columns = section.Count("columns") ?? Math.Clamp((int)(width / 60), 1, Math.Max(1, panels.Count));
        return new(new()
        {
            Panels = panels,
            Title = section.Text("title") ?? "",
            Width = width,
            Height = height,
            Columns = columns,
            HasLetters = section.Flag("letters") ?? panels.Count > 1,
            HasCaption = section.Flag("caption") ?? true,
        }, section.Text("out") is { } file ? Path.Combine(Folder, file) : null);
    }

    private double? Size(Section section, string key) => section.Number(key, "a length from 30 to 1000 (mm)", number => number is >= 30 and <= 1000);

    private IReadOnlyList<Plot> Panel(YamlMap map, IReadOnlyList<string> paths)
    {
        var before = _problems.Lines.Count;
        var section = Section.Closed(map, "a panel", PanelReader.Keys, _problems);
        var own = Paths(section);
        var options = new PanelReader(section, map, _problems).Read();
        if (options is null || _problems.Lines.Count > before)
        {
            return [];
        }
        try
        {
            return Plotter.Draw(Results(own.Count > 0 ? own : paths), options, _warnings);
        }
        catch (ReportException fault)
        {
            _problems.Add(PlaceOf(fault.Message, map), fault.Message);
        }
        catch (ExpressionException fault)
        {
            _problems.Add(map.Find("where")?.Node.Place ?? map.Place, $"where: {fault.Message}");
        }
        return [];
    }

    private ResultSet Results(IReadOnlyList<string> paths)
    {
        var key = string.Join('\n', paths);
        return _read.TryGetValue(key, out var known) ? known : _read[key] = _load(paths);
    }

    /// <summary>Messages about an option begin with its name, which is the key as well.</summary>
    private static FilePlace PlaceOf(string message, YamlMap map)
        => map.Find(message.TrimStart('-').Split(':')[0]) is { } member ? member.Node.Place : map.Place;

    private IEnumerable<YamlMap> Maps(YamlMember member, string key)
    {
        if (member.Node is not YamlList { Items.Count: > 0 } list)
        {
            _problems.Add(member.Node.Place, $"'{key}' is {member.Node.Kind}, where a list of objects belongs.");
            return [];
        }
        foreach (var item in list.Items.Where(item => item is not YamlMap))
        {
            _problems.Add(item.Place, $"'{key}' lists {item.Kind}, where an object belongs.");
        }
        return list.Items.OfType<YamlMap>();
    }

    private List<string> Paths(Section section) => [.. (section.Scalars("results", "a path, or a list of paths") ?? []).Select(path => Path.Combine(Folder, path.Text))];

    /// <summary>Paths in the file are relative to it.</summary>
    private string Folder => Path.GetDirectoryName(_path) ?? "";
}
