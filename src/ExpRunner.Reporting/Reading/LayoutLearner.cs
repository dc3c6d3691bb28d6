using System.Text.Json;
using ExpRunner.Results;

namespace ExpRunner.Reporting;

/// <summary>Takes a line apart that the full reader has taken. What is rare in a line gives no layout: names with escapes, names that come twice, objects where none is expected.</summary>
internal ref struct LayoutLearner
{
    private readonly HashSet<string> _paths = [];
    private readonly List<LayoutLeaf> _leaves = [];
    private Utf8JsonReader _reader;

    private LayoutLearner(ReadOnlySpan<byte> line) => _reader = new(line);

    /// <summary>The values of a line in their order; null when there is no layout to learn.</summary>
    public static IReadOnlyList<LayoutLeaf>? Learn(ReadOnlySpan<byte> line)
    {
        try
        {
            var learner = new LayoutLearner(line);
            return learner._reader.Read() && learner._reader.TokenType == JsonTokenType.StartObject && learner.ReadObject("") && !learner._reader.Read() ? learner._leaves : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool ReadObject(string prefix)
    {
        var names = new HashSet<string>();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var isEscaped = _reader.ValueIsEscaped;
            var name = _reader.GetString()!;
            if (isEscaped || !names.Add(name) || !_reader.Read() || !ReadMember(prefix, name))
            {
                return false;
            }
        }
        return true;
    }

    private bool ReadMember(string prefix, string name)
    {
        var path = prefix + name;
        var start = (int)_reader.TokenStartIndex;
        if (_reader.TokenType == JsonTokenType.StartObject && !IsEmptyObject())
        {
            var isKnown = prefix.Length > 0 || name == "scores" || !ReservedNames.Contains(name);
            return isKnown && ReadObject(path + ".");
        }
        _reader.Skip();
        var (role, known) = RoleOf(prefix, path);
        _leaves.Add(new(role, known, start, (int)_reader.BytesConsumed));
        return _paths.Add(path);
    }

    private readonly bool IsEmptyObject()
    {
        var next = _reader;
        return next.Read() && next.TokenType == JsonTokenType.EndObject;
    }

    private static (LeafRole Role, string Name) RoleOf(string prefix, string path) => (prefix, path) switch
    {
        ("", "experiment") => (LeafRole.Experiment, path),
        ("", "experiment_id") => (LeafRole.Id, path),
        ("", "status") => (LeafRole.Status, path),
        ("", "error") => (LeafRole.Error, path),
        ("", _) when ReservedNames.Contains(path) => (LeafRole.Other, path),
        _ when prefix.StartsWith("scores.", StringComparison.Ordinal) => (LeafRole.Score, path["scores.".Length..]),
        _ => (LeafRole.Config, path),
    };
}
