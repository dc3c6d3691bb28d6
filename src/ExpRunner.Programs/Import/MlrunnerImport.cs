using System.Text.RegularExpressions;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>Turns mlrunner's params.yaml into a sweep file that runs the same commands.</summary>
internal sealed partial class MlrunnerImport
{
    private static readonly string[] Keys = ["template", "default", "alias", "resource"];
    private readonly ImportedFile _file = new("mlrunner's params.yaml");
    private readonly YamlMap _head;
    private readonly IReadOnlyList<YamlMap> _grids;
    private readonly ImportedAliases _aliases;

    /// <summary>The parameters that some command has in braces, and in brackets.</summary>
    private readonly HashSet<string> _values = [];
    private readonly HashSet<string> _options = [];

    private MlrunnerImport(YamlMap head, IReadOnlyList<YamlMap> grids)
    {
        (_head, _grids) = (head, grids);
        _aliases = new(head.Find("alias")?.Node as YamlMap, [.. grids, .. Defaults is { } defaults ? [defaults] : Array.Empty<YamlMap>()]);
    }

    private YamlMap? Defaults => _head.Find("default")?.Node as YamlMap;

    /// <summary>The sweep file's text.</summary>
    /// <param name="text">The text of params.yaml.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="SweepException">It is no params.yaml; it has all that is wrong.</exception>
    public static string Convert(string text, string path)
    {
        var problems = new ProblemList();
        var documents = YamlReader.Read(text, path, problems);
        if (documents.Count == 0 || documents[0] is not YamlMap head || head.Find("template")?.Node is not YamlMap)
        {
            throw problems.Fatal(documents.Count == 0 ? new(path, 1, 1) : documents[0].Place, "this is no params.yaml of mlrunner: its first document has no template:. Name the file with the commands.");
        }
        foreach (var other in documents.Skip(1).Where(document => document is not YamlMap && !document.Value.IsNull))
        {
            problems.Add(other.Place, $"a document is {other.Kind}, where an object of parameters belongs.");
        }
        problems.ThrowIfAny();
        return new MlrunnerImport(head, [.. documents.Skip(1).OfType<YamlMap>().Where(grid => grid.Members.Count > 0)]).Write();
    }

    private string Write()
    {
        foreach (var unknown in _head.Members.Where(member => !Keys.Contains(member.Name)))
        {
            _file.Note($"'{unknown.Name}' of the first document has no counterpart and is left out.");
        }
        var stages = ((YamlMap)_head.Find("template")!.Node).Members.Select(stage => (stage.Name, ImportedCommand.Of(stage.Name, Command(stage), _file))).ToArray();
        _file.Add("defaults", WithDefaults());
        _file.Add("groups", _aliases.Groups(Shown));
        _file.Add("stages", stages);
        if (_head.Find("resource")?.Node is YamlList { Items.Count: > 0 } resources)
        {
            _file.Add("slots", Value.List([.. resources.Items.Select(item => PythonValues.Of(item)).Select(slot => slot.Kind == ValueKind.Number ? slot : Value.Of(PythonValues.Text(slot)))]));
        }
        _file.Add("sweeps", [.. _grids.Select(Sweep)]);
        if (_grids.Count == 0)
        {
            _file.Note("There is no document of choices, so that this is one trial of the defaults.");
        }
        _file.Note("mlrunner runs commands in the folder where it is started: put this file there, or set workdir:.");
        return _file.ToString();
    }

    /// <summary>The command in one line, with our names for what mlrunner fills in itself.</summary>
    private string Command(YamlMember stage)
    {
        var text = LineBreak().Replace(((stage.Node as YamlScalar)?.Text ?? "").Trim(), " ");
        return Placeholder().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            var isOption = match.Value[0] == '[';
            (isOption ? _options : _values).Add(name);
            return name switch
            {
                "_output" => "{out}",
                "_time" or "_datetime" => Noted("{time}", $"{{{name}}} reads 20220316-030151 here, not 20220316.030151, in UTC, and is the start of the attempt."),
                "_name" => Noted("{exprun.experiment_id}", "{_name}, a name made of the choices, has no counterpart: the trial's number stands for it."),
                _ when ReservedNames.Contains(name) => isOption ? $"--{name} {{{Shown(name)}}}" : $"{{{Shown(name)}}}",
                _ => match.Value,
            };
        });
    }

    private string Noted(string text, string note)
    {
        _file.Note(note);
        return text;
    }

    /// <summary>The name, changed where results files have a meaning for it.</summary>
    private string Shown(string name)
        => ReservedNames.Contains(name) ? Noted(name + "_", $"The parameter '{name}' is called '{name}_': results files have a meaning for its name.") : name;

    private (string, Value)[] WithDefaults()
    {
        var members = Defaults?.Members ?? [];
        var clashing = members.Where(member => _aliases.Contains(member.Name) && _aliases.Targets(member.Name).Any(target => Defaults!.Find(target) is not null)).ToArray();
        foreach (var member in clashing)
        {
            _file.Note($"The default of '{member.Name}' is left out: what it sets has defaults of its own.");
        }
        return [.. members.Except(clashing).Select(member => (Shown(member.Name), Parameter(member.Name, PythonValues.Of(member.Node))))];
    }

    /// <summary>A bool is a switch in brackets, but a word of Python's in braces.</summary>
    private Value Parameter(string name, Value value)
    {
        if (value.Kind == ValueKind.List)
        {
            return Value.List([.. value.Items.ToArray().Select(item => Parameter(name, item))]);
        }
        if (value.Kind != ValueKind.Boolean || !_values.Contains(name))
        {
            return value;
        }
        return _options.Contains(name)
            ? NotedValue(value, $"'{name}' is true or false, and is both {{{name}}} and [{name}]: in braces it reads true where Python wrote True.")
            : Value.Of(PythonValues.Text(value));
    }

    private Value NotedValue(Value value, string note)
    {
        _file.Note(note);
        return value;
    }

    private Value Sweep(YamlMap grid)
    {
        var own = new List<(string, Value)>();
        var set = new List<(string Name, Value)>();
        foreach (var member in grid.Members)
        {
            var value = PythonValues.Of(member.Node);
            switch (member.Name)
            {
                case "_title":
                    own.Add(("name", Value.Of(PythonValues.Text(value.Kind == ValueKind.List && value.Items.Length > 0 ? value.Items[0] : value))));
                    break;
                case "_cmd":
                    own.Add(("stages", value.Kind == ValueKind.List ? value : Value.List(value)));
                    break;
                default:
                    set.Add((Shown(member.Name), Choices(member.Name, value)));
                    break;
            }
        }
        // All of them, so that the first still varies slowest.
        return set.Exists(parameter => FileKeys.Sweep.Contains(parameter.Name))
            ? Value.Object([.. own, ("params", Value.Object([.. set]))])
            : Value.Object([.. own, .. set]);
    }

    private Value Choices(string name, Value value)
    {
        var choices = Parameter(name, value.Kind == ValueKind.List ? value : Value.List(value));
        return _aliases.Contains(name) ? Value.List([.. choices.Items.ToArray().Select(choice => Value.Of(ImportedAliases.CaseName(choice)))]) : choices;
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"\{(?<name>[\w-]+)\}|\[(?<name>[\w-]+)\]")]
    private static partial Regex Placeholder();
}
