-- The servers of web-app tasks: jobs of builders; tasks, submissions and results of an instructor.
create table assignments.build_job (
    id uuid primary key,
    seq bigint generated always as identity,
    builder text not null,
    email text not null,
    task text not null,
    round integer not null check (round >= 1),
    nonce text not null,
    brief text not null,
    checks text[] not null,
    evaluation_url text not null,
    attachments text not null,
    repository text not null,
    started_at timestamptz not null,
    deadline_at timestamptz not null,
    state text not null,
    finished_at timestamptz,
    answer text,
    repo_url text,
    commit_sha text,
    pages_url text,
    error text,
    attempts text not null,
    log text[] not null,
    unique (builder, task, round, nonce)
);
create index on assignments.build_job (builder, task, round desc, seq desc);
create index on assignments.build_job (builder, seq) where finished_at is null;
comment on table assignments.build_job is 'What builders took on, and how far they are. Secrets are not stored.';
comment on column assignments.build_job.seq is 'The order in which they came: ids of one millisecond have none.';
comment on column assignments.build_job.attachments is 'Names and data URIs, as JSON.';
comment on column assignments.build_job.answer is 'The model''s answer as it came: a restart pays for no second one.';
comment on column assignments.build_job.attempts is 'Attempts to tell the instructor, as JSON: at, http_status, error.';

create table assignments.task (
    id uuid primary key,
    seq bigint generated always as identity,
    created_at timestamptz not null,
    email text not null,
    task text not null,
    round integer not null check (round >= 1),
    nonce text not null unique,
    endpoint text not null,
    evaluation_url text not null,
    secret_sha256 core.sha256 not null,
    template text not null,
    seed text not null,
    variant integer,
    result text,
    brief text not null,
    checks text[] not null,
    turn text not null,
    tries integer not null,
    status_code integer,
    error text,
    sent_at timestamptz,
    deadline_at timestamptz,
    next_try_at timestamptz
);
create index on assignments.task (email, round);
comment on table assignments.task is 'What an instructor sends to builders, with what came of the sending.';
comment on column assignments.task.secret_sha256 is 'Tells whether the secret of a builder changed; the secret itself is read from the file of submissions each time.';
comment on column assignments.task.turn is 'The whole task of this round and the one before as JSON: brief, attachments, checks with their kinds.';
comment on column assignments.task.status_code is 'The answer to the last attempt; 0 when the builder could not be reached.';

create table assignments.repo (
    id uuid primary key,
    seq bigint generated always as identity,
    task_id uuid not null references assignments.task,
    revision integer not null check (revision >= 1),
    received_at timestamptz not null,
    repo_url text not null,
    commit_sha text not null,
    pages_url text not null,
    late boolean not null,
    started_at timestamptz,
    evaluated_at timestamptz,
    unique (task_id, revision)
);
create index on assignments.repo (seq) where evaluated_at is null;
comment on table assignments.repo is 'What builders said that they shipped: the queue of the checks.';
comment on column assignments.repo.revision is 'Another one when a builder ships again what is being checked, or was.';

create table assignments.result (
    repo_id uuid not null references assignments.repo on delete cascade,
    position integer not null,
    check_name text not null,
    kind text not null,
    round integer not null,
    score double precision,
    not_measured boolean not null,
    reason text not null,
    logs text,
    weight double precision not null,
    elapsed_ms double precision not null,
    screenshot core.sha256 references assignments.evidence,
    primary key (repo_id, position)
);
comment on table assignments.result is 'What came of a check of a submission.';
comment on column assignments.result.logs is 'Console, requests and document of the page as JSON; null for checks that have none.';
