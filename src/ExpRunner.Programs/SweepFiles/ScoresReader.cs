using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>scores:</c> and <c>row-break:</c>. A score with a command of its own is a stage behind the others, whose output is read.</summary>
internal sealed class ScoresReader(Section head, TemplateReader templates, IReadOnlyList<string> stages, ProblemList problems)
{
    /// <summary>The score whose JSON members have their own names.</summary>
    private const string Members = "*";

    /// <summary>What a program that prints a value prints last.</summary>
    private const string WholeLine = @"^\s*(\S.*?)\s*$";
    private readonly List<StageSpec> _added = [];
    private readonly List<(YamlScalar Text, ScoreFormula Formula)> _formulas = [];

    /// <summary>The stages that scores add.</summary>
    public IReadOnlyList<StageSpec> Added => _added;

    /// <summary>The scores that are computed, with their places.</summary>
    public IReadOnlyList<(YamlScalar Text, ScoreFormula Formula)> Formulas => _formulas;

    public CaptureSet Read()
    {
        var scores = (head.Map("scores", "an object of scores")?.Members ?? []).Select(Score).OfType<CaptureSpec>().ToArray();
        var rowBreak = head.Scalar("row-break", "a pattern") is { } text ? Pattern(text, "row-break", CapturePattern.ParseBreak) : null;
        return new(scores, rowBreak) { Formulas = [.. _formulas.Select(formula => formula.Formula)] };
    }

    private CaptureSpec? Score(YamlMember score)
    {
        if (score.Name == Members && (score.Node as YamlMap)?.Find("json") is null)
        {
            problems.Add(score.Place, $"the score '{Members}' stands for all members of a JSON object. Add json:, or give the score a name.");
        }
        if (score.Node is not YamlMap map)
        {
            if (score.Node is YamlScalar { Text: var written } && ScoreFormula.TextOf(written) is { } formula)
            {
                Compute(score.Name, (YamlScalar)score.Node, formula);
                return null;
            }
            return head.Scalar(score, "a pattern, or an object with pattern: or json:") is { } text && Pattern(text, score.Name, CapturePattern.Parse) is { } alone
                ? new CaptureSpec { Name = score.Name, Pattern = alone } : null;
        }
        var section = Section.Closed(map, "a score", FileKeys.Score, problems);
        var isJson = JsonOf(section, out var jsonFile);
        var take = section.Word("take", ("last", CaptureTake.Last), ("first", CaptureTake.First), ("min", CaptureTake.Min), ("max", CaptureTake.Max), ("all", CaptureTake.All));
        var required = section.Flag("required") ?? false;
        var pattern = section.Scalar("pattern", "a pattern") is { } own ? Pattern(own, score.Name, CapturePattern.Parse) : null;
        CheckShape(score, section);
        return new CaptureSpec
        {
            Name = score.Name == Members ? "" : score.Name,
            Source = Source(score, section, jsonFile),
            Pattern = pattern ?? (isJson ? null : CapturePattern.Parse(WholeLine)),
            Member = section.Text("member", "the path of a member"),
            Take = take ?? CaptureTake.Last,
            IsRequired = required,
        };
    }

    private void Compute(string name, YamlScalar text, string formula)
    {
        try
        {
            _formulas.Add((text, new(name, Expression.Parse(formula))));
        }
        catch (ExpressionException fault)
        {
            problems.AddExpression(text, fault, $"the score '{name}' begins with =, which makes it an expression (a pattern that does stands under pattern:): ");
        }
    }

    /// <summary>Whether what is read is JSON, and the file of the trial where <c>json:</c> names one.</summary>
    private static bool JsonOf(Section section, out YamlScalar? file)
    {
        file = section.Scalar("json", "a file of the trial, or true");
        if (file?.Value.Kind != ValueKind.Boolean)
        {
            return file is not null;
        }
        if (!file.Value.AsBoolean())
        {
            section.Wrong(section.Find("json")!, "a file of the trial, or true");
        }
        file = null;
        return true;
    }

    private void CheckShape(YamlMember score, Section section)
    {
        var isFile = section.Find("json")?.Node is YamlScalar { IsText: true };
        Only(score, section, isFile ? ["from", "file", "command", "json"] : ["from", "file", "command"]);
        Only(score, section, ["pattern", "json"]);
        if (section.Find("member") is { } member && section.Find("json") is null)
        {
            problems.Add(member.Place, $"the score '{score.Name}' has member: without json:. Add json:, or remove it.");
        }
        if (section.Find("pattern") is null && section.Find("json") is null && section.Find("command") is null)
        {
            problems.Add(section.Place, $"the score '{score.Name}' has none of pattern:, json: and command:. Say what is read.");
        }
    }

    private void Only(YamlMember score, Section section, string[] keys)
    {
        var present = keys.Where(key => section.Find(key) is not null).ToArray();
        if (present.Length > 1)
        {
            problems.Add(section.Find(present[1])!.Place, $"the score '{score.Name}' has {present[0]}: and {present[1]}:. Keep one.");
        }
    }

    private CaptureSource Source(YamlMember score, Section section, YamlScalar? jsonFile)
    {
        var where = $"the score '{score.Name}'";
        if ((jsonFile ?? section.Scalar("file", "a file of the trial")) is { } file)
        {
            return new() { File = templates.Value(file, where) };
        }
        if (section.Scalar("command", "a command") is { } command)
        {
            return OwnStage(score, command, where);
        }
        return section.Scalar("from", "a stage") is { } from ? From(from) : CaptureSource.AnyOutput;
    }

    private CaptureSource OwnStage(YamlMember score, YamlScalar text, string where)
    {
        StagesReader.CheckName(score.Name, score.Place, problems);
        if (stages.Contains(score.Name))
        {
            problems.Add(score.Place, $"the score '{score.Name}' has a command, which makes it a stage, and there is a stage of this name. Rename one.");
        }
        else if (templates.Command(text, head.Flag("shell") ?? false, where, score.Name) is { } command)
        {
            _added.Add(new(score.Name, command));
        }
        return new() { Stage = score.Name, Stream = CaptureStream.Output };
    }

    /// <summary><c>test</c>, <c>stderr</c> or <c>test.stderr</c>.</summary>
    private CaptureSource From(YamlScalar from)
    {
        var text = from.Text;
        if (stages.Contains(text))
        {
            return new() { Stage = text };
        }
        var dot = text.LastIndexOf('.');
        var stage = dot < 0 ? null : text[..dot];
        CaptureStream? stream = text[(dot + 1)..] switch { "stdout" => CaptureStream.Output, "stderr" => CaptureStream.Error, _ => null };
        if (stream is not null && (stage is null || stages.Contains(stage)))
        {
            return new() { Stage = stage, Stream = stream.Value };
        }
        var unknown = stream is null ? text : stage!;
        problems.Add(from.Place, $"there is no stage '{unknown}'.{NearNames.Hint(unknown, stages)} Known are {string.Join(", ", stages)}, alone or with .stdout or .stderr behind.");
        return CaptureSource.AnyOutput;
    }

    private CapturePattern? Pattern(YamlScalar text, string name, Func<string, CapturePattern> parse)
    {
        try
        {
            return parse(text.Text);
        }
        catch (CaptureException fault)
        {
            problems.Add(text.PlaceOf(Math.Max(0, fault.Column - 1)), $"'{name}': {fault.Message}");
            return null;
        }
    }
}
