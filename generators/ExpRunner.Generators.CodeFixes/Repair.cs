using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Rename;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>One way out of a mistake. Ways of one name are taken together when all findings are fixed at once.</summary>
internal sealed record Repair(string Name, string Title, ImmutableArray<Edit> Edits)
{
    public Repair(string title, params Edit[] edits) : this("", title, edits.ToImmutableArray()) { }

    /// <summary>Members that get another name, everywhere.</summary>
    public ImmutableArray<ISymbol> Renamed { get; init; } = [];

    public string NewName { get; init; } = "";

    public async Task<Solution> ApplyAsync(Solution solution, ProjectId project, CancellationToken cancel)
    {
        foreach (var edits in Edits.GroupBy(edit => edit.Tree))
        {
            if (solution.GetDocument(edits.Key)?.Id is { } id)
            {
                var text = await edits.Key.GetTextAsync(cancel).ConfigureAwait(false);
                solution = solution.WithDocumentText(id, text.WithChanges(edits.Select(edit => edit.Change).OrderBy(change => change.Span)));
            }
        }
        foreach (var id in Renamed.Select(member => DocumentationCommentId.CreateDeclarationId(member)!))
        {
            solution = await RenameAsync(id, solution, project, cancel).ConfigureAwait(false);
        }
        return solution;
    }

    /// <summary>Each name is looked up anew, because the one before it has changed the code.</summary>
    private async Task<Solution> RenameAsync(string id, Solution solution, ProjectId project, CancellationToken cancel)
    {
        var compilation = await solution.GetProject(project)!.GetCompilationAsync(cancel).ConfigureAwait(false);
        return DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation!) is { } symbol
            ? await Renamer.RenameSymbolAsync(solution, symbol, default(SymbolRenameOptions), NewName, cancel).ConfigureAwait(false)
            : solution;
    }
}
