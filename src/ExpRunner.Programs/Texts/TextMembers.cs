using ExpRunner.Values;

namespace ExpRunner.Programs.Texts;

/// <summary>An object of a program's text while it is written: members that have their usual value are left out.</summary>
internal sealed class TextMembers
{
    private readonly List<(string Name, Value Value)> _members = [];

    public TextMembers With(string name, Value value)
    {
        _members.Add((name, value));
        return this;
    }

    public TextMembers With(string name, Value? value) => value is { } known ? With(name, known) : this;

    public TextMembers With(string name, string? text) => text is null ? this : With(name, Value.Of(text));

    public TextMembers With(string name, TimeSpan? time) => With(name, time?.ToString("c"));

    public TextMembers With(string name, long number, long usual = 0) => number == usual ? this : With(name, Value.Of(number));

    public TextMembers If(string name, bool isSet) => isSet ? With(name, Value.Of(true)) : this;

    public TextMembers Many<T>(string name, IEnumerable<T> items, Func<T, Value> write)
    {
        Value[] written = [.. items.Select(write)];
        return written.Length == 0 ? this : With(name, Value.List(written));
    }

    public Value ToValue() => Value.Object([.. _members]);
}
