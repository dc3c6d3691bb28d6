using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Nodes;

public sealed class NodeGateTests
{
    private static readonly RetryRules Few = new() { MaxTries = 3, Backoff = TimeSpan.FromMilliseconds(1) };
    private static readonly NodeRules Quick = new() { Tries = Few, FirstTries = Few, Opening = TimeSpan.FromSeconds(20) };
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task A_node_is_opened_once_for_all_who_need_it()
    {
        var node = new ScriptedNode("a");
        await using var gate = Gate(node);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => gate.ReadyAsync(CancellationToken.None).AsTask()));

        Assert.All(all, Assert.True);
        Assert.Equal(1, node.Opened);
    }

    [Fact]
    public async Task One_that_comes_back_is_used_and_one_that_does_not_is_set_aside_with_its_reason()
    {
        var node = new ScriptedNode("a") { Faults = 2 };
        await using var gate = Gate(node);
        Assert.True(await gate.ReadyAsync(CancellationToken.None));
        Assert.Equal(3, node.Opened);

        gate.Lost(gate.Life, "it went.");
        Assert.False(await gate.ReadyAsync(CancellationToken.None));
        Assert.Equal("it went.", gate.Aside);
        Assert.Contains("not used any more, after 3 tries", _warnings[^1]);
    }

    [Fact]
    public async Task What_no_further_try_changes_is_tried_again_only_where_the_node_was_open_before()
    {
        var node = new ScriptedNode("a") { Faults = 1, IsLasting = true };
        await using var gate = Gate(node);
        Assert.False(await gate.ReadyAsync(CancellationToken.None));
        Assert.Equal(1, node.Opened);
        Assert.Equal("a: it cannot be reached. It is not used.", Assert.Single(_warnings));

        var known = new ScriptedNode("b") { IsLasting = true };
        await using var other = Gate(known);
        Assert.True(await other.ReadyAsync(CancellationToken.None));
        known.Faults = 1;
        other.Lost(other.Life, "it went.");
        Assert.True(await other.ReadyAsync(CancellationToken.None));
        Assert.Equal(3, known.Opened);
    }

    [Fact]
    public async Task What_came_back_makes_earlier_faults_forgotten_and_what_was_lost_of_an_earlier_life_is_no_news()
    {
        var node = new ScriptedNode("a");
        await using var gate = Gate(node);
        for (var i = 0; i < 10; i++)
        {
            Assert.True(await gate.ReadyAsync(CancellationToken.None));
            gate.Lost(gate.Life, "it went.");
            Assert.True(await gate.ReadyAsync(CancellationToken.None));
            gate.Lost(gate.Life - 1, "it went long ago.");
            gate.Worked();
        }

        Assert.Equal(11, node.Opened);
        Assert.Null(gate.Aside);
    }

    [Fact]
    public async Task Slots_spread_over_nodes_and_a_set_without_a_node_says_why()
    {
        var (good, bad) = (new ScriptedNode("good") { Cpus = 2 }, new ScriptedNode("bad") { Faults = 100 });
        await using var set = new NodeSet([good, bad], Quick, _warnings.Add, TimeProvider.System);
        await set.OpenAsync(CancellationToken.None);
        var slots = set.Divide(new Needs(), 10);
        Assert.Equal(["good", "good"], slots.Select(slot => slot.Gate.Node.Spec.Name));
        Assert.Throws<ExecutorException>(() => set.Divide(new Needs { Gpus = 1 }, 10));

        good.Faults = 100;
        slots[0].Gate.Lost(slots[0].Gate.Life, "it went.");
        var fault = await Assert.ThrowsAsync<ExecutorException>(async () => await set.ReadyAsync(slots[0], CancellationToken.None));
        Assert.Contains("good: it cannot be reached", fault.Message);
        Assert.Contains("bad: it cannot be reached", fault.Message);
    }

    private NodeGate Gate(ScriptedNode node) => new(node, Quick, _warnings.Add, TimeProvider.System);

    private sealed class ScriptedNode(string name) : INode
    {
        public int Faults { get; set; }

        public bool IsLasting { get; init; }

        public int Cpus { get; init; } = 1;

        public int Opened { get; private set; }

        public NodeSpec Spec { get; } = new() { Name = name };

        public bool IsHere => true;

        public Task<NodeFacts> OpenAsync(CancellationToken cancel)
        {
            Opened++;
            return Faults-- > 0 ? throw new NodeException("it cannot be reached.") { IsLasting = IsLasting } : Task.FromResult(new NodeFacts { Cpus = Cpus });
        }

        public Task CloseAsync() => Task.CompletedTask;

        public ProcessCommand Command(string script, bool isEndTold = true) => new() { FileName = "sh", Arguments = ["-c", script] };

        public bool IsCutOff(ProcessEnd end) => false;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
