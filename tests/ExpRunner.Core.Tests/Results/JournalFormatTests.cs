using System.Text;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Results;

public sealed class JournalFormatTests : IDisposable
{
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void The_checksum_is_CRC_32C_as_others_compute_it()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
        Assert.Equal(0xE3069283u, Crc32C.Of("456789"u8, Crc32C.Of("123"u8)));
    }

    [Fact]
    public void A_line_that_the_documentation_shows_counts()
        => Assert.True(JournalLine.TryProve("{\"seq\":1,\"kind\":\"trial\",\"id\":0,\"repetitions\":1,\"config\":{\"K\":0,\"Metric\":\"Euclidean\"},\"crc\":\"85d124f9\"}"u8, out var seq) && seq == 1);

    [Fact]
    public void A_sweep_writes_these_lines()
    {
        var trial = SampleSweep.Trial(0);
        using (var store = _sweep.Open())
        {
            SampleSweep.Run(store, trial, 0, 1, SampleSweep.Failed("no"));
            store.TrialEnded(trial, 1);
            store.Finish();
        }
        using (var store = _sweep.Open())
        {
            store.Redo([(trial, 0)]);
            store.NextAttempt(trial, 0, 2);
            store.TrialEnded(trial, 2);
        }
        string[] expected =
        [
            "{\"seq\":0,\"kind\":\"runner\",\"format\":1,\"experiment\":\"Sample\",\"seed\":7,\"runner\":\"r1\",\"host\":\"host\",\"process_id\":4711,\"version\":\"0.1.0\",\"code_identity\":\"code-1\",\"config_identity\":\"0.1.0/code-1\",\"folder\":\"FOLDER\",\"started_at\":\"2026-01-02T03:04:05.0000000Z\"",
            "{\"seq\":1,\"kind\":\"trial\",\"id\":0,\"repetitions\":1,\"config\":{\"K\":0,\"Metric\":\"Euclidean\"}",
            "{\"seq\":2,\"kind\":\"started\",\"id\":0,\"run_id\":0,\"attempt\":1,\"key\":\"cc790836f90f7ce43de97811c7e85fbe\",\"path\":\"0\",\"at\":",
            "{\"seq\":3,\"kind\":\"ended\",\"id\":0,\"run_id\":0,\"attempt\":1,\"status\":\"failed\",\"key\":\"cc790836f90f7ce43de97811c7e85fbe\",\"path\":\"0\",\"scores\":{},\"error\":\"no\",\"started_at\":\"2026-01-02T03:04:06.0000000Z\",\"duration\":1.5,\"worker\":\"host/1\",\"exit_code\":3",
            "{\"seq\":4,\"kind\":\"finished\",\"bytes\":",
            "{\"seq\":5,\"kind\":\"runner\",",
            "{\"seq\":6,\"kind\":\"redo\",\"repetitions\":[[0,0,1]]",
            "{\"seq\":7,\"kind\":\"asked\",\"id\":0,\"repetitions\":2",
        ];
        var lines = File.ReadAllLines(_sweep.Journal);
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.StartsWith(pair.First.Replace("FOLDER", _sweep.Folder), pair.Second));
    }

    [Fact]
    public void Members_are_found_in_any_order()
    {
        var members = new MemberReader("{\"a\":\"x\\\"}\",\"b\":{\"c\":[1,\"]\"]},\"d\":12,\"e\":null}"u8);
        Assert.Equal(12, members.Long("d"u8, 0));
        Assert.Equal("x\"}", members.Text("a"u8));
        Assert.True(members.TryGet("b"u8, out var nested));
        Assert.Equal("{\"c\":[1,\"]\"]}", Encoding.UTF8.GetString(nested));
        Assert.False(members.TryGet("c"u8, out _));
        Assert.Null(members.Text("e"u8));
    }

    [Fact]
    public async Task Attempts_that_end_on_many_threads_are_all_recorded()
    {
        using (var store = _sweep.Open())
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 400), TestContext.Current.CancellationToken, (k, _) =>
            {
                SampleSweep.RunAll(store, SampleSweep.Trial(k), 2);
                return ValueTask.CompletedTask;
            });
            store.Finish();
        }
        using var again = _sweep.Open();
        Assert.Empty(_sweep.Warnings);
        Assert.Equal(800, again.History.Count(AttemptStatus.Completed));
        Assert.Equal(400, _sweep.ResultLines().Length);
    }
}
