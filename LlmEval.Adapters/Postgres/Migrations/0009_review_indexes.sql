-- Indexes for what pages count and look up again and again, so that no request reads all cases, pairs or judgments of a run.

create index case_run_task on eval.run_case (run_id, task_key);
comment on index eval.case_run_task is 'The cases of a page of tasks; by task_key alone, those of all other runs of the dataset came along.';

create index queue_voted on review.queue_item (run_id, verdicts, places) where verdicts > 0;
comment on index review.queue_voted is 'Counts pairs that people have judged, and those that are complete.';
create index queue_unjudged on review.queue_item (run_id) where opinion in ('none', 'unresolved', 'judge_error');
comment on index review.queue_unjudged is 'Counts pairs without a verdict of a judge or a rule.';

create index judgment_judge on review.judgment (run_id, judge, sequence) where judge is not null;
comment on index review.judgment_judge is 'The first judgment of each judge in a run.';
create index judgment_blind on review.judgment (run_id, pair_id, reviewer) where source = 'human' and kind = 'verdict' and action = 'blind';
comment on index review.judgment_blind is 'Counts blind first votes.';
