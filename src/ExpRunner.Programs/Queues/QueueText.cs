using System.Globalization;
using System.Text;
using ExpRunner.Programs.Import;
using ExpRunner.Values;

namespace ExpRunner.Programs.Queues;

/// <summary>What a queue file says.</summary>
internal sealed record QueueText
{
    private const string Head = """
        # The trials that wait, one a line; the sweep reads this file before each start. A line without id is a new trial: { K: 3 }.
        # Delete, move and change lines as you like; paused: true starts nothing, wait: true waits for new lines when none is left.
        # Leave 'was' as it is: by it the sweep knows what you changed. Comments are not kept. docs/queue.md has more.

        """;

    /// <summary>The last line of a file that is whole: YAML's mark of the end.</summary>
    public const string End = "...\n";

    /// <summary>Whether nothing is to start.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether the sweep waits for more when nothing is left.</summary>
    public bool Waits { get; init; }

    /// <summary>The trials that wait, in order.</summary>
    public IReadOnlyList<QueueLine> Waiting { get; init; } = [];

    /// <summary>Trials that are not to run.</summary>
    public IReadOnlyList<UInt128> Removed { get; init; } = [];

    /// <summary>What the file said when the sweep wrote it; null: it does not say.</summary>
    public QueueBase? Was { get; init; }

    /// <summary>Whether more trials follow behind those listed.</summary>
    public bool HasMore { get; init; }

    /// <summary>The file's text.</summary>
    public string Write()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        text.Append(CultureInfo.InvariantCulture, $"paused: {Word(IsPaused)}\nwait: {Word(Waits)}\n");
        text.Append(Waiting.Count == 0 ? "waiting: []\n" : "waiting:\n");
        foreach (var line in Waiting)
        {
            text.Append("- ").Append(YamlText.Of(ToValue(line))).Append('\n');
        }
        text.Append(HasMore ? "# More trials of the sweep follow behind these by themselves.\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"removed: \"{IdText.Of(Removed.Order())}\"\n");
        if (Was is { } was)
        {
            text.Append(CultureInfo.InvariantCulture, $"was: {{ paused: {Word(was.IsPaused)}, wait: {Word(was.Waits)}, waiting: \"{IdText.Of(was.Waiting)}\", removed: \"{IdText.Of(was.Removed.Order())}\" }}\n");
        }
        return text.Append(End).ToString();
    }

    /// <summary>The line as one object: its id first.</summary>
    public static Value ToValue(QueueLine line)
    {
        var members = line.Id is { } id ? new List<(string, Value)> { ("id", Value.Number(id.ToString(CultureInfo.InvariantCulture))) } : [];
        for (var i = 0; i < line.Values.Names.Length; i++)
        {
            members.Add((line.Values.Names[i], line.Values.Items[i]));
        }
        return Value.Object([.. members]);
    }

    private static string Word(bool value) => value ? "true" : "false";
}

/// <summary>What a file said when it was written; what it says differently now, people changed.</summary>
internal sealed record QueueBase(bool IsPaused, bool Waits, IReadOnlyList<UInt128> Waiting, IReadOnlyList<UInt128> Removed)
{
    /// <summary>What a file says that is not there.</summary>
    public static QueueBase Empty { get; } = new(false, false, [], []);

    /// <summary>Whether both say the same.</summary>
    public bool IsSame(QueueBase other)
        => (IsPaused, Waits) == (other.IsPaused, other.Waits) && Waiting.SequenceEqual(other.Waiting) && Removed.Order().SequenceEqual(other.Removed.Order());
}
