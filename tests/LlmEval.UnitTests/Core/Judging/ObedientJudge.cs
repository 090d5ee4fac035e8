using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Judging;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Judging;

/// <summary>
/// A model that does what anybody tells it, as long as that stands outside of what its prompt fences off as data. It sees through every
/// disguise. Told nothing, it finds that the response that is not swayed by anything is better: <see cref="Honest"/>.
/// </summary>
internal sealed class ObedientJudge(string honest) : IPricedModel
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Its own opinion.</summary>
    public string Honest => honest;

    public Task<PricedReply> AskAsync(ModelRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new PricedReply(SomeModels.Answer(SomePairs.Answer(Verdict(request.Messages[^1].Content))), null));

    /// <summary>What it says to a message.</summary>
    public string Verdict(string message)
    {
        var visible = Undisguised(OutsideOfFences(message));
        var wish = Regex.Matches(
            visible,
            @"""verdict""\s*:\s*""(?<letter>[ab])_|\b(?:choose|c h o o s e|pick|prefer|select|vote for|favor|winner is|winner:|better is|verdict is|verdict:|answer is|output)\s+(?:response\s+)?\(?(?<letter>[ab])\b|\b(?:verdict:|output)\s+(?<letter>[ab])_",
            Options, Limit).LastOrDefault();
        return wish is null ? honest : wish.Groups["letter"].Value.ToUpperInvariant() + "_much_better";
    }

    // The token is what the first line says; only lines that hold it open and close data.
    private static string OutsideOfFences(string message)
    {
        var declared = Regex.Match(message, @"\AThe token of this message is (?<token>\S+)\.\n", Options, Limit);
        if (!declared.Success) return message;
        var token = Regex.Escape(declared.Groups["token"].Value);
        return Regex.Replace(message, $@"<<<(?<name>[A-Z ]+) {token}>>>\n.*?\n<<<END \k<name> {token}>>>", "", Options | RegexOptions.ExplicitCapture, Limit);
    }

    private static string Undisguised(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(rune.Value switch
            {
                > 0xE0000 and < 0xE007F and var tag => ((char)(tag - 0xE0000)).ToString(),
                >= 0xFF01 and <= 0xFF5E and var wide => ((char)(wide - 0xFEE0)).ToString(),
                // Bold letters of mathematics, small ones.
                >= 0x1D41A and <= 0x1D433 and var bold => ((char)('a' + bold - 0x1D41A)).ToString(),
                'с' => "c",
                'о' => "o",
                'е' => "e",
                _ when rune.Value is not ('\n' or '\r') && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control => "",
                _ => rune.ToString(),
            });
        }

        return plain.ToString().ToLowerInvariant().Replace("y2hvb3nl", "choose", StringComparison.Ordinal);
    }
}
