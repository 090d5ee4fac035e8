using System.Globalization;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Resilience;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Judging.Quality;
using LlmEval.Core.Pipeline.Assignments;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>
/// An instructor's judge of README and code as the environment describes it, with the names of <see cref="CourseModel"/>;
/// <c>JUDGE_REPEATS</c> is how often it is asked: 1, or 3, 5, 7 or 9 times, of which the median counts.
/// </summary>
internal sealed class CourseJudge : IAsyncDisposable
{
    private const string RepeatsVariable = "JUDGE_REPEATS";

    private readonly List<IAsyncDisposable> owned;

    private CourseJudge(List<IAsyncDisposable> owned, ModelOptions model, QualityJudge judge) => (this.owned, Model, Judge) = (owned, model, judge);

    /// <summary>The model.</summary>
    public ModelOptions Model { get; }

    /// <summary>The judge.</summary>
    public QualityJudge Judge { get; }

    /// <summary>Makes it.</summary>
    /// <param name="options">The database in which its answers are kept, and the variables.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the variables name none.</returns>
    /// <exception cref="ModelSetupException">They name one that cannot be used.</exception>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    public static async Task<CourseJudge?> OpenAsync(PostgresOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (CourseModel.OfJudge(options.Environment) is not { } model) return null;
        var repeats = Repeats(options.Environment(RepeatsVariable));
        var client = new ModelClientFactory(ModelProviders.All(time), time) { Secrets = [.. model.Provided.Secrets] }.Create(model);
        try
        {
            var database = await PostgresDatabase.OpenAsync(options, cancellationToken);
            var answers = new PostgresAnswerCache(database);
            return new CourseJudge([answers, database, client], model, QualityJudges.Create(model, client, answers, PriceFile.Default, seed: 0, CachePolicy.Use, time, repeats));
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var one in owned) await one.DisposeAsync();
    }

    private static int Repeats(string? text) => string.IsNullOrEmpty(text) ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var repeats) && QualityJudge.MayRepeat(repeats) ? repeats
        : throw new ModelSetupException($"{RepeatsVariable} is '{text}': it has to be 1, 3, 5, 7 or 9.");
}
