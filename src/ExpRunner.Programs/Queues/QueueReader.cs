using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.Queues;

/// <summary>Reads queue files; what is wrong is named with file, line and column, all of it at once.</summary>
internal sealed class QueueReader(ProblemList problems)
{
    /// <summary>The key of a trial's number.</summary>
    public const string Id = "id";
    private static readonly string[] Keys = ["paused", "wait", "waiting", "removed", "was"];

    /// <summary>What a text says; what cannot be read of it is left out and named.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What its file is called in messages.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="mayBeEmpty">Whether an empty file is one that says nothing yet. Else it is one that somebody is about to write, and no wish that nothing waits.</param>
    /// <exception cref="Sweeps.SweepException">It is no YAML, or empty where it may not be.</exception>
    public static QueueText Read(string text, string file, ProblemList problems, bool mayBeEmpty = false)
    {
        var documents = YamlReader.Read(text, file, problems);
        return documents switch
        {
            [] or [YamlScalar { Value.IsNull: true }] => mayBeEmpty ? new QueueText() : throw problems.Fatal(new(file, 1, 1), "the file is empty. Write 'waiting: []' for a queue in which nothing waits."),
            [YamlMap map] => new QueueReader(problems).Read(map),
            [var other] => throw problems.Fatal(other.Place, $"this is {other.Kind}, where the keys paused:, wait: and waiting: belong."),
            [_, var second, ..] => throw problems.Fatal(second.Place, "a second document begins here. Keep one, and nothing behind '...'."),
        };
    }

    private QueueText Read(YamlMap map)
    {
        RefuseOthers(map, Keys);
        return new QueueText
        {
            IsPaused = Flag(map, "paused"),
            Waits = Flag(map, "wait"),
            Waiting = Lines(map.Find("waiting")),
            Removed = Ids(map, "removed"),
            Was = Was(map.Find("was")),
        };
    }

    private QueueBase? Was(YamlMember? was)
    {
        if (was is null)
        {
            return null;
        }
        if (was.Node is not YamlMap map)
        {
            problems.Add(was.Node.Place, $"'was' is {was.Node.Kind}, where what the sweep wrote belongs. Delete the line, or restore it.");
            return null;
        }
        RefuseOthers(map, Keys[..4]);
        return new(Flag(map, "paused"), Flag(map, "wait"), Ids(map, "waiting"), Ids(map, "removed"));
    }

    private List<QueueLine> Lines(YamlMember? waiting)
    {
        if (waiting?.Node is not YamlList list)
        {
            if (waiting is { Node.Value.IsNull: false })
            {
                problems.Add(waiting.Node.Place, $"'waiting' is {waiting.Node.Kind}, where a list belongs. Write one line a trial: - {{ K: 3 }}.");
            }
            return [];
        }
        var lines = list.Items.Select(Line).OfType<QueueLine>().ToList();
        foreach (var twice in lines.Where(line => line.Id is not null).GroupBy(line => line.Id).SelectMany(group => group.Skip(1)))
        {
            problems.Add(twice.Place, $"the id {twice.Id} is there twice. Keep one of the lines, or leave the id out for a new trial.");
        }
        return lines;
    }

    private QueueLine? Line(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            problems.Add(node.Place, $"this is {node.Kind}, where the values of a trial belong: {{ K: 3 }}.");
            return null;
        }
        UInt128? id = null;
        if (map.Find(Id) is { } given)
        {
            if (given.Node is not YamlScalar { Value.Kind: ValueKind.Number } scalar || !IdText.TryNumber(scalar.Text, out var number))
            {
                problems.Add(given.Node.Place, $"'id' is {given.Node.Kind}, where the number of a trial belongs. Leave it out for a new trial.");
                return null;
            }
            id = number;
        }
        YamlMember[] members = [.. map.Members.Where(member => member.Name != Id)];
        return new(id, Value.Object([.. members.Select(member => (member.Name, member.Node.Value))])) { Place = map.Place, Members = members };
    }

    private bool Flag(YamlMap map, string key)
    {
        var node = map.Find(key)?.Node;
        if (node is null or YamlScalar { Value.Kind: ValueKind.Boolean or ValueKind.Null })
        {
            return node is { Value.IsNull: false } && node.Value.AsBoolean();
        }
        problems.Add(node.Place, $"'{key}' is {node.Kind}, where true or false belongs.");
        return false;
    }

    private IReadOnlyList<UInt128> Ids(YamlMap map, string key)
    {
        var node = map.Find(key)?.Node;
        if (node is null or YamlScalar { Value.IsNull: true })
        {
            return [];
        }
        if (node is YamlScalar scalar && IdText.Read(scalar.Text) is { } ids)
        {
            return ids;
        }
        problems.Add(node.Place, $"'{key}' is {node.Kind}, where ids belong: \"3,7,10:20\", the end of a range left out.");
        return [];
    }

    private void RefuseOthers(YamlMap map, string[] known)
    {
        foreach (var member in map.Members.Where(member => !known.Contains(member.Name)))
        {
            problems.Add(member.Place, $"there is no key '{member.Name}' in a queue file.{NearNames.Hint(member.Name, known)} There are: {string.Join(", ", known)}.");
        }
    }
}
