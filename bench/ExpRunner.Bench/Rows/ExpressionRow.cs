using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Bench.Rows;

/// <summary>A condition over a config: compiled C# over numbers, the language of <c>--where</c>, and Python's own over a compiled code object.</summary>
internal static class ExpressionRow
{
    private const string Text = "1 - (1 - sparsity) * 0.7 > 0.5 && (model == 'VGG' || lr < 0.1)";

    private const string Script = """
        import time
        N = int(__import__("sys").argv[1])
        code = compile("1 - (1 - sparsity) * 0.7 > 0.5 and (model == 'VGG' or lr < 0.1)", "", "eval")
        kept, clock, processor = 0, time.perf_counter(), time.process_time()
        for i in range(N):
            kept += eval(code, {"sparsity": i % 1000 / 1000, "model": "VGG" if i % 3 == 0 else "WRN", "lr": i % 7 / 10})
        print(1e6 * (time.perf_counter() - clock) / N, 1e6 * (time.process_time() - processor) / N)
        """;

    private static readonly Value[] Models = [Value.Of("VGG"), Value.Of("WRN")];

    public static async Task RunAsync(BenchRun run)
    {
        var script = Path.Combine(run.NewFolder(), "condition.py");
        await File.WriteAllTextAsync(script, Script);
        var expression = Expression.Parse(Text);
        await run.CompareAsync(
            Candidate.Of("compiled C#", (_, _) => Plain(run.Items)),
            Candidate.Of("an expression", (_, _) => Evaluated(expression, run.Items)),
            Peer.Script("Python: eval of compiled code", script));
    }

    private static void Plain(int items)
    {
        var kept = 0;
        for (var i = 0; i < items; i++)
        {
            kept += 1 - ((1 - (i % 1000 / 1000.0)) * 0.7) > 0.5 && (Models[Model(i)].AsText() == "VGG" || i % 7 / 10.0 < 0.1) ? 1 : 0;
        }
        Check(kept, items);
    }

    private static void Evaluated(Expression expression, int items)
    {
        var (kept, at) = (0, 0);
        Value? Find(string name) => name switch
        {
            "sparsity" => Value.Of(at % 1000 / 1000.0),
            "model" => Models[Model(at)],
            "lr" => Value.Of(at % 7 / 10.0),
            _ => null,
        };
        for (; at < items; at++)
        {
            kept += expression.IsTrue(Find) ? 1 : 0;
        }
        Check(kept, items);
    }

    private static int Model(int i) => i % 3 == 0 ? 0 : 1;

    private static void Check(int kept, int items) => _ = kept > 0 && kept < items ? kept : throw new InvalidOperationException($"{kept} of {items} hold.");
}
