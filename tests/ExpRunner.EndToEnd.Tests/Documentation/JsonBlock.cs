using System.Text.Json;

namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>A block of JSON: one document, or one a line. <c>{…}</c> stands for an object whose members are left out.</summary>
internal static class JsonBlock
{
    public static void Parses(PageBlock block)
    {
        var text = block.Text.Replace("{…}", "{}", StringComparison.Ordinal);
        var documents = text.StartsWith("{\n", StringComparison.Ordinal) || text.StartsWith("[\n", StringComparison.Ordinal)
            ? [text]
            : text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var document in documents)
        {
            try
            {
                using var parsed = JsonDocument.Parse(document);
            }
            catch (JsonException fault)
            {
                Assert.Fail($"{block.Place}: {fault.Message}\n{document}");
            }
        }
    }
}
