using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>A journal line about an attempt.</summary>
internal sealed record AttemptLine(int ExperimentId, int RunId, int Attempt, string Status, string Error)
{
    public static AttemptLine Read(JsonObject line) => new(
        line["id"]!.GetValue<int>(), line["run_id"]!.GetValue<int>(), line["attempt"]!.GetValue<int>(),
        line["status"]?.ToString() ?? "", line["error"]?.ToString() ?? "");

    public bool IsSameAttempt(AttemptLine other) => (ExperimentId, RunId, Attempt) == (other.ExperimentId, other.RunId, other.Attempt);
}
