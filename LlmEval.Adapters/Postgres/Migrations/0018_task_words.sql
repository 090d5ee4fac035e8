-- What a search for words looks at, in lower case: made once, not for each of a run's tasks at every search.

alter table eval.task add column words text not null generated always as (lower((name collate "default") || chr(10) || title)) stored;
comment on column eval.task.words is 'Name and title in lower case, a line each; searched with like.';
