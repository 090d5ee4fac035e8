-- Scores of models and of their checkpoints over training, what follows from them (alerts, promotion), and who is told.
-- Ids that an outside contract fixes are texts beside ours. Deleting a checkpoint takes all that was measured on it along.

create table observatory.model (
    id uuid primary key,
    model_id text collate "C" not null unique,
    display_name text not null,
    model_type text not null check (model_type in ('training', 'baseline')),
    owner text not null,
    param_count bigint check (param_count > 0),
    is_pinned boolean not null default false,
    created_at timestamptz not null default now()
);
comment on table observatory.model is 'Models in training, and baselines that they are measured against.';

create table observatory.checkpoint (
    id uuid primary key,
    checkpoint_id text collate "C" not null unique,
    model uuid not null references observatory.model on delete cascade,
    training_step bigint check (training_step >= 0),
    checkpoint_path text,
    training_run text,
    recipe_tags text[] not null default '{}',
    metadata jsonb not null default '{}',
    created_at timestamptz not null default now()
);
comment on table observatory.checkpoint is 'States of a model during its training; a baseline has one.';
create index checkpoint_of_model on observatory.checkpoint (model, training_step);

create table observatory.eval_run (
    id uuid primary key,
    eval_run_id text collate "C" not null unique,
    checkpoint uuid not null references observatory.checkpoint on delete cascade,
    dataset text collate "C" not null,
    status text not null check (status in ('pending', 'running', 'completed', 'failed', 'invalidated')),
    harness_commit text,
    grader_type text,
    grader_version text,
    prompt_template text,
    inference_config jsonb not null default '{}',
    dataset_version text,
    dataset_split text not null default 'test',
    sample_count integer check (sample_count >= 0),
    seed bigint,
    error_message text,
    started_at timestamptz,
    completed_at timestamptz,
    ingested_at timestamptz not null default now(),
    source_run uuid references eval.run on delete set null
);
comment on table observatory.eval_run is 'One measurement of a checkpoint on a dataset: how it was made and how it ended.';
comment on column observatory.eval_run.source_run is 'The run of this tool that published it; null when it came from elsewhere.';
create index eval_run_of_checkpoint on observatory.eval_run (checkpoint, dataset, ingested_at);
create index eval_run_of_source on observatory.eval_run (source_run) where source_run is not null;

create table observatory.result (
    id bigint generated always as identity primary key,
    checkpoint uuid not null references observatory.checkpoint on delete cascade,
    dataset text collate "C" not null,
    metric text collate "C" not null,
    value double precision not null check (value > '-Infinity' and value < 'Infinity'),
    is_primary boolean not null,
    eval_config jsonb not null default '{}',
    run uuid references observatory.eval_run on delete set null,
    sample_count integer check (sample_count >= 0),
    ci_lower double precision,
    ci_upper double precision,
    stderr double precision,
    interval_lower double precision,
    interval_upper double precision,
    interval_method text,
    ingested_at timestamptz not null default now(),
    unique (checkpoint, dataset, metric),
    check ((interval_lower is null) = (interval_upper is null) and (interval_lower is null) = (interval_method is null))
);
comment on table observatory.result is 'Values of metrics by checkpoint and dataset; the newest measurement stands.';
comment on column observatory.result.ci_lower is 'As sent, or 1.96 standard errors (Wald) where only the number of samples was sent: what the original shows.';
comment on column observatory.result.interval_lower is 'The 95% interval that we show, made by interval_method; null when it is made from value and sample_count.';
create unique index result_primary on observatory.result (checkpoint, dataset) where is_primary;
create index result_of_dataset on observatory.result (dataset);
create index result_of_run on observatory.result (run);

create table observatory.cell (
    model uuid not null references observatory.model on delete cascade,
    dataset text collate "C" not null,
    result bigint references observatory.result on delete cascade,
    score double precision,
    run uuid references observatory.eval_run on delete set null,
    status text not null,
    primary key (model, dataset),
    check ((result is null) = (score is null))
);
comment on table observatory.cell is 'What the heatmap shows of a model on a dataset. Derived: it is made anew with every write that touches it.';
comment on column observatory.cell.result is 'The best primary value of a completed run, or of no run; null when there is none.';
comment on column observatory.cell.run is 'The run of that value; where there is none, the newest run, a failed one before others.';
create index cell_by_score on observatory.cell (dataset, score desc) where score is not null;
create index cell_of_result on observatory.cell (result);
create index cell_of_run on observatory.cell (run);

-- What a cell has to hold; no row where nothing is to be shown. The only place that says so.
create function observatory.cell_of(of_model uuid, of_dataset text)
    returns table (result bigint, score double precision, run uuid, status text)
    language sql stable as $$
    select shown.result, shown.score, shown.run, shown.status
    from (
        (select 0 as place, r.id as result, r.value as score, r.run, 'completed' as status
        from observatory.checkpoint c
            join observatory.result r on r.checkpoint = c.id and r.dataset = of_dataset and r.is_primary
            left join observatory.eval_run e on e.id = r.run
        where c.model = of_model and (e.id is null or e.status = 'completed')
        order by r.value desc, c.training_step desc nulls last, r.id desc
        limit 1)
        union all
        (select 1, null, null, e.id, e.status
        from observatory.checkpoint c join observatory.eval_run e on e.checkpoint = c.id and e.dataset = of_dataset
        where c.model = of_model and e.status <> 'completed'
        order by e.status = 'failed' desc, e.ingested_at desc, e.id desc
        limit 1)
    ) shown
    order by shown.place
    limit 1
$$;

create table observatory.example (
    run uuid not null references observatory.eval_run on delete cascade,
    idx integer not null,
    correct boolean,
    input_preview text,
    output_preview text,
    ground_truth text,
    error_tag text,
    difficulty text,
    topic text,
    subtask text,
    metadata jsonb not null default '{}',
    primary key (run, idx)
);
comment on table observatory.example is 'What a run made of single examples of its dataset. Two runs on one dataset are paired by idx.';

create table observatory.benchmark (
    dataset text collate "C" primary key,
    category text not null default 'uncategorized',
    subcategory text,
    primary_metric text,
    description text
);
comment on table observatory.benchmark is 'What is known of datasets.';

create table observatory.suite (
    suite_id text collate "C" primary key,
    display_name text not null,
    description text,
    datasets text[] not null,
    created_at timestamptz not null default now()
);
comment on table observatory.suite is 'Named sets of datasets.';

create table observatory.alert (
    id bigint generated always as identity primary key,
    alert_type text not null check (alert_type in ('regression', 'improvement', 'promotion_ready')),
    model uuid not null references observatory.model on delete cascade,
    checkpoint uuid not null references observatory.checkpoint on delete cascade,
    dataset text collate "C",
    run uuid references observatory.eval_run on delete set null,
    reference text not null check (reference in ('previous', 'best', 'promoted', 'none')),
    reference_checkpoint uuid references observatory.checkpoint on delete set null,
    severity text not null check (severity in ('critical', 'warning', 'info')),
    finding text not null,
    message text not null,
    detail jsonb not null default '{}',
    created_at timestamptz not null default now()
);
comment on table observatory.alert is 'What somebody should know of a checkpoint. Only ever added to; what became of one is in alert_change.';
comment on column observatory.alert.reference is 'What it was compared with; none for alerts that compare nothing.';
comment on column observatory.alert.finding is 'What was found, in a line. Unlike the run it does not change when the same scores are sent again.';
create unique index alert_once on observatory.alert (checkpoint, dataset, alert_type, reference, severity, finding) nulls not distinct;
create index alert_of_model on observatory.alert (model, id);
create index alert_of_checkpoint on observatory.alert (checkpoint);
create index alert_of_run on observatory.alert (run);
create index alert_of_reference on observatory.alert (reference_checkpoint);

create table observatory.alert_change (
    id bigint generated always as identity primary key,
    alert bigint not null references observatory.alert on delete cascade,
    kind text not null check (kind in ('acknowledged', 'resolved', 'reopened')),
    reason text,
    by_user uuid references core.app_user,
    expires_at timestamptz,
    at timestamptz not null default now()
);
comment on table observatory.alert_change is 'What became of alerts; the newest change of an alert says how it stands. Only ever added to.';
comment on column observatory.alert_change.by_user is 'Null: the tool itself, e.g. after a comparison was made anew.';
comment on column observatory.alert_change.expires_at is 'When an acknowledgement ends; null: never.';
create index alert_change_of_alert on observatory.alert_change (alert, id);

create table observatory.promotion_rule (
    id bigint generated always as identity primary key,
    rule_name text collate "C" not null unique,
    model_id text,
    suite_id text,
    min_scores jsonb not null default '{}',
    no_regressions boolean not null default true,
    bound text not null default 'lower' check (bound in ('lower', 'point')),
    description text,
    created_at timestamptz not null default now()
);
comment on table observatory.promotion_rule is 'What a checkpoint must show before it is promoted.';
comment on column observatory.promotion_rule.model_id is 'Null: every model. Not a reference: a rule may come before its model.';
comment on column observatory.promotion_rule.bound is 'Whether the lower bound of the 95% interval or the value itself must reach the smallest score.';

create table observatory.promotion_decision (
    id bigint generated always as identity primary key,
    model uuid not null references observatory.model on delete cascade,
    checkpoint uuid not null references observatory.checkpoint on delete cascade,
    decision text not null check (decision in ('promoted', 'rejected', 'withdrawn')),
    reason text not null,
    standing jsonb not null,
    by_user uuid references core.app_user,
    at timestamptz not null default now()
);
comment on table observatory.promotion_decision is 'Decisions of people on checkpoints; the newest one of a checkpoint stands. Only ever added to.';
comment on column observatory.promotion_decision.standing is 'What the rules said at that time, clause by clause.';
create index promotion_decision_of_model on observatory.promotion_decision (model, id);
create index promotion_decision_of_checkpoint on observatory.promotion_decision (checkpoint);

create table observatory.waiver (
    id bigint generated always as identity primary key,
    rule bigint not null references observatory.promotion_rule on delete cascade,
    checkpoint uuid not null references observatory.checkpoint on delete cascade,
    clause text not null,
    reason text not null,
    by_user uuid references core.app_user,
    at timestamptz not null default now(),
    expires_at timestamptz not null,
    withdrawn_at timestamptz
);
create index waiver_of_checkpoint on observatory.waiver (checkpoint);
comment on table observatory.waiver is 'Clauses of rules that a checkpoint need not meet for a time.';

create table observatory.activity (
    id bigint generated always as identity primary key,
    event_type text not null,
    model_id text collate "C",
    checkpoint_id text,
    dataset text,
    run_id text,
    summary text not null,
    detail jsonb not null default '{}',
    created_at timestamptz not null default now()
);
comment on table observatory.activity is 'What happened, in the order in which it did. Outlives what it speaks of.';
create unique index activity_once on observatory.activity (event_type, checkpoint_id, dataset, run_id) where run_id is not null;
create index activity_of_model on observatory.activity (model_id, id);

create table observatory.webhook (
    id bigint generated always as identity primary key,
    url text not null,
    events text[] not null,
    active boolean not null default true,
    created_at timestamptz not null default now()
);
comment on table observatory.webhook is 'Who is told of alerts. Keys of signatures are derived, never stored.';

create table observatory.webhook_delivery (
    id uuid primary key,
    webhook bigint not null references observatory.webhook on delete cascade,
    alert bigint references observatory.alert on delete set null,
    body text not null,
    status text not null check (status in ('pending', 'delivered', 'failed')),
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    last_status integer,
    last_error text,
    replay_of uuid references observatory.webhook_delivery on delete set null,
    created_at timestamptz not null default now(),
    delivered_at timestamptz,
    check ((status = 'pending') = (next_attempt_at is not null))
);
comment on table observatory.webhook_delivery is 'Messages to webhooks: the queue and its log.';
create unique index webhook_delivery_once on observatory.webhook_delivery (webhook, alert) where replay_of is null;
create index webhook_delivery_of_alert on observatory.webhook_delivery (alert);
create index webhook_delivery_due on observatory.webhook_delivery (next_attempt_at) where status = 'pending';
