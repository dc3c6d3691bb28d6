using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>What sweep.json says was asked for, as texts; what nobody asked for is left out. Command lines and environments, where people keep secrets, are not read.</summary>
internal static class AskedText
{
    /// <summary>The options that tell what was run and how, with what people call them.</summary>
    public static IReadOnlyList<(string Name, string Header)> Options { get; } =
    [
        ("where", "only configs where"), ("pick", "only ids"), ("set", "set"), ("sweeps", "parts"), ("shard", "shard"), ("backend", "executor"), ("workers", "workers"), ("isolate", "a process for each"),
        ("timeout_seconds", "timeout (s)"), ("idle_timeout_seconds", "idle timeout (s)"), ("memory_bytes", "memory (bytes)"), ("max_tries", "tries"), ("fail_fast", "stop at the first failure"), ("max_failures", "stop after failures"),
        ("redo", "redone"), ("order", "order"), ("durability", "durability"),
    ];

    private static readonly Dictionary<string, string> Usual = new() { ["max_tries"] = "1", ["redo"] = "none", ["order"] = "inner", ["durability"] = "os" };

    /// <summary>An option of the last start; empty where it was not given.</summary>
    public static string Of(Value file, string option)
    {
        if (!Member(file, "options").TryGet(option, out var value) || value.IsNull || value == Value.Of(false))
        {
            return "";
        }
        var text = value.Kind == ValueKind.List ? string.Join(", ", value.Items.ToArray().Select(item => item.ToString())) : value.Kind == ValueKind.Boolean ? "yes" : value.ToString();
        return Usual.GetValueOrDefault(option) == text ? "" : text;
    }

    /// <summary>The commands of a program, as they were written.</summary>
    public static IEnumerable<(string Name, string Command)> Stages(Value file)
        => Member(Member(file, "program"), "stages").Items.ToArray().Select(stage => (Member(stage, "name").ToString(), Member(stage, "command").ToString()));

    private static Value Member(Value value, string name) => value.TryGet(name, out var member) ? member : Value.Null;
}
