using ExpRunner.Execution;
using ExpRunner.Nodes;

namespace ExpRunner.Tests.Nodes;

public sealed class NodeEndTests
{
    private readonly Clock _clock = new();
    private readonly EndingNode _node = new();

    [Fact]
    public void A_node_takes_work_until_shortly_before_its_end()
    {
        var end = Opened(TimeSpan.FromHours(1));
        Pass(TimeSpan.FromMinutes(59));
        Assert.False(end.IsNear);
        Pass(TimeSpan.FromSeconds(31));
        Assert.True(end.IsNear);
    }

    [Fact]
    public void One_whose_attempts_take_long_takes_none_that_it_would_probably_cut_off()
    {
        var end = Opened(TimeSpan.FromHours(1));
        end.Began();
        Pass(TimeSpan.FromMinutes(20));
        end.Ended();
        Assert.False(end.IsNear);
        end.Began();
        Pass(TimeSpan.FromMinutes(20));
        end.Ended();
        Assert.True(end.IsNear);
    }

    [Fact]
    public void A_fresh_one_takes_even_what_takes_longer_than_it_lasts()
    {
        var end = Opened(TimeSpan.FromHours(1));
        end.Began();
        Pass(TimeSpan.FromMinutes(58));
        end.Ended();
        Assert.True(end.IsNear);
        _node.Left = TimeSpan.FromHours(1);
        end.Opened();
        Assert.False(end.IsNear);
        Pass(TimeSpan.FromMinutes(7));
        Assert.True(end.IsNear);
    }

    [Fact]
    public void One_without_an_end_takes_all()
    {
        var end = Opened(null);
        end.Began();
        Pass(TimeSpan.FromDays(9));
        end.Ended();
        Assert.False(end.IsNear);
    }

    private NodeEnd Opened(TimeSpan? left)
    {
        _node.Left = left;
        var end = new NodeEnd(_node, new NodeRules(), _clock);
        end.Opened();
        return end;
    }

    private void Pass(TimeSpan time)
    {
        _clock.Now += time;
        _node.Left -= time;
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class EndingNode : INode
    {
        public TimeSpan? Left { get; set; }

        public NodeSpec Spec { get; } = new() { Name = "a" };

        public bool IsHere => true;

        public Task<NodeFacts> OpenAsync(CancellationToken cancel) => Task.FromResult(new NodeFacts());

        public Task CloseAsync() => Task.CompletedTask;

        public ProcessCommand Command(string script, bool isEndTold = true) => new() { FileName = "true" };

        public bool IsCutOff(ProcessEnd end) => false;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
