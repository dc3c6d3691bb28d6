using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A type with one value per text, such as numbers, dates and identifiers.</summary>
/// <param name="name">Its name, for people.</param>
/// <param name="read">Reads its text.</param>
/// <param name="write">Writes it.</param>
/// <param name="numbers">Whether ranges can be laid over it.</param>
/// <param name="readExact">Reads a number that needs no text, where that gives the same; false: its text says what is wrong with it.</param>
internal sealed class ScalarType<T>(string name, Func<string, T> read, Func<T, Value> write, NumberKind numbers = NumberKind.None, ScalarType<T>.TryRead? readExact = null) : ConfigType<T>
{
    public delegate bool TryRead(double number, out T value);

    public override string Name => name;

    public override NumberKind Numbers => numbers;

    public override T Read(Value value)
    {
        if (value.Kind is not (ValueKind.Number or ValueKind.Text))
        {
            throw NotThis(value);
        }
        if (readExact is not null && value.Kind == ValueKind.Number && value.WrittenNumber is null && readExact(value.AsDouble(), out var exact))
        {
            return exact;
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
