-- The catalogue that all parts of the tool share. Rows here are named by their content: equal content is one row, and never changes.
-- Texts are stored as LlmEval.Adapters.Postgres.StoredText writes them: as they are, but U+0000, U+0010 and halves of surrogate pairs
-- as U+0010 and four hexadecimal digits.

create domain core.sha256 as text collate "C" check (value ~ '^[0-9a-f]{64}$');
comment on domain core.sha256 is 'SHA-256 as 64 lower-case hexadecimal digits.';

create table core.text (
    sha256 core.sha256 primary key,
    content text not null
);
comment on table core.text is 'Large texts (prompts, answers, code, output), each stored once. Lists never read it.';
comment on column core.text.sha256 is 'Hash of the UTF-8 bytes of content.';

create table core.model (
    key core.sha256 primary key,
    provider text not null,
    name text not null,
    parameters jsonb not null,
    checkpoint_step bigint,
    created_at timestamptz not null default now()
);
comment on table core.model is 'A model with its sampling parameters: another temperature is another row.';
comment on column core.model.key is 'Hash over provider, name, parameters and checkpoint step.';
comment on column core.model.provider is 'Literal name of the provider, e.g. openai.';
comment on column core.model.name is 'The name that the provider knows.';
comment on column core.model.parameters is 'Canonical JSON; what is absent was left to the provider.';
comment on column core.model.checkpoint_step is 'Training step that the model is a checkpoint of.';
create index model_name on core.model (name);

create table core.config (
    hash core.sha256 primary key,
    created_at timestamptz not null default now()
);
comment on table core.config is 'A config as data. Runs with one hash had the same settings, whatever their file looked like.';
comment on column core.config.hash is 'Hash of the config with its references unexpanded; comments, key order and layout do not matter.';

create table core.dataset (
    key core.sha256 primary key,
    hash core.sha256 not null,
    name text not null,
    version text,
    format text not null,
    selected_tasks integer not null,
    total_tasks integer not null,
    created_at timestamptz not null default now()
);
comment on table core.dataset is 'A selection of tasks under the name that its dataset had.';
comment on column core.dataset.key is 'Hash over all other columns.';
comment on column core.dataset.hash is 'Hash over the hashes of the selected tasks: equal hashes are comparable results.';
comment on column core.dataset.version is 'The dataset''s own version.';
comment on column core.dataset.selected_tasks is 'Tasks that passed the filters.';
comment on column core.dataset.total_tasks is 'Tasks before filters.';
create index dataset_hash on core.dataset (hash);

create table core.prompt (
    hash core.sha256 primary key,
    system_text core.sha256 references core.text,
    template_text core.sha256 not null references core.text,
    created_at timestamptz not null default now()
);
comment on table core.prompt is 'A way of asking: a system message and a template for the user''s message.';
comment on column core.prompt.hash is 'Hash over both texts.';
comment on column core.prompt.system_text is 'The system message; null for none.';
