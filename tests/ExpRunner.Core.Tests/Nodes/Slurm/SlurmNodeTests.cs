using System.Security.Cryptography;
using System.Text;
using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Nodes;
using ExpRunner.Nodes.Slurm;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Tests.Nodes.Slurm;

[assembly: AssemblyFixture(typeof(SlurmCluster))]

namespace ExpRunner.Tests.Nodes.Slurm;

public sealed class SlurmNodeTests(SlurmCluster slurm) : IAsyncDisposable
{
    private static readonly RetryRules Few = new() { MaxTries = 3, Backoff = TimeSpan.FromMilliseconds(10) };
    private static readonly NodeRules Rules = new() { Tries = Few, FirstTries = Few };
    private readonly TempFolder _folder = new();
    private readonly List<string?> _notes = [];
    private readonly List<IAsyncDisposable> _made = [];

    [Fact]
    public async Task Streams_of_a_command_are_the_scripts_byte_for_byte()
    {
        var node = await OpenedAsync();
        var sent = RandomNumberGenerator.GetBytes(3 << 20);
        var (end, output, errors) = await RunAsync(node, "cat; echo 'it is over' >&2; exit 7", sent);

        Assert.Equal(7, end.ExitCode);
        Assert.True(sent.AsSpan().SequenceEqual(output));
        Assert.Equal("it is over", errors);
        Assert.False(node.IsCutOff(end));
    }

    [Fact]
    public async Task A_line_comes_back_while_the_script_waits_for_the_next_and_the_end_of_input_ends_it()
    {
        var node = await OpenedAsync();
        using var process = OwnedProcess.Start(node.Command("while read -r line; do echo \"got $line\"; done; echo end"));
        using var reader = new StreamReader(process.Output);
        foreach (var word in new[] { "one", "two" })
        {
            await process.Input.WriteAsync(Encoding.UTF8.GetBytes(word + "\n"), TestContext.Current.CancellationToken);
            await process.Input.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal($"got {word}", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        }
        process.Input.Close();
        Assert.Equal("end", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, (await process.Ended).ExitCode);
    }

    [Fact]
    public async Task What_is_no_line_comes_back_at_once_too()
    {
        var node = await OpenedAsync();
        using var process = OwnedProcess.Start(node.Command("if [ -t 1 ]; then printf tty; else printf 'raw'; fi; read -r _"));
        var word = new byte[3];
        await process.Output.ReadExactlyAsync(word, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal("raw", Encoding.ASCII.GetString(word));
        process.Input.Close();
        await process.Ended;
    }

    [Theory]
    [InlineData("exit 255", 255)]
    [InlineData("kill -KILL $$", 137)]
    [InlineData("kill -TERM $$", 143)]
    public async Task Ends_of_the_script_are_its_own_while_the_task_lasts(string script, int code)
    {
        var node = await OpenedAsync();
        var (end, _, errors) = await RunAsync(node, script);
        Assert.Equal((code, ""), (end.ExitCode, errors));
        Assert.False(node.IsCutOff(end));
    }

    [Fact]
    public async Task Commands_run_at_once_in_one_task()
    {
        var node = await OpenedAsync();
        var script = $"cd '{_folder.Path}'; : >$$; while [ $(ls | wc -l) -lt 3 ]; do sleep 0.05; done; hostname";
        var all = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(node, script)));
        Assert.All(all, result => Assert.Equal(0, result.End.ExitCode));
    }

    [Fact]
    public async Task A_cancelled_task_cuts_off_its_commands_and_no_others_and_its_node_gets_a_further_one()
    {
        var job = NewJob(new SlurmOptions());
        var (first, second) = (NewNode(job, 0), NewNode(job, 1));
        await Task.WhenAll(OpenAsync(first), OpenAsync(second));
        using var lost = OwnedProcess.Start(first.Command("echo $SLURM_JOB_ID; sleep 300"));
        using var kept = OwnedProcess.Start(second.Command("echo $SLURM_JOB_ID; read -r _; exit 3"));
        using var reader = new StreamReader(lost.Output);
        var id = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        slurm.Ask("scancel", slurm.Ask("squeue", "--noheader", "--array", "--format=%A %F_%K").Split('\n').Single(line => line.StartsWith($"{id} ", StringComparison.Ordinal)).Split(' ')[1].Trim());

        Assert.True(first.IsCutOff(await lost.Ended.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)));
        kept.Input.Close();
        var end = await kept.Ended;
        Assert.Equal(3, end.ExitCode);
        Assert.False(second.IsCutOff(end));

        await OpenAsync(first);
        Assert.Equal(0, (await RunAsync(first, "true")).End.ExitCode);
    }

    [Fact]
    public async Task A_command_that_is_killed_here_ends_there()
    {
        var node = await OpenedAsync();
        using var process = OwnedProcess.Start(node.Command($"trap '' TERM; echo '{_folder.Path}'; cat; while :; do sleep 0.1; done"));
        using var reader = new StreamReader(process.Output);
        _ = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        Processes.Kill(process.Id);
        await process.Ended;

        await Eventually.HoldsAsync(() => Processes.With(_folder.Path).Length == 0, "the script ends");
    }

    [Fact]
    public async Task What_a_task_has_is_what_was_asked_for_and_nothing_stays_of_it()
    {
        var job = NewJob(new SlurmOptions { Needs = new Needs { Cpus = 1.5, Gpus = 1, Memory = 200 << 20 }, TimeLimit = "0:30:00", Name = "exprun-needs" });
        var node = NewNode(job, 0);
        var facts = await OpenAsync(node);
        Assert.Equal(["0"], facts.Gpus);
        var shown = slurm.Ask("squeue", "--noheader", "--name=exprun-needs", "--format=%C %m %l %b").Trim();
        Assert.Equal("2 200M 30:00 gres:gpu:1", shown);
        Assert.InRange(node.Left!.Value, TimeSpan.FromMinutes(28), TimeSpan.FromMinutes(30));

        await job.DisposeAsync();
        await Eventually.HoldsAsync(() => slurm.Ask("squeue", "--noheader", "--name=exprun-needs").Trim().Length == 0, "the job is gone");
        var token = job.BeatScript.Split('-')[1];
        await Eventually.HoldsAsync(() => Processes.With(token).Length == 0 && Directory.GetFiles("/tmp", $"*{token}*").Length == 0, "nothing stays");
    }

    [Fact]
    public async Task A_queue_is_waited_for_and_told_of()
    {
        var job = NewJob(new SlurmOptions { Partition = "closed" });
        var gate = new NodeGate(NewNode(job, 0), Rules with { Opening = TimeSpan.FromMilliseconds(1500) }, _ => { }, TimeProvider.System);
        _made.Add(gate);
        var ready = gate.ReadyAsync(TestContext.Current.CancellationToken).AsTask();
        await Eventually.HoldsAsync(() => Notes.Any(note => note?.Contains("1 task waits in the queue of Slurm (PartitionDown", StringComparison.Ordinal) == true), "it is told of");
        var all = Notes.Length;
        await Eventually.HoldsAsync(() => Notes.Length > all + 2, "it goes on waiting");
        Assert.False(ready.IsCompleted);
        slurm.Ask("scontrol", "update", "PartitionName=closed", "State=UP");
        try
        {
            Assert.True(await ready.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
            Assert.Null(Notes[^1]);
        }
        finally
        {
            slurm.Ask("scontrol", "update", "PartitionName=closed", "State=DOWN");
        }
    }

    [Fact]
    public async Task A_task_of_which_nobody_is_heard_gives_itself_back()
    {
        var job = NewJob(new SlurmOptions { Silence = TimeSpan.FromSeconds(2), Name = "exprun-silent" });
        await OpenAsync(NewNode(job, 0));
        var token = job.BeatScript.Split('-')[1];
        await Eventually.HoldsAsync(() => Directory.GetFiles("/tmp", $"*{token}*").Length == 1, "it looks for beats");
        await Eventually.HoldsAsync(() => Directory.GetFiles("/tmp", $"*{token}*").Length == 0, "it finds one");
        Assert.Contains("exprun-silent", slurm.Ask("squeue", "--noheader", "--format=%j"));

        // As where the machine that runs the sweep is gone with all that runs on it.
        int[] here = [.. Processes.With(token).Where(id => File.ReadAllText($"/proc/{id}/comm").StartsWith("srun", StringComparison.Ordinal))];
        Array.ForEach(here, Processes.Freeze);
        try
        {
            await Eventually.HoldsAsync(() => !slurm.Ask("squeue", "--noheader", "--format=%j", "--states=RUNNING").Contains("exprun-silent", StringComparison.Ordinal), "the task ends");
        }
        finally
        {
            Array.ForEach(here, Processes.Thaw);
        }
    }

    [Fact]
    public async Task A_job_that_Slurm_refuses_is_a_fault_in_its_words()
    {
        var node = NewNode(NewJob(new SlurmOptions { Partition = "nowhere" }), 0);
        var fault = await Assert.ThrowsAsync<NodeException>(() => OpenAsync(node));
        Assert.Contains("invalid partition specified: nowhere", fault.Message);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var made in _made.AsEnumerable().Reverse())
        {
            await made.DisposeAsync();
        }
        _folder.Dispose();
    }

    private string?[] Notes
    {
        get
        {
            lock (_notes)
            {
                return [.. _notes];
            }
        }
    }

    private SlurmJob NewJob(SlurmOptions options)
    {
        slurm.Need();
        var job = new SlurmJob(options, Note, TimeProvider.System);
        _made.Add(job);
        return job;
    }

    private void Note(string? sentence)
    {
        lock (_notes)
        {
            _notes.Add(sentence);
        }
    }

    private SlurmNode NewNode(SlurmJob job, int index)
    {
        var node = new SlurmNode(new NodeSpec { Name = $"slurm-{index}", HostName = "slurm", Workers = 1, WorkDir = _folder.Path }, job, Rules, TimeProvider.System);
        _made.Add(node);
        return node;
    }

    private static Task<NodeFacts> OpenAsync(SlurmNode node) => node.OpenAsync(TestContext.Current.CancellationToken);

    private async Task<SlurmNode> OpenedAsync()
    {
        var node = NewNode(NewJob(new SlurmOptions()), 0);
        await OpenAsync(node);
        return node;
    }

    private static async Task<(ProcessEnd End, byte[] Output, string Errors)> RunAsync(SlurmNode node, string script, byte[]? input = null)
    {
        using var process = OwnedProcess.Start(node.Command(script));
        using var output = new MemoryStream();
        var reading = process.Output.CopyToAsync(output, TestContext.Current.CancellationToken);
        await process.Input.WriteAsync(input ?? [], TestContext.Current.CancellationToken);
        process.Input.Close();
        await reading;
        return (await process.Ended, output.ToArray(), process.Printed);
    }
}
