-- Fills an empty observatory: 200 models in training with 20 checkpoints each and 8 baselines, measured on 50 datasets (two metrics each), and
-- 1,020,000 examples (500 of each baseline and of the last two checkpoints of every model on 5 datasets). The same every time, and one transaction.
-- Other sizes: set observatory.models, observatory.checkpoints, observatory.datasets or observatory.examples before.
-- psql "$(llm-eval db url)" -f bench/prepare_observatory.sql

begin;

create temporary table size on commit drop as
select coalesce(nullif(current_setting('observatory.models', true), ''), '200')::int as models,
    coalesce(nullif(current_setting('observatory.checkpoints', true), ''), '20')::int as checkpoints,
    coalesce(nullif(current_setting('observatory.datasets', true), ''), '50')::int as datasets,
    coalesce(nullif(current_setting('observatory.examples', true), ''), '500')::int as examples;

-- A number from 0 to 1 that depends on its key alone.
create function pg_temp.part(key text) returns double precision
    language sql immutable
    return (hashtextextended(key, 0) & 1048575) / 1048575.0;

insert into observatory.model (id, model_id, display_name, model_type, owner, param_count, created_at)
select md5('model ' || m)::uuid, 'model-' || to_char(m, 'FM000'), 'Model ' || m, 'training', 'team-' || m % 7, (m % 9 + 1) * 1000000000::bigint,
    timestamptz '2026-01-01' + m * interval '1 hour'
from size, generate_series(1, models) m
union all
select md5('baseline ' || b)::uuid, 'baseline-' || b, 'Baseline ' || b, 'baseline', 'external', null, timestamptz '2026-01-01' + b * interval '1 minute'
from generate_series(1, 8) b;

insert into observatory.checkpoint (id, checkpoint_id, model, training_step, checkpoint_path, training_run, recipe_tags, created_at)
select md5('checkpoint ' || m || ' ' || c)::uuid, 'model-' || to_char(m, 'FM000') || '__step-' || c * 1000, md5('model ' || m)::uuid, c * 1000,
    '/checkpoints/model-' || m || '/step-' || c * 1000, 'run-' || m, array['sft'], timestamptz '2026-02-01' + c * interval '1 day' + m * interval '1 minute'
from size, generate_series(1, models) m, generate_series(1, checkpoints) c
union all
select md5('checkpoint of baseline ' || b)::uuid, 'baseline-' || b || '__baseline', md5('baseline ' || b)::uuid, null, null, null, '{}', timestamptz '2026-01-02'
from generate_series(1, 8) b;

insert into observatory.benchmark (dataset, category)
select 'dataset-' || to_char(d, 'FM00'), (array['code', 'math', 'knowledge', 'reasoning', 'instructions'])[d % 5 + 1] from size, generate_series(1, datasets) d;

insert into observatory.suite (suite_id, display_name, datasets)
select 'core', 'Core', array_agg('dataset-' || to_char(d, 'FM00') order by d) from size, generate_series(1, least(datasets, 12)) d;

-- One cell in forty is of a run that failed or goes on; scores grow with the step, each model and dataset with a start of its own.
create temporary table measured on commit drop as
select c.id as checkpoint, c.checkpoint_id, d.dataset, md5('run ' || c.checkpoint_id || ' ' || d.dataset)::uuid as run,
    case when pg_temp.part('status ' || c.checkpoint_id || d.dataset) < 0.015 then 'failed'
        when pg_temp.part('status ' || c.checkpoint_id || d.dataset) < 0.025 then 'running' else 'completed' end as status,
    round((0.2 + 0.3 * pg_temp.part(c.model || d.dataset) + 0.4 * (1 - exp(-coalesce(c.training_step, 15000) / 8000.0))
        + 0.04 * (pg_temp.part(c.checkpoint_id || d.dataset) - 0.5))::numeric, 4)::double precision as value,
    c.created_at + interval '1 hour' as at
from observatory.checkpoint c, observatory.benchmark d;

insert into observatory.eval_run (id, eval_run_id, checkpoint, dataset, status, harness_commit, grader_type, grader_version, dataset_version, sample_count, seed, error_message, ingested_at)
select run, 'run-' || run, checkpoint, dataset, status, 'f00dfeed', 'unit-tests', '1', 'v1', 500, 42, case status when 'failed' then 'out of memory' end, at
from measured;

insert into observatory.result (checkpoint, dataset, metric, value, is_primary, run, sample_count, ci_lower, ci_upper, stderr, ingested_at)
select checkpoint, dataset, metric, v, metric = 'accuracy', run, 500,
    greatest(0, round((v - 1.96 * se)::numeric, 6)), least(1, round((v + 1.96 * se)::numeric, 6)), round(se::numeric, 6), at
from measured,
    lateral (values ('accuracy', value), ('pass@5', least(1, value + 0.08))) metrics (metric, v),
    lateral (select sqrt(greatest(0, v * (1 - v)) / 500) as se) error
where status = 'completed';

insert into observatory.example (run, idx, correct, input_preview, output_preview, ground_truth, error_tag, difficulty, topic)
select m.run, i, right_answer, 'Question ' || i || ' of ' || m.dataset || ': what follows?', 'Answer ' || i || ' by ' || m.checkpoint_id, 'Truth ' || i,
    case when not right_answer then 'wrong_answer' end, (array['easy', 'medium', 'hard'])[i % 3 + 1], 'topic-' || i % 11
from size,
    lateral (select c.checkpoint_id from observatory.checkpoint c where c.training_step > (checkpoints - 2) * 1000 or c.training_step is null) latest
    join measured m using (checkpoint_id), generate_series(0, examples - 1) i,
    lateral (select pg_temp.part(i || m.dataset) * 0.7 + pg_temp.part(i || m.checkpoint_id || m.dataset) * 0.3 < m.value as right_answer) graded
where m.dataset <= 'dataset-05';

insert into observatory.cell (model, dataset, result, score, run, status)
select keys.model, keys.dataset, made.result, made.score, made.run, made.status
from (select m.id as model, b.dataset from observatory.model m, observatory.benchmark b) keys, lateral observatory.cell_of(keys.model, keys.dataset) made;

commit;
analyze observatory.model, observatory.checkpoint, observatory.eval_run, observatory.result, observatory.cell, observatory.example, observatory.benchmark;
