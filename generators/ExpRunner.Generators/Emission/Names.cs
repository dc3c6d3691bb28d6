using System.Globalization;
using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Runtime names as generated code spells them.</summary>
internal static class Names
{
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    public static string Global(string name) => "global::" + name;

    public static string Generic(string name, params string[] arguments) => $"global::{name}<{string.Join(", ", arguments)}>";

    /// <summary>A member of the config types, such as a factory.</summary>
    public static string ConfigType(string member) => $"global::{RuntimeNames.ConfigTypes}.{member}";

    public static string Text(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
