using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Offers the repairs of a finding that leave the code without new compiler errors.</summary>
public abstract class RepairProvider : CodeFixProvider
{
    private protected RepairProvider(params DiagnosticDescriptor[] rules) => FixableDiagnosticIds = rules.Select(rule => rule.Id).ToImmutableArray();

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var (document, cancel) = (context.Document, context.CancellationToken);
        var root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (var repair in Repairs(new(diagnostic.Id, node, model, cancel) { Span = diagnostic.Location.SourceSpan }))
            {
                await OfferAsync(repair, diagnostic, context).ConfigureAwait(false);
            }
        }
    }

    private protected abstract IEnumerable<Repair> Repairs(Mistake mistake);

    private static async Task OfferAsync(Repair repair, Diagnostic diagnostic, CodeFixContext context)
    {
        var project = context.Document.Project;
        var repaired = await repair.ApplyAsync(project.Solution, project.Id, context.CancellationToken).ConfigureAwait(false);
        var changed = repaired.GetChanges(project.Solution).GetProjectChanges().SelectMany(changes => changes.GetChangedDocuments()).ToList();
        if (changed.Count > 0 && !await HasNewErrorsAsync(project.Solution, repaired, [.. changed.Union(await UsersAsync(repair, project, context.CancellationToken).ConfigureAwait(false))], context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(CodeAction.Create(repair.Title, _ => Task.FromResult(repaired), $"{diagnostic.Id}.{repair.Name}"), diagnostic);
        }
    }

    /// <summary>The files that name a type in which something changes.</summary>
    private static async Task<IReadOnlyList<DocumentId>> UsersAsync(Repair repair, Project project, CancellationToken cancel)
    {
        var names = repair.Edits.SelectMany(edit => edit.Types(cancel)).Select(type => type.Identifier.ValueText).Distinct().ToList();
        var users = new List<DocumentId>();
        foreach (var document in project.Documents)
        {
            var text = (await document.GetTextAsync(cancel).ConfigureAwait(false)).ToString();
            if (names.Exists(name => text.Contains(name)))
            {
                users.Add(document.Id);
            }
        }
        return users;
    }

    private static async Task<bool> HasNewErrorsAsync(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancel)
    {
        foreach (var id in documents)
        {
            var old = await ErrorsAsync(before.GetDocument(id)!, cancel).ConfigureAwait(false);
            var now = await ErrorsAsync(after.GetDocument(id)!, cancel).ConfigureAwait(false);
            if (now.Any(errors => errors.Count() > old[errors.Key].Count()))
            {
                return true;
            }
        }
        return false;
    }

    private static async Task<ILookup<string, Diagnostic>> ErrorsAsync(Document document, CancellationToken cancel)
    {
        var model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancel).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(diagnostic => diagnostic.Id);
    }
}
