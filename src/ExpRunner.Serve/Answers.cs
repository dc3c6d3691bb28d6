using System.Text;
using ExpRunner.Reporting.Html;
using Microsoft.AspNetCore.Http;

namespace ExpRunner.Serving;

/// <summary>Answers the three addresses there are; no other name, of a file or of anything, means anything here.</summary>
internal sealed class Answers(Gate gate, Sweeps sweeps, PageData data, Newsroom room, CancellationToken stop)
{
    private readonly Lazy<Document> _page = new(Page);

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!await gate.LetsInAsync(context))
        {
            return;
        }
        switch (context.Request.Path.Value)
        {
            case "/":
                await SendAsync(context, _page.Value);
                break;
            case "/data":
                await Task.Run(sweeps.Look, context.RequestAborted);
                await SendAsync(context, await data.GetAsync(context.RequestAborted));
                break;
            case "/events":
                await EventStream.WriteAsync(context, room, stop);
                break;
            default:
                await Gate.RefuseAsync(context, StatusCodes.Status404NotFound, "There is nothing here", "The results are at <code>/</code>.");
                break;
        }
    }

    private static Document Page()
    {
        using var writer = new StringWriter();
        PageShell.WriteLive(writer, "ExpRunner");
        var bytes = Encoding.UTF8.GetBytes(writer.ToString());
        return new Document($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..32]}\"", "text/html; charset=utf-8", bytes);
    }

    private static async Task SendAsync(HttpContext context, Document document)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = document.Tag;
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == document.Tag || tag == $"W/{document.Tag}"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var bytes = document.For(request.Headers.AcceptEncoding.ToString(), out var encoding);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }
        response.ContentType = document.ContentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
