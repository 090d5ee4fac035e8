namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>The statements that store submissions. Each takes all rows of its kind as <c>$1</c> and merges them with what is stored.</summary>
internal static class IngestSql
{
    /// <summary>
    /// One transaction at a time changes scores, whatever process it is of: cells always see all checkpoints of their model, and nobody waits for
    /// somebody who waits for them. A transaction is short, and holds all that waited for the one before.
    /// </summary>
    public const string Lock = $"select {KeyedPlans.Set}, pg_advisory_xact_lock(8026104124740624748)"; // "obs-eval" as eight ASCII bytes.

    /// <summary>Models. What one is never changes.</summary>
    public const string Models = """
        insert into observatory.model (id, model_id, display_name, model_type, owner, param_count)
        select id, model_id, display_name, model_type, owner, param_count
        from json_to_recordset($1) s (id uuid, model_id text, display_name text, model_type text, owner text, param_count bigint)
        on conflict (model_id) do update set display_name = excluded.display_name, owner = excluded.owner, param_count = coalesce(excluded.param_count, model.param_count)
        where (model.display_name, model.owner, model.param_count)
            is distinct from (excluded.display_name, excluded.owner, coalesce(excluded.param_count, model.param_count))
        """;

    /// <summary>Checkpoints. The model of one never changes.</summary>
    public const string Checkpoints = """
        insert into observatory.checkpoint (id, checkpoint_id, model, training_step, checkpoint_path, training_run, recipe_tags, metadata)
        select s.id, s.checkpoint_id, m.id, s.training_step, s.checkpoint_path, s.training_run, s.recipe_tags, s.metadata
        from json_to_recordset($1) s (
                id uuid, checkpoint_id text, model_id text, training_step bigint, checkpoint_path text, training_run text, recipe_tags text[], metadata jsonb)
            join observatory.model m using (model_id)
        on conflict (checkpoint_id) do update set
            training_step = coalesce(excluded.training_step, checkpoint.training_step),
            checkpoint_path = coalesce(excluded.checkpoint_path, checkpoint.checkpoint_path),
            training_run = coalesce(excluded.training_run, checkpoint.training_run),
            recipe_tags = case when cardinality(excluded.recipe_tags) > 0 then excluded.recipe_tags else checkpoint.recipe_tags end,
            metadata = excluded.metadata
        """;

    /// <summary>Datasets.</summary>
    public const string Benchmarks = """
        insert into observatory.benchmark (dataset, category, subcategory)
        select dataset, category, subcategory from json_to_recordset($1) s (dataset text, category text, subcategory text)
        on conflict (dataset) do update set category = excluded.category, subcategory = coalesce(excluded.subcategory, benchmark.subcategory)
        """;

    /// <summary>Measurements. The checkpoint and the dataset of one never change.</summary>
    public const string Runs = """
        insert into observatory.eval_run (
            id, eval_run_id, checkpoint, dataset, status, harness_commit, grader_type, grader_version, prompt_template, inference_config, dataset_version,
            dataset_split, sample_count, seed, error_message, source_run, ingested_at)
        select s.id, s.eval_run_id, c.id, s.dataset, s.status, s.harness_commit, s.grader_type, s.grader_version, s.prompt_template, s.inference_config,
            s.dataset_version, s.dataset_split, s.sample_count, s.seed, s.error_message, (select r.id from eval.run r where r.id = s.source_run),
            now() + s.place * interval '1 microsecond'
        from json_to_recordset($1) s (
                id uuid, eval_run_id text, checkpoint_id text, dataset text, place int, status text, harness_commit text, grader_type text, grader_version text,
                prompt_template text, inference_config jsonb, dataset_version text, dataset_split text, sample_count int, seed bigint, error_message text,
                source_run uuid)
            join observatory.checkpoint c using (checkpoint_id)
        on conflict (eval_run_id) do update set
            status = excluded.status,
            harness_commit = coalesce(excluded.harness_commit, eval_run.harness_commit),
            grader_type = coalesce(excluded.grader_type, eval_run.grader_type),
            grader_version = coalesce(excluded.grader_version, eval_run.grader_version),
            prompt_template = coalesce(excluded.prompt_template, eval_run.prompt_template),
            inference_config = excluded.inference_config,
            dataset_version = coalesce(excluded.dataset_version, eval_run.dataset_version),
            dataset_split = excluded.dataset_split,
            sample_count = coalesce(excluded.sample_count, eval_run.sample_count),
            seed = coalesce(excluded.seed, eval_run.seed),
            error_message = coalesce(excluded.error_message, eval_run.error_message),
            source_run = coalesce(excluded.source_run, eval_run.source_run),
            ingested_at = excluded.ingested_at
        """;

    /// <summary>Measurements that another checkpoint has.</summary>
    public const string TakenRuns = """
        select s.eval_run_id, c.checkpoint_id
        from json_to_recordset($1) s (eval_run_id text, checkpoint_id text)
            join observatory.eval_run e using (eval_run_id) join observatory.checkpoint c on c.id = e.checkpoint
        where c.checkpoint_id <> s.checkpoint_id
        """;

    /// <summary>A dataset of a checkpoint has one primary metric: the earlier one gives way.</summary>
    public const string Primaries = """
        update observatory.result r set is_primary = false
        from json_to_recordset($1) s (checkpoint_id text, dataset text, metric text) join observatory.checkpoint c using (checkpoint_id)
        where r.checkpoint = c.id and r.dataset = s.dataset and r.is_primary and r.metric is distinct from s.metric
        """;

    /// <summary>Values. An interval of ours never outlives the value that it is of; the original's does.</summary>
    public const string Results = """
        insert into observatory.result (
            checkpoint, dataset, metric, value, is_primary, eval_config, run, sample_count, ci_lower, ci_upper, stderr, interval_lower, interval_upper,
            interval_method, ingested_at)
        select c.id, s.dataset, s.metric, s.value, s.is_primary, s.eval_config, e.id, s.sample_count, s.ci_lower, s.ci_upper, s.stderr, s.interval_lower,
            s.interval_upper, s.interval_method, now() + s.place * interval '1 microsecond'
        from json_to_recordset($1) s (
                checkpoint_id text, dataset text, metric text, place int, value double precision, is_primary boolean, eval_config jsonb, eval_run_id text,
                sample_count int, ci_lower double precision, ci_upper double precision, stderr double precision, interval_lower double precision,
                interval_upper double precision, interval_method text)
            join observatory.checkpoint c using (checkpoint_id) join observatory.eval_run e using (eval_run_id)
        on conflict (checkpoint, dataset, metric) do update set
            value = excluded.value,
            is_primary = excluded.is_primary,
            eval_config = excluded.eval_config,
            run = excluded.run,
            sample_count = coalesce(excluded.sample_count, result.sample_count),
            ci_lower = coalesce(excluded.ci_lower, result.ci_lower),
            ci_upper = coalesce(excluded.ci_upper, result.ci_upper),
            stderr = coalesce(excluded.stderr, result.stderr),
            interval_lower = case when excluded.interval_method is null and excluded.value = result.value then result.interval_lower else excluded.interval_lower end,
            interval_upper = case when excluded.interval_method is null and excluded.value = result.value then result.interval_upper else excluded.interval_upper end,
            interval_method = case when excluded.interval_method is null and excluded.value = result.value then result.interval_method else excluded.interval_method end,
            ingested_at = excluded.ingested_at
        """;

    /// <summary>Makes anew the cells that the submissions touch, those of other datasets with the same measurement included.</summary>
    public const string Cells = $"""
        with keys as (
            select distinct c.model, d.dataset
            from json_to_recordset($1) s (checkpoint_id text, dataset text, eval_run_id text)
                join observatory.checkpoint c using (checkpoint_id),
                lateral (
                    select s.dataset
                    union select e.dataset from observatory.eval_run e where e.eval_run_id = s.eval_run_id
                    union select r.dataset from observatory.eval_run e join observatory.result r on r.run = e.id where e.eval_run_id = s.eval_run_id
                ) d
        ),
        {MakeCells}
        """;

    /// <summary>Makes anew all cells of a model.</summary>
    public const string CellsOfModel = $"""
        with keys as (
            select c.model, r.dataset from observatory.checkpoint c join observatory.result r on r.checkpoint = c.id where c.model = @Model
            union select c.model, e.dataset from observatory.checkpoint c join observatory.eval_run e on e.checkpoint = c.id where c.model = @Model
            union select model, dataset from observatory.cell where model = @Model
        ),
        {MakeCells}
        """;

    /// <summary>What each sender is told, in the order of the submissions.</summary>
    public const string Answers = """
        select m.model_id, m.model_type, c.checkpoint_id, c.training_step
        from json_to_recordset($1) s (place int, checkpoint_id text)
            join observatory.checkpoint c using (checkpoint_id) join observatory.model m on m.id = c.model
        order by s.place
        """;

    private const string MakeCells = """
        made as materialized (select keys.model, keys.dataset, cell.* from keys left join lateral observatory.cell_of(keys.model, keys.dataset) cell on true),
        gone as (delete from observatory.cell c using made where made.status is null and c.model = made.model and c.dataset = made.dataset)
        insert into observatory.cell (model, dataset, result, score, run, status)
        select model, dataset, result, score, run, status from made where status is not null
        on conflict (model, dataset) do update set result = excluded.result, score = excluded.score, run = excluded.run, status = excluded.status
        where (cell.result, cell.score, cell.run, cell.status) is distinct from (excluded.result, excluded.score, excluded.run, excluded.status)
        """;
}
