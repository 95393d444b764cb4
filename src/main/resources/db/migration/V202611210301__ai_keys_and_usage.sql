-- Owners' own keys, and what models were asked and what it cost.
create table ai_key (
    account_id uuid primary key,
    provider   text not null,
    sealed     bytea not null,
    checked_at timestamptz not null
);

-- Each process adds to rows of its own every few seconds, so that nobody waits for anybody.
create table ai_usage (
    account_id     uuid not null,
    day            date not null,
    purpose        text not null,
    provider       text not null,
    model          text not null,
    own_key        boolean not null,
    process        uuid not null,
    calls          bigint not null,
    input_tokens   bigint not null,
    output_tokens  bigint not null,
    cost_micro_usd bigint not null,
    primary key (account_id, day, purpose, provider, model, own_key, process)
) with (fillfactor = 70);
create index ai_usage_day on ai_usage (day);

-- Who reached the daily ceiling, so that it is told once.
create table ai_ceiling (
    account_id uuid not null,
    day        date not null,
    models_off boolean not null,
    primary key (account_id, day, models_off)
);
