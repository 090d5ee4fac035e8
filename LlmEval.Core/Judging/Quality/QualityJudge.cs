using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Quality;

/// <summary>A model that scores README and code of a submission by fixed rubrics. Safe for concurrent use.</summary>
/// <remarks>
/// Errors: whatever the model or its provider does wrong is in the opinion, never an exception. An answer that cannot be read, also after a
/// repair turn, measures nothing: it is never a zero. Of several answers the median counts, as long as more than half could be read.
/// </remarks>
/// <param name="parameters">The judging model's parameters.</param>
/// <param name="model">The model, ready to be asked.</param>
/// <param name="tokens">Sets off the data in its prompts.</param>
/// <param name="repeats">How often each question is asked; 1, or an odd number.</param>
public sealed class QualityJudge(ModelParameters parameters, IPricedModel model, FenceTokens tokens, int repeats = 1)
{
    /// <summary>The check of the README.</summary>
    public const string ReadmeQuality = "readme_quality";

    /// <summary>The check of the code.</summary>
    public const string CodeQuality = "code_quality";

    /// <summary>The checks, in the order of the opinions.</summary>
    public static IReadOnlyList<string> Checks { get; } = [ReadmeQuality, CodeQuality];

    /// <summary>The most that a question may be asked.</summary>
    public const int MostRepeats = 9;

    /// <summary>Whether a question may be asked so often: an even number of answers has no median that one of them gave.</summary>
    public static bool MayRepeat(int times) => times is > 0 and <= MostRepeats && int.IsOddInteger(times);

    private readonly FormalQuestion<QualityAnswer> asking = new(model, QualityAnswer.Read);

    /// <summary>The fixed parts of the prompts, by check: with the model, they make the judge.</summary>
    public static IReadOnlyDictionary<string, string> Prompts { get; } = new[] { QualityRubric.Readme, QualityRubric.Code }
        .ToDictionary(rubric => rubric.Check, rubric => new QualityPrompt(rubric, FenceTokens.Seeded(0)).Fixed);

    /// <summary>Judges README and code, in this order.</summary>
    public async Task<IReadOnlyList<QualityOpinion>> JudgeAsync(QualityQuestion question, CancellationToken cancellationToken)
    {
        var hasReadme = question.Files.Any(file => string.Equals(file.Path, "README.md", StringComparison.OrdinalIgnoreCase));
        return
        [
            hasReadme ? await AskAsync(QualityRubric.Readme, question, cancellationToken) : Nothing(ReadmeQuality, question, "there is no README.md"),
            question.Files.Count > 0 ? await AskAsync(QualityRubric.Code, question, cancellationToken) : Nothing(CodeQuality, question, "there are no files"),
        ];
    }

    private async Task<QualityOpinion> AskAsync(QualityRubric rubric, QualityQuestion question, CancellationToken cancellationToken)
    {
        var messages = new QualityPrompt(rubric, tokens).Messages(question);
        var exchanges = new List<Exchange<QualityAnswer>>();
        for (var index = 0; index < repeats; index++)
        {
            var request = new ModelRequest
            {
                Messages = messages,
                Parameters = parameters,
                TaskId = $"{question.Task.Template}/{question.Task.Seed}/round-{question.Task.Round}",
                PromptId = rubric.Check,
                SampleIndex = index,
                AnswerSchema = QualityAnswer.Schema,
            };
            exchanges.Add(await asking.AskAsync(request, repair => request with { Messages = repair }, cancellationToken));
        }

        var answers = exchanges.Select(exchange => exchange.Value).OfType<QualityAnswer>().OrderBy(answer => answer.Score).ToList();
        var result = Result(rubric.Check, question) with
        {
            Elapsed = exchanges.Aggregate(TimeSpan.Zero, (sum, exchange) => sum + exchange.Latency),
            Calls = [.. exchanges.Select(CallOf)],
        };
        if (2 * answers.Count <= repeats)
        {
            var failed = exchanges.Last(exchange => exchange.Value is null);
            return new QualityOpinion(result with { NotMeasured = true, Reason = $"the judge gave no readable answer: {failed.Problem}" }, failed.Error);
        }

        // The lower of the middle two where one of an odd number could not be read.
        var median = answers[(answers.Count - 1) / 2];
        return new QualityOpinion(result with { Score = median.Score, Reason = median.Reason.Length > 0 ? median.Reason : "the judge gave no reason" }, Error: null);
    }

    private static QualityCall CallOf(Exchange<QualityAnswer> exchange) => new()
    {
        Answer = exchange.Answer,
        Problem = exchange.Outcome is JudgeCallOutcome.Answered or JudgeCallOutcome.Repaired ? null : exchange.Problem,
        Score = exchange.Value?.Score,
        Usage = exchange.Usage,
        Cost = Money.Of(exchange.Cost),
        FromCache = exchange.FromCache,
        Latency = exchange.Latency,
    };

    // What the builder did not ship needs no judge.
    private static QualityOpinion Nothing(string check, QualityQuestion question, string reason) =>
        new(Result(check, question) with { Score = 0, Reason = reason }, Error: null);

    private static CheckResult Result(string check, QualityQuestion question) => new()
    {
        Name = check,
        Kind = CheckKind.Llm,
        Reason = "",
        Round = question.Task.Round,
    };
}
