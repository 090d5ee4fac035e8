-- Runs, their cases, and what came of every sample. Durations are milliseconds with up to four decimals (ticks of 100 ns), times are UTC
-- with microseconds. Names of outcomes, providers, scorers and the like are literal strings and part of the format.

create table eval.task (
    key core.sha256 primary key,
    hash core.sha256 not null,
    name text collate "C" not null,
    title text not null,
    topic text,
    difficulty text,
    tags text[] not null,
    prompt_text core.sha256 not null references core.text,
    entry_point text not null,
    test_kind text not null,
    tests_text core.sha256 not null references core.text,
    setup_text core.sha256 references core.text,
    mutation text not null,
    integrity text not null,
    reference_text core.sha256 references core.text,
    created_at timestamptz not null default now()
);
comment on table eval.task is 'A coding problem as it was when it was run.';
comment on column eval.task.key is 'Hash over all other columns.';
comment on column eval.task.hash is 'Hash over what decides a result (prompt, entry point, tests), not over titles, topics and solutions.';
comment on column eval.task.name is 'The task''s id in its dataset, e.g. HumanEval/0.';
comment on column eval.task.setup_text is 'Python that runs before the tests; null for none.';
comment on column eval.task.integrity is 'Whether the tests can be kept out of the solution''s process: strong or weak.';
comment on column eval.task.reference_text is 'A solution that passes the tests; null where the dataset has none.';
create index task_hash on eval.task (hash);
create index task_name on eval.task (name);

create table eval.run (
    id uuid primary key,
    kind text not null default 'eval',
    name text not null,
    config_path text not null,
    config_hash core.sha256 not null references core.config,
    config_text core.sha256 not null references core.text,
    dataset_key core.sha256 not null references core.dataset,
    tool_version text not null,
    host text not null,
    sandbox_backend text not null,
    sandbox_python_version text not null,
    sandbox_image_digest text,
    sandbox_description text not null,
    samples_per_case integer not null,
    pass_at integer[] not null,
    planned_cases integer not null,
    left_out integer not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    status text not null
);
comment on table eval.run is 'One run of a config.';
comment on column eval.run.id is 'UUID version 7: ordered by time of creation.';
comment on column eval.run.config_text is 'The config as written, references to secrets unexpanded.';
comment on column eval.run.tool_version is 'Version of this tool with its commit.';
comment on column eval.run.pass_at is 'The k of pass@k.';
comment on column eval.run.left_out is 'Cases of the config that the selection left out; above 0 the run is partial.';
comment on column eval.run.status is
    'running, completed, interrupted or failed. A running run whose process is gone was killed: its advisory lock is free.';
create index run_newest on eval.run (started_at desc, id desc);
create index run_config on eval.run (config_hash);

create table eval.run_model (
    run_id uuid not null references eval.run on delete cascade,
    label text collate "C" not null,
    position integer not null,
    model_key core.sha256 not null references core.model,
    primary key (run_id, label)
);
comment on table eval.run_model is 'The models of a run under the ids that its config gave them.';
comment on column eval.run_model.position is 'Place in the config, from 0.';
create index run_model_model on eval.run_model (model_key);

create table eval.run_prompt (
    run_id uuid not null references eval.run on delete cascade,
    label text collate "C" not null,
    position integer not null,
    prompt_hash core.sha256 not null references core.prompt,
    primary key (run_id, label)
);
comment on table eval.run_prompt is 'The prompt variants of a run under the ids that its config gave them.';
comment on column eval.run_prompt.position is 'Place in the config, from 0.';
create index run_prompt_prompt on eval.run_prompt (prompt_hash);

create table eval.run_case (
    id uuid primary key,
    run_id uuid not null references eval.run on delete cascade,
    position integer not null,
    name text collate "C" not null,
    key core.sha256 not null,
    model text collate "C" not null,
    prompt text collate "C" not null,
    task_key core.sha256 not null references eval.task,
    messages_text core.sha256 not null references core.text,
    samples integer not null,
    verdict text,
    outcome text,
    message text,
    started_at timestamptz,
    duration_ms double precision,
    constraint case_name unique (run_id, name),
    foreign key (run_id, model) references eval.run_model on delete cascade,
    foreign key (run_id, prompt) references eval.run_prompt on delete cascade
);
comment on table eval.run_case is 'One model, one task and one prompt variant in a run. Written when the run begins; the verdict follows.';
comment on column eval.run_case.position is 'Place in the plan, from 0.';
comment on column eval.run_case.name is 'model/task, and [prompt] behind it unless the variant is the default.';
comment on column eval.run_case.key is 'Hash over what the case is: equal keys in two runs are comparable.';
comment on column eval.run_case.messages_text is 'What the model was sent: a JSON array of {role, content}.';
comment on column eval.run_case.samples is 'Samples planned.';
comment on column eval.run_case.verdict is 'passed, failed or not_measured; null until the case is done.';
comment on column eval.run_case.outcome is 'The outcome that stands for the case.';
comment on column eval.run_case.duration_ms is 'Time of its own work, without waiting for a turn.';
create index case_key on eval.run_case (key);
create index case_verdict on eval.run_case (run_id, verdict);
create index case_task on eval.run_case (task_key);

create table eval.sample (
    id uuid primary key,
    case_id uuid not null references eval.run_case on delete cascade,
    sample_index integer not null,
    generation_key core.sha256 not null,
    execution_key core.sha256,
    outcome text not null,
    message text,
    attempts integer not null,
    finish_reason text,
    response_text core.sha256 references core.text,
    refusal text,
    served_model text,
    latency_ms double precision,
    input_tokens bigint,
    cached_input_tokens bigint,
    output_tokens bigint,
    reasoning_tokens bigint,
    error_kind text,
    error_message text,
    error_status integer,
    error_retry_after_ms double precision,
    extraction_method text,
    extraction_reason text,
    code_text core.sha256 references core.text,
    span_start integer,
    span_end integer,
    starts_with_prompt boolean,
    looks_complete boolean,
    created_at timestamptz not null default now(),
    constraint sample_key unique (case_id, sample_index)
);
comment on table eval.sample is 'One generation: the call, the answer, the program found in it.';
comment on column eval.sample.sample_index is 'Which repeat, from 0.';
comment on column eval.sample.generation_key is 'Hash over provider, model, parameters, messages and index: what was paid for.';
comment on column eval.sample.execution_key is 'Hash over code, tests, limits, backend and Python version; null when nothing ran.';
comment on column eval.sample.attempts is 'Calls of the provider.';
comment on column eval.sample.finish_reason is 'Why the answer ended; null when there is no answer.';
comment on column eval.sample.response_text is 'The answer; null with a finish reason: it was empty.';
comment on column eval.sample.cached_input_tokens is 'Part of input_tokens.';
comment on column eval.sample.reasoning_tokens is 'Part of output_tokens.';
comment on column eval.sample.error_kind is 'What the provider or the connection did wrong; null when there is an answer.';
comment on column eval.sample.extraction_method is 'How the program was found; null when nobody looked.';
comment on column eval.sample.code_text is 'The program; null when there is none.';
comment on column eval.sample.span_start is 'First UTF-16 code unit of the part of the answer that was taken; span_end is one past the last.';
create index sample_generation on eval.sample (generation_key);
create index sample_execution on eval.sample (execution_key) where execution_key is not null;

create table eval.execution (
    sample_id uuid primary key references eval.sample on delete cascade,
    outcome text not null,
    kind text,
    message text,
    exception_type text,
    traceback text,
    assertion_source text,
    assertion_line integer,
    assertion_left text,
    assertion_right text,
    assertion_message text,
    assertions_passed integer not null,
    assertions_total integer,
    calls integer not null,
    wall_ms double precision not null,
    cpu_ms double precision not null,
    peak_memory_bytes bigint,
    memory_source text,
    exit_code integer,
    signal text,
    stdout_text core.sha256 references core.text,
    stdout_bytes bigint not null,
    stdout_truncated boolean not null,
    stderr_text core.sha256 references core.text,
    stderr_bytes bigint not null,
    stderr_truncated boolean not null,
    integrity text not null,
    flaky boolean not null,
    attempts integer not null
);
comment on table eval.execution is 'What happened when the program met its tests. Where it ran stands with the run.';
comment on column eval.execution.kind is 'Sub-kind of the outcome, e.g. syntax_error.';
comment on column eval.execution.assertion_source is 'The assertion that did not hold; null when none failed.';
comment on column eval.execution.assertions_total is 'Assertions in the tests, where they can be counted.';
comment on column eval.execution.calls is 'Calls of the solution by the tests.';
comment on column eval.execution.stdout_text is 'The kept part; null when nothing was printed.';
comment on column eval.execution.stdout_bytes is 'Bytes printed in all.';
comment on column eval.execution.flaky is 'A timeout whose second run, alone, ended differently; the second is stored.';

create table eval.score (
    sample_id uuid not null references eval.sample on delete cascade,
    position integer not null,
    scorer text not null,
    name text not null,
    value double precision,
    reason text,
    diagnostics text[] not null,
    primary key (sample_id, position)
);
comment on table eval.score is 'A number that a scorer gave a sample.';
comment on column eval.score.value is 'Null when undefined; reason then says why.';
comment on column eval.score.diagnostics is 'What went wrong while scoring.';

create table eval.gate (
    run_id uuid not null references eval.run on delete cascade,
    position integer not null,
    gate text not null,
    status text not null,
    value double precision,
    message text not null,
    primary key (run_id, position)
);
comment on table eval.gate is 'The gates of a finished run.';
comment on column eval.gate.status is 'met, not_met or skipped.';
