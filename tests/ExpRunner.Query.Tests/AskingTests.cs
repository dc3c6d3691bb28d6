using ExpRunner.Reporting;
using ExpRunner.Reporting.Tests;

namespace ExpRunner.Querying.Tests;

public sealed class AskingTests : IDisposable
{
    private readonly Questions _asked = new();

    public AskingTests() => _asked.Results.Write("Knn", SampleResults.Knn);

    public void Dispose() => _asked.Dispose();

    [Theory]
    [InlineData("insert into Knn values(1)", "changes 'Knn'")]
    [InlineData("insert into Knn_steps select * from Knn_steps", "changes 'Knn_steps'")]
    [InlineData("delete from Knn", "changes 'Knn'")]
    [InlineData("update \"Knn\" set K = 2", "changes 'Knn'")]
    [InlineData("delete from exprun_trials_1", "changes 'exprun_trials_1'")]
    [InlineData("with x as (select 1) update exprun_trials_1 set c0 = 2", "changes 'exprun_trials_1'")]
    [InlineData("drop table Knn", "drops 'Knn'")]
    [InlineData("drop view Knn", "drops 'Knn'")]
    [InlineData("drop table exprun_trials_1", "drops 'exprun_trials_1'")]
    [InlineData("alter table exprun_trials_1 rename to x", "changes 'exprun_trials_1'")]
    [InlineData("create table x(a)", "makes 'x'")]
    [InlineData("create temp table x as select * from Knn", "makes 'x'")]
    [InlineData("create view x as select 1", "makes 'x'")]
    [InlineData("create index i on exprun_trials_1(status)", "makes 'i'")]
    [InlineData("create virtual table x using fts5(a)", "makes 'x'")]
    [InlineData("delete from sqlite_master", "changes 'sqlite_master'")]
    [InlineData("attach 'other.sqlite' as o", "opens another database, 'other.sqlite'")]
    [InlineData("detach main", "closes 'main'")]
    [InlineData("pragma query_only = off", "uses the pragma 'query_only'")]
    [InlineData("pragma writable_schema = on", "uses the pragma 'writable_schema'")]
    [InlineData("pragma journal_mode = wal", "uses the pragma 'journal_mode'")]
    [InlineData("begin", "begins or ends a transaction")]
    [InlineData("vacuum", "changes the database")]
    [InlineData("vacuum into 'x.sqlite'", "changes the database")]
    [InlineData("analyze", "makes 'sqlite_stat1'")]
    [InlineData("reindex", "changes the database")]
    [InlineData("select load_extension('x')", "calls 'load_extension'")]
    public void A_statement_that_writes_is_refused_and_what_it_would_change_is_named(string sql, string reason)
    {
        var fault = _asked.Fault(sql);

        Assert.StartsWith($"Results are read only, and this statement {reason}", fault);
        Assert.DoesNotContain("temp_master", fault);
        Assert.Equal("5", _asked.Ask("select count(*) from Knn"));
        Assert.Equal([".exprun-query.sqlite", "Knn"], Directory.GetFileSystemEntries(_asked.Results.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(".schema")]
    [InlineData(".tables")]
    [InlineData("show tables")]
    [InlineData("describe Knn")]
    public void What_lists_tables_elsewhere_leads_to_what_does_so_here(string sql) => Assert.Contains("exprun query --schema", _asked.Fault(sql));

    [Theory]
    [InlineData("select Acuracy from Knn", "no such column: Acuracy. Did you mean 'mean_Accuracy'?", "         ^")]
    [InlineData("select Accuracy from Knn", "Did you mean 'mean_Accuracy'?", "         ^")]
    [InlineData("select Opt.lr from Knn", "no such column: Opt.lr. Write it \"Opt.lr\".", "         ^")]
    [InlineData("select 'K', \"Metrc\" from Knn", "no such column: Metrc. Did you mean 'Metric'?", "               ^")]
    [InlineData("select K from Kn", "no such table: Kn. Did you mean 'Knn'?", "                ^")]
    [InlineData("select K from zzzzzzzz", "There are: Knn, Knn_repetitions, Knn_steps.", "                ^")]
    [InlineData("select medain(K) from Knn", "no such function: medain. Did you mean 'median'?", "         ^")]
    [InlineData("select K from Knn where K = 'from' from Knn", "near \"from\": syntax error.", "                                     ^")]
    [InlineData("select K, from Knn", "near \"from\": syntax error.", "            ^")]
    [InlineData("select (K from Knn", "near \"from\": syntax error.", "            ^")]
    [InlineData("select K from Knn where (", "incomplete input.", "                           ^")]
    public void A_fault_is_marked_and_what_was_meant_is_named(string sql, string message, string mark)
    {
        var lines = _asked.Fault(sql).Split('\n');

        Assert.Contains(message, lines[0]);
        Assert.Equal(["  " + sql, mark], lines[1..]);
    }

    [Fact]
    public void A_fault_in_a_later_line_or_statement_is_marked_there()
        => Assert.Equal("no such column: nope. A text is written in 'single quotes'; --schema lists tables and columns.\n    nope -- nope\n    ^", _asked.Fault("select 1; select K,\n  nope -- nope\nfrom Knn"));

    [Fact]
    public void Functions_that_people_expect_are_there()
    {
        _asked.Results.Write("E", [.. new[] { 1, 2, 4, 9 }.Select((x, i) => $$"""{"experiment":"E","experiment_id":{{i}},"x":{{x}},"t":"a{{i}}"}""")]);

        Assert.Equal("3,4,4,1.75,8.25", _asked.Ask("select median(x), avg(x), count(x), percentile(x, 25), round(percentile(x, 95), 6) from E"));
        Assert.Equal("3.559026,3.559026,3.082207,12.666667", _asked.Ask("select round(stddev(x), 6), round(sd(x), 6), round(std(x), 6), round(variance(x), 6) from E"));
        Assert.Equal("2,3,8,1,,,3", _asked.Ask("select sqrt(4), log(1000), pow(2, 3), exp(0), ln(-1), sqrt('x'), log(2, 8)"));
        Assert.Equal("a1\na2", _asked.Ask("select t from E where t regexp '^a[12]$'"));
        Assert.Equal(",", _asked.Ask("select median(x), sd(x) from E where x > 100"));
        Assert.Contains("regexp", _asked.Fault("select t regexp '(' from E"));
    }

    [Fact]
    public void Windows_lists_recursion_and_several_statements_work()
    {
        _asked.Results.Write("E", """{"experiment":"E","experiment_id":0,"l":[3,4]}""");
        Assert.Equal("3\n4", _asked.Ask("select value from E, json_each(l)"));
        Assert.Equal("1\n2\n3", _asked.Ask("with recursive n(x) as (select 1 union all select x + 1 from n where x < 3) select x from n"));
        Assert.Equal("13", _asked.Ask("select count(*) from Knn_repetitions"));
        Assert.Equal("1\n2\n3\n4\n5", _asked.Ask("select row_number() over (order by K) from Knn"));
        Assert.Equal("a\n1\nK\n9\n", _asked.Write("select 1 as a; -- one; more\n select max(K) as K from Knn; -- end", ReportFormat.Csv));
    }

    [Fact]
    public void Columns_of_one_name_are_told_apart()
        => Assert.StartsWith("[\n  {\"K\":1,\"k_2\":1}", _asked.Write("select K, K as k from Knn", ReportFormat.Json));

    [Fact]
    public void No_trial_is_said_so()
    {
        using var empty = new Questions();
        empty.Results.WriteText("E", "");

        Assert.Contains("No trial has ended yet", empty.Fault("select 1"));
    }
}
