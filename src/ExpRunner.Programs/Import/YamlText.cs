using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>Writes values as YAML that reads back the same.</summary>
internal static partial class YamlText
{
    /// <summary>A value in one line.</summary>
    public static string Of(Value value) => value.Kind switch
    {
        ValueKind.Text => Of(value.AsText()),
        ValueKind.Number when double.IsNaN(value.AsDouble()) => ".nan",
        ValueKind.Number when double.IsInfinity(value.AsDouble()) => value.AsDouble() > 0 ? ".inf" : "-.inf",
        ValueKind.List => $"[{string.Join(", ", value.Items.ToArray().Select(Of))}]",
        ValueKind.Object => $"{{ {string.Join(", ", Enumerable.Range(0, value.Names.Length).Select(i => $"{Of(value.Names[i])}: {Of(value.Items[i])}"))} }}",
        _ => value.ToString(),
    };

    /// <summary>Text, in quotes where it would mean something else without.</summary>
    public static string Of(string text) => Plain().IsMatch(text) && CoreSchema.Read(text).Kind == ValueKind.Text ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => letter.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();
}
