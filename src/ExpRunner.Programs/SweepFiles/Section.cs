using System.Globalization;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>An object of the file with known keys, each asked for by its kind. What is not of that kind is a problem, and reads as missing.</summary>
internal sealed class Section
{
    private readonly YamlMap _map;
    private readonly IReadOnlyList<string> _keys;
    private readonly ProblemList _problems;

    private Section(YamlMap map, IReadOnlyList<string> keys, ProblemList problems) => (_map, _keys, _problems) = (map, keys, problems);

    /// <summary>Where it begins.</summary>
    public FilePlace Place => _map.Place;

    /// <summary>The members that are none of the known keys.</summary>
    public IEnumerable<YamlMember> Others => _map.Members.Where(member => !_keys.Contains(member.Name));

    /// <summary>An object that has the known keys and no others.</summary>
    public static Section Closed(YamlMap map, string what, IReadOnlyList<string> keys, ProblemList problems)
    {
        var section = Open(map, keys, problems);
        foreach (var member in section.Others)
        {
            problems.Add(member.Place, $"'{member.Name}' is no key of {what}.{HintOf(member.Name, keys)}");
        }
        return section;
    }

    /// <summary>An object that may have other keys too.</summary>
    public static Section Open(YamlMap map, IReadOnlyList<string> keys, ProblemList problems) => new(map, keys, problems);

    /// <summary>Any node; null: there is none.</summary>
    public YamlMember? Find(string key)
        => _keys.Contains(key) ? _map.Find(key) : throw new ArgumentException($"'{key}' is not in the list of known keys.", nameof(key));

    /// <summary>A single value that is not empty.</summary>
    public YamlScalar? Scalar(string key, string wanted) => Find(key) is { } member ? Scalar(member, wanted) : null;

    /// <summary>A member's single value.</summary>
    public YamlScalar? Scalar(YamlMember member, string wanted)
    {
        if (member.Node is YamlScalar { Value.IsNull: false, Text.Length: > 0 } scalar)
        {
            return scalar;
        }
        Wrong(member, wanted);
        return null;
    }

    /// <summary>Text; numbers and booleans as they are written.</summary>
    public string? Text(string key, string wanted = "text") => Scalar(key, wanted)?.Text;

    /// <summary>A whole number above zero.</summary>
    public int? Count(string key)
    {
        const string wanted = "a whole number above zero";
        if (Scalar(key, wanted) is not { } scalar)
        {
            return null;
        }
        if (scalar.Value.Kind == ValueKind.Number && int.TryParse(scalar.Value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return count;
        }
        Wrong(Find(key)!, wanted);
        return null;
    }

    /// <summary>A number of which something is true.</summary>
    public double? Number(string key, string wanted, Func<double, bool> holds)
    {
        if (Scalar(key, wanted) is not { } scalar)
        {
            return null;
        }
        if (scalar.Value.Kind == ValueKind.Number && holds(scalar.Value.AsDouble()))
        {
            return scalar.Value.AsDouble();
        }
        Wrong(Find(key)!, wanted);
        return null;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string key)
    {
        const string wanted = "true or false";
        if (Scalar(key, wanted) is not { } scalar)
        {
            return null;
        }
        if (scalar.Value.Kind == ValueKind.Boolean)
        {
            return scalar.Value.AsBoolean();
        }
        Wrong(Find(key)!, wanted);
        return null;
    }

    /// <summary>One of some words.</summary>
    public T? Word<T>(string key, params (string Word, T Meaning)[] words)
        where T : struct
    {
        var wanted = words.Length < 3 ? string.Join(" or ", words.Select(word => word.Word)) : $"one of {string.Join(", ", words.Select(word => word.Word))}";
        if (Scalar(key, wanted) is not { } scalar)
        {
            return null;
        }
        if (words.Any(word => word.Word == scalar.Text))
        {
            return words.First(word => word.Word == scalar.Text).Meaning;
        }
        Wrong(Find(key)!, wanted);
        return null;
    }

    /// <summary>A length of time.</summary>
    public TimeSpan? Duration(string key) => Parsed(key, "a length of time (90, 30s, 5m, 1h30m)", DurationText.Parse);

    /// <summary>A size in bytes.</summary>
    public long? Size(string key) => Parsed(key, ResourceRules.WantedMemory, SizeText.Parse);

    private T? Parsed<T>(string key, string wanted, Func<string, T> parse)
        where T : struct
    {
        if (Scalar(key, wanted) is not { } scalar)
        {
            return null;
        }
        try
        {
            return parse(scalar.Text);
        }
        catch (FormatException fault)
        {
            _problems.Add(scalar.Place, $"{key}: {fault.Message}");
            return null;
        }
    }

    /// <summary>An object.</summary>
    public YamlMap? Map(string key, string wanted) => Find(key) is { } member ? Map(member, wanted) : null;

    /// <summary>A member's object.</summary>
    public YamlMap? Map(YamlMember member, string wanted)
    {
        if (member.Node is YamlMap map)
        {
            return map;
        }
        Wrong(member, wanted);
        return null;
    }

    /// <summary>Single values in a list, or one without a list.</summary>
    public IReadOnlyList<YamlScalar>? Scalars(string key, string wanted)
    {
        if (Find(key) is not { } member)
        {
            return null;
        }
        if (member.Node is not YamlList list)
        {
            return Scalar(key, wanted) is { } only ? [only] : null;
        }
        if (list.Items.Count == 0)
        {
            _problems.Add(list.Place, $"'{key}' is an empty list. Give {wanted}, or remove it.");
            return null;
        }
        foreach (var item in list.Items.Where(item => item is not YamlScalar { Value.IsNull: false, Text.Length: > 0 }))
        {
            _problems.Add(item.Place, $"'{key}' lists {item.Kind}, where a single value belongs.");
        }
        return [.. list.Items.OfType<YamlScalar>()];
    }

    /// <summary>Notes that a member is not what it should be.</summary>
    public void Wrong(YamlMember member, string wanted)
    {
        var isEmpty = member.Node is YamlScalar { Value.IsNull: true } or YamlScalar { Text.Length: 0 };
        _problems.Add(isEmpty ? member.Place : member.Node.Place, isEmpty
            ? $"'{member.Name}' is empty. Give {wanted}, or remove it."
            : $"'{member.Name}' is {member.Node.Kind}, where {wanted} belongs.");
    }

    private static string HintOf(string name, IReadOnlyList<string> keys)
        => NearNames.Hint(name, keys) is { Length: > 0 } hint ? hint : $" Known are {string.Join(", ", keys)}.";
}
