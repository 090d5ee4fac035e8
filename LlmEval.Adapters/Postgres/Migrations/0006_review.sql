-- Pairs of responses, what judges and people said of them, and who these people are. Judgments are only ever added.

create table core.app_user (
    id uuid primary key,
    name text not null unique check (name ~ '^[A-Za-z0-9._@-]{1,64}$'),
    role text not null,
    is_local boolean not null default false,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
comment on table core.app_user is 'People and programs who may use the web app or its API. Never deleted: their judgments name them.';
comment on column core.app_user.role is 'reviewer, admin or ingest.';
comment on column core.app_user.is_local is 'The user of this machine, who needs no login on loopback.';
create unique index app_user_local on core.app_user (is_local) where is_local;

create table core.token (
    hash core.sha256 primary key,
    user_id uuid not null references core.app_user,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at timestamptz
);
comment on table core.token is 'Tokens of users, as SHA-256: the token itself is shown once and kept nowhere.';
create index token_user on core.token (user_id);

create table core.session (
    hash core.sha256 primary key,
    user_id uuid not null references core.app_user,
    csrf_token text not null,
    lifetime_s integer not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);
comment on table core.session is 'Browser sessions by the SHA-256 of their cookie.';
comment on column core.session.lifetime_s is 'Seconds that a use extends it by.';
create index session_by_user on core.session (user_id);
create index session_expiry on core.session (expires_at);

create table core.audit (
    sequence bigint generated always as identity primary key,
    at timestamptz not null,
    user_id uuid references core.app_user,
    action text not null,
    subject text not null,
    detail text
);
comment on table core.audit is 'Who did what. Only ever added to.';
comment on column core.audit.user_id is 'Null for the tool itself.';
comment on column core.audit.action is 'Literal name, e.g. user.add.';

create table review.guideline (
    version integer primary key,
    text core.sha256 not null references core.text,
    author uuid references core.app_user,
    created_at timestamptz not null default now()
);
comment on table review.guideline is 'Versions of the review guidelines, from 1. Only ever added to.';

create table review.review (
    run_id uuid primary key references eval.run on delete cascade,
    lanes jsonb not null,
    overlap integer not null check (overlap > 0),
    audit_share double precision not null check (audit_share > 0 and audit_share <= 1),
    last_sequence bigint not null default 0,
    last_hash core.sha256
);
comment on table review.review is 'How a run is reviewed, and the end of its chain of judgments.';
comment on column review.review.lanes is 'Weights of the lanes by name.';
comment on column review.review.overlap is 'Reviewers per pair.';
comment on column review.review.last_sequence is 'Sequence of the newest judgment; whoever adds one locks this row.';

create table review.pair (
    id uuid primary key,
    run_id uuid not null references review.review on delete cascade,
    position integer not null,
    task_key core.sha256 not null references eval.task,
    prompt text collate "C" not null,
    first_sample uuid not null references eval.sample on delete cascade,
    second_sample uuid not null references eval.sample on delete cascade,
    lane text not null,
    constraint pair_samples unique (run_id, first_sample, second_sample),
    constraint pair_position unique (run_id, position)
);
comment on table review.pair is 'Two responses to one task under one prompt variant. First is the model that stands first in the config.';
comment on column review.pair.position is 'Place in the order of making, from 0.';
comment on column review.pair.lane is 'The lane that reviewers of the pair work in, drawn by the weights from a hash of the pair.';
create index pair_first on review.pair (first_sample);
create index pair_second on review.pair (second_sample);
create index pair_task on review.pair (task_key);

create table review.judge (
    hash core.sha256 primary key,
    name text not null,
    provider text not null,
    model text not null,
    parameters jsonb not null,
    mode text not null,
    prompt_text core.sha256 not null references core.text,
    swap boolean not null,
    created_at timestamptz not null default now()
);
comment on table review.judge is 'A judge with everything that decides its opinions.';
comment on column review.judge.mode is 'text_only or test_aware: two modes are two judges.';
comment on column review.judge.prompt_text is 'The fixed part of its prompt.';

create table review.judgment (
    id uuid primary key,
    run_id uuid not null references review.review on delete cascade,
    pair_id uuid not null references review.pair on delete cascade,
    sequence bigint not null,
    source text not null,
    kind text not null,
    verdict text,
    judge core.sha256 references review.judge,
    reviewer uuid references core.app_user,
    lane text,
    action text,
    shown text,
    inconsistent boolean not null,
    confidence double precision check (confidence between 0 and 1),
    derived_confidence double precision check (derived_confidence between 0 and 1),
    critique text,
    reason text,
    suggestion uuid references review.judgment,
    supersedes uuid references review.judgment,
    queued_as text,
    selection_probability double precision check (selection_probability between 0 and 1),
    active_ms double precision,
    wall_ms double precision,
    guideline_version integer references review.guideline,
    created_at timestamptz not null,
    previous_hash core.sha256,
    hash core.sha256 not null,
    constraint judgment_sequence unique (run_id, sequence),
    constraint judgment_supersedes unique (supersedes),
    constraint verdict_kind check ((verdict is null) = (kind <> 'verdict')),
    constraint judge_source check ((judge is null) = (source <> 'llm')),
    constraint reviewer_source check (source <> 'human' or reviewer is not null)
);
comment on table review.judgment is 'What somebody or something said of a pair. Only ever added to; a later row supersedes an earlier one.';
comment on column review.judgment.sequence is 'Place in the chain of the run, from 1, without gaps.';
comment on column review.judgment.verdict is 'first_much_better, first_better, tie, second_better, second_much_better or both_bad.';
comment on column review.judgment.shown is 'first_is_a or second_is_a; null for a judge that saw both orders.';
comment on column review.judgment.inconsistent is 'The two orders of a judge disagreed, and the verdict is a tie for that reason.';
comment on column review.judgment.confidence is 'As stated, raw.';
comment on column review.judgment.derived_confidence is 'From the agreement of the two orders.';
comment on column review.judgment.hash is 'SHA-256 over the judgment with its spans, its sequence and previous_hash.';
create index judgment_pair on review.judgment (pair_id, sequence);
create index judgment_reviewer on review.judgment (reviewer, created_at desc) where reviewer is not null;
create index judgment_suggestion on review.judgment (suggestion) where suggestion is not null;

create table review.span (
    id uuid primary key,
    judgment_id uuid not null references review.judgment on delete cascade,
    position integer not null,
    side text not null,
    start_utf16 integer,
    end_utf16 integer,
    quote text not null,
    prefix text not null,
    suffix text not null,
    text_sha256 core.sha256 not null,
    category text not null,
    severity text not null,
    note text,
    taken_from uuid references review.span,
    constraint span_position unique (judgment_id, position),
    constraint span_range check ((start_utf16 is null) = (end_utf16 is null) and (start_utf16 is null or (start_utf16 >= 0 and end_utf16 > start_utf16)))
);
comment on table review.span is 'A marked part of a response. Offsets are UTF-16 code units of the response, half-open; null: the quote was not found.';
create index span_taken on review.span (taken_from) where taken_from is not null;

create table review.judge_call (
    id uuid primary key,
    pair_id uuid not null references review.pair on delete cascade,
    judge core.sha256 not null references review.judge,
    judgment_id uuid not null,
    shown text not null,
    outcome text not null,
    verdict text,
    confidence double precision,
    quotes integer not null,
    located_quotes integer not null,
    messages_text core.sha256 not null references core.text,
    answer_text core.sha256 references core.text,
    error text,
    attempts integer not null,
    input_tokens bigint,
    cached_input_tokens bigint,
    output_tokens bigint,
    reasoning_tokens bigint,
    cost numeric check (cost >= 0),
    price_key core.sha256 references core.price,
    from_cache boolean not null,
    latency_ms double precision not null,
    created_at timestamptz not null,
    constraint cost_has_price check ((cost is null) = (price_key is null))
);
comment on table review.judge_call is 'A call of a judge for a pair in one order, whatever came of it.';
comment on column review.judge_call.judgment_id is 'The judgment that it led to; written before it, so not a reference.';
comment on column review.judge_call.messages_text is 'What was sent: a JSON array of {role, content}.';
create index judge_call_pair on review.judge_call (pair_id);
create index judge_call_judge on review.judge_call (judge);
create index judge_call_price on review.judge_call (price_key) where price_key is not null;

create table review.showing (
    pair_id uuid not null references review.pair on delete cascade,
    reviewer uuid not null references core.app_user,
    shown text not null,
    lane text not null,
    queued_as text not null,
    selection_probability double precision,
    first_shown_at timestamptz not null,
    leased_until timestamptz,
    primary key (pair_id, reviewer)
);
comment on table review.showing is 'How a pair is shown to a reviewer, drawn once; and the lease that they have on it.';
comment on column review.showing.leased_until is 'End of the lease unless renewed; null when given back or done.';
create index showing_reviewer on review.showing (reviewer, leased_until);

create table review.draft (
    pair_id uuid not null references review.pair on delete cascade,
    reviewer uuid not null references core.app_user,
    revision integer not null,
    content text not null,
    saved_at timestamptz not null,
    primary key (pair_id, reviewer)
);
comment on table review.draft is 'What a reviewer has begun and not submitted.';
comment on column review.draft.content is 'JSON as the app wrote it; text, because jsonb refuses what models print.';

create view review.current_judgment as
    select j.* from review.judgment j where not exists (select from review.judgment later where later.supersedes = j.id) and j.kind <> 'retraction';
comment on view review.current_judgment is 'Judgments that stand: not superseded, and no retraction.';
