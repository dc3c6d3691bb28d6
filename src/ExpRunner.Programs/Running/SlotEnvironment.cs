using ExpRunner.Execution;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>
/// The variables of one program's processes on one slot. What the slot binds goes before what the spec sets, and both before what this process has;
/// names that begin with EXPRUN_ are ours alone.
/// </summary>
internal sealed class SlotEnvironment
{
    private const string Prefix = "EXPRUN_";
    private const string ParameterPrefix = "EXPRUN_VAR_";

    /// <summary>No system takes a variable that is much longer.</summary>
    private const int LongestValue = 100_000;

    private readonly (string Name, TextTemplate Value)[] _own;
    private readonly (string Name, string Value)? _bound;
    private readonly string? _commonPath;
    private readonly Dictionary<string, (string Exact, string Plain)> _names = new(StringComparer.Ordinal);

    public SlotEnvironment(ProgramSpec spec, string binding, IEnumerable<KeyValuePair<string, string>> common)
    {
        _bound = binding.Length == 0 ? null : (spec.SlotVariable, binding);
        _own = [.. spec.Environment.Where(variable => variable.Name != _bound?.Name && !IsOurs(variable.Name)).Reverse().DistinctBy(variable => variable.Name)];
        var replaced = _own.Select(variable => variable.Name).Append(_bound?.Name).ToHashSet();
        Block = new SpawnEnvironment(common.Where(variable => !replaced.Contains(variable.Key) && !IsOurs(variable.Key)));
        _commonPath = Block.Path;
    }

    /// <summary>The variables as the system takes them, after <see cref="Fill"/>.</summary>
    public SpawnEnvironment Block { get; }

    /// <summary>Puts in what is of one attempt.</summary>
    /// <exception cref="TemplateException">A placeholder has no value.</exception>
    /// <exception cref="ExecutorException">A value is one that no variable can hold.</exception>
    public void Fill(Attempt attempt, AttemptValues values, string stage, string token)
    {
        Block.Reset();
        Block.Path = _commonPath;
        foreach (var (name, value) in Of(attempt, values, stage, token))
        {
            Block.Add(name, value);
            Block.Path = name == "PATH" ? value : Block.Path;
        }
    }

    /// <summary>What is of one attempt, in order; no name comes twice.</summary>
    /// <exception cref="TemplateException">A placeholder has no value.</exception>
    public IEnumerable<(string Name, string Value)> Of(Attempt attempt, AttemptValues values, string stage, string token)
    {
        foreach (var (name, template) in _own)
        {
            yield return (name, template.Expand(values.Commands));
        }
        if (_bound is { } bound)
        {
            yield return bound;
        }
        foreach (var variable in values.Variables())
        {
            yield return variable;
        }
        yield return ("EXPRUN_STAGE", stage);
        yield return (RunnerToken.Variable, token);
        foreach (var parameter in Parameters(attempt))
        {
            yield return parameter;
        }
    }

    private List<(string Name, string Value)> Parameters(Attempt attempt)
    {
        var variables = new List<(string, string)>();
        var names = attempt.Config.Names;
        var items = attempt.Config.Items;
        for (var i = 0; i < names.Length; i++)
        {
            var value = ValueText.Of(items[i], isIdentity: false);
            if (value.Length > LongestValue || value.Contains('\0'))
            {
                continue;
            }
            var (exact, plain) = NamesOf(names[i]);
            variables.Add((exact, value));
            if (plain != exact && !names.Contains(plain[ParameterPrefix.Length..]))
            {
                variables.Add((plain, value));
            }
        }
        return variables;
    }

    /// <summary>As it is, and as shells can say it: <c>EXPRUN_VAR_early_stop</c>.</summary>
    private (string Exact, string Plain) NamesOf(string parameter)
    {
        if (!_names.TryGetValue(parameter, out var names))
        {
            var plain = string.Concat(parameter.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
            _names.Add(parameter, names = (ParameterPrefix + parameter, ParameterPrefix + plain));
        }
        return names;
    }

    private static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
