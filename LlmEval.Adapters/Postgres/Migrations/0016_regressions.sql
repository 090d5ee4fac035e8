-- What a check of an earlier round came to then: only what passed before can break. Null in rows older than these columns.

alter table assignments.check_result add column passed_before boolean;
comment on column assignments.check_result.round is 'The round that first asked for it; smaller than the submission''s: it has to hold still.';
comment on column assignments.check_result.passed_before is
    'Whether it passed in the round before; null when it was not measured then, or is not of an earlier round. True with a score that does not pass: a regression.';

alter table assignments.result add column passed_before boolean;
comment on column assignments.result.passed_before is 'As in assignments.check_result.';

-- Runs with web-app tasks are found from their tasks, which are few among many.
create index task_assignment on eval.task (key) where test_kind = 'assignment';
