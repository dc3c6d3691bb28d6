using ExpRunner.Values;

namespace ExpRunner.Reporting.Records;

/// <summary>Finds what a name means in a record.</summary>
internal static class RecordFields
{
    private const string Scores = "scores";

    /// <summary>A member; else an object of the members whose names begin with it and a dot; else a score, of several repetitions their mean; else null.</summary>
    public static Value? Root(Value record, string name)
    {
        if (record.TryGet(name, out var member))
        {
            return name == Scores ? WithNumbers(member) : member;
        }
        if (Below(record, name) is { } nested)
        {
            return nested;
        }
        return record.TryGet(Scores, out var scores) && (scores.TryGet("mean_" + name, out var score) || scores.TryGet(name, out score)) ? WithNumbers(score) : null;
    }

    /// <summary>What a dotted path leads to; null: it leads nowhere.</summary>
    public static Value? Find(Value record, string path)
    {
        if (Root(record, path) is { } whole)
        {
            return whole;
        }
        var parts = path.Split('.');
        var found = Root(record, parts[0]);
        foreach (var part in parts.Skip(1))
        {
            found = found is { } value && value.TryGet(part, out var member) ? member : null;
        }
        return found;
    }

    /// <summary>All paths of a record.</summary>
    public static IEnumerable<string> Paths(Value value, string before = "")
    {
        for (var i = 0; i < value.Names.Length; i++)
        {
            var path = before + value.Names[i];
            yield return path;
            foreach (var inner in Paths(value.Items[i], path + "."))
            {
                yield return inner;
            }
        }
    }

    private static Value? Below(Value record, string name)
    {
        List<(string, Value)>? below = null;
        for (var i = 0; i < record.Names.Length; i++)
        {
            var path = record.Names[i];
            if (path.Length > name.Length && path[name.Length] == '.' && path.StartsWith(name, StringComparison.Ordinal))
            {
                (below ??= []).Add((path[(name.Length + 1)..], record.Items[i]));
            }
        }
        return below is null ? null : TrialFilter.Nest(below);
    }

    /// <summary>NaN and infinities are texts in files of JSON.</summary>
    private static Value WithNumbers(Value value) => value.Kind switch
    {
        ValueKind.List => Value.List(Array.ConvertAll(value.Items.ToArray(), WithNumbers)),
        ValueKind.Object => Value.Object(value.Names.ToArray(), Array.ConvertAll(value.Items.ToArray(), WithNumbers)),
        _ => ResultLine.ReadScore(value),
    };
}
