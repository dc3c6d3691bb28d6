using System.Text;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Tests.Kit;

/// <summary>A file whose first lines say what is found in the rest: <c>// EXPR001 line 5 'text': message</c>.</summary>
internal static class FindingCase
{
    public const string Usings = "using ExpRunner;\nusing ExpRunner.Spaces;\nusing System.Text.Json.Serialization;\n";

    public static string Folder { get; } = Path.Combine(Repository.Goldens, "..", "Findings");

    /// <summary>Runs generator and analyzer over code and prints every message, by place; the size of each space, which is no mistake, only where it is asked for.</summary>
    public static async Task<string> PrintAsync(string code, bool withSizes = false)
    {
        var text = Usings + code;
        var found = await Generation.Of(Sources.Compile(text)).DiagnosticsAsync(withSizes);
        var lines = new StringBuilder();
        foreach (var diagnostic in found.Where(IsTold).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal))
        {
            var span = diagnostic.Location.SourceSpan;
            var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line - 2;
            lines.Append($"// {diagnostic.Id} line {line} '{text.Substring(span.Start, span.Length)}': {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n");
        }
        return lines.ToString();
    }

    /// <summary>The code of a case, without the lines that say what is found in it.</summary>
    public static string CodeOf(string text) => string.Join("\n", text.Split('\n').SkipWhile(line => line.StartsWith("// EXPR", StringComparison.Ordinal)));

    /// <summary>Usings that a short case does not need are no fault of it.</summary>
    private static bool IsTold(Diagnostic diagnostic) => diagnostic.Id != "CS8019";
}
