-- Web apps: what samples published, what came of their checks, and what was seen there.
create table assignments.evidence (
    sha256 core.sha256 primary key,
    media_type text not null,
    content bytea not null
);
comment on table assignments.evidence is 'What is no text: screenshots, each once.';

create table assignments.submission (
    sample_id uuid primary key references eval.sample on delete cascade,
    repo_url text,
    commit_sha text,
    pages_url text,
    published_at timestamptz,
    notes text[] not null
);
comment on table assignments.submission is 'What a sample whose answer is a web app published; the addresses are null when it could not be.';
comment on column assignments.submission.notes is 'What was left out of the answer.';

create table assignments.check_result (
    sample_id uuid not null references eval.sample on delete cascade,
    position integer not null,
    name text not null,
    kind text not null,
    round integer not null,
    score double precision,
    not_measured boolean not null,
    reason text not null,
    weight double precision not null,
    elapsed_ms double precision not null,
    screenshot core.sha256 references assignments.evidence,
    console_text core.sha256 references core.text,
    requests_text core.sha256 references core.text,
    dom_text core.sha256 references core.text,
    primary key (sample_id, position)
);
comment on table assignments.check_result is 'What came of a check of a submission.';
comment on column assignments.check_result.name is 'A literal name, or the text of a check of the page.';
comment on column assignments.check_result.kind is 'static, llm or dynamic.';
comment on column assignments.check_result.round is 'The round that first asked for it; smaller than the submission''s: a failure is a regression.';
comment on column assignments.check_result.score is '0 to 1; null when nothing was measured.';
comment on column assignments.check_result.not_measured is 'Null score because something of ours failed; else it was skipped.';
comment on column assignments.check_result.console_text is 'Lines of the console, as JSON; null when there were none or the check is not of the page.';
comment on column assignments.check_result.requests_text is 'Requests of the page, as JSON.';
