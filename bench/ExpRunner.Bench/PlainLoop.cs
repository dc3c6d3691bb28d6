using System.Buffers;
using System.Text.Json;

namespace ExpRunner.Bench;

/// <summary>What anybody would write by hand: a loop, and a line of JSON for each trial, written through at once.</summary>
internal static class PlainLoop
{
    public static void Run(int trials, string file)
    {
        using var output = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line);
        for (var i = 0; i < trials; i++)
        {
            var trial = new NoOp { A = i };
            var (sum, product) = trial.Fit();
            json.WriteStartObject();
            json.WriteNumber("experiment_id", i);
            json.WriteNumber("A", trial.A);
            json.WriteNumber("Rate", trial.Rate);
            json.WriteStartObject("scores");
            json.WriteNumber("Sum", sum);
            json.WriteNumber("Product", product);
            json.WriteEndObject();
            json.WriteEndObject();
            json.Flush();
            line.Write("\n"u8);
            output.Write(line.WrittenSpan);
            line.ResetWrittenCount();
            json.Reset();
        }
    }
}
