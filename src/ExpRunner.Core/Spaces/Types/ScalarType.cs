using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A type with one value per text, such as numbers, dates and identifiers.</summary>
internal sealed class ScalarType<T>(string name, Func<string, T> read, Func<T, Value> write, NumberKind numbers = NumberKind.None) : ConfigType<T>
{
    public override string Name => name;

    public override NumberKind Numbers => numbers;

    public override T Read(Value value)
    {
        if (value.Kind is not (ValueKind.Number or ValueKind.Text))
        {
            throw NotThis(value);
        }
        try
        {
            return read(value.ToString());
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentException)
        {
            throw NotThis(value, fault);
        }
    }

    public override Value Write(T value) => write(value);

    public override Value Parse(string text) => Normalise(Value.Of(text));
}
