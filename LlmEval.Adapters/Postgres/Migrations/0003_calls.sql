-- What a call cost, and how soon it began to answer.

create table core.price (
    key core.sha256 primary key,
    currency text not null,
    input numeric not null check (input >= 0),
    cached_input numeric not null check (cached_input >= 0),
    output numeric not null check (output >= 0),
    effective date,
    source text not null,
    created_at timestamptz not null default now()
);
comment on table core.price is 'What tokens of a model cost from a day on, as it was reckoned with. Amounts are per million tokens.';
comment on column core.price.key is 'Hash over all other columns.';
comment on column core.price.currency is 'ISO 4217 code.';
comment on column core.price.cached_input is 'Per million input tokens from the provider''s cache.';
comment on column core.price.output is 'Per million output tokens, reasoning included.';
comment on column core.price.effective is 'The first day on which it holds; null for a price that a config itself gave.';
comment on column core.price.source is 'Where the figures are from.';

alter table eval.sample
    add column first_token_ms double precision,
    add column from_cache boolean not null default false,
    add column cost numeric check (cost >= 0),
    add column price_key core.sha256 references core.price,
    add column error_never_sent boolean,
    add constraint cost_has_price check ((cost is null) = (price_key is null));
comment on column eval.sample.first_token_ms is 'Time to the first text of the answer; null where it came in one piece.';
comment on column eval.sample.from_cache is 'True when the answer was paid for by an earlier call: it cost nothing in this run.';
comment on column eval.sample.cost is 'What the answer cost when it was made, exactly, in the currency of its price; null when unknown.';
comment on column eval.sample.error_never_sent is 'True when the failed call certainly never reached the provider.';
create index sample_price on eval.sample (price_key) where price_key is not null;
