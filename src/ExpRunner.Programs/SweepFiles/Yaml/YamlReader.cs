using System.Buffers;
using ExpRunner.Sweeps;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Reads YAML into nodes that know their places; one node a document.</summary>
internal static class YamlReader
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\r"), '\u007F']);

    /// <summary>The documents of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="problems">Gets what is wrong but leaves the rest readable, such as a key that is there twice.</param>
    /// <exception cref="SweepException">The text is no YAML.</exception>
    public static IReadOnlyList<YamlNode> Read(string text, string file, ProblemList problems)
    {
        if (text.AsSpan().IndexOfAny(Forbidden) is >= 0 and var at)
        {
            var place = new FilePlace(file, text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', at));
            throw problems.Fatal(place, $"the control character U+{(int)text[at]:X4} is not allowed in YAML. Remove it, or write it as an escape in double quotes.");
        }
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            return Documents(parser, file, problems);
        }
        catch (YamlException fault)
        {
            throw YamlFault.Describe(fault, text, file, problems);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // The parser trips over some texts, such as a list that is left open before a key, without a word of its own.
            var mark = parser.Current?.End ?? Mark.Empty;
            throw YamlFault.Describe(new(mark, mark, "It cannot be read from here on", fault), text, file, problems);
        }
    }

    private static List<YamlNode> Documents(Parser parser, string file, ProblemList problems)
    {
        var documents = new List<YamlNode>();
        parser.Consume<StreamStart>();
        while (!parser.TryConsume<StreamEnd>(out _))
        {
            parser.Consume<DocumentStart>();
            documents.Add(new YamlComposer(parser, file, problems).Read());
            parser.Consume<DocumentEnd>();
        }
        return documents;
    }
}
