-- Courses: builders of several emails at one server, and checks that failed on our side.
alter table assignments.build_job drop constraint build_job_builder_task_round_nonce_key;
alter table assignments.build_job add unique (builder, email, task, round, nonce);

-- Emails are the same in any case of letters: they are stored in small ones. A text with an escape of ours has none.
update assignments.task set email = lower(email) where email ~ '^[ -~]+$';

alter table assignments.repo add column failures integer not null default 0, add column put_off_until timestamptz;
comment on column assignments.repo.failures is 'Checks that failed on our side.';
comment on column assignments.repo.put_off_until is 'Until when it is not checked again, after such a failure.';
