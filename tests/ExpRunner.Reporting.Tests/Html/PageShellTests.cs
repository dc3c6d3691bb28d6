using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Reporting.Tests;

/// <summary>The page around data.</summary>
public sealed class PageShellTests
{
    [Fact]
    public void Nothing_in_the_data_ends_their_script()
    {
        var page = Page("</script><script>alert(1)</script>", """{"title":"</script><!--\u2028"}""");

        Assert.Contains("""{"title":"\u003c/script>\u003c!--\u2028"}""", page);
        Assert.Contains("<title>&lt;/script&gt;", page);
        Assert.Equal(3, Regex.Count(page, "<script"));
    }

    [Fact]
    public void Every_script_and_style_that_runs_is_in_the_policy_by_its_hash()
    {
        var page = Page("Results", "{}");
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;

        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.All(Regex.Matches(page, "<(script|style)>(.*?)</\\1>", RegexOptions.Singleline).Select(match => match.Groups[2].Value),
            text => Assert.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))), policy));
    }

    [Fact]
    public void A_page_has_the_licence_of_what_it_carries_and_no_address_that_it_would_load()
    {
        var page = Page("Results", "{}");

        Assert.Contains("Apache ECharts", page);
        Assert.Contains("Version 2.0, January 2004", page);
        Assert.DoesNotMatch("(src|href)=\"(?!data:,)", Regex.Replace(page, "<script>.*?</script>", "", RegexOptions.Singleline));
    }

    [Fact]
    public void A_live_page_may_ask_its_own_server_alone()
    {
        using var writer = new StringWriter();
        PageShell.WriteLive(writer, "Live");

        Assert.Contains("connect-src 'self'", PageShell.LivePolicy);
        Assert.Contains(PageShell.LivePolicy, writer.ToString());
        Assert.DoesNotContain("exprun-data\"", Regex.Replace(writer.ToString(), "<script>.*?</script>", "", RegexOptions.Singleline));
    }

    private static string Page(string title, string json)
    {
        using var writer = new StringWriter();
        PageShell.Write(writer, title, json);
        return writer.ToString();
    }
}
