-- Answers that need not be paid for again, and runs that start from earlier ones.

alter table eval.run
    add column conditions_key core.sha256,
    add column resumed_from uuid references eval.run on delete set null,
    add column carry text,
    add constraint carry_has_base check (resumed_from is null or carry is not null);
comment on column eval.run.conditions_key is
    'Hash over limits, sandbox and Python version: with the task and the answer it decides a result. Null in runs older than this column.';
comment on column eval.run.resumed_from is 'The run that this one started from; null for one that started with nothing.';
comment on column eval.run.carry is 'What it took from it: done, all_but_failed, all_but_not_measured or answers_only.';
create index run_resumed_from on eval.run (resumed_from) where resumed_from is not null;
create index run_path on eval.run (config_path);

alter table eval.run_case add column call_key core.sha256;
comment on column eval.run_case.call_key is
    'Hash over provider, its address, model, parameters and messages: with the sample index it is the generation key. Null in older runs.';

alter table eval.sample add column started_at timestamptz;
comment on column eval.sample.started_at is 'When work on it began; null in rows older than this column.';
comment on column eval.sample.generation_key is 'Hash over provider, its address, model, parameters, messages and index: what was paid for.';

create table core.answer (
    generation_key core.sha256 not null,
    private_to uuid references eval.run on delete cascade,
    case_id uuid references eval.run_case on delete set null,
    provider text not null,
    model text not null,
    attempts integer not null,
    finish_reason text not null,
    response_text core.sha256 references core.text,
    refusal text,
    served_model text,
    latency_ms double precision not null,
    first_token_ms double precision,
    input_tokens bigint,
    cached_input_tokens bigint,
    output_tokens bigint,
    reasoning_tokens bigint,
    cost numeric check (cost >= 0),
    price_key core.sha256 references core.price,
    created_at timestamptz not null default now(),
    constraint answer_key unique nulls not distinct (generation_key, private_to),
    constraint cost_has_price check ((cost is null) = (price_key is null))
);
comment on table core.answer is 'The answer cache. Written before an answer is looked at, so that nothing is paid for twice.';
comment on column core.answer.private_to is 'The only run that may take it; null for all. Such rows go when the run is completed.';
comment on column core.answer.case_id is 'The case that paid for it; null when its run was deleted.';
comment on column core.answer.response_text is 'The answer; null: it was empty.';
create index answer_case on core.answer (case_id) where case_id is not null;
create index answer_private on core.answer (private_to) where private_to is not null;
create index answer_price on core.answer (price_key) where price_key is not null;
