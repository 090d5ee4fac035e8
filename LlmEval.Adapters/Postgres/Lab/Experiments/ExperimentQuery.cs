using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Experiments;

/// <summary>How experiments are found: as samples (<c>s</c>) of the evaluation runs of the lab's runs (<c>r</c>).</summary>
internal static class ExperimentQuery
{
    /// <summary>The tables. The pipeline knows a config by its name as a model, and a prompt as a task: <c>name</c>, or <c>name/row</c>.</summary>
    public const string From = """
        from lab.run r
        join eval.run_case c on c.run_id = r.eval_run
        join eval.task t on t.key = c.task_key
        join eval.sample s on s.case_id = c.id
        join lab.run_config x on x.run = r.id and x.config = c.model
        left join lab.acceptability a on a.sample = s.id

        """;

    /// <summary>The columns that every reading has.</summary>
    public const string Columns = """
        s.id, r.id as run, r.prompt, t.name as task, x.config, x.config_version, coalesce(s.started_at, s.created_at) as started_at,
            coalesce(a.is_acceptable, true) as is_acceptable
        """;

    private const char RowMark = '/';

    /// <summary>Conditions, order and page. Only what is asked for stands in the statement: the planner then knows which index serves it.</summary>
    public static string Where(ExperimentFilter filter)
    {
        List<string> conditions = ["true"];
        if (filter.Prompt is not null) conditions.Add("r.prompt = @Prompt");
        if (filter.Config is not null) conditions.Add("x.config = @Config");
        if (filter.Run is not null) conditions.Add("r.id = @Run");
        if (filter.SuccessOnly) conditions.Add("s.finish_reason is not null");
        var page = (filter.Limit is null ? "" : " limit @Limit") + (filter.Offset == 0 ? "" : " offset @Offset");
        return $"where {string.Join(" and ", conditions)} order by coalesce(s.started_at, s.created_at) desc, s.id{page}";
    }

    /// <summary>The values of <see cref="Where"/>.</summary>
    public static object Values(ExperimentFilter filter) => new
    {
        Prompt = StoredText.EncodeOptional(filter.Prompt),
        Config = StoredText.EncodeOptional(filter.Config),
        Run = StoredText.EncodeOptional(filter.Run),
        filter.Limit,
        filter.Offset,
    };

    /// <summary>The row that a task is of; null for a prompt without rows. No prompt has the mark in its name.</summary>
    public static string? RowOf(string task) => task.IndexOf(RowMark, StringComparison.Ordinal) is >= 0 and var mark ? task[(mark + 1)..] : null;
}
