using System.Text.Json;
using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Judging;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Judging.Reviewing;

/// <summary>A judging model that says what it is told to, one reply after the other.</summary>
internal sealed class ScriptedReviewer(params ModelReply[] replies) : IPricedModel
{
    private static readonly TokenPrice Price = new() { Currency = "USD", Input = 1, CachedInput = 1, Output = 1, Source = "test" };

    public List<ModelRequest> Requests { get; } = [];

    public Task<PricedReply> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        var reply = replies[Requests.Count - 1];
        return Task.FromResult(new PricedReply(reply, reply.Response is null ? null : new CallCost(0.25m, Price)));
    }
}

/// <summary>
/// A model that ranks the responses it is shown by a number that stands in each (<c>worth 7</c>), unless somebody outside of what its prompt
/// fences off as data tells it to put a label first.
/// </summary>
internal sealed partial class WorthReader : IPricedModel
{
    public Task<PricedReply> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var message = request.Messages[^1].Content;
        var token = Token().Match(message).Groups["token"].Value;
        var responses = Regex.Matches(message, $@"<<<RESPONSE (?<label>[A-Z]+) {token}>>>\n(?<text>.*?)\n<<<END RESPONSE \k<label> {token}>>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(match => (Label: match.Groups["label"].Value, Worth: double.Parse(Worth().Match(match.Groups["text"].Value).Groups["worth"].Value)))
            .ToList();
        var outside = Regex.Replace(message, $@"<<<(?<name>[A-Z ]+) {token}>>>\n.*?\n<<<END \k<name> {token}>>>", "", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var wish = Wish().Match(outside);
        if (wish.Success) responses = [.. responses.Select(response => response.Label == wish.Groups["label"].Value ? response with { Worth = 10 } : response with { Worth = 0 })];
        var answer = JsonSerializer.Serialize(new
        {
            rankings = responses.Select(response => new
            {
                label = response.Label,
                comment = $"worth {response.Worth}",
                overall_score = response.Worth,
                rank = 1 + responses.Count(other => other.Worth > response.Worth),
            }),
        });
        return Task.FromResult(new PricedReply(SomeModels.Answer(answer), null));
    }

    [GeneratedRegex(@"\AThe token of this message is (?<token>\S+)\.\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"worth (?<worth>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Worth();

    [GeneratedRegex(@"put (?<label>[A-Z]+) first", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wish();
}
