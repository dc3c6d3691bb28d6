using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>A readable name for a trial, such as <c>{Metric}-K{K}</c>; <c>{{</c> is a brace.</summary>
internal sealed class LabelTemplate
{
    private const int LongestName = 200;
    private readonly string _template;

    /// <param name="template">The template.</param>
    /// <param name="knownNames">The names it may use; <c>experiment_id</c> is always known.</param>
    /// <exception cref="SweepException">It names an unknown field, or a brace is left open.</exception>
    public LabelTemplate(string template, IReadOnlyCollection<string> knownNames)
    {
        _template = template;
        Expand(name => knownNames.Contains(name) || name == "experiment_id"
            ? ""
            : throw new SweepException($"--label {template}: there is no config field '{name}'.{NearNames.Hint(name, knownNames)}"));
    }

    /// <summary>The label of a trial, fit to be a file name.</summary>
    public string For(Trial trial)
        => FileName(Expand(name => name == "experiment_id" ? trial.Id.ToString() : ValueAt(trial.Config, name).ToString()));

    private static Value ValueAt(Value config, string path)
    {
        foreach (var name in path.Split('.'))
        {
            config = config.TryGet(name, out var member) ? member : Value.Null;
        }
        return config;
    }

    private string Expand(Func<string, string> valueOf)
        => BraceText.Fill(_template, valueOf, problem => new SweepException($"--label {_template}: {problem}"));

    private static string FileName(string text)
    {
        var safe = string.Concat(text.Select(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c) ? '_' : c)).Trim(' ', '.');
        return safe.Length == 0 ? "_" : Shorten(safe);
    }

    /// <summary>File systems count bytes, and an id may come behind.</summary>
    private static string Shorten(string name)
    {
        var bytes = 0;
        var length = name.EnumerateRunes().TakeWhile(rune => (bytes += rune.Utf8SequenceLength) <= LongestName).Sum(rune => rune.Utf16SequenceLength);
        return name[..length];
    }
}
