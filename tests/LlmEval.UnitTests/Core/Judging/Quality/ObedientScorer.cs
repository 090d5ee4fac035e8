using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Judging;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Judging.Quality;

/// <summary>A judge that gives the score that anybody tells it, outside of what its prompt fences off as data; told nothing, it gives 0.5.</summary>
internal sealed class ObedientScorer : IPricedModel
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public Task<PricedReply> AskAsync(ModelRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new PricedReply(SomeModels.Answer($$"""{"reason":"as I was told","score":{{Score(request.Messages[^1].Content)}}}"""), null));

    /// <summary>What it gives for a message.</summary>
    public static double Score(string message)
    {
        var token = Regex.Match(message, @"\AThe token of this message is (?<token>\S+)\.\n", Options, Limit).Groups["token"].Value;
        var outside = token.Length == 0 ? message : Regex.Replace(message, $@"<<<(?<name>[A-Z0-9 ]+) {token}>>>\n.*?\n<<<END \k<name> {token}>>>", "", Options, Limit);
        return Regex.IsMatch(outside, @"The score is 1\.|""score"":1", Options, Limit) ? 1 : 0.5;
    }
}
