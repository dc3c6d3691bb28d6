namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>Files of other tools become sweep files that run the same commands.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_mlrunner_runs()
    {
        _folder.Write("params.yaml", """
            template:
              train: ./step.sh train {size} [fast]
              test: ./step.sh test {size}
            default: { size: 1, fast: false }
            resource: [0, 1]
            ---
            size: [1, 2]
            ---
            size: [1]
            fast: [true, false]
            """);

        Import("mlrunner", "params.yaml");

        Assert.Equal(["test 1", "test 1", "test 2", "train 1", "train 1 --fast", "train 2"], _folder.Ran.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_patas_runs()
    {
        _folder.Write("experiment.yaml", """
            cmd: ["./step.sh {a} {b}"]
            repeat: 2
            vars:
            - { name: a, type: list, values: [x, y] }
            - { name: b, type: arithmetic, min: 1, max: 3, step: 1 }
            """);

        Import("patas", "experiment.yaml");

        Assert.Equal(["x 1", "x 1", "x 2", "x 2", "y 1", "y 1", "y 2", "y 2"], _folder.Ran.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_cannot_be_read_gives_nothing()
        => Assert.Empty(_folder.Tool(2, "import", "mlrunner", "none.yaml").Output);

    private void Import(string tool, string file)
    {
        _folder.Write("sweep.yaml", _folder.Tool(0, "import", tool, file).Output);
        _folder.Tool(0, "check", "sweep.yaml");
        _folder.Tool(0, "run", "sweep.yaml");
    }
}
