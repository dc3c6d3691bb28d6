using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>Reaches into nested values: <c>model.width</c>, <c>sizes[0]</c>. A name may hold dots itself, and then wins over a path.</summary>
internal static class ValuePath
{
    /// <summary>The value at a path; null: there is none.</summary>
    public static Value? Find(string path, Func<string, Value?> lookup)
    {
        foreach (var name in PlaceholderName.Beginnings(path))
        {
            if (lookup(name) is { } value)
            {
                return Inside(value, path.AsSpan(name.Length));
            }
        }
        return null;
    }

    private static Value? Inside(Value value, ReadOnlySpan<char> steps)
    {
        while (steps.Length > 0)
        {
            var isIndex = steps[0] == '[';
            var length = isIndex ? steps.IndexOf(']') + 1 : StepLength(steps);
            var step = isIndex ? steps[1..(length - 1)] : steps[1..length];
            if (!(isIndex ? TryItem(value, step, out value) : value.TryGet(step.ToString(), out value)))
            {
                return null;
            }
            steps = steps[length..];
        }
        return value;
    }

    private static int StepLength(ReadOnlySpan<char> steps)
    {
        var next = steps[1..].IndexOfAny('.', '[');
        return next < 0 ? steps.Length : next + 1;
    }

    private static bool TryItem(Value list, ReadOnlySpan<char> step, out Value item)
    {
        var isThere = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && list.Kind == ValueKind.List && index < list.Items.Length;
        item = isThere ? list.Items[index] : default;
        return isThere;
    }
}
