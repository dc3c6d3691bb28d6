// Reads results.jsonl with nothing but what dotnet fsi has.
open System.IO
open System.Text.Json

let trials =
    File.ReadLines fsi.CommandLineArgs[1]
    |> Seq.map (fun line -> (JsonDocument.Parse line).RootElement)
    |> Seq.filter (fun trial -> trial.GetProperty("status").GetString() = "completed")
    |> List.ofSeq

let accuracies (trial: JsonElement) =
    [ for value in trial.GetProperty("scores").GetProperty("Accuracy").EnumerateArray() -> value.GetDouble() ]

for metric, group in trials |> List.groupBy (fun trial -> trial.GetProperty("Metric").GetString()) do
    let values = group |> List.collect accuracies
    let mean = List.average values
    let deviation = sqrt ((values |> List.sumBy (fun value -> (value - mean) ** 2.0)) / float (values.Length - 1))
    printfn "%-10s %.4f +- %.4f  n = %d" metric mean deviation values.Length
