using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>The scores in a JSON value.</summary>
internal static class JsonScores
{
    /// <summary>All of them, or the member that is wanted; of a list of objects those of each.</summary>
    public static IEnumerable<(string Name, Value Value)> In(Value value, CaptureSpec capture)
    {
        if (value.Kind == ValueKind.List && value.Items.Length > 0 && Array.TrueForAll(value.Items.ToArray(), item => item.Kind == ValueKind.Object))
        {
            return value.Items.ToArray().SelectMany(item => In(item, capture));
        }
        var wanted = capture.Member is { } member ? ValuePath.Find(member, name => value.TryGet(name, out var inner) ? inner : null) : value;
        return wanted is { } found ? PrintedJson.Flatten(capture.Name, found) : [];
    }
}
