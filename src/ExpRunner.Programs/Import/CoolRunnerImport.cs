using ExpRunner.Expressions;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>Turns cool-runner's experiment.yaml into a sweep file that runs the same configs.</summary>
internal sealed class CoolRunnerImport
{
    private const string Parse = "parse ";
    private static readonly string[] Own = ["Global", "Repeat", "YamlLog"];

    /// <summary>
    /// The module's function gets the config as it reads it, an object whose members are attributes too, and what it leaves in it is printed
    /// for the scores. No brackets or braces, which templates would read.
    /// </summary>
    private const string RunModule = "python -c 'import importlib, json, sys; "
        + "Exp = type(\"Exp\", (dict,), dict(__getattr__=dict.__getitem__, __setattr__=dict.__setitem__)); "
        + "module, config = sys.argv.pop(1), sys.argv.pop(1); exp = json.load(open(config), object_hook=Exp); exp.pop(\"exprun\", None); "
        + "importlib.import_module(module).main(exp); print(json.dumps(exp, default=str))' {Module} {out}/config.json";

    private readonly ImportedFile _file = new("cool-runner's experiment.yaml");
    private readonly YamlMap _defaults;
    private readonly IReadOnlyList<YamlMap> _entries;
    private readonly string? _program;
    private readonly HashSet<string> _parameters = [];
    private bool _usesCopies;

    private CoolRunnerImport(YamlMap defaults, IReadOnlyList<YamlMap> entries, string? program) => (_defaults, _entries, _program) = (defaults, entries, program);

    /// <summary>Whether the first document of a file looks like one of cool-runner.</summary>
    public static bool IsOne(YamlMap head)
        => head.Find("Module")?.Node is YamlScalar && (head.Find("Global") is not null || head.Find("Name") is not null || head.Find("YamlLog") is not null);

    /// <summary>The sweep file's text.</summary>
    /// <param name="text">The text of experiment.yaml.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="program">The command that runs an experiment; null: the module is run by Python.</param>
    /// <exception cref="SweepException">It is no experiment.yaml; it has all that is wrong.</exception>
    public static string Convert(string text, string path, string? program = null)
    {
        var problems = new ProblemList();
        var documents = YamlReader.Read(text, path, problems);
        if (documents is not [YamlMap head, ..] || (!IsOne(head) && program is null))
        {
            throw problems.Fatal(documents.Count == 0 ? new(path, 1, 1) : documents[0].Place, "this is no experiment.yaml of cool-runner: its first document has no Module: and Global: or Name:. Name the file with the default config, or give the command with --program.");
        }
        foreach (var other in documents.Skip(1).Where(document => document is not YamlMap && !document.Value.IsNull))
        {
            problems.Add(other.Place, $"a document is {other.Kind}, where an object of parameters belongs.");
        }
        problems.ThrowIfAny();
        return new CoolRunnerImport(head, [.. documents.Skip(1).OfType<YamlMap>()], program).Write();
    }

    private string Write()
    {
        var defaults = Parameters(_defaults);
        var sweeps = _entries.Select(Sweep).ToArray();
        _file.Add("defaults", defaults);
        _file.Add("stages", [("run", Value.Of(_program ?? RunModule))]);
        if (_program is null)
        {
            _file.Add("scores", [("*", Value.Object(("json", Value.Of(true))))]);
            _file.Note("The stage imports the package that Module names and calls its function main(exp). Change the name in the stage if the function has another, or import again with --program COMMAND. exp is a dict whose members are attributes too.");
            _file.Note("What the module adds to exp is printed as JSON at the end and read as scores: YamlLog, which held it, is left out.");
        }
        Value[] tags = [.. _parameters.Where(name => _program is null ? name != "Module" : !_program.Contains($"{{{name}}}") && !_program.Contains($"[{name}]")).Select(Value.Of)];
        if (tags.Length > 0)
        {
            _file.Add("tags", Value.List(tags));
        }
        WriteGlobal();
        _file.Add("sweeps", sweeps);
        _file.Note("RND_IDX is experiment_id here, REP is run_id, TIME_ELAPSED is fit_time; none is a parameter.");
        return _file.ToString();
    }

    private void WriteGlobal()
    {
        var global = (_defaults.Find("Global")?.Node as YamlMap)?.Members ?? [];
        foreach (var member in global)
        {
            switch (member.Name)
            {
                case "repeat" when member.Node.Value is { Kind: ValueKind.Number } times && times.AsDouble() > 1:
                    _file.Add(_usesCopies ? "repeat" : "repetitions", times);
                    _file.Note(_usesCopies ? "Global.repeat is repeat:, so that E and run_id differ in each round; equal configs run once." : "Global.repeat is repetitions:, as no value depends on the round.");
                    break;
                case "repeat":
                    break;
                case "queue" when !member.Node.Value.IsNull:
                    _file.Note($"Global.queue is an option here: dotnet exprun run FILE --queue {member.Node.Value}.");
                    break;
                case "queue":
                    break;
                default:
                    _file.Note($"Global.{member.Name} (line {member.Place.Line}) has no counterpart and is left out.");
                    break;
            }
        }
    }

    private Value Sweep(YamlMap entry)
    {
        var own = new List<(string, Value)>();
        var name = entry.Find("Name")?.Node.Value.ToString();
        if (name is not null && name != "skip" && !name.StartsWith(Parse, StringComparison.Ordinal) && _entries.Count(other => other.Find("Name")?.Node.Value.ToString() == name) == 1)
        {
            own.Add(("name", Value.Of(name)));
        }
        if (name == "skip")
        {
            own.Add(("enabled", Value.Of(false)));
        }
        if ((entry.Find("Repeat") ?? _defaults.Find("Repeat"))?.Node.Value is { Kind: ValueKind.Number } times && times.AsDouble() > 1)
        {
            own.Add(("repeat", times));
            if (!UsesEntries(entry) && !UsesEntries(_defaults))
            {
                _file.Note($"Repeat: {times} (line {entry.Place.Line}) makes equal copies, of which one is run here. To run each config several times write repetitions: at the top.");
            }
        }
        // A list is one value there, and choices here.
        var set = Parameters(entry).Select(parameter => (parameter.Name, parameter.Value.Kind is ValueKind.List or ValueKind.Object ? Value.List(parameter.Value) : parameter.Value)).ToArray();
        return set.Any(parameter => FileKeys.Sweep.Contains(parameter.Name)) ? Value.Object([.. own, ("params", Value.Object(set))])
            : own.Count + set.Length == 0 ? Value.Object(("enabled", Value.Of(true))) : Value.Object([.. own, .. set]);
    }

    private static bool UsesEntries(YamlNode node) => node switch
    {
        YamlMap map => map.Members.Any(member => UsesEntries(member.Node)),
        YamlList list => list.Items.Any(UsesEntries),
        YamlScalar { Text: var text } => text.StartsWith(Parse, StringComparison.Ordinal) && (text.Contains("E[") || text.Contains("REP")),
        _ => false,
    };

    private (string Name, Value Value)[] Parameters(YamlMap map)
    {
        var read = map.Members.Where(member => !Own.Contains(member.Name)).Select(member => (Name: Shown(member.Name), Value: ValueOf(member.Node, member.Name))).ToArray();
        _parameters.UnionWith(read.Select(parameter => parameter.Name));
        _usesCopies |= UsesEntries(map);
        return read;
    }

    /// <summary>The name, changed where results files have a meaning for it.</summary>
    private string Shown(string name)
    {
        if (!ReservedNames.Contains(name))
        {
            return name;
        }
        _file.Note($"The parameter '{name}' is called '{name}_': results files have a meaning for its name.");
        return name + "_";
    }

    private Value ValueOf(YamlNode node, string path) => node switch
    {
        YamlMap map => Value.Object([.. map.Members.Select(member => (member.Name, ValueOf(member.Node, $"{path}.{member.Name}")))]),
        YamlList list => Value.List([.. list.Items.Select(item => ValueOf(item, path))]),
        YamlScalar { Text: var text } scalar when text.StartsWith(Parse, StringComparison.Ordinal) => Value.Of($"= {Translated(text[Parse.Length..].Trim(), scalar, path)}"),
        YamlScalar { Text: ['=', ..] text, IsText: true } => Value.Of($"= '{text.Replace("\\", "\\\\").Replace("'", "\\'")}'"),
        _ => PythonValues.Of(node),
    };

    /// <summary>What has no counterpart stays as it stands, which <c>check</c> refuses with its place.</summary>
    private string Translated(string python, YamlScalar scalar, string path)
    {
        try
        {
            var ours = PythonExpression.Translate(python, NameOf);
            Expression.Parse(ours);
            return ours;
        }
        catch (Exception fault) when (fault is PythonException or ExpressionException)
        {
            _file.Note($"Line {scalar.Place.Line}: '{path}' is not translated, and check refuses it until it is changed: {(fault as ExpressionException)?.Reason ?? fault.Message}.");
            return $"untranslated Python: {python}";
        }
    }

    private string NameOf(string name) => name switch
    {
        "REP" => "run_id",
        "RND_IDX" => throw new PythonException("RND_IDX, a number of the run, has no counterpart in values"),
        _ when ReservedNames.Contains(name) => name + "_",
        _ => name,
    };
}
