using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Reads recorded scores as the type that the last phase returned.</summary>
internal static class RecordedScores
{
    private const string Single = "score";
    private const string FitTime = "fit_time";

    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The scores as a value of that type; <c>fit_time</c> only where the type has it.</summary>
    /// <exception cref="InvalidOperationException">They cannot be read so.</exception>
    public static T Read<T>(Value scores)
    {
        try
        {
            return (T)Read(Nested(scores), typeof(T))!;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException or InvalidCastException)
        {
            throw new InvalidOperationException($"The scores {scores.ToJson()} cannot be read as {typeof(T).Name}: {fault.Message} Ask for the type that the last phase returns, and let that be a record, a struct, a tuple or a dictionary.", fault);
        }
    }

    private static object? Read(Value scores, Type type)
    {
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType)
        {
            return Tuple([.. scores.Items], type);
        }
        var isAlone = scores.TryGet(Single, out var alone) && scores.Items.Length - (scores.TryGet(FitTime, out _) ? 1 : 0) == 1;
        return JsonSerializer.Deserialize((isAlone && !HasMember(type, Single) ? alone : scores).ToJson(), type, Json);
    }

    private static bool HasMember(Type type, string name) => type.GetMember(name, BindingFlags.Public | BindingFlags.Instance).Length > 0;

    /// <summary>A tuple has its items in the order of its scores; its names are not there when it runs.</summary>
    private static object Tuple(ReadOnlySpan<Value> items, Type type)
    {
        var fields = type.GetGenericArguments();
        var values = new object?[fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i == 7 ? Tuple(items[7..], fields[i])
                : i < items.Length ? JsonSerializer.Deserialize(items[i].ToJson(), fields[i], Json)
                : throw new InvalidOperationException($"There are only {items.Length} of them.");
        }
        return Activator.CreateInstance(type, values)!;
    }

    /// <summary>Names with dots as objects.</summary>
    private static Value Nested(Value scores)
    {
        var members = new List<(string Name, Value Value)>();
        foreach (var group in scores.Names.ToArray().Zip(scores.Items.ToArray()).GroupBy(member => member.First.Split('.')[0]))
        {
            var rest = group.Where(member => member.First.Length > group.Key.Length).Select(member => (member.First[(group.Key.Length + 1)..], member.Second)).ToArray();
            members.Add((group.Key, rest.Length == 0 ? group.First().Second : Nested(Value.Object(rest))));
        }
        return Value.Object([.. members]);
    }
}
