namespace ExpRunner.Querying.Tests;

public sealed class KeptFileTests : IDisposable
{
    private readonly Questions _asked = new();

    public void Dispose() => _asked.Dispose();

    private static string Line(int id, int k) => $$"""{"experiment":"E","experiment_id":{{id}},"K":{{k}},"status":"completed","scores":{"A":[{{k}}]} }""";

    private string Write(params string[] lines) => _asked.Results.Write("E", lines);

    private DateTime Changed => File.GetLastWriteTimeUtc(_asked.Kept);

    [Fact]
    public void What_is_loaded_is_kept_and_read_again_only_when_results_changed()
    {
        var file = Write(Line(0, 1), Line(1, 2));
        Assert.Equal("3", _asked.Ask("select sum(K) from E"));
        File.SetLastWriteTimeUtc(_asked.Kept, DateTime.UnixEpoch);

        Assert.Equal("3", _asked.Ask("select sum(K) from E"));
        Assert.Equal(DateTime.UnixEpoch, Changed);

        File.WriteAllText(file, Line(0, 1) + "\n" + Line(1, 9) + "\n");
        Assert.Equal("10", _asked.Ask("select sum(K) from E"));
        Assert.NotEqual(DateTime.UnixEpoch, Changed);
    }

    [Fact]
    public void Lines_that_came_since_are_added_and_may_replace_others()
    {
        var file = Write(Line(0, 1), Line(1, 2), Line(2, 4));
        Assert.Equal("7,7", _asked.Ask("select sum(K), (select sum(A) from E_repetitions) from E"));

        File.AppendAllText(file, Line(0, 8) + "\n" + Line(3, 16) + "\n" + Line(4, 32)[..20]);
        Assert.Equal("30,30", _asked.Ask("select sum(K), (select sum(A) from E_repetitions) from E"));
        Assert.StartsWith($"{file}:6: The last line is torn", Assert.Single(_asked.Warnings));

        File.AppendAllText(file, Line(4, 32)[20..] + "\n{\"experiment\":\"E\",\"experiment_id\":5,\"K\":64,\"L\":1}\n");
        Assert.Equal("126,62", _asked.Ask("select sum(K), (select sum(A) from E_repetitions) from E"));
        Assert.Empty(_asked.Warnings);
        Assert.Equal("1", _asked.Ask("select L from E where L is not null"));
    }

    [Fact]
    public void A_file_that_was_written_anew_is_read_anew()
    {
        var file = Write(Line(0, 1), Line(1, 2));
        Assert.Equal("3", _asked.Ask("select sum(A) from E_repetitions"));

        File.WriteAllText(file + ".new", Line(1, 5) + "\n");
        File.Move(file + ".new", file, overwrite: true);

        Assert.Equal("5", _asked.Ask("select sum(A) from E_repetitions"));
        Assert.Equal("1,5", _asked.Ask("select count(*), sum(K) from E"));
    }

    [Fact]
    public void What_a_link_leads_to_counts()
    {
        var file = Write(Line(0, 1), Line(1, 2));
        var links = Directory.CreateTempSubdirectory("query-test-").FullName;
        File.CreateSymbolicLink(Path.Combine(links, "results.jsonl"), file);
        Assert.Equal("3", _asked.Ask("select sum(K) from E", links));

        File.AppendAllText(file, Line(2, 4) + "\n");

        Assert.Equal("7", _asked.Ask("select sum(K) from E", links));
        Directory.Delete(links, true);
    }

    [Fact]
    public void Damaged_lines_are_named_each_time()
    {
        var file = Write(Line(0, 1), "{rubbish", Line(1, 2));

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal("3", _asked.Ask("select sum(K) from E"));
            Assert.StartsWith($"{file}:2: The line is damaged", Assert.Single(_asked.Warnings));
        }
    }

    [Fact]
    public void Experiments_that_come_and_go_are_tables_that_come_and_go()
    {
        Write(Line(0, 1));
        Assert.Equal("1", _asked.Ask("select K from E"));

        _asked.Results.Write("F", """{"experiment":"F","experiment_id":0,"K":7}""");
        Assert.Equal("8", _asked.Ask("select E.K + F.K from E, F"));

        Directory.Delete(Path.Combine(_asked.Results.Path, "F"), true);
        Assert.Contains("no such table: F", _asked.Fault("select K from F"));
    }

    [Fact]
    public void A_folder_that_is_moved_takes_what_is_loaded_along()
    {
        Write(Line(0, 1));
        Assert.Equal("1", _asked.Ask("select K from E"));
        var moved = Path.Combine(_asked.Results.Path, "moved");
        Directory.CreateDirectory(moved);
        Directory.Move(Path.Combine(_asked.Results.Path, "E"), Path.Combine(moved, "E"));
        File.Move(_asked.Kept, Path.Combine(moved, Path.GetFileName(_asked.Kept)));
        var kept = Path.Combine(moved, Path.GetFileName(_asked.Kept));
        File.SetLastWriteTimeUtc(kept, DateTime.UnixEpoch);

        Assert.Equal($"1,{Path.Combine(moved, "E")}", _asked.Ask("select K, folder from E", moved));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(kept));
    }

    [Theory]
    [InlineData("this is no database, and it is longer than the sixteen bytes of a header")]
    [InlineData("")]
    public void A_kept_file_that_is_none_is_made_anew(string text)
    {
        Write(Line(0, 1));
        File.WriteAllText(_asked.Kept, text);

        Assert.Equal("1", _asked.Ask("select K from E"));
        Assert.Equal("1", _asked.Ask("select K from E"));
    }

    [Fact]
    public void Where_nothing_can_be_kept_the_answer_is_the_same_and_that_is_said_once()
    {
        Write(Line(0, 1));
        Directory.CreateDirectory(_asked.Kept);

        Assert.Equal("1,1", _asked.Ask("select K, (select A from E_repetitions) from E"));
        Assert.Contains("cannot be kept there", Assert.Single(_asked.Warnings));
    }

    [Fact]
    public void Series_that_change_or_come_while_results_do_not_are_read_again()
    {
        Write(Line(0, 1), Line(1, 2));
        var metrics = Path.Combine(_asked.Results.Path, "E", "0", "metrics.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(metrics)!);
        File.WriteAllText(metrics, Point(0, 5));
        Assert.Equal("0,0,5", _asked.Ask("select experiment_id, step, value from E_steps"));
        File.SetLastWriteTimeUtc(_asked.Kept, DateTime.UnixEpoch);
        Assert.Equal("1", _asked.Ask("select count(*) from E_steps"));
        Assert.Equal(DateTime.UnixEpoch, Changed);

        File.AppendAllText(metrics, Point(1, 4));
        Assert.Equal("0,0,5\n0,1,4", _asked.Ask("select experiment_id, step, value from E_steps"));

        File.WriteAllText(Path.Combine(Path.GetDirectoryName(metrics)!, "metrics.2.jsonl"), Point(0, 7));
        var second = Path.Combine(_asked.Results.Path, "E", "1", "0");
        Directory.CreateDirectory(second);
        File.WriteAllText(Path.Combine(second, "metrics.jsonl"), Point(0, 9));
        Assert.Equal("0,2,7\n1,1,9", _asked.Ask("select experiment_id, attempt, value from E_steps order by 1"));

        Directory.Delete(second, true);
        Assert.Equal("0,2,7", _asked.Ask("select experiment_id, attempt, value from E_steps"));
    }

    [Fact]
    public void Scores_that_appear_while_results_are_loaded_are_in_the_next_answer_of_every_table()
    {
        var file = Write([.. Enumerable.Range(0, 20000).Select(i => Line(i, 1))]);
        var grown = 0;
        using (var query = Query.Open([_asked.Results.Path], _ => Grow()))
        {
            Grow();
            // All tables of one answer end with the same trial.
            var row = query.Ask("select (select count(*) from E), (select count(*) from E_repetitions), (select count(*) from E_steps)").SelectMany(answer => answer.Rows.ToList()).Single();
            Assert.Equal(row[0].ToString(), row[1].ToString());
        }
        Assert.True(grown > 1);

        Assert.Equal($"{20000 + grown},{20000 + grown},{grown},{grown}", _asked.Ask("select (select count(*) from E), (select count(*) from E_repetitions), (select sum(B) from E_repetitions), (select sum(mean_B) from E)"));

        void Grow() => File.AppendAllText(file, $$"""{"experiment":"E","experiment_id":{{20000 + grown++}},"K":1,"L":2,"status":"completed","scores":{"A":[1],"B":[1]} }""" + "\n");
    }

    private static string Point(int step, int value) => $$"""{"name":"loss","step":{{step}},"value":{{value}}}""" + "\n";

    [Fact]
    public async Task Queries_at_the_same_time_give_the_same_answer()
    {
        Write([.. Enumerable.Range(0, 5000).Select(i => Line(i, i))]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var query = Query.Open([_asked.Results.Path], _ => { });
            return query.Ask("select sum(K), (select sum(A) from E_repetitions) from E").SelectMany(answer => answer.Rows.ToList()).Select(row => string.Join(',', row)).Single();
        })));

        Assert.All(answers, answer => Assert.Equal("12497500,12497500", answer));
    }

    [Fact]
    public void Nothing_that_searches_folders_is_disturbed()
    {
        Write(Line(0, 1));
        _asked.Ask("select K from E");
        _asked.Ask("select K from E", Path.Combine(_asked.Results.Path, "E"));

        Assert.Single(_asked.Results.Load().Rows);
        Assert.Equal([".exprun-query.sqlite", "results.jsonl"], Directory.GetFileSystemEntries(Path.Combine(_asked.Results.Path, "E")).Select(Path.GetFileName).Order());
    }
}
