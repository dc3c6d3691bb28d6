using System.Globalization;
using System.Text;
using ExpRunner.Programs.Import;
using ExpRunner.Programs.Queues;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Queues;

/// <summary>What the verbs of a queue do to what its file says.</summary>
internal static class QueueCommands
{
    /// <summary>Adds a trial of the values that were typed.</summary>
    /// <exception cref="SweepException">They are none.</exception>
    public static QueueText Add(QueueText text, IReadOnlyList<string> typed, bool isFirst)
    {
        var members = typed.Select(Member).ToArray();
        if (members.GroupBy(member => member.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SweepException($"'{twice.Key}' is given twice. Keep one.");
        }
        var line = new QueueLine(null, Value.Object(members));
        return text with { Waiting = isFirst ? [line, .. text.Waiting] : [.. text.Waiting, line] };
    }

    /// <summary>Takes trials out.</summary>
    /// <exception cref="SweepException">One of them does not wait.</exception>
    public static QueueText Remove(QueueText text, IReadOnlyList<UInt128> ids)
    {
        Check(text, ids);
        return text with { Waiting = [.. text.Waiting.Where(line => line.Id is not { } id || !ids.Contains(id))], Removed = [.. text.Removed.Union(ids)] };
    }

    /// <summary>Moves trials to a place, in the order they were typed.</summary>
    /// <exception cref="SweepException">One of them does not wait.</exception>
    public static QueueText Move(QueueText text, IReadOnlyList<UInt128> ids, int to)
    {
        Check(text, ids);
        var moved = ids.Distinct().Select(id => text.Waiting.First(line => line.Id == id)).ToList();
        var rest = text.Waiting.Except(moved).ToList();
        rest.InsertRange(Math.Min(to, rest.Count), moved);
        return text with { Waiting = rest };
    }

    /// <summary>Ids as they were typed.</summary>
    /// <exception cref="SweepException">They are none.</exception>
    public static IReadOnlyList<UInt128> IdsOf(IReadOnlyList<string> typed)
        => IdText.Read(string.Join(',', typed)) is { Count: > 0 } ids ? ids : throw new SweepException($"'{string.Join(' ', typed)}' are no ids. Write 3 or 0:10 (the end is left out).");

    /// <summary>What waits, for people or as JSON.</summary>
    public static string Show(QueueText text, bool asJson, string? problems)
    {
        if (asJson)
        {
            return Value.Object(
                ("paused", Value.Of(text.IsPaused)),
                ("wait", Value.Of(text.Waits)),
                ("problems", Value.List([.. (problems ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Value.Of)])),
                ("waiting", Value.List([.. text.Waiting.Select(QueueText.ToValue)])),
                ("removed", Value.List([.. text.Removed.Order().Select(id => Value.Number(id.ToString(CultureInfo.InvariantCulture)))]))).ToJson() + "\n";
        }
        var shown = new StringBuilder();
        shown.Append(CultureInfo.InvariantCulture, $"{text.Waiting.Count} waiting{(text.IsPaused ? ", paused" : "")}{(text.Waits ? ", kept open" : "")}\n");
        for (var i = 0; i < text.Waiting.Count; i++)
        {
            shown.Append(CultureInfo.InvariantCulture, $"{i + 1,4}  {YamlText.Of(QueueText.ToValue(text.Waiting[i]))}\n");
        }
        return shown.Append(text.Removed.Count > 0 ? $"removed: {IdText.Of(text.Removed.Order())}\n" : "").ToString();
    }

    private static void Check(QueueText text, IReadOnlyList<UInt128> ids)
    {
        UInt128[] unknown = [.. ids.Where(id => !text.Waiting.Any(line => line.Id == id))];
        if (unknown.Length > 0)
        {
            throw new SweepException($"{IdText.Of(unknown)} {(unknown.Length == 1 ? "does" : "do")} not wait: begun or ended already, or not listed yet. 'queue list' shows what waits.");
        }
    }

    private static (string Name, Value Value) Member(string typed)
    {
        var mark = typed.IndexOf('=');
        if (mark < 1)
        {
            throw new SweepException($"'{typed}' sets nothing. Write NAME=VALUE.");
        }
        var problems = new ProblemList();
        var node = YamlReader.Read(typed[(mark + 1)..], typed, problems);
        problems.ThrowIfAny();
        return (typed[..mark], node.Count == 0 ? Value.Null : node[0].Value);
    }
}
