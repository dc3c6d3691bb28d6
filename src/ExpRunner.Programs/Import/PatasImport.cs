using System.Globalization;
using System.Text.RegularExpressions;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>Turns Patas's experiment.yaml, and a cluster.yaml with it, into a sweep file that runs the same commands.</summary>
internal sealed partial class PatasImport
{
    private static readonly string[] Known = ["name", "type", "workdir", "cmd", "vars", "repeat", "max_tries", "redo_tasks"];
    private readonly ImportedFile _file = new("Patas's experiment.yaml");
    private readonly YamlMap _head;
    private readonly ProblemList _problems;

    private PatasImport(YamlMap head, ProblemList problems) => (_head, _problems) = (head, problems);

    /// <summary>The sweep file's text.</summary>
    /// <param name="text">The text of experiment.yaml.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="cluster">The text and path of cluster.yaml; null: there is none.</param>
    /// <exception cref="SweepException">It is no experiment.yaml; it has all that is wrong.</exception>
    public static string Convert(string text, string path, (string Text, string Path)? cluster = null)
    {
        var problems = new ProblemList();
        var head = Head(text, path, "cmd", "an experiment.yaml of Patas", problems);
        var import = new PatasImport(head, problems);
        var written = import.Write(cluster is { } nodes ? Head(nodes.Text, nodes.Path, "nodes", "a cluster.yaml of Patas", problems) : null);
        problems.ThrowIfAny();
        return written;
    }

    private static YamlMap Head(string text, string path, string key, string what, ProblemList problems)
    {
        var documents = YamlReader.Read(text, path, problems);
        return documents is [YamlMap head, ..] && head.Find(key) is not null ? head
            : throw problems.Fatal(documents.Count == 0 ? new(path, 1, 1) : documents[0].Place, $"this is no {what[(what.IndexOf(' ') + 1)..]}: it has no {key}:. Name {what}.");
    }

    private string Write(YamlMap? cluster)
    {
        NoteWhatIsLeftOut();
        if (Text("name") is { } name)
        {
            _file.Add("name", Value.Of(name));
        }
        var variables = ((_head.Find("vars")?.Node as YamlList)?.Items ?? []).Select(Variable).OfType<(string Name, Value Values)>().ToArray();
        _file.Add("stages", Stages());
        _file.Add("environment", [.. variables.Select(variable => ($"PATAS_VAR_{variable.Name}", Value.Of($"{{{variable.Name}}}"))), ("PATAS_ATTEMPT", Value.Of("{attempt}"))]);
        if (Text("workdir") is { } folder)
        {
            _file.Add("workdir", Value.Of(folder));
        }
        if (_head.Find("repeat")?.Node is { } repeat)
        {
            _file.Add("repetitions", Number(repeat, "repeat") ?? Value.Null);
        }
        _file.Add("sweeps", variables.Length == 0 ? [] : [Value.Object(variables)]);
        if (cluster is not null)
        {
            NoteNodes(cluster);
        }
        return _file.ToString();
    }

    private void NoteWhatIsLeftOut()
    {
        foreach (var unknown in _head.Members.Where(member => !Known.Contains(member.Name)))
        {
            _file.Note($"'{unknown.Name}' has no counterpart and is left out.");
        }
        if (Text("type") is { } type && type != "grid")
        {
            _problems.Add(_head.Find("type")!.Node.Place, $"the type '{type}' cannot be taken over: it searches by scores. Give a grid of vars.");
        }
        _file.Note($"Failed tasks are tried {Text("max_tries") ?? "3"} times: add --max-tries {Text("max_tries") ?? "3"}.");
        if (Text("redo_tasks") is "true" or "True" or "yes")
        {
            _file.Note("redo_tasks: add --redo to run what is finished again.");
        }
        _file.Note("PATAS_* variables of nodes and workers have no counterpart; programs find those of the trial as EXPRUN_* too.");
        if (Text("workdir") is { } folder && folder[0] is not ('/' or '~' or '$'))
        {
            _file.Note("The workdir is relative to this file, not to where the tool is started.");
        }
    }

    /// <summary>Each command is a stage, unless one sets what the next one needs: then all are one.</summary>
    private IReadOnlyList<(string, Value)> Stages()
    {
        var node = _head.Find("cmd")!.Node;
        var commands = (node is YamlList list ? list.Items : [node]).OfType<YamlScalar>().Select(command => command.Text).ToArray();
        if (commands.Any(Formatted().IsMatch))
        {
            _file.Note("A placeholder with a format, such as {x:>3}, has no counterpart and stays as it is.");
        }
        if (commands.Length > 1 && commands.SkipLast(1).Any(SetsSomething))
        {
            return [("cmd", ImportedCommand.Of("cmd", string.Join(" && ", commands), _file))];
        }
        return [.. commands.Select((command, i) => commands.Length == 1 ? "cmd" : string.Create(CultureInfo.InvariantCulture, $"cmd{i + 1}")).Zip(commands, (name, command) => (name, ImportedCommand.Of(name, command, _file)))];
    }

    private static bool SetsSomething(string command)
        => command.Split([' ', '\t', ';', '&', '|'], StringSplitOptions.RemoveEmptyEntries).Any(word => word is "cd" or "export" or "source" or "." or "set" or "alias" or "ulimit" or "unset")
            || command.Split(' ')[0].Contains('=');

    private (string, Value)? Variable(YamlNode node)
    {
        if (node is not YamlMap variable || variable.Find("name")?.Node is not YamlScalar name)
        {
            _problems.Add(node.Place, "a variable has no name:. Add it.");
            return null;
        }
        switch ((variable.Find("type")?.Node as YamlScalar)?.Text)
        {
            case "list" when variable.Find("values")?.Node is YamlList values:
                if (values.Items.Any(value => value.Value.ToString().AsSpan().ContainsAny(" '\"$;|&<>*?`\\")))
                {
                    _file.Note($"'{name.Text}' has values that the shell took apart; here each stays one argument.");
                }
                return (name.Text, Value.List([.. values.Items.Select(PythonValues.Of).Select(value => value.Kind is ValueKind.Number ? value : Value.Of(PythonValues.Text(value)))]));
            case "arithmetic":
                return (name.Text, Range(variable, "0", "10", "step", "1"));
            case "geometric":
                return (name.Text, Range(variable, "1", "17", "factor", "2"));
            default:
                _problems.Add(variable.Place, $"the variable '{name.Text}' has no type: list (with values:), arithmetic or geometric. Add it.");
                return null;
        }
    }

    /// <summary>Whole numbers as a range; others one by one, as Python writes them.</summary>
    private Value Range(YamlMap variable, string min, string max, string kind, string by)
    {
        string[] written = [End("min", min), End("max", max), End(kind, by)];
        if (written.All(number => number.AsSpan().TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0))
        {
            return Value.Object(("from", Value.Number(written[0])), ("to", Value.Number(written[1])), (kind, Value.Number(written[2])));
        }
        try
        {
            var domain = Domain.Range(new(written[0], written[1], Scale.Linear, kind == "step" ? written[2] : null, kind == "factor" ? written[2] : null, null), NumberTypes.Any);
            return Value.List([.. Enumerable.Range(0, (int)domain.Count!.Value).Select(i => Value.Number(PythonValues.Real(domain.At((UInt128)i).AsDouble())))]);
        }
        catch (ConfigException fault)
        {
            _problems.Add(variable.Place, fault.Message);
            return Value.Null;
        }

        string End(string key, string missing)
        {
            if (variable.Find(key)?.Node is not { } node)
            {
                return missing;
            }
            return Number(node, key)?.ToString() ?? missing;
        }
    }

    private Value? Number(YamlNode node, string key)
    {
        if (PythonValues.Of(node) is { Kind: ValueKind.Number } number)
        {
            return number;
        }
        _problems.Add(node.Place, $"'{key}' is {node.Kind}, where a number belongs.");
        return null;
    }

    private void NoteNodes(YamlMap cluster)
    {
        _file.Note("The nodes of cluster.yaml, for the command line: --backend ssh with");
        foreach (var node in ((cluster.Find("nodes")!.Node as YamlList)?.Items ?? []).OfType<YamlMap>())
        {
            string? Of(string key) => (node.Find(key)?.Node as YamlScalar)?.Text;
            var user = Of("user") is { } written ? $"{written}@" : "";
            var tags = (node.Find("tags")?.Node as YamlList)?.Items.Select(tag => tag.Value.ToString()) ?? [];
            _file.Note($"  --node {string.Join(' ', [$"{user}{Of("hostname")}:{Of("port") ?? "22"}", Of("workers") ?? "1", .. tags])}");
        }
    }

    private string? Text(string key) => (_head.Find(key)?.Node as YamlScalar) is { Value.IsNull: false } scalar ? scalar.Text : null;

    [GeneratedRegex(@"(?<!\{)\{\w*[:!][^{}]*\}")]
    private static partial Regex Formatted();
}
