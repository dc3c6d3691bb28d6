// EXPR020 line 6 'Random': 'Random' holds 'Random', which cannot be kept in a config: it is none of the types that have a text form; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 7 'Callback': 'Callback' holds 'Action?', which cannot be kept in a config: it is none of the types that have a text form; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 8 'Anything': 'Anything' holds 'object', which cannot be kept in a config: it is none of the types that have a text form; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 9 'Shape': 'Shape' holds 'IShape', which cannot be kept in a config: an interface says nothing of what it holds, so name the alternatives with [Variation(typeof(...), ...)]; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 10 'Abstract': 'Abstract' holds 'Base', which cannot be kept in a config: it is abstract, so name the alternatives with [Variation(typeof(...), ...)]; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 11 'Tuple': 'Tuple' holds '(int A, int B)', which cannot be kept in a config: a tuple has no names at run time, so use a record; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 12 'Grid': 'Grid' holds 'int[*,*]', which cannot be kept in a config: it is none of the types that have a text form; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 13 'Numbered': 'Numbered' holds 'Dictionary<int, string>', which cannot be kept in a config: names in JSON are text, so its keys must be strings; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 14 'Generators': 'Generators' holds 'Random', which cannot be kept in a config: it is none of the types that have a text form; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 15 'Hollow': 'Hollow' holds 'Empty', which cannot be kept in a config: it has no public property or field that can be set; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 16 'Set': 'Set' holds 'HashSet<int>', which cannot be kept in a config: it is none of the types that have a text form; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 17 'Own': 'Own' holds 'MyList', which cannot be kept in a config: it is a collection of its own, so use an array or a list; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 18 'Native': 'Native' holds 'nint', which cannot be kept in a config: it is none of the types that have a text form; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 19 'Converted': 'Converted' holds 'int', which cannot be kept in a config: 'Odds.Wrong' is no JsonConverter<int>; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 20 'Text': 'Text' holds 'string', which cannot be kept in a config: 'Odds' cannot create its converter 'Odds.Demanding'; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
// EXPR020 line 21 'Enumish': 'Enumish' holds 'string', which cannot be kept in a config: 'JsonStringEnumConverter' is no JsonConverter<string>; change the type, give it a [JsonConverter], or mark the member [JsonIgnore] if it is no config field
using System.Collections;

[Experiment]
public partial class Odds
{
    public Random Random { get; init; } = new();
    public Action? Callback;
    public object Anything = 1;
    public IShape Shape { get; init; } = null!;
    public Base Abstract { get; init; } = null!;
    public (int A, int B) Tuple;
    public int[,] Grid = new int[1, 1];
    public Dictionary<int, string> Numbered = [];
    public List<Random> Generators = [];
    public Empty Hollow = new();
    public HashSet<int> Set = [];
    public MyList Own = new();
    public nint Native;
    [JsonConverter(typeof(Wrong))] public int Converted;
    [JsonConverter(typeof(Demanding))] public string Text = "";
    [JsonConverter(typeof(JsonStringEnumConverter))] public string Enumish = "";

    public void Fit() => _ = this;

    public sealed class Wrong : JsonConverter<string>
    {
        public override string Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => "";
        public override void Write(System.Text.Json.Utf8JsonWriter writer, string value, System.Text.Json.JsonSerializerOptions options) { }
    }

    public sealed class Demanding(int x) : JsonConverter<string>
    {
        public override string Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => x.ToString();
        public override void Write(System.Text.Json.Utf8JsonWriter writer, string value, System.Text.Json.JsonSerializerOptions options) { }
    }
}

public interface IShape;
public abstract class Base;
public sealed class Empty;
public sealed class MyList : List<int>;
