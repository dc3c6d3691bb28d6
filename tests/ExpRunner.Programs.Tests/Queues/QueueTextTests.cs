using ExpRunner.Programs.Queues;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Queues;

public sealed class QueueTextTests
{
    [Fact]
    public void What_is_written_reads_back()
    {
        var text = new QueueText
        {
            IsPaused = true,
            Waiting = [Line(7, ("K", Value.Of(3)), ("Name", Value.Of("a: b, {c}\n"))), Line(null, ("list", Value.List(Value.Of(1), Value.Of("x")))), Line(0)],
            Removed = [9, 3, 4],
            Was = new(false, true, [7, 0, 1, 2], [3]),
        };

        var read = Read(text.Write());

        Assert.True(read.IsPaused);
        Assert.False(read.Waits);
        Assert.Equal([7, null, 0], read.Waiting.Select(line => line.Id));
        Assert.Equal(text.Waiting.Select(line => line.Values), read.Waiting.Select(line => line.Values));
        Assert.Equal([3, 4, 9], read.Removed);
        Assert.Equal([7, 0, 1, 2], read.Was!.Waiting);
        Assert.True(read.Was.Waits);
        Assert.EndsWith("\n...\n", text.Write());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("5", "5")]
    [InlineData("0,1,2,9,3", "0:3,9,3")]
    [InlineData("3,2,1", "3,2,1")]
    public void Ids_keep_their_order(string ids, string expected)
    {
        UInt128[] numbers = [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(UInt128.Parse)];

        Assert.Equal(expected, IdText.Of(numbers));
        Assert.Equal(numbers, IdText.Read(expected)!);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("3:1")]
    [InlineData("0:1000001")]
    [InlineData("1:2:3")]
    [InlineData("-1")]
    public void What_is_no_list_of_ids_is_none(string text) => Assert.Null(IdText.Read(text));

    [Theory]
    [InlineData("waiting: 3", "q.yaml:1:10: 'waiting' is the number 3")]
    [InlineData("waiting:\n- { id: x }", "q.yaml:2:9: 'id' is the text 'x'")]
    [InlineData("waiting:\n- { id: 1 }\n- { id: 1 }", "q.yaml:3:3: the id 1 is there twice")]
    [InlineData("paused: 3", "q.yaml:1:9: 'paused' is the number 3, where true or false belongs")]
    [InlineData("removed: [1]", "q.yaml:1:10: 'removed' is a list, where ids belong")]
    [InlineData("was: 1", "q.yaml:1:6: 'was' is the number 1")]
    [InlineData("was: { on: 1 }", "q.yaml:1:8: there is no key 'on'")]
    [InlineData("a: 1\n---\nb: 2", "q.yaml:3:1: a second document begins here")]
    [InlineData("- a", "q.yaml:1:1: this is a list")]
    [InlineData("", "q.yaml:1:1: the file is empty. Write 'waiting: []'")]
    [InlineData("# nothing\n...\n", "q.yaml:1:1: the file is empty")]
    public void What_is_wrong_is_named_with_its_place(string text, string expected)
    {
        var problems = new ProblemList();
        try
        {
            QueueReader.Read(text, "q.yaml", problems);
        }
        catch (SweepException)
        {
            // The list has it too.
        }

        Assert.StartsWith(expected, Assert.Single(problems.Lines));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("waiting:\n")]
    [InlineData("paused:\nremoved:\n")]
    public void A_file_may_say_nothing_before_its_sweep_begins(string text) => Assert.Empty(Read(text).Waiting);

    private static QueueText Read(string text)
    {
        var problems = new ProblemList();
        var read = QueueReader.Read(text, "q.yaml", problems, mayBeEmpty: true);
        Assert.Empty(problems.Lines);
        return read;
    }

    private static QueueLine Line(int? id, params (string, Value)[] values) => new(id is { } number ? (UInt128)number : null, Value.Object(values));
}
