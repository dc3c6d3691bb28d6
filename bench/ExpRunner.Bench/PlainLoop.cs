using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace ExpRunner.Bench;

/// <summary>
/// What anybody would write by hand: a loop that makes a config, calls the three phases, and formats and writes the line that results.jsonl has for such a
/// trial, each with one call to the operating system.
/// </summary>
internal static class PlainLoop
{
    private static readonly string[] Models = ["svm", "gbm", "rf", "mlp"];
    private static readonly string[] Datasets = ["digits", "cancer", "iris"];

    /// <param name="flushEach">Whether each line is flushed to the disk.</param>
    /// <param name="configFiles">Whether each trial has a folder with its config.</param>
    public static void Run(int trials, string folder, bool flushEach = false, bool configFiles = false)
    {
        using var output = File.OpenHandle(Path.Combine(folder, "results.jsonl"), FileMode.Create, FileAccess.Write);
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true });
        using var pretty = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true, Indented = true });
        var random = new Random(1);
        var length = 0L;
        for (var id = 0; id < trials; id++)
        {
            var trial = new NoOp { Model = Models[id & 3], Dataset = Datasets[id % 3], Rate = random.NextDouble(), Depth = id % 12, Ridge = random.NextDouble() };
            if (configFiles)
            {
                WriteConfig(pretty, line, trial, id, folder);
            }
            WriteLine(json, trial, id, folder);
            line.Write("\n"u8);
            RandomAccess.Write(output, line.WrittenSpan, length);
            length += line.WrittenCount;
            line.ResetWrittenCount();
            if (flushEach)
            {
                RandomAccess.FlushToDisk(output);
            }
        }
    }

    private static void WriteLine(Utf8JsonWriter json, NoOp trial, int id, string folder)
    {
        var data = NoOp.Pre();
        var start = Stopwatch.GetTimestamp();
        var model = NoOp.Fit(data);
        var time = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (accuracy, loss) = trial.Post(model);
        json.WriteStartObject();
        WriteHead(json, trial, id, folder);
        json.WriteNumber("repetitions"u8, 1);
        json.WriteString("status"u8, "completed"u8);
        json.WriteStartObject("scores"u8);
        WriteScore(json, "Accuracy", "mean_Accuracy", "std_Accuracy", accuracy);
        WriteScore(json, "Loss", "mean_Loss", "std_Loss", loss);
        WriteScore(json, "fit_time", "mean_fit_time", "std_fit_time", time);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
    }

    private static void WriteConfig(Utf8JsonWriter json, ArrayBufferWriter<byte> text, NoOp trial, int id, string folder)
    {
        json.WriteStartObject();
        WriteHead(json, trial, id, folder);
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        var path = Path.Combine(folder, $"{id}");
        Directory.CreateDirectory(path);
        using (var file = File.OpenHandle(Path.Combine(path, "config.json"), FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, text.WrittenSpan, 0);
        }
        text.ResetWrittenCount();
    }

    private static void WriteHead(Utf8JsonWriter json, NoOp trial, int id, string folder)
    {
        json.WriteString("experiment"u8, "NoOp"u8);
        json.WriteNumber("experiment_id"u8, id);
        json.WriteString("Model"u8, trial.Model);
        json.WriteString("Dataset"u8, trial.Dataset);
        json.WriteNumber("Rate"u8, trial.Rate);
        json.WriteNumber("Depth"u8, trial.Depth);
        json.WriteNumber("Batch"u8, trial.Batch);
        json.WriteNumber("Ridge"u8, trial.Ridge);
        json.WriteString("out_path"u8, $"{folder}/{id}");
    }

    private static void WriteScore(Utf8JsonWriter json, string name, string mean, string deviation, double score)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(score);
        json.WriteEndArray();
        json.WriteNumber(mean, score);
        json.WriteNumber(deviation, 0.0);
    }
}
