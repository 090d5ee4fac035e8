-- Scores by hand keep what a client says of them besides.
alter table lab.manual_score add column metadata jsonb check (jsonb_typeof(metadata) = 'object');
comment on column lab.manual_score.metadata is 'What else a client says: an object; null for none.';
comment on table lab.manual_score is 'Scores that people gave single experiments; the latest of a person stands, earlier ones are kept.';
create index manual_score_by_time on lab.manual_score (created_at desc, id desc);
