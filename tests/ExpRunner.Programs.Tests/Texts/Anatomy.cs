using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using ExpRunner.Programs.Captures;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Texts;

/// <summary>All that an object is made of, by reflection: as text to compare, and each member with the values it has.</summary>
internal sealed class Anatomy
{
    private readonly string[] _leftOut;

    private Anatomy(string[] leftOut) => _leftOut = leftOut;

    public string Text { get; private set; } = "";

    /// <summary>By type and name, the values of each member wherever it is.</summary>
    public Dictionary<string, HashSet<string>> Members { get; } = [];

    public static Anatomy Of(object whole, string[] leftOut)
    {
        var anatomy = new Anatomy(leftOut);
        anatomy.Text = anatomy.Take(whole);
        return anatomy;
    }

    private string Take(object? part) => part switch
    {
        null => "none",
        string text => $"'{text}'",
        CapturePattern pattern => pattern.Text,
        Value or TimeSpan or Enum or IConvertible => Convert.ToString(part, CultureInfo.InvariantCulture)!,
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Take(tuple[i])))})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Take))}]",
        _ => $"{part.GetType().Name} {{ {string.Join(", ", PropertiesOf(part).Select(property => Take(part, property)))} }}",
    };

    private string Take(object whole, PropertyInfo property)
    {
        var text = Take(property.GetValue(whole));
        var member = NameOf(property);
        Members.TryAdd(member, []);
        Members[member].Add(text);
        return $"{property.Name}: {text}";
    }

    private IEnumerable<PropertyInfo> PropertiesOf(object part)
        => part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !_leftOut.Contains(NameOf(property)));

    /// <summary>With the type that declared it first.</summary>
    private static string NameOf(PropertyInfo property) => $"{property.GetMethod!.GetBaseDefinition().DeclaringType!.Name}.{property.Name}";
}
