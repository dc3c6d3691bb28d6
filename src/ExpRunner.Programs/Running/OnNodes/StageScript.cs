using System.Globalization;
using System.Text;
using ExpRunner.Execution;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>The script that runs a stage on a node, by the functions of <see cref="NodeScripts"/>.</summary>
internal sealed record StageScript
{
    /// <summary>What a command line can hold, encoded as some ways to a node need it.</summary>
    private const int Longest = 30_000;

    /// <summary>The folder of this runner on the node.</summary>
    public required string Run { get; init; }

    /// <summary>The slot's number.</summary>
    public required int Slot { get; init; }

    /// <summary>Stands before all that is not printed by the program.</summary>
    public required string Mark { get; init; }

    /// <summary>What the processes carry.</summary>
    public required string Token { get; init; }

    /// <summary>The attempt's folder there.</summary>
    public required string Out { get; init; }

    /// <summary>Where the program runs.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Its variables, in order; of a name that comes twice, the last counts.</summary>
    public required IReadOnlyList<(string Name, string Value)> Variables { get; init; }

    /// <summary>How long it may take to end when it is told to.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>How often the file of values is looked at for signs of life; null: never.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>The file of values.</summary>
    public string Metrics { get; init; } = "";

    /// <summary>Whether the attempt's folder is to be there.</summary>
    public bool MakesFolder { get; init; }

    /// <summary>A small file of the attempt's folder, which is sent with the script.</summary>
    public (string Name, string Text)? Given { get; init; }

    /// <summary>The length of an archive that comes on standard input.</summary>
    public long? Packed { get; init; }

    /// <summary>Whether something is in the folder that is not to come back unless it changes.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Whether the attempt ends with it.</summary>
    public bool IsLast { get; init; }

    /// <summary>What is fetched when it has ended.</summary>
    public IReadOnlyList<FileGlob> Fetch { get; init; } = [];

    /// <summary>What is fetched when the attempt ends with it.</summary>
    public IReadOnlyList<FileGlob> FetchLast { get; init; } = [];

    /// <summary>The script, and what of it is sent on standard input, in front of all else.</summary>
    /// <exception cref="ExecutorException">An argument or a variable cannot be passed on.</exception>
    public (string Script, byte[] Input) Build()
    {
        var text = Text();
        if (text.Length < Longest)
        {
            return (text, []);
        }
        var input = Encoding.UTF8.GetBytes(text);
        var file = $"{Word(Run)}/s/{Slot}.script";
        return (string.Create(CultureInfo.InvariantCulture, $"dd bs=1 count={input.Length} of={file} 2>/dev/null && . {file}; exit {NodeScripts.NoFolder}"), input);
    }

    private string Text()
    {
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"run={Word(Run)} slot={Slot} tok={Mark} token={Token} out={Word(Out)} dir={Word(WorkingDirectory)} last={(IsLast ? "1" : "")} mark={(IsMarked ? "1" : "")}");
        script.Append(CultureInfo.InvariantCulture, $" grace={NodeScripts.Steps(Grace)} patience={NodeScripts.Steps(Grace + TimeSpan.FromSeconds(15))} watch={(Watch is { } watch ? NodeScripts.Seconds(watch) : "")} metrics={Word(Metrics)} given={(Given is { } given ? Word(given.Name) : "")}; ");
        script.Append(CultureInfo.InvariantCulture, $"[ -r \"$run/lib\" ] || exit {NodeScripts.NoFolder}; . \"$run/lib\"; ");
        script.Append(CultureInfo.InvariantCulture, $"exprun_bring() {{ {Bring()}; }}; exprun_run() {{ {RunText()}; }}; exprun_fetch() {{ {FetchText()}; }}; exprun_stage");
        return script.ToString();
    }

    private string Bring()
    {
        List<string> steps =
        [
            .. MakesFolder || Given is not null || Packed is not null ? ["mkdir -p \"$out\""] : Array.Empty<string>(),
            .. Given is { } given ? [$"printf %s {Word(given.Text)} > \"$out\"/{Word(given.Name)}"] : Array.Empty<string>(),
            .. Packed is { } length ? [string.Create(CultureInfo.InvariantCulture, $"head -c {length} <&3 | tar xof - -C \"$out\"")] : Array.Empty<string>(),
            .. IsMarked ? ["exprun_mark"] : Array.Empty<string>(),
        ];
        return steps.Count > 0 ? string.Join(" && ", steps) : ":";
    }

    /// <summary>Names that no shell takes, such as <c>EXPRUN_VAR_early-stop</c>, are given by <c>env</c>.</summary>
    private string RunText()
    {
        var run = new StringBuilder();
        var named = Variables.Where(variable => IsName(variable.Name)).Select(variable => $"{variable.Name}={Word(Checked(variable.Value, $"The value of the variable {variable.Name}"))}").ToArray();
        run.Append(named.Length > 0 ? $"export {string.Join(' ', named)}; " : "");
        var odd = Variables.Where(variable => !IsName(variable.Name)).Select(variable => Word($"{variable.Name}={Checked(variable.Value, $"The value of the variable {variable.Name}")}")).ToArray();
        run.Append(CultureInfo.InvariantCulture, $"exprun_find {Word(Checked(Arguments[0], "The program's name"))}; ");
        run.Append(CultureInfo.InvariantCulture, $"exprun_exec {(odd.Length > 0 ? $"env {string.Join(' ', odd)} " : "")}{string.Join(' ', Arguments.Select(argument => Word(Checked(argument, "An argument"))))}");
        return run.ToString();
    }

    private string FetchText()
    {
        var all = Words(Fetch.Concat(FetchLast));
        var own = Words(Fetch);
        return all.Length == 0 ? ":"
            : all == own ? $"exprun_matches {all}"
            : $"if [ -n \"$last\" ] || [ \"$code\" != 0 ]; then exprun_matches {all}; {(own.Length > 0 ? $"else exprun_matches {own}; " : "")}fi";
    }

    private static string Words(IEnumerable<FileGlob> globs) => string.Join(' ', globs.Select(glob => glob.ToWord()));

    private static string Word(string text) => ShellText.Word(text);

    private static bool IsName(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => c == '_' || char.IsAsciiLetterOrDigit(c));

    private static string Checked(string text, string what)
        => !text.Contains('\0') ? text : throw new ExecutorException($"{what} has a zero character, which no program can be given: '{text.Replace("\0", "\\0", StringComparison.Ordinal)}'.");
}
