-- The commit that a config was at, and what is to be shown on a tracking server.

alter table eval.run add column git_commit text;
comment on column eval.run.git_commit is 'The commit that the folder of the config was at; null when it was in no repository.';

create table core.tracking_outbox (
    run_id uuid not null references eval.run on delete cascade,
    tracker text not null,
    server text not null,
    experiment text not null,
    created_at timestamptz not null default now(),
    attempts integer not null default 0,
    last_error text,
    sent_at timestamptz,
    external_id text,
    primary key (run_id, tracker, server, experiment)
);
comment on table core.tracking_outbox is
    'Runs that are to be on a tracking server. No payloads: what is sent is made from the stored run, and sending it again is safe.';
comment on column core.tracking_outbox.tracker is 'Literal name of the kind of server, e.g. mlflow.';
comment on column core.tracking_outbox.server is 'Its address, never with credentials.';
comment on column core.tracking_outbox.attempts is 'Times that it was sent, in whole or in part.';
comment on column core.tracking_outbox.last_error is 'Why the last attempt failed; null when it did not.';
comment on column core.tracking_outbox.sent_at is 'When all of it had arrived; null: not yet.';
comment on column core.tracking_outbox.external_id is 'The server''s own id of the run; null until it arrived once.';
create index tracking_pending on core.tracking_outbox (created_at) where sent_at is null;
