using System.Collections;
using System.ComponentModel;
using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Takes the scores of one repetition, by name, in order; generated code calls it with what <c>Post</c> returned.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScoreWriter
{
    private readonly MemberNames? _known;
    private List<string>? _names;
    private Value[] _values;
    private int _count;

    /// <summary>Takes any scores.</summary>
    public ScoreWriter()
        : this(null)
    {
    }

    /// <param name="known">The names of the repetition before, which mostly has the same.</param>
    internal ScoreWriter(MemberNames? known)
    {
        _known = known;
        _values = new Value[known?.Names.Length ?? 4];
    }

    /// <summary>What was written so far.</summary>
    public Value Scores => Value.Object(Names, _count == _values.Length ? _values : _values[.._count]);

    private MemberNames Names => _names is null && _known is not null && _count == _known.Names.Length ? _known : new([.. Written]);

    private IEnumerable<string> Written => _names ?? (_known?.Names ?? []).Take(_count);

    /// <summary>Waits for a result and has its scores written.</summary>
    public ValueTask TakeAsync<TResult>(ValueTask<TResult> run, Action<ScoreWriter, TResult> write)
    {
        // Most are done already, and all that waiting for one would need is compiled for each type of result.
        if (!run.IsCompletedSuccessfully)
        {
            return AwaitAsync(run, write);
        }
        write(this, run.Result);
        return default;
    }

    private async ValueTask AwaitAsync<TResult>(ValueTask<TResult> run, Action<ScoreWriter, TResult> write) => write(this, await run.ConfigureAwait(false));

    /// <summary>Adds a number.</summary>
    public void Add(string name, double value) => Add(name, Value.Of(value));

    /// <summary>Adds a single-precision number, as it prints.</summary>
    public void Add(string name, float value) => Add(name, float.IsFinite(value) ? Value.Number(value.ToString(CultureInfo.InvariantCulture)) : Value.Of(value));

    /// <summary>Adds a whole number.</summary>
    public void Add(string name, long value) => Add(name, Value.Of(value));

    /// <summary>Adds a whole number.</summary>
    public void Add(string name, ulong value) => Add(name, Value.Of((decimal)value));

    /// <summary>Adds a decimal number.</summary>
    public void Add(string name, decimal value) => Add(name, Value.Of(value));

    /// <summary>Adds a yes or no.</summary>
    public void Add(string name, bool value) => Add(name, Value.Of(value));

    /// <summary>Adds text, which is kept but not aggregated.</summary>
    public void Add(string name, string? value) => Add(name, Value.Of(value));

    /// <summary>Adds what is known at run time only: numbers, text, sequences (kept as lists), dictionaries (flattened with dots), null.</summary>
    public void Add(string name, object? value)
    {
        if (value is IDictionary or IEnumerable<KeyValuePair<string, object?>>)
        {
            foreach (var (key, item) in Entries((IEnumerable)value))
            {
                Add(name.Length == 0 ? key : name + "." + key, item);
            }
            return;
        }
        Add(name, ToValue(value));
    }

    /// <summary>Adds every entry of a dictionary.</summary>
    /// <exception cref="ArgumentNullException"><c>Post</c> returned null.</exception>
    public void AddAll<TValue>(IEnumerable<KeyValuePair<string, TValue>>? entries)
    {
        if (entries is null)
        {
            throw new InvalidOperationException("Post returned null instead of scores.");
        }
        foreach (var (name, value) in entries)
        {
            Add(name, (object?)value);
        }
    }

    /// <summary>Adds a value as it is.</summary>
    public void Add(string name, Value value)
    {
        if (!IsNextKnown(name))
        {
            _names ??= [.. Written];
            if (_names.Contains(name))
            {
                throw new InvalidOperationException($"Post returned two scores named '{name}'.");
            }
            _names.Add(name);
        }
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(4, 2 * _count));
        }
        _values[_count++] = value;
    }

    private bool IsNextKnown(string name) => _names is null && _count < _known?.Names.Length && _known.Names[_count] == name;

    private static IEnumerable<(string, object?)> Entries(IEnumerable dictionary)
    {
        if (dictionary is IDictionary untyped)
        {
            foreach (DictionaryEntry entry in untyped)
            {
                yield return (Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value);
            }
            yield break;
        }
        foreach (var (key, value) in (IEnumerable<KeyValuePair<string, object?>>)dictionary)
        {
            yield return (key, value);
        }
    }

    private static Value ToValue(object? value) => value switch
    {
        null => Value.Null,
        Value known => known,
        bool flag => Value.Of(flag),
        double number => Value.Of(number),
        float number => float.IsFinite(number) ? Value.Number(number.ToString(CultureInfo.InvariantCulture)) : Value.Of(number),
        Half number => Value.Of((double)number),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => Value.Of(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        string text => Value.Of(text),
        IDictionary or IEnumerable<KeyValuePair<string, object?>> => Value.Object([.. Entries((IEnumerable)value).Select(entry => (entry.Item1, ToValue(entry.Item2)))]),
        IEnumerable sequence => Value.List([.. sequence.Cast<object?>().Select(ToValue)]),
        DateTime or DateTimeOffset or DateOnly or TimeOnly => Value.Of(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)),
        IFormattable formattable => Value.Of(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Value.Of(value.ToString()),
    };
}
