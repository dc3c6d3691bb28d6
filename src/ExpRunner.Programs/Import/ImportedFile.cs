using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>A sweep file as an importer writes it: what has no counterpart first, as comments, then the keys in the order they came.</summary>
internal sealed class ImportedFile(string origin)
{
    private readonly List<string> _notes = [];
    private readonly StringBuilder _body = new();

    /// <summary>Says what has no counterpart, once.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    /// <summary>A key with a value in one line.</summary>
    public void Add(string key, Value value) => _body.Append($"{key}: {YamlText.Of(value)}\n");

    /// <summary>A key with members in lines of their own; nothing where there are none.</summary>
    public void Add(string key, IReadOnlyList<(string Name, Value Value)> members)
    {
        if (members.Count > 0)
        {
            _body.Append($"{key}:\n").Append(string.Concat(members.Select(member => $"  {YamlText.Of(member.Name)}: {YamlText.Of(member.Value)}\n")));
        }
    }

    /// <summary>A key with a list, an item a line; nothing where there are none.</summary>
    public void Add(string key, IReadOnlyList<Value> items)
    {
        if (items.Count > 0)
        {
            _body.Append($"{key}:\n").Append(string.Concat(items.Select(item => $"  - {YamlText.Of(item)}\n")));
        }
    }

    /// <summary>The file's text.</summary>
    public override string ToString() => $"# From {origin}.\n{string.Concat(_notes.Select(note => $"# - {note}\n"))}{_body}";
}
