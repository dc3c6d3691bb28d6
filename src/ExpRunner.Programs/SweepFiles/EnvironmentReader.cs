using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>environment:</c> and <c>slot-variable:</c>.</summary>
internal sealed class EnvironmentReader(Section head, TemplateReader templates, ProblemList problems)
{
    private const string Own = "EXPRUN_";

    /// <summary>The variables in order.</summary>
    public IReadOnlyList<(string Name, TextTemplate Value)> Variables()
    {
        var variables = new List<(string, TextTemplate)>();
        foreach (var member in head.Map("environment", "an object of variables")?.Members ?? [])
        {
            CheckName(member.Name, member.Place);
            if (Value(member) is { } value)
            {
                variables.Add((member.Name, value));
            }
        }
        return variables;
    }

    /// <summary>The variable that says what the slot binds; null: the usual one.</summary>
    public string? SlotVariable()
    {
        var name = head.Text("slot-variable", "the name of a variable");
        if (name is not null)
        {
            CheckName(name, head.Find("slot-variable")!.Node.Place);
        }
        return name;
    }

    /// <summary>A variable has one value: the slot's, where slots bind something.</summary>
    public void CheckSlots(string slotVariable, bool isBound)
    {
        if (isBound && head.Find("environment")?.Node is YamlMap map && map.Find(slotVariable) is { } twice)
        {
            problems.Add(twice.Place, $"'{slotVariable}' says what a slot binds. Remove it here, or name another slot-variable:.");
        }
    }

    private TextTemplate? Value(YamlMember member)
    {
        // An empty text in quotes is a value; nothing at all is more likely forgotten.
        var isText = member.Node is YamlScalar { Value.IsNull: false };
        return (isText ? (YamlScalar)member.Node : head.Scalar(member, "text ('' for an empty one)")) is { } text
            ? templates.Variable(text, member.Name) : null;
    }

    private void CheckName(string name, FilePlace place)
    {
        if (name.AsSpan().IndexOfAny("=\0 ") >= 0)
        {
            problems.Add(place, $"'{name}' cannot be a variable's name: it holds = or a space. Rename it.");
        }
        else if (name.StartsWith(Own, StringComparison.Ordinal))
        {
            problems.Add(place, $"'{name}': variables that begin with {Own} tell programs about their trial. Rename it.");
        }
    }
}
