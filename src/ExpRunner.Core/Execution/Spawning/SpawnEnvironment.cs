namespace ExpRunner.Execution;

/// <summary>The variables that many processes have in common, made once, and those of one process on top of them.</summary>
internal sealed unsafe class SpawnEnvironment
{
    private readonly NativeTexts _common = new();
    private readonly NativeTexts _own = new();

    /// <summary>Starts with the variables that all get.</summary>
    /// <param name="common">Names and values; the last of a name counts.</param>
    public SpawnEnvironment(IEnumerable<KeyValuePair<string, string>> common)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in common)
        {
            variables[name] = value;
        }
        foreach (var (name, value) in variables)
        {
            _common.Add(name, value);
        }
        Path = variables.GetValueOrDefault("PATH");
    }

    /// <summary>Where programs are looked for; null: the variable is not set.</summary>
    public string? Path { get; set; }

    /// <summary>Begins anew with the variables that all get.</summary>
    public void Reset() => _own.Clear();

    /// <summary>Adds one that only the next process gets; no common one may have its name.</summary>
    /// <exception cref="ExecutorException">No variable can hold the value.</exception>
    public void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (value.Contains('\0'))
        {
            throw new ExecutorException($"The value of the variable {name} has a zero character, which no variable can hold.");
        }
        _own.Add(name, value);
    }

    /// <summary>All of them, good until the next change.</summary>
    public nint* Pointers() => _own.Pointers(_common);
}
