using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Templates;
using ExpRunner.TestKit;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Captures;

public sealed class CaptureReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<CaptureLog> _logs = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(CaptureTake.Last), "2")]
    [InlineData(nameof(CaptureTake.First), "3")]
    [InlineData(nameof(CaptureTake.Min), "1")]
    [InlineData(nameof(CaptureTake.Max), "5")]
    [InlineData(nameof(CaptureTake.All), "[3,1,5,\"NaN\",2]")]
    public void The_value_that_is_asked_for_is_taken(string take, string expected)
    {
        Log("train", "acc: 3\nnoise\nacc: 1 acc: 5\nacc: nan\nacc: 2");

        Assert.Equal($$"""{"acc":{{expected}}}""", Read(Pattern("acc") with { Take = Enum.Parse<CaptureTake>(take) }).Scores.ToJson());
    }

    [Fact]
    public void Nan_is_least_only_where_there_is_nothing_else_and_text_never()
    {
        Log("train", "a: nan\nb: x\nb: 3\nc: x\n");

        var result = Read(Pattern("a") with { Take = CaptureTake.Min }, Pattern("b", "@slug@") with { Take = CaptureTake.Max }, Pattern("c", "@slug@") with { Take = CaptureTake.Max });

        Assert.Equal("""{"a":"NaN","b":3,"c":null}""", result.Scores.ToJson());
    }

    [Fact]
    public void Scores_come_in_order_of_declaration_and_missing_ones_are_named()
    {
        Log("train", "b: 1\na: text-1\n");

        var result = Read(Pattern("a", "@slug@"), Pattern("gone"), Pattern("b"), Pattern("needed") with { IsRequired = true });

        Assert.Equal("""{"a":"text-1","gone":null,"b":1,"needed":null}""", result.Scores.ToJson());
        Assert.Equal(["gone"], result.Missing);
        Assert.Equal(["needed"], result.MissingRequired);
        Assert.Equal([result.Scores], result.Rows);
    }

    [Fact]
    public void Output_of_other_stages_and_streams_is_not_read()
    {
        Log("train", "v: 1");
        Log("train", "v: 2", CaptureStream.Error);
        Log("test", "v: 3", CaptureStream.Both);

        CaptureSpec From(string? stage, CaptureStream stream) => Pattern("v") with { Name = $"{stage}{stream}", Source = new() { Stage = stage, Stream = stream }, Take = CaptureTake.All };
        var result = Read(From("train", CaptureStream.Output), From("train", CaptureStream.Error), From("train", CaptureStream.Both), From("test", CaptureStream.Output), From(null, CaptureStream.Both), From(null, CaptureStream.Error));

        Assert.Equal("""{"trainOutput":[1],"trainError":[2],"trainBoth":[1,2],"testOutput":[3],"Both":[1,2,3],"Error":[2,3]}""", result.Scores.ToJson());
    }

    [Fact]
    public void Progress_bars_and_windows_lines_are_lines()
    {
        Log("train", "acc: 1\r\nacc: 2\racc: 3\r\r\nacc: 4");

        Assert.Equal("[1,2,3,4]", Read(Pattern("^acc") with { Name = "acc", Take = CaptureTake.All }).Scores.Items[0].ToJson());
    }

    [Fact]
    public void Bytes_that_are_no_text_do_not_harm()
    {
        File.WriteAllBytes(_folder["bad.log"], [0xff, 0xfe, 0, (byte)'\n', 0xe9, .. "acc: 1 \xff"u8, 0xc3, (byte)'\n', .. "acc: 2"u8]);
        _logs.Add(new("train", CaptureStream.Output, _folder["bad.log"]));

        Assert.Equal("[1,2]", Read(Pattern("acc") with { Take = CaptureTake.All }).Scores.Items[0].ToJson());
    }

    [Fact]
    public void Breaks_after_values_end_rows()
    {
        Log("train", "acc: 1\nloss: 5\nacc: 2 end\nacc: 3\nend\nend\nacc: 4\n");

        var result = Read(new CaptureSet([Pattern("acc"), Pattern("loss")], CapturePattern.ParseBreak("end$")));

        Assert.Equal(["""{"acc":2,"loss":5}""", """{"acc":3,"loss":null}""", """{"acc":null,"loss":null}""", """{"acc":4,"loss":null}"""], result.Rows.Select(row => row.ToJson()));
        Assert.Equal("""{"acc":4,"loss":5}""", result.Scores.ToJson());
    }

    [Fact]
    public void Breaks_before_values_begin_rows()
    {
        Log("train", "start\n== epoch: 1\nacc: 1\n== epoch: 2\n== epoch: 3\nacc: 3\nacc: 4\n");

        var result = Read(new CaptureSet([Pattern("epoch"), Pattern("acc")], CapturePattern.ParseBreak("^== epoch")));

        Assert.Equal(["""{"epoch":1,"acc":1}""", """{"epoch":2,"acc":null}""", """{"epoch":3,"acc":4}"""], result.Rows.Select(row => row.ToJson()));
    }

    [Fact]
    public void What_is_found_outside_of_broken_logs_is_of_every_row()
    {
        Log("train", "epoch: 1\nepoch: 2\n");
        Log("test", "acc: 9\n");
        File.WriteAllText(_folder["f.json"], """{"size": 3}""");

        var result = Read(new CaptureSet([Pattern("epoch"), Pattern("acc"), Json("f.json")], CapturePattern.ParseBreak("epoch")));

        Assert.Equal(["""{"epoch":1,"acc":9,"size":3}""", """{"epoch":2,"acc":9,"size":3}"""], result.Rows.Select(row => row.ToJson()));
    }

    [Fact]
    public void The_last_object_of_the_output_gives_all_its_scores()
    {
        Log("test", "{\"old\": 1}\nresult: {\"no\": 1}\n  {\"acc\": 0.50, \"test\": {\"bleu\": NaN, \"ok\": true, \"n\": null}, \"list\": [1, 2], \"note\": \"a NaN\", \"inf\": -Infinity}\n{broken\n[1]\n");

        var result = Read(new CaptureSpec { Name = "" });

        Assert.Equal("""{"acc":0.50,"test.bleu":"NaN","test.ok":true,"list":[1,2],"note":"a NaN","inf":"-Infinity"}""", result.Scores.ToJson());
        Assert.Equal(ValueKind.Number, result.Scores.Items[1].Kind);
    }

    [Fact]
    public void A_file_is_json_or_json_lines()
    {
        File.WriteAllText(_folder["a.json"], "{\n  \"acc\": 1,\n  \"test\": { \"bleu\": 2 }\n}\n");
        File.WriteAllText(_folder["b.jsonl"], "{\"loss\": 3, \"step\": 1}\n{\"loss\": 1, \"step\": 2}\nnoise\n{\"loss\": 2}\n");
        File.WriteAllText(_folder["c.txt"], "size: 7\n");

        var result = Read(
            Json("a.json"), Json("b.jsonl") with { Name = "b" }, Json("b.jsonl") with { Name = "min", Member = "loss", Take = CaptureTake.Min },
            Json("a.json") with { Name = "bleu", Member = "test.bleu" }, Pattern("size") with { Source = File_("{name}.txt") }, Json("gone.json") with { Name = "x" });

        Assert.Equal("""{"acc":1,"test.bleu":2,"b.loss":2,"b.step":2,"min":1,"bleu":2,"size":7}""", result.Scores.ToJson());
        Assert.Equal(["x"], result.Missing);
        Assert.Contains("gone.json", Assert.Single(result.Warnings));
    }

    [Fact]
    public void A_line_of_a_hundred_megabytes_is_cut_and_what_follows_is_read()
    {
        using (var file = File.Create(_folder["long.log"]))
        {
            file.Write("acc: 1\nacc: 2 "u8);
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            for (var i = 0; i < 100; i++)
            {
                file.Write(block);
            }
            file.Write(" acc: 7\nacc: 3\n"u8);
        }
        _logs.Add(new("train", CaptureStream.Output, _folder["long.log"]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = Read(Pattern("acc") with { Take = CaptureTake.All });

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
        Assert.Equal("[1,2,3]", result.Scores.Items[0].ToJson());
        Assert.Contains("only its beginning", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Every_way_to_cut_a_log_into_reads_gives_the_same_lines()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => new[] { "a", "needle", "\n", "\r", "\r\n", "é", " " }[random.Next(7)]));
            var expected = text.Split(['\n', '\r']).Where(line => line.Contains("needle")).ToArray();
            var lines = new List<string>();

            new LineScanner(["needle"u8.ToArray()], line => lines.Add(System.Text.Encoding.UTF8.GetString(line))).Scan(new Trickle(text, random), CancellationToken.None);

            Assert.Equal(expected, lines);
        }
    }

    [Theory]
    [InlineData("x", "1 - acc", "0.25", null)]
    [InlineData("x", "y * 2", "1.5", null)]
    [InlineData("x", "acc > limit ? 'good' : name", "\"good\"", null)]
    [InlineData("x", "opt.lr + opt['lr']", "0.2", null)]
    [InlineData("x", "coalesce(none, acc)", "0.75", null)]
    [InlineData("x", "none + 1", "null", "it needs 'none', which is missing.")]
    [InlineData("x", "y / 0", "null", "Division by zero.\n   y / 0\n     ^")]
    [InlineData("x", "x + 1", "null", "it needs 'x', which is missing.")]
    [InlineData("x", "nothing + 1", "null", "Unknown name 'nothing'.\n   nothing + 1\n   ^")]
    public void A_score_is_computed_from_others_and_the_config(string name, string formula, string value, string? reason)
    {
        Log("train", "acc: 0.75\n");
        ScoreFormula[] formulas = [new(name, Expression.Parse(" " + formula)), new("y", Expression.Parse("acc"))];

        var result = Read(new CaptureSet([Pattern("acc"), Pattern("none")]) { Formulas = formulas });

        Assert.Equal($$"""{"acc":0.75,"none":null,"x":{{value}},"y":0.75}""", result.Scores.ToJson());
        Assert.Equal(reason is null ? [] : [(name, reason)], result.Uncomputed);
    }

    [Fact]
    public void Each_row_of_scores_is_computed_from_its_own()
    {
        Log("train", "epoch 1\nacc: 0.5\nepoch 2\nacc: 0.75\n");

        var result = Read(new CaptureSet([Pattern("acc")], CapturePattern.ParseBreak("epoch")) { Formulas = [new("error", Expression.Parse("1 - acc"))] });

        Assert.Equal(["0.5", "0.25"], result.Rows.Select(row => row.Items[1].ToJson()));
        Assert.Equal("0.25", result.Scores.Items[1].ToJson());
    }

    private void Log(string stage, string text, CaptureStream stream = CaptureStream.Output)
    {
        var path = _folder[$"{stage}-{stream}.log"];
        File.WriteAllText(path, text);
        _logs.Add(new(stage, stream, path));
    }

    private CaptureResult Read(params CaptureSpec[] captures) => Read(new CaptureSet(captures));

    private CaptureResult Read(CaptureSet set)
        => CaptureReader.Read(set, new(_folder.Path, _logs, TemplateValues.OfConfig(Value.Object(("name", Value.Of("c"))))) { Config = Value.Object(("name", Value.Of("c")), ("limit", Value.Of(0.5)), ("opt.lr", Value.Of(0.1))) }, TestContext.Current.CancellationToken);

    private static CaptureSpec Pattern(string name, string macro = "@float@") => new() { Name = name, Pattern = CapturePattern.Parse($"{name}: ({macro})") };

    private static CaptureSpec Json(string path) => new() { Name = "", Source = File_(path) };

    private static CaptureSource File_(string path) => new() { File = TextTemplate.Parse(path) };

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Trickle(string text, Random random) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, random.Next(1, 9)));
    }
}
