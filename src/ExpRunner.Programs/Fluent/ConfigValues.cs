using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner;

/// <summary>Values by name, in order: what was chosen for a command, what a trial was run with, what was measured.</summary>
public sealed class ConfigValues : IReadOnlyDictionary<string, Value>
{
    private readonly Value _values;

    internal ConfigValues(Value values) => _values = values.Kind == ValueKind.Object ? values : Value.Object();

    /// <inheritdoc/>
    public int Count => _values.Items.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Names.ToArray();

    /// <inheritdoc/>
    public IEnumerable<Value> Values => _values.Items.ToArray();

    /// <summary>The value of that name; the dashes of an option may stand before it.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message offers the nearest name.</exception>
    public Value this[string key] => TryGetValue(key, out var value) ? value
        : throw new KeyNotFoundException($"There is no value '{key}'.{NearNames.Hint(key, Keys)} There are: {string.Join(", ", Keys)}.");

    /// <summary>The value of that name as a .NET type: numbers, text, booleans, enums, and lists of them; text is what <see cref="Value.ToString"/> gives.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    /// <exception cref="ConfigException">It is no <typeparamref name="T"/>.</exception>
    public T Get<T>(string name)
    {
        var value = this[name];
        if (value is T known)
        {
            return known;
        }
        try
        {
            return typeof(T) == typeof(string) ? (T)(object)value.ToString() : JsonSerializer.Deserialize<T>(value.ToJson(), CodeValues.Json)!;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ConfigException($"'{name}' is {value.ToJson()}, which is no {typeof(T).Name}.", fault);
        }
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
        => _values.TryGet(key, out value) || _values.TryGet(key.TrimStart('-'), out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new(_values.Names[i], _values.Items[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary><c>norm=new moment=0.1</c></summary>
    public override string ToString() => string.Join(' ', this.Select(entry => $"{entry.Key}={entry.Value}"));
}
