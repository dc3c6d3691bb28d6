using System.Text;
using ExpRunner.Programs.Import;
using ExpRunner.Programs.Logs;
using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Tool.Filtering;

/// <summary>Writes records as YAML documents, JSON lines or CSV.</summary>
internal static class RecordOutput
{
    /// <summary>Writes them.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<Value> records, RecordFormat format)
    {
        switch (format)
        {
            case RecordFormat.Yaml:
                WriteYaml(writer, records);
                break;
            case RecordFormat.Csv:
                WriteCsv(writer, records);
                break;
            default:
                foreach (var record in records)
                {
                    writer.Write(record.ToJson() + "\n");
                }
                break;
        }
    }

    private static void WriteYaml(TextWriter writer, IReadOnlyList<Value> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            writer.Write(i > 0 ? "---\n" : "");
            var record = records[i];
            writer.Write(record.Names.Length == 0 ? "{}\n" : "");
            for (var j = 0; j < record.Names.Length; j++)
            {
                writer.Write($"{YamlText.Of(record.Names[j])}: {YamlText.Of(record.Items[j])}\n");
            }
        }
    }

    /// <summary>Members of objects have columns of their own, lists are JSON.</summary>
    private static void WriteCsv(TextWriter writer, IReadOnlyList<Value> records)
    {
        var rows = records.Select(Flat).ToList();
        var names = rows.SelectMany(row => row.Keys).Distinct().ToList();
        ReportWriter.Write(writer, [.. names.Select(name => new ReportColumn(name, name, ReportColumnKind.Trial))],
            rows.Select(row => (IReadOnlyList<Value>)[.. names.Select(name => row.GetValueOrDefault(name))]), ReportFormat.Csv);
    }

    private static OrderedDictionary<string, Value> Flat(Value record)
    {
        var flat = new OrderedDictionary<string, Value>();
        Flatten(record, "", flat);
        return flat;
    }

    private static void Flatten(Value value, string before, OrderedDictionary<string, Value> into)
    {
        for (var i = 0; i < value.Names.Length; i++)
        {
            if (value.Items[i] is { Kind: ValueKind.Object } inner && inner.Names.Length > 0)
            {
                Flatten(inner, $"{before}{value.Names[i]}.", into);
            }
            else
            {
                into[before + value.Names[i]] = value.Items[i];
            }
        }
    }
}
