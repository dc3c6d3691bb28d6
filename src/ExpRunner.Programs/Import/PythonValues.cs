using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>
/// What words mean to Python programs that read YAML 1.1 (yaml.org/type): yes and on are true, 0777 is octal, 1:30 counts in sixties, 1e-5 is text.
/// Numbers have the text that Python prints.
/// </summary>
internal static partial class PythonValues
{
    /// <summary>A node as Python reads it.</summary>
    public static Value Of(YamlNode node) => node switch
    {
        YamlList list => Value.List([.. list.Items.Select(Of)]),
        YamlMap map => Value.Object([.. map.Members.Select(member => (member.Name, Of(member.Node)))]),
        YamlScalar { IsWord: true } word => OfWord(word.Text),
        _ => node.Value,
    };

    /// <summary>A value as Python prints it.</summary>
    public static string Text(Value value) => value.Kind switch
    {
        ValueKind.Null => "None",
        ValueKind.Boolean => value.AsBoolean() ? "True" : "False",
        _ => value.ToString(),
    };

    /// <summary>A number of the type that has a decimal point, as Python prints it.</summary>
    public static string Real(double number)
    {
        var scientific = number.ToString("E16", CultureInfo.InvariantCulture);
        for (var digits = 1; digits <= 16; digits++)
        {
            // The fewest digits that read back the same.
            var shorter = number.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture).Equals(number))
            {
                scientific = shorter;
                break;
            }
        }
        var mark = scientific.IndexOf('E');
        var exponent = int.Parse(scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -4 or >= 16)
        {
            return $"{scientific.AsSpan(0, mark)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }
        var decimals = Math.Max(1, mark - scientific.IndexOfAny([.. "123456789"]) - (scientific.Contains('.') ? 2 : 1) - exponent);
        return decimal.Parse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static Value OfWord(string word) => word switch
    {
        "" or "~" or "null" or "Null" or "NULL" => Value.Null,
        _ when True().IsMatch(word) => Value.Of(true),
        _ when False().IsMatch(word) => Value.Of(false),
        _ when Infinite().IsMatch(word) => Value.Of(word.StartsWith('-') ? "-inf" : word.EndsWith('n') || word.EndsWith('N') ? "nan" : "inf"),
        _ when Whole().Match(word) is { Success: true } match => Value.Number(WholeOf(match).ToString(CultureInfo.InvariantCulture)),
        _ when Sixties().IsMatch(word) => Value.Number(InSixties(word).ToString(CultureInfo.InvariantCulture)),
        _ when Decimal().IsMatch(word) => Value.Number(Real(double.Parse(word.Replace("_", ""), CultureInfo.InvariantCulture))),
        _ => Value.Of(word),
    };

    private static BigInteger WholeOf(Match match)
    {
        var digits = match.Groups["digits"].Value.Replace("_", "");
        var radix = match.Groups["radix"].Value switch { "0x" => 16, "0b" => 2, "0" => 8, _ => 10 };
        var number = digits.Aggregate(BigInteger.Zero, (sum, digit) => (sum * radix) + Convert.ToInt32(digit.ToString(), 16));
        return match.Groups["sign"].Value == "-" ? -number : number;
    }

    private static BigInteger InSixties(string word)
    {
        var number = word.TrimStart('+', '-').Replace("_", "").Split(':').Aggregate(BigInteger.Zero, (sum, part) => (sum * 60) + BigInteger.Parse(part, CultureInfo.InvariantCulture));
        return word.StartsWith('-') ? -number : number;
    }

    [GeneratedRegex(@"^(yes|Yes|YES|true|True|TRUE|on|On|ON)\z")]
    private static partial Regex True();

    [GeneratedRegex(@"^(no|No|NO|false|False|FALSE|off|Off|OFF)\z")]
    private static partial Regex False();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex Infinite();

    [GeneratedRegex(@"^(?<sign>[-+]?)((?<radix>0x)(?<digits>[0-9a-fA-F_]+)|(?<radix>0b)(?<digits>[01_]+)|(?<radix>0)(?<digits>[0-7_]+)|(?<digits>0|[1-9][0-9_]*))\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+\z")]
    private static partial Regex Sixties();

    [GeneratedRegex(@"^([-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|[-+]?\.[0-9][0-9_]*([eE][-+][0-9]+)?)\z")]
    private static partial Regex Decimal();
}
