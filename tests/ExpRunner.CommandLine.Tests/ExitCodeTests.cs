using ExpRunner.TestKit;

namespace ExpRunner.CommandLine.Tests;

/// <summary>The exit codes that scripts rely on.</summary>
public sealed class ExitCodeTests(KnnFolder folder)
{
    [Theory]
    [InlineData("run sweep.yaml -q -o codes")]
    [InlineData("report")]
    [InlineData("status failed")]
    [InlineData("check sweep.yaml")]
    [InlineData("watch results --until-done")]
    [InlineData("compare before before --fail-on-regression Accuracy:max:1%")]
    [InlineData("--help")]
    [InlineData("run --help --nonsense")]
    [InlineData("--version")]
    public void Zero_says_that_all_is_done(string line) => folder.Shell(0, $"dotnet exprun {line}");

    [Theory]
    [InlineData("run failing.yaml -q -o failed")]
    [InlineData("exec grid --cmd 'false {K}' --vl K 1 -q -o failed-exec")]
    [InlineData("watch failed --until-done")]
    [InlineData("doctor --node nobody@nowhere.invalid 1 -o results")]
    public void One_says_that_something_failed(string line) => folder.Shell(1, $"dotnet exprun {line}");

    [Theory]
    [InlineData("reprot")]
    [InlineData("report --formt csv")]
    [InlineData("report --json --format csv")]
    [InlineData("report nowhere")]
    [InlineData("report --where 'K ='")]
    [InlineData("run nowhere.yaml")]
    [InlineData("run sweep.yaml --where 'K ='")]
    [InlineData("run sweep.yaml --backend nonsense")]
    [InlineData("plan nowhere.yaml --json")]
    [InlineData("check knn.py")]
    [InlineData("exec grid --cmd 'true {K}'")]
    [InlineData("query 'select nonsense'")]
    [InlineData("filter nowhere.jsonl")]
    [InlineData("plot nonsense")]
    [InlineData("compare before")]
    [InlineData("collect nowhere")]
    [InlineData("queue list nowhere.yaml")]
    [InlineData("completion cmd")]
    [InlineData("man nonsense")]
    [InlineData("head --data head-folder")]
    [InlineData("cluster status --cluster localhost:1")]
    [InlineData("nodes --cluster nowhere.yaml")]
    [InlineData("")]
    public void Two_says_that_it_was_asked_wrongly(string line)
    {
        var finished = folder.Shell(2, $"EXPRUN_PLUGINS=none dotnet exprun {line}");

        Assert.NotEqual("", finished.Error);
        Assert.Equal(line.Length == 0, finished.Output.Length > 0);
        Assert.DoesNotContain("   at ", finished.Error);
    }

    [Theory]
    [InlineData("reprot", "'reprot' is no verb and belongs to no option. Did you mean 'report'?")]
    [InlineData("exec gird", "'gird' is no verb and belongs to no option. Did you mean 'grid'?")]
    [InlineData("--verison", "There is no option '--verison'. Did you mean '--version'?")]
    [InlineData("report --htlm x", "There is no option '--htlm'. Did you mean '--html'? --help lists them. A file of this name is written ./--htlm")]
    [InlineData("query 'select 1' --jsn", "There is no option '--jsn'. Did you mean '--json'? --help lists them. A file of this name is written ./--jsn")]
    [InlineData("cluster", "cluster does nothing by itself. Its verbs are status, cancel.")]
    public void What_was_probably_meant_is_said(string line, string message)
        => Assert.Equal($"{message}\n--help shows the verbs and options.\n", folder.Shell(2, $"dotnet exprun {line}").Error);

    [Fact]
    public void A_mistyped_verb_is_answered_with_those_that_are_near() => Assert.Contains("report", folder.Shell(2, "dotnet exprun reprot").Error);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_hundred_and_thirty_says_that_it_was_interrupted(string signal)
    {
        var results = folder.In($"interrupted-{signal}");
        using var program = Built.Start(Built.Tool, folder.Path, "exec", "grid", "--cmd", "sleep 300 {K}", "--vl", "K", "1", "2", "-q", "-j", "1", "--on-interrupt", "stop", "-o", results);
        await Eventually.HoldsAsync(() => Directory.Exists(results) && Directory.EnumerateFiles(results, "journal*.jsonl", SearchOption.AllDirectories).Any(file => new FileInfo(file).Length > 0), "a trial runs");

        Built.Execute("kill", folder.Path, new Dictionary<string, string>(), $"-{signal}", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(130, Built.Wait(program).ExitCode);
    }
}
