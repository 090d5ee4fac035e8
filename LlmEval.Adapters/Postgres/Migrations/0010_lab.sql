-- The prompt lab: prompts, configurations and review prompts with all their versions; runs and sessions; what judges and people say.
-- Experiments are samples of runs of kind 'lab': nothing of an answer is kept here again. Ids that an outside contract fixes are texts.

comment on column eval.run.kind is 'eval, or lab for runs of the prompt lab, which no list of evaluations has.';
create index run_newest_eval on eval.run (started_at desc, id desc) where kind = 'eval';

create table lab.prompt (
    name text collate "C" primary key check (name <> '' and position('/' in name) = 0),
    latest_version integer not null,
    description text,
    category text,
    tags text[] not null default '{}',
    metadata json not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    is_active boolean not null default true
);
comment on table lab.prompt is 'Prompts by name; deleting one hides it, and its runs stay.';

create table lab.prompt_version (
    prompt text collate "C" not null references lab.prompt on update cascade on delete cascade,
    version integer not null check (version > 0),
    hash core.sha256 not null,
    messages jsonb not null,
    rows json not null default '[]',
    created_at timestamptz not null default now(),
    primary key (prompt, version)
);
comment on table lab.prompt_version is 'What was sent: editing a prompt makes a new version, runs keep theirs.';
comment on column lab.prompt_version.messages is 'An array of {role, content}, as in eval.run_case.';
comment on column lab.prompt_version.rows is 'An array of {name, values}: json, which keeps the order of columns.';

create table lab.config (
    name text collate "C" primary key check (name <> '' and position('/' in name) = 0),
    latest_version integer not null,
    description text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    is_active boolean not null default true
);
comment on table lab.config is 'Models with parameters by name.';

create table lab.config_version (
    config text collate "C" not null references lab.config on update cascade on delete cascade,
    version integer not null check (version > 0),
    hash core.sha256 not null,
    connection text not null,
    model text not null,
    parameters jsonb not null,
    created_at timestamptz not null default now(),
    primary key (config, version)
);
comment on table lab.config_version is 'What answered: editing a config makes a new version, experiments keep theirs.';
comment on column lab.config_version.connection is 'Name of a way to a provider that the server declares; addresses and keys are never stored.';

create table lab.review_prompt (
    id text collate "C" primary key,
    name text not null unique,
    latest_version integer not null,
    description text,
    created_by text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    is_active boolean not null default true
);
comment on table lab.review_prompt is 'How judges score experiments.';

create table lab.review_prompt_version (
    review_prompt text collate "C" not null references lab.review_prompt on delete cascade,
    version integer not null check (version > 0),
    hash core.sha256 not null,
    template text not null,
    system_prompt text,
    criteria text[] not null,
    mode text not null check (mode in ('listwise', 'pointwise')),
    scale_lowest double precision not null,
    scale_highest double precision not null check (scale_highest > scale_lowest),
    output text not null,
    connection text not null,
    default_model text not null,
    created_at timestamptz not null default now(),
    primary key (review_prompt, version)
);
comment on table lab.review_prompt_version is 'What scored: editing a review prompt makes a new version, scores keep theirs.';
comment on column lab.review_prompt_version.system_prompt is 'Null for the built-in one.';
comment on column lab.review_prompt_version.output is 'The form of the answer: json_schema or json_in_text.';

create table lab.session (
    id text collate "C" primary key,
    prompt text collate "C" not null references lab.prompt on update cascade,
    runs integer not null check (runs between 1 and 10),
    runs_completed integer not null default 0,
    review_prompt text collate "C" references lab.review_prompt,
    status text not null check (status in ('running', 'completed', 'failed', 'cancelled')),
    error text,
    requested_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    completed_at timestamptz
);
comment on table lab.session is 'Several runs of one prompt, one after the other, each scored when it is done.';
create index session_by_time on lab.session (created_at desc, id desc);
create index session_of_prompt on lab.session (prompt, created_at desc, id desc);

create table lab.run (
    id text collate "C" primary key,
    prompt text collate "C" not null,
    prompt_version integer not null,
    session text collate "C" references lab.session on delete cascade,
    number integer not null default 1,
    eval_run uuid unique references eval.run on delete set null,
    review_prompt text collate "C" references lab.review_prompt,
    status text not null check (status in ('running', 'experiment_completed', 'judging', 'analysis_completed', 'failed', 'cancelled')),
    error text,
    planned_experiments integer not null,
    started_at timestamptz not null,
    completed_at timestamptz,
    foreign key (prompt, prompt_version) references lab.prompt_version on update cascade
);
comment on table lab.run is 'One prompt asked of several configs; its experiments are the samples of its evaluation run.';
create index run_of_prompt on lab.run (prompt, started_at desc, id desc);
create index run_unfinished on lab.run (started_at) where status in ('running', 'judging');
create index run_of_session on lab.run (session, number) where session is not null;

create table lab.run_config (
    run text collate "C" not null references lab.run on delete cascade,
    position integer not null,
    config text collate "C" not null,
    config_version integer not null,
    primary key (run, config),
    foreign key (config, config_version) references lab.config_version on update cascade
);
comment on table lab.run_config is 'The configs that a run asks, in the versions they had; the pipeline knows them by name as models of the run.';
create index run_config_of_config on lab.run_config (config, config_version);

create table lab.acceptability (
    sample uuid primary key references eval.sample on delete cascade,
    is_acceptable boolean not null,
    marked_by text not null,
    marked_at timestamptz not null default now()
);
comment on table lab.acceptability is 'Experiments that a person marked; without a row an experiment is acceptable.';

create table lab.batch (
    id uuid primary key,
    prompt text collate "C" not null references lab.prompt on update cascade,
    run text collate "C" references lab.run on delete cascade,
    review_prompt text collate "C" not null,
    review_prompt_version integer not null,
    judge_model text not null,
    status text not null check (status in ('running', 'completed', 'failed', 'cancelled')),
    error text,
    started_at timestamptz not null,
    completed_at timestamptz,
    foreign key (review_prompt, review_prompt_version) references lab.review_prompt_version
);
comment on table lab.batch is 'One scoring of experiments by a judge.';
create index batch_of_prompt on lab.batch (prompt, started_at desc, id desc);
create index batch_of_run on lab.batch (run) where run is not null;

create table lab.batch_experiment (
    batch uuid not null references lab.batch on delete cascade,
    sample uuid not null references eval.sample on delete cascade,
    position integer not null,
    rank integer check (rank > 0),
    score double precision check (score between 0 and 10),
    criteria json not null default '{}',
    comments text[] not null default '{}',
    primary key (batch, sample)
);
comment on table lab.batch_experiment is 'The experiments of a batch, with what its calls together say of each once it is completed.';
comment on column lab.batch_experiment.rank is 'Null until the batch is completed.';
comment on column lab.batch_experiment.criteria is 'Scores by criterion, 0 to 10.';
create index batch_experiment_of_sample on lab.batch_experiment (sample);

create table lab.call (
    batch uuid not null references lab.batch on delete cascade,
    call_index integer not null,
    shown uuid[] not null,
    messages_text core.sha256 not null references core.text,
    answer_text core.sha256 references core.text,
    problem text,
    opinions json not null default '[]',
    input_tokens bigint,
    cached_input_tokens bigint,
    output_tokens bigint,
    reasoning_tokens bigint,
    cost numeric check (cost >= 0),
    price_key core.sha256 references core.price,
    latency_ms double precision not null,
    created_at timestamptz not null default now(),
    primary key (batch, call_index),
    constraint cost_has_price check ((cost is null) = (price_key is null))
);
comment on table lab.call is 'One call of a judge: the order shown, what was sent, what came back as it came, what it cost.';
comment on column lab.call.shown is 'The samples in the order of their labels; also those that were deleted since.';
comment on column lab.call.opinions is 'What it said of each: an array of {experiment, rank, score, criteria, comment}.';
comment on column lab.call.cost is 'Exactly, in the currency of its price; null when unknown.';
create index call_price on lab.call (price_key) where price_key is not null;

create table lab.ranking (
    id uuid primary key,
    prompt text collate "C" not null references lab.prompt on update cascade,
    run text collate "C" references lab.run on delete cascade,
    evaluator text not null,
    based_on_batch uuid references lab.batch on delete set null,
    notes text,
    active_ms double precision not null check (active_ms >= 0),
    created_at timestamptz not null
);
comment on table lab.ranking is 'Orders of experiments that people saved; the latest of an evaluator for a run stands, earlier ones are kept.';
create index ranking_of_prompt on lab.ranking (prompt, created_at desc, id desc);
create index ranking_of_run on lab.ranking (run) where run is not null;
create index ranking_of_batch on lab.ranking (based_on_batch) where based_on_batch is not null;

create table lab.ranking_item (
    ranking uuid not null references lab.ranking on delete cascade,
    sample uuid not null references eval.sample on delete cascade,
    group_index integer not null check (group_index >= 0),
    position integer not null check (position >= 0),
    primary key (ranking, sample)
);
comment on table lab.ranking_item is 'The experiments of a ranking, best first.';
comment on column lab.ranking_item.group_index is 'Place from 0; experiments of one group are tied.';
create index ranking_item_of_sample on lab.ranking_item (sample);

create view lab.preference as
    select winner.ranking, r.evaluator, r.created_at, winner.sample as winner, loser.sample as loser, 'ranking' as source_kind
    from lab.ranking_item winner
    join lab.ranking_item loser on loser.ranking = winner.ranking and loser.group_index > winner.group_index
    join lab.ranking r on r.id = winner.ranking;
comment on view lab.preference is 'The pairs of rankings; they enter preference exports only when asked for.';

create table lab.manual_score (
    id uuid primary key,
    sample uuid not null references eval.sample on delete cascade,
    kind text not null,
    evaluator text not null,
    score double precision not null check (score between 0 and 10),
    criteria json not null default '{}',
    notes text,
    strengths text,
    weaknesses text,
    created_at timestamptz not null
);
comment on table lab.manual_score is 'Scores that people gave single experiments.';
create index manual_score_of_sample on lab.manual_score (sample);

create table lab.weights (
    prompt text collate "C" primary key references lab.prompt on update cascade on delete cascade,
    quality double precision not null check (quality between 0 and 1),
    speed double precision not null check (speed between 0 and 1),
    cost double precision not null check (cost between 0 and 1),
    updated_by text not null,
    updated_at timestamptz not null default now(),
    check (abs(quality + speed + cost - 1) <= 0.001)
);
comment on table lab.weights is 'How much quality, speed and cost count in the recommendation for a prompt.';
