-- What the review queue knows of each pair, and rows that nobody may change.

alter table review.review add column guideline_version integer references review.guideline;
comment on column review.review.guideline_version is 'The guidelines that came with the config; null when none did.';

alter table review.pair
    add column first_text_sha256 core.sha256 not null,
    add column second_text_sha256 core.sha256 not null;
comment on column review.pair.first_text_sha256 is 'Hash of the response''s UTF-8 bytes. For texts with escapes not its key in core.text.';
create unique index pair_either_way on review.pair (run_id, least(first_sample, second_sample), greatest(first_sample, second_sample));

create table review.queue_item (
    pair_id uuid primary key references review.pair on delete cascade,
    run_id uuid not null references review.review on delete cascade,
    position integer not null,
    places integer not null check (places > 0),
    reason text not null default 'ordinary',
    reason_rank smallint not null,
    audit_rank double precision not null,
    opinion text not null default 'none',
    verdicts integer not null default 0,
    disagrees boolean not null default false,
    adjudicated boolean not null default false
);
comment on table review.queue_item is
    'How each pair stands, so that queue and lists need not read judgments. All but places follows from the judgments, in their transaction. '
    'Whoever gives away a place of a pair locks its row.';
comment on column review.queue_item.places is 'Reviewers that are wanted: the overlap.';
comment on column review.queue_item.reason is 'inconsistent_judge, low_confidence, contradicts_tests or ordinary, by the judgments of judges and rules that stand.';
comment on column review.queue_item.reason_rank is 'Place of the reason in the order of handing out, from 0.';
comment on column review.queue_item.audit_rank is 'Hash of the pair as a number from 0 to 1: a random order that nothing else follows.';
comment on column review.queue_item.opinion is 'The newest standing judgment of a judge or rule: none, first, second, tie, inconsistent, unresolved or judge_error.';
comment on column review.queue_item.verdicts is 'Reviewers whose verdict stands, adjudications left out.';
comment on column review.queue_item.disagrees is 'Those verdicts name different winners; no winner is one of them.';
comment on column review.queue_item.adjudicated is 'An adjudication stands.';
create unique index queue_position on review.queue_item (run_id, position);
create index queue_order on review.queue_item (run_id, reason_rank, position) where verdicts < places;
create index queue_audit on review.queue_item (run_id, audit_rank) where verdicts < places;
create index queue_disagreement on review.queue_item (run_id, position) where disagrees;

alter table review.showing
    add column done_at timestamptz,
    add column has_verdict boolean not null default false;
comment on column review.showing.done_at is 'When the reviewer judged or skipped it; null while they may be given it.';
comment on column review.showing.has_verdict is 'Their verdict stands: they have their place, with or without a lease.';
create index showing_leased on review.showing (leased_until) where leased_until is not null;
create index showing_last on review.showing (reviewer, first_shown_at desc, pair_id desc);

-- Append-only. A deleted run takes its judgments along: then the row that they belong to is gone before them.

create function core.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of %.% are never changed or deleted.', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
comment on function core.refuse_change is 'Trigger: the table is only ever added to.';

create function review.refuse_judgment_deletion() returns trigger language plpgsql as $$
begin
    if exists (select from eval.run r where r.id = old.run_id) then
        raise exception 'Rows of review.judgment are deleted with their run only.' using errcode = 'restrict_violation';
    end if;
    return old;
end $$;
comment on function review.refuse_judgment_deletion is 'Trigger: a judgment is deleted with its run only.';

create function review.refuse_span_deletion() returns trigger language plpgsql as $$
begin
    if exists (select from review.judgment j where j.id = old.judgment_id) then
        raise exception 'Rows of review.span are deleted with their judgment only.' using errcode = 'restrict_violation';
    end if;
    return old;
end $$;
comment on function review.refuse_span_deletion is 'Trigger: a span is deleted with its judgment only.';

create trigger append_only before update on review.judgment for each row execute function core.refuse_change();
create trigger kept before delete on review.judgment for each row execute function review.refuse_judgment_deletion();
create trigger never_emptied before truncate on review.judgment execute function core.refuse_change();
create trigger append_only before update on review.span for each row execute function core.refuse_change();
create trigger kept before delete on review.span for each row execute function review.refuse_span_deletion();
create trigger never_emptied before truncate on review.span execute function core.refuse_change();
create trigger append_only before update or delete on core.audit for each row execute function core.refuse_change();
create trigger never_emptied before truncate on core.audit execute function core.refuse_change();
