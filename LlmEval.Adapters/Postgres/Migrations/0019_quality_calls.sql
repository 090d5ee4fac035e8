-- What a judge said of README and code, word for word, and what it cost.

alter table assignments.check_result add column calls_text core.sha256 references core.text;
comment on column assignments.check_result.calls_text is 'The judge''s calls as JSON: answer, problem, score, tokens, cost; null for checks without any.';
comment on column assignments.result.logs is 'Console, requests and document of the page, or the judge''s calls, as JSON; null for checks that have none.';
