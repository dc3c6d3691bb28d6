using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>Writes a column: values, or, where few differ or the written form matters, the different ones and which of them each row has.</summary>
internal static class PageColumnJson
{
    private const int MostLabels = 2000;
    private const int AlwaysCodedRows = 2000;

    public static void Write(Utf8JsonWriter json, PageColumn column)
    {
        json.WriteString("name", DataText.Cut(column.Name, DataText.LongestCell));
        json.WriteString("header", DataText.Cut(column.Header, DataText.LongestCell));
        json.WriteString("role", column.Role);
        json.WriteString("of", column.Of);
        json.WriteString("statistic", column.Statistic);
        json.WriteBoolean("isShown", column.IsShown);
        var kind = KindOf(column.Cells);
        json.WriteString("kind", kind);
        if (Coded(column, kind) is { } coded)
        {
            Write(json, coded.Labels, coded.Codes, kind);
            return;
        }
        json.WriteStartArray("values");
        foreach (var cell in column.Cells)
        {
            Write(json, cell, kind, column.Digits);
        }
        json.WriteEndArray();
    }

    /// <summary>A number; what is not finite as text. Of one that was computed so many digits as are worth their place.</summary>
    public static void Number(Utf8JsonWriter json, double number, int digits)
    {
        if (!double.IsFinite(number))
        {
            json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
            return;
        }
        json.WriteNumberValue(digits == 0 ? number : Rounded(number, digits));
    }

    private static string KindOf(Value[] cells)
    {
        var kinds = cells.Where(cell => !cell.IsNull).Select(cell => cell.Kind).Distinct().ToList();
        return kinds switch
        {
            [ValueKind.Number] => "number",
            [ValueKind.Boolean] => "boolean",
            _ => "text",
        };
    }

    private static (List<Value> Labels, int[] Codes)? Coded(PageColumn column, string kind)
    {
        if (kind == "number" && (column.Role is "score" or "statistic" or "id" || column.Digits > 0))
        {
            return column.Statistic == "n" ? Coded(column.Cells) : null;
        }
        return Coded(column.Cells) is { } coded && (column.Cells.Length <= AlwaysCodedRows || coded.Labels.Count * 2 <= column.Cells.Length) ? coded : null;
    }

    private static (List<Value> Labels, int[] Codes)? Coded(Value[] cells)
    {
        var (labels, codes, places) = (new List<Value>(), new int[cells.Length], new Dictionary<string, int>());
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].IsNull)
            {
                codes[i] = -1;
                continue;
            }
            var key = Cell.Key(cells[i]);
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = labels.Count;
                labels.Add(cells[i]);
                if (labels.Count > MostLabels)
                {
                    return null;
                }
            }
            codes[i] = place;
        }
        return (labels, codes);
    }

    private static void Write(Utf8JsonWriter json, List<Value> labels, int[] codes, string kind)
    {
        json.WriteStartArray("labels");
        foreach (var label in labels)
        {
            json.WriteStringValue(DataText.Of(label));
        }
        json.WriteEndArray();
        if (kind == "number")
        {
            json.WriteStartArray("numbers");
            foreach (var label in labels)
            {
                Number(json, label.AsDouble(), 0);
            }
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("numbers");
        }
        json.WriteStartArray("codes");
        foreach (var code in codes)
        {
            json.WriteNumberValue(code);
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Value cell, string kind, int digits)
    {
        if (cell.IsNull)
        {
            json.WriteNullValue();
        }
        else if (kind == "number")
        {
            Number(json, cell.AsDouble(), digits);
        }
        else if (kind == "boolean")
        {
            json.WriteBooleanValue(cell.AsBoolean());
        }
        else
        {
            json.WriteStringValue(DataText.Of(cell));
        }
    }

    private static double Rounded(double number, int digits)
    {
        if (number == 0)
        {
            return 0;
        }
        var decimals = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return decimals is >= 0 and <= 15 ? Math.Round(number, decimals) : number;
    }
}
