using System.Collections.Immutable;
using ExpRunner.Generators.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ExpRunner.Generators.Tests.Kit;

/// <summary>A project in a workspace, to which code fixes are applied as an editor does.</summary>
internal sealed class FixRun : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ProjectId _project = ProjectId.CreateNewId();
    private Solution _solution;

    public FixRun(params string[] files)
    {
        var compilation = Sources.Compile([.. files.Select((text, i) => ($"File{i}.cs", FindingCase.Usings + text))]);
        _solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            _project, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: Sources.Options, metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
        {
            _solution = _solution.AddDocument(DocumentId.CreateNewId(_project), tree.FilePath, tree.GetText());
        }
    }

    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        .. typeof(RepairProvider).Assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The files as they are now.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync()
    {
        var files = _solution.GetProject(_project)!.Documents.Where(document => document.Name.StartsWith("File", StringComparison.Ordinal));
        var texts = await Task.WhenAll(files.Select(async file => (file.Name, Text: (await file.GetTextAsync()).ToString())));
        return [.. texts.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => file.Text[FindingCase.Usings.Length..])];
    }

    /// <summary>Everything that is found, by place.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync()
        => [.. (await (await GenerationAsync()).FindingsAsync()).OrderBy(finding => finding.Location.SourceSpan.Start)];

    /// <summary>The findings with an id.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string id) => [.. (await FindingsAsync()).Where(finding => finding.Id == id)];

    /// <summary>Errors of the compiler, generated code included.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CompilerErrorsAsync()
        => [.. (await (await GenerationAsync()).DiagnosticsAsync()).Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error } && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))];

    /// <summary>What an editor offers for a finding.</summary>
    public async Task<IReadOnlyList<CodeAction>> OffersAsync(Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await provider.RegisterCodeFixesAsync(new(DocumentOf(finding), finding, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        }
        return actions;
    }

    public async Task ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        _solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>Fixes every finding of an id in the project at once, each as the first offer for the first one does.</summary>
    public async Task FixAllAsync(string id)
    {
        var findings = await FindingsAsync(id);
        var provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(
            DocumentOf(findings[0]), provider, FixAllScope.Project, (await OffersAsync(findings[0]))[0].EquivalenceKey!, [id], new Known([.. findings]), TestContext.Current.CancellationToken);
        await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    public void Dispose() => _workspace.Dispose();

    private Document DocumentOf(Diagnostic finding) => _solution.GetDocument(finding.Location.SourceTree)!;

    private async Task<Generation> GenerationAsync()
        => Generation.Of((await _solution.GetProject(_project)!.GetCompilationAsync(TestContext.Current.CancellationToken))!);

    /// <summary>Findings that are known already.</summary>
    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult(findings.Where(finding => document.Project.Solution.GetDocument(finding.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
