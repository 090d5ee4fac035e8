using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Runs;

/// <summary>Writes runs and sessions of the lab.</summary>
internal static class LabRunRows
{
    private const string InsertRun = """
        insert into lab.run (id, prompt, prompt_version, session, number, eval_run, review_prompt, status, error, planned_experiments, started_at, completed_at)
        values (@Id, @Prompt, @PromptVersion, @Session, @Number, @EvalRun, @ReviewPrompt, @Status, @Error, @PlannedExperiments, @StartedAt, @CompletedAt)
        on conflict (id) do nothing
        """;

    private const string InsertConfigs = """
        insert into lab.run_config (run, position, config, config_version)
        select @Id, n.position - 1, n.config, n.version from unnest(@Configs, @Versions) with ordinality as n (config, version, position)
        """;

    private const string UpdateRun = """
        update lab.run set status = @Status, error = @Error, eval_run = @EvalRun, started_at = @StartedAt, completed_at = @CompletedAt where id = @Id
        """;

    private const string InsertSession = """
        insert into lab.session (id, prompt, runs, runs_completed, review_prompt, status, error, requested_by, created_at, updated_at, completed_at)
        values (@Id, @Prompt, @Runs, @RunsCompleted, @ReviewPrompt, @Status, @Error, @RequestedBy, @CreatedAt, @UpdatedAt, @CompletedAt)
        on conflict (id) do nothing
        """;

    private const string UpdateSession = """
        update lab.session set status = @Status, runs_completed = @RunsCompleted, error = @Error, updated_at = @UpdatedAt, completed_at = @CompletedAt where id = @Id
        """;

    /// <summary>Writes a new run with its configs, in the open transaction.</summary>
    public static async Task<bool> InsertAsync(ReadSession session, LabRun run)
    {
        var isNew = await session.ExecuteAsync(InsertRun, Row(run)) > 0;
        if (isNew)
        {
            await session.ExecuteAsync(InsertConfigs, new
            {
                Id = StoredText.Encode(run.Id),
                Configs = run.Configs.Select(config => StoredText.Encode(config.Name)).ToArray(),
                Versions = run.Configs.Select(config => config.Version).ToArray(),
            });
        }

        return isNew;
    }

    /// <summary>Writes how a run stands.</summary>
    /// <returns>Rows changed.</returns>
    public static Task<int> UpdateAsync(ReadSession session, LabRun run) => session.ExecuteAsync(UpdateRun, Row(run));

    /// <summary>Writes a new session.</summary>
    public static Task<int> InsertAsync(ReadSession session, LabSession made) => session.ExecuteAsync(InsertSession, Row(made));

    /// <summary>Writes how a session stands.</summary>
    /// <returns>Rows changed.</returns>
    public static Task<int> UpdateAsync(ReadSession session, LabSession moved) => session.ExecuteAsync(UpdateSession, Row(moved));

    private static object Row(LabRun run) => new
    {
        Id = StoredText.Encode(run.Id),
        Prompt = StoredText.Encode(run.Prompt),
        run.PromptVersion,
        Session = StoredText.EncodeOptional(run.Session),
        run.Number,
        EvalRun = run.EvalRun?.Value,
        ReviewPrompt = StoredText.EncodeOptional(run.ReviewPrompt),
        Status = NameOf<LabRunStatus>.Of(run.Status),
        Error = StoredText.EncodeOptional(run.Error),
        run.PlannedExperiments,
        StartedAt = run.StartedAt.ToUniversalTime(),
        CompletedAt = run.CompletedAt?.ToUniversalTime(),
    };

    private static object Row(LabSession session) => new
    {
        Id = StoredText.Encode(session.Id),
        Prompt = StoredText.Encode(session.Prompt),
        session.Runs,
        session.RunsCompleted,
        ReviewPrompt = StoredText.EncodeOptional(session.ReviewPrompt),
        Status = NameOf<LabSessionStatus>.Of(session.Status),
        Error = StoredText.EncodeOptional(session.Error),
        RequestedBy = StoredText.Encode(session.RequestedBy),
        CreatedAt = session.CreatedAt.ToUniversalTime(),
        UpdatedAt = session.UpdatedAt.ToUniversalTime(),
        CompletedAt = session.CompletedAt?.ToUniversalTime(),
    };
}
