using ExpRunner.Sweeps;
using ExpRunner.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Makes the nodes of one document from a parser's events.</summary>
internal sealed class YamlComposer(IParser parser, string file, ProblemList problems)
{
    private const int DeepestNesting = 64;
    private const long MostAliased = 100_000;

    /// <summary>What anchors name; null while the node is being read.</summary>
    private readonly Dictionary<AnchorName, YamlNode?> _anchors = [];
    private long _aliased;

    /// <summary>The next node and all in it.</summary>
    /// <exception cref="SweepException">It is nested too deep, or its aliases make too much of it.</exception>
    public YamlNode Read(int depth = 0)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }
        var start = parser.Current as NodeEvent ?? throw new YamlException(parser.Current!.Start, parser.Current.End, "A value is missing");
        if (depth > DeepestNesting)
        {
            throw problems.Fatal(PlaceOf(start), $"this is nested more than {DeepestNesting} levels deep. Flatten it.");
        }
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = null;
        }
        YamlNode node = start switch
        {
            MappingStart => ReadMap(depth),
            SequenceStart => ReadList(depth),
            _ => YamlScalars.Read(parser.Consume<Scalar>(), PlaceOf(start), problems),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }
        return node;
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            throw problems.Fatal(PlaceOf(alias), $"the alias *{alias.Value} has no anchor before it. Write &{alias.Value} in front of what it stands for, in the same document.");
        }
        if (node is null)
        {
            throw problems.Fatal(PlaceOf(alias), $"the alias *{alias.Value} stands inside of what it stands for. Write the value out.");
        }
        _aliased += node.Size;
        return _aliased <= MostAliased ? node
            : throw problems.Fatal(PlaceOf(alias), $"the aliases of this document stand for more than {MostAliased} values. Write fewer of them, or a range.");
    }

    private YamlList ReadList(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        YamlTags.Check(start.Tag, "seq", PlaceOf(start), problems);
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read(depth + 1));
        }
        return new(PlaceOf(start), items);
    }

    private YamlMap ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        YamlTags.Check(start.Tag, "map", PlaceOf(start), problems);
        var members = new MemberList(problems);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var isMerge = parser.Current is Scalar { Style: ScalarStyle.Plain, Value: "<<" };
            var key = Read(depth + 1);
            var node = Read(depth + 1);
            if (isMerge)
            {
                members.Merge(key.Place, node);
            }
            else if (key is not YamlScalar { Text.Length: > 0 } scalar || scalar.Value.IsNull)
            {
                problems.Add(key.Place, $"a key is {key.Kind}, where a name belongs. Quote text that begins with {{ or [.");
            }
            else
            {
                members.Add(new(scalar.Text, key.Place, node));
            }
        }
        return new(PlaceOf(start), members.ToList());
    }

    private FilePlace PlaceOf(ParsingEvent part) => new(file, (int)part.Start.Line, (int)part.Start.Column);
}
