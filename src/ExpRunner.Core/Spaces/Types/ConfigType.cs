using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The type of a config field: how its values are read, written and typed in by people.</summary>
public abstract class ConfigType
{
    private protected ConfigType()
    {
    }

    /// <summary>The type's name as people know it, for messages: <c>int</c>, <c>Distance</c>, <c>list of double</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether ranges can be laid over this type.</summary>
    public virtual NumberKind Numbers => NumberKind.None;

    /// <summary>All values of a type that has few (bool, enum); null for the others.</summary>
    public virtual IReadOnlyList<Value>? AllValues => null;

    /// <summary>The type of the items of a list; null for all else.</summary>
    internal virtual ConfigType? ItemType => null;

    /// <summary>The type of the values of a dictionary; null for all else.</summary>
    internal virtual ConfigType? EntryType => null;

    /// <summary>Reads the value as this type and writes it again, so that equal values become equal texts.</summary>
    /// <exception cref="ConfigException">The value is not of this type.</exception>
    public abstract Value Normalise(Value value);

    /// <summary>Writes a value of the CLR type.</summary>
    /// <exception cref="ConfigException">The value is not of this type.</exception>
    public abstract Value WriteObject(object? value);

    /// <summary>Reads what a person typed: plain text for text, numbers, enums and dates, JSON for everything.</summary>
    /// <exception cref="ConfigException">The text is not of this type.</exception>
    public virtual Value Parse(string text)
    {
        try
        {
            return Normalise(Value.ParseJson(text));
        }
        catch (System.Text.Json.JsonException)
        {
            return Normalise(Value.Of(text));
        }
    }

    /// <summary>The domain of a field of this type that is not varied itself and has this value by default.</summary>
    internal virtual Domain DomainOf(Value @default) => Domain.Fixed(@default);

    private protected ConfigException NotThis(Value value, Exception? inner = null)
        => new($"{value.ToJson()} is not {Article} {Name}.", inner);

    private string Article => "aeioAEIO".Contains(Name[0]) ? "an" : "a";
}
