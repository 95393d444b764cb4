-- What the models of the providers can do and cost, as data: names come and go monthly, the code stays.
-- Read 2026-11-21 (docs/decisions/models.md). The admin's rows win by being here.
create table ai_model (
    provider        text not null,
    name            text not null,
    kind            text not null check (kind in ('FAST', 'STRONG', 'EMBEDDING')),
    rank            integer not null,              -- which of a kind is asked first
    abilities       text[] not null default '{text}',
    thinking_levels text[] not null default '{}',  -- smallest first; chat asks for the first; a number is a budget
    thinking_tokens integer not null default 0,    -- room left for silent thoughts
    max_tokens_name text not null default 'max_tokens',
    dimensions      integer not null default 0,
    batch           integer not null default 100,
    ends_on         date,
    primary key (provider, name)
);

create table ai_price (
    provider text not null,
    name     text not null,
    from_day date not null,
    input    bigint not null,                      -- millionths of a dollar for a million tokens
    output   bigint not null,
    primary key (provider, name, from_day),
    foreign key (provider, name) references ai_model on delete cascade
);

insert into ai_model (provider, name, kind, rank, abilities, thinking_levels, thinking_tokens, max_tokens_name, dimensions, batch, ends_on) values
    ('gemini', 'gemini-3.5-flash-lite', 'FAST', 1, '{text,image,audio}', '{MINIMAL,LOW,MEDIUM,HIGH}', 512, 'maxOutputTokens', 0, 0, null),
    ('gemini', 'gemini-3.1-flash-lite', 'FAST', 2, '{text,image,audio}', '{MINIMAL,LOW,MEDIUM,HIGH}', 512, 'maxOutputTokens', 0, 0, null),
    ('gemini', 'gemini-2.5-flash-lite', 'FAST', 3, '{text,image,audio}', '{0}', 512, 'maxOutputTokens', 0, 0, null),
    ('gemini', 'gemini-2.5-flash', 'FAST', 4, '{text,image,audio}', '{0}', 512, 'maxOutputTokens', 0, 0, '2026-12-01'),
    ('gemini', 'gemini-3.8-flash', 'STRONG', 1, '{text,image,audio}', '{LOW,MEDIUM,HIGH}', 2048, 'maxOutputTokens', 0, 0, null),
    ('gemini', 'gemini-3.7-flash', 'STRONG', 2, '{text,image,audio}', '{LOW,MEDIUM,HIGH}', 2048, 'maxOutputTokens', 0, 0, null),
    ('gemini', 'gemini-3.5-flash', 'STRONG', 3, '{text,image,audio}', '{LOW,MEDIUM,HIGH}', 2048, 'maxOutputTokens', 0, 0, null),
    ('gemini', 'gemini-3.1-pro-preview', 'STRONG', 4, '{text,image,audio}', '{LOW,MEDIUM,HIGH}', 2048, 'maxOutputTokens', 0, 0, null),
    ('gemini', 'gemini-2.5-pro', 'STRONG', 5, '{text,image,audio}', '{128}', 2048, 'maxOutputTokens', 0, 0, '2026-12-01'),
    ('gemini', 'gemini-embedding-2', 'EMBEDDING', 1, '{text,image,audio}', '{}', 0, 'maxOutputTokens', 768, 100, null),
    ('gemini', 'gemini-embedding-001', 'EMBEDDING', 2, '{text}', '{}', 0, 'maxOutputTokens', 768, 100, null),
    ('openai', 'gpt-5.6-luna', 'FAST', 1, '{text,image}', '{none,low,medium,high,xhigh,max}', 512, 'max_completion_tokens', 0, 0, null),
    ('openai', 'gpt-5.4-mini', 'FAST', 2, '{text,image}', '{none,low,medium,high,xhigh,max}', 512, 'max_completion_tokens', 0, 0, null),
    ('openai', 'gpt-5.4-nano', 'FAST', 3, '{text,image}', '{none,low,medium,high,xhigh,max}', 512, 'max_completion_tokens', 0, 0, null),
    ('openai', 'gpt-4.1-mini', 'FAST', 4, '{text,image}', '{}', 0, 'max_completion_tokens', 0, 0, null),
    ('openai', 'gpt-4o-mini', 'FAST', 5, '{text,image}', '{}', 0, 'max_completion_tokens', 0, 0, null),
    ('openai', 'gpt-5.6-terra', 'STRONG', 1, '{text,image}', '{low,medium,high,xhigh,max}', 2048, 'max_completion_tokens', 0, 0, null),
    ('openai', 'gpt-5.6-sol', 'STRONG', 2, '{text,image}', '{low,medium,high,xhigh,max}', 2048, 'max_completion_tokens', 0, 0, null),
    ('openai', 'text-embedding-3-small', 'EMBEDDING', 1, '{text}', '{}', 0, 'max_tokens', 768, 100, null),
    ('openai', 'text-embedding-3-large', 'EMBEDDING', 2, '{text}', '{}', 0, 'max_tokens', 768, 100, null),
    ('openai', 'text-embedding-v4', 'EMBEDDING', 3, '{text}', '{}', 0, 'max_tokens', 768, 10, null),
    ('qwen', 'qwen3.5-flash', 'FAST', 1, '{text,image}', '{}', 0, 'max_tokens', 0, 0, null),
    ('qwen', 'qwen-flash', 'FAST', 2, '{text}', '{}', 0, 'max_tokens', 0, 0, null),
    ('qwen', 'qwen3-max', 'STRONG', 1, '{text}', '{}', 0, 'max_tokens', 0, 0, null),
    ('qwen', 'qwen-plus', 'STRONG', 2, '{text}', '{}', 0, 'max_tokens', 0, 0, null);

insert into ai_price (provider, name, from_day, input, output) values
    ('gemini', 'gemini-3.5-flash-lite', '2026-01-01', 300000, 2500000),
    ('gemini', 'gemini-3.1-flash-lite', '2026-01-01', 250000, 1500000),
    ('gemini', 'gemini-2.5-flash-lite', '2026-01-01', 100000, 400000),
    ('gemini', 'gemini-2.5-flash', '2026-01-01', 300000, 2500000),
    ('gemini', 'gemini-3.8-flash', '2026-01-01', 750000, 3750000),
    ('gemini', 'gemini-3.8-flash', '2027-01-01', 1500000, 7500000),
    ('gemini', 'gemini-3.7-flash', '2026-01-01', 750000, 3750000),
    ('gemini', 'gemini-3.7-flash', '2027-01-01', 1500000, 7500000),
    ('gemini', 'gemini-3.5-flash', '2026-01-01', 1500000, 9000000),
    ('gemini', 'gemini-3.1-pro-preview', '2026-01-01', 2000000, 12000000),
    ('gemini', 'gemini-2.5-pro', '2026-01-01', 1250000, 10000000),
    ('gemini', 'gemini-embedding-2', '2026-01-01', 200000, 0),
    ('gemini', 'gemini-embedding-001', '2026-01-01', 150000, 0),
    ('openai', 'gpt-5.6-luna', '2026-01-01', 200000, 1200000),
    ('openai', 'gpt-5.4-mini', '2026-01-01', 750000, 4500000),
    ('openai', 'gpt-5.4-nano', '2026-01-01', 200000, 1250000),
    ('openai', 'gpt-4.1-mini', '2026-01-01', 400000, 1600000),
    ('openai', 'gpt-4o-mini', '2026-01-01', 150000, 600000),
    ('openai', 'gpt-5.6-terra', '2026-01-01', 2000000, 12000000),
    ('openai', 'gpt-5.6-sol', '2026-01-01', 5000000, 30000000),
    ('openai', 'text-embedding-3-small', '2026-01-01', 20000, 0),
    ('openai', 'text-embedding-3-large', '2026-01-01', 130000, 0),
    ('openai', 'text-embedding-v4', '2026-01-01', 70000, 0),
    ('qwen', 'qwen3.5-flash', '2026-01-01', 100000, 400000),
    ('qwen', 'qwen-flash', '2026-01-01', 50000, 400000),
    ('qwen', 'qwen3-max', '2026-01-01', 1200000, 6000000),
    ('qwen', 'qwen-plus', '2026-01-01', 400000, 1200000);
