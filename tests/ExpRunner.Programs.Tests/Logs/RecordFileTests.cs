using ExpRunner.Programs.Logs;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Logs;

public sealed class RecordFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.yaml", "x: 1\n---\n\n---\nx: 2\ny: [a, b]\n", "a.yaml:1 {\"x\":1}|a.yaml:5 {\"x\":2,\"y\":[\"a\",\"b\"]}")]
    [InlineData("a.yml", "- x: 1\n- x: 2\n", "a.yml:1 {\"x\":1}|a.yml:2 {\"x\":2}")]
    [InlineData("a.jsonl", "{\"x\":1}\r\n\n{\"x\":2}", "a.jsonl:1 {\"x\":1}|a.jsonl:3 {\"x\":2}")]
    [InlineData("a.json", "[{\"x\":1},\n {\"x\":2}]", "a.json, item 1 {\"x\":1}|a.json, item 2 {\"x\":2}")]
    [InlineData("a.json", "{\n \"x\": 1 }", "a.json, item 1 {\"x\":1}")]
    [InlineData("a.json", "{\"x\":1}\n{\"x\":2}\n", "a.json:1 {\"x\":1}|a.json:2 {\"x\":2}")]
    [InlineData("a.csv", "x,scores.a,t\n1,1e-5,\"a \"\"b\"\"\nc\"\n2,,true\n", "a.csv:2 {\"x\":1,\"scores.a\":1e-5,\"t\":\"a \\\"b\\\"\\nc\"}|a.csv:4 {\"x\":2,\"scores.a\":null,\"t\":true}")]
    [InlineData("a.tsv", "x\ty\r\n'=1\t\r\n", "a.tsv:2 {\"x\":\"=1\",\"y\":null}")]
    [InlineData("log", "{\"x\":1}\n", "log:1 {\"x\":1}")]
    [InlineData("log", " [{\"x\":1}]", "log, item 1 {\"x\":1}")]
    [InlineData("log", "x: 1", "log:1 {\"x\":1}")]
    [InlineData("a.yaml", "", "")]
    [InlineData("a.csv", "", "")]
    [InlineData("a.csv", "x,y", "")]
    public void Records_are_read_in_every_way_they_are_written(string name, string text, string records)
    {
        Assert.Equal(records, Read(name, text));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("a.jsonl", "{\"x\":1}\n{\"x\":\n[2]\n{\"x\":3}", "a.jsonl:1 {\"x\":1}|a.jsonl:4 {\"x\":3}", "a.jsonl:2: this is no JSON", "a.jsonl:3: this is no object")]
    [InlineData("a.json", "[{\"x\":1}, 2]", "a.json, item 1 {\"x\":1}", "a.json, item 2: this is no object")]
    [InlineData("a.csv", "x,y\n1\n2,3\n4,\"5", "a.csv:3 {\"x\":2,\"y\":3}", "a.csv:2: the row has 1 cells, where the first one has 2", "a.csv:4: the row has a quote that nothing closes")]
    [InlineData("a.yaml", "x: 1\n---\nx: [1\n---\nx: 3\n", "a.yaml:1 {\"x\":1}|a.yaml:5 {\"x\":3}", "a.yaml:4:1: this is no YAML")]
    [InlineData("a.yaml", "- x: 1\n- x: [2\n- x: 3\n", "a.yaml:1 {\"x\":1}|a.yaml:3 {\"x\":3}", "a.yaml:")]
    [InlineData("a.yaml", "just text", "", "a.yaml:1: this is no object")]
    public void What_is_broken_is_named_and_passed_over(string name, string text, string records, params string[] warnings)
    {
        Assert.Equal(records, Read(name, text));
        Assert.Equal(warnings.Length, _warnings.Count);
        Assert.All(warnings.Zip(_warnings), pair => Assert.StartsWith(pair.First, pair.Second.Replace(_folder.Path + "/", "")));
    }

    [Fact]
    public void Of_many_broken_lines_the_first_are_named()
    {
        Read("a.jsonl", string.Concat(Enumerable.Repeat("{\n", 1000)));

        Assert.Equal(11, _warnings.Count);
        Assert.EndsWith("990 more places are broken and passed over.", _warnings[^1]);
    }

    [Theory]
    [InlineData("a.json", "[1,\n 2", ":2:3: this is no JSON")]
    [InlineData("a.csv", "x,y,x\n1,2,3\n", ":1: two columns are called 'x'")]
    [InlineData("a.yaml", "x: \u00ff", ":1:4: the byte 0xFF is not UTF-8")]
    public void A_file_of_which_nothing_can_be_read_is_an_error(string name, string text, string problem)
        => Assert.Contains(problem, Assert.Throws<SweepException>(() => Read(name, text)).Message);

    [Fact]
    public void A_missing_file_is_an_error()
        => Assert.Contains("there is no such file", Assert.Throws<SweepException>(() => RecordFile.Read(Path.Combine(_folder.Path, "no"), _warnings.Add).Count()).Message);

    private string Read(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text, System.Text.Encoding.Latin1);
        return string.Join("|", RecordFile.Read(path, _warnings.Add).Select(record => $"{record.Place.Replace(_folder.Path + "/", "")} {record.Value.ToJson()}"));
    }
}
