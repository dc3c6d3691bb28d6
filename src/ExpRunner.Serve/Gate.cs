using System.Security.Cryptography;
using System.Text;
using ExpRunner.Reporting.Html;
using Microsoft.AspNetCore.Http;

namespace ExpRunner.Serving;

/// <summary>Lets requests in that may come in, and says to the others what is missing.</summary>
/// <param name="address">Where the server listens.</param>
/// <param name="token">What a request has to know; null: nothing.</param>
internal sealed class Gate(ListenAddress address, string? token)
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(token ?? "");

    /// <summary>A token nobody guesses.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Whether it may come in; if not, it has been answered.</summary>
    public async Task<bool> LetsInAsync(HttpContext context)
    {
        SetHeaders(context.Response.Headers);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Results are only shown here", "This server answers GET and HEAD.");
            return false;
        }
        if (!address.Allows(context.Request.Host.Host))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This is not the address of this server", "The request names another host than this server is on. Open the address that <code>exprun serve</code> printed.");
            return false;
        }
        if (token is not null && !Knows(context.Request.Query["token"]))
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "The token is missing", "Open the whole address that <code>exprun serve</code> printed; it ends with <code>?token=…</code> and changes with every start.");
            return false;
        }
        return true;
    }

    /// <summary>Answers with a page of one sentence.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="title">What is wrong.</param>
    /// <param name="markup">What to do; nothing of a request may be in it.</param>
    public static async Task RefuseAsync(HttpContext context, int status, string title, string markup)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1><p>{markup}</p></html>\n", context.RequestAborted);
        }
    }

    private bool Knows(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _token);

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = $"{PageShell.LivePolicy}; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
    }
}
