using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>Writes batches and their scores.</summary>
internal static class BatchRows
{
    private const string Insert = """
        insert into lab.batch (id, prompt, run, review_prompt, review_prompt_version, judge_model, status, error, started_at, completed_at)
        values (@Id, @Prompt, @Run, @ReviewPrompt, @ReviewPromptVersion, @JudgeModel, @Status, @Error, @StartedAt, @CompletedAt)
        on conflict (id) do nothing
        """;

    private const string InsertExperiments = """
        insert into lab.batch_experiment (batch, sample, position) select @Id, n.sample, n.position - 1 from unnest(@Experiments) with ordinality as n (sample, position)
        """;

    private const string Update = "update lab.batch set status = @Status, error = @Error, completed_at = @CompletedAt where id = @Id";

    // An experiment that was deleted meanwhile has no row any more, and its score no place.
    private const string UpdateScores = """
        update lab.batch_experiment x set rank = n.rank, score = n.score, criteria = n.criteria, comments = array(select json_array_elements_text(n.comments))
        from json_to_recordset(@Scores::json) as n (experiment uuid, rank integer, score double precision, criteria json, comments json)
        where x.batch = @Id and x.sample = n.experiment
        """;

    /// <summary>Writes a new batch with its experiments, in the open transaction.</summary>
    public static async Task<bool> InsertAsync(ReadSession session, AiBatch batch)
    {
        var isNew = await session.ExecuteAsync(Insert, Row(batch)) > 0;
        if (isNew) await session.ExecuteAsync(InsertExperiments, new { batch.Id, Experiments = batch.Experiments.Select(id => id.Value).ToArray() });
        return isNew;
    }

    /// <summary>Writes how a batch ended, in the open transaction.</summary>
    /// <exception cref="LabNotFoundException">It is not there.</exception>
    public static async Task<bool> FinishAsync(ReadSession session, AiBatch batch, IReadOnlyList<AiScore> scores)
    {
        if (await session.ExecuteAsync(Update, Row(batch)) == 0) throw new LabNotFoundException($"There is no batch {batch.Id}; it may have been deleted with its run.");
        if (batch.Status == AiBatchStatus.Completed) await session.ExecuteAsync(UpdateScores, new { batch.Id, Scores = LabJson.WriteScores(scores) });
        return true;
    }

    private static object Row(AiBatch batch) => new
    {
        batch.Id,
        Prompt = StoredText.Encode(batch.Prompt),
        Run = StoredText.EncodeOptional(batch.Run),
        ReviewPrompt = StoredText.Encode(batch.ReviewPrompt),
        batch.ReviewPromptVersion,
        JudgeModel = StoredText.Encode(batch.JudgeModel),
        Status = NameOf<AiBatchStatus>.Of(batch.Status),
        Error = StoredText.EncodeOptional(batch.Error),
        StartedAt = batch.StartedAt.ToUniversalTime(),
        CompletedAt = batch.CompletedAt?.ToUniversalTime(),
    };
}
