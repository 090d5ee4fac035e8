-- How often the lab was written to: whoever keeps what they read of it asks for this instead of reading all of it again.
--
-- Every transaction that writes adds a row of its own, which others see together with what it wrote, and never before it. So two snapshots
-- with the same sum have the same rows, and hold the same writes. A single counter would make writers wait for each other, and a sequence
-- moves before the writes can be seen.
create table lab.revision (
    xid bigint not null,
    writes bigint not null
);
comment on table lab.revision is 'Transactions that wrote what the lab keeps: the sum of writes and the highest xid are its revision.';
comment on column lab.revision.xid is 'The transaction, or the newest of several.';
comment on column lab.revision.writes is 'How many transactions the row stands for.';

create function lab.count_write() returns void language plpgsql as $$
declare
    writing bigint := pg_current_xact_id()::text::bigint;
begin
    if current_setting('lab.counted', true) is not distinct from writing::text then return; end if;
    insert into lab.revision (xid, writes) values (writing, 1);
    perform set_config('lab.counted', writing::text, true);
    -- Now and then what is there becomes one row: the sum stays. What another transaction is folding is left to it. A prime comes by also where
    -- every write takes two or four transactions.
    if writing % 61 = 0 and current_setting('transaction_isolation') = 'read committed' then
        with taken as (select r.ctid from lab.revision r for update skip locked),
            gone as (delete from lab.revision r using taken where r.ctid = taken.ctid returning r.xid, r.writes)
        insert into lab.revision (xid, writes) select max(gone.xid), sum(gone.writes) from gone having count(*) > 0;
    end if;
end
$$;

create function lab.note_write() returns trigger language plpgsql as $$
begin
    perform lab.count_write();
    return null;
end
$$;

-- Samples of evaluations are none of the lab's, and are many.
create function lab.note_samples() returns trigger language plpgsql as $$
begin
    if exists (select from written w join eval.run_case c on c.id = w.case_id join eval.run r on r.id = c.run_id where r.kind = 'lab') then
        perform lab.count_write();
    end if;
    return null;
end
$$;

-- Of a sample that is gone nobody knows any more whose it was.
create function lab.note_removed_samples() returns trigger language plpgsql as $$
begin
    if exists (select from removed) then perform lab.count_write(); end if;
    return null;
end
$$;

do $$
declare
    kept regclass;
begin
    for kept in
        select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'lab' and c.relkind = 'r' and c.relname <> 'revision'
    loop
        execute format('create trigger note_write after insert or update or delete or truncate on %s for each statement execute function lab.note_write()', kept);
    end loop;
end
$$;

create trigger note_lab_write after update or truncate on eval.sample for each statement execute function lab.note_write();
create trigger note_lab_samples after insert on eval.sample referencing new table as written for each statement execute function lab.note_samples();
create trigger note_lab_removal after delete on eval.sample referencing old table as removed for each statement execute function lab.note_removed_samples();
