using System.Text.Json;

namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>A block of JSON: one document, or one a line.</summary>
internal static class JsonBlock
{
    public static void Parses(PageBlock block)
    {
        var documents = block.Text.StartsWith("{\n", StringComparison.Ordinal) || block.Text.StartsWith("[\n", StringComparison.Ordinal)
            ? [block.Text]
            : block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
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
