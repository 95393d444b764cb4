-- What a bot is. A deleted bot is marked first (gone for every look-up), purged by each module, and goes last.
create table bot (
    account_id       uuid not null references account (id) on delete cascade,
    id               uuid not null,
    name             text not null,
    description      text not null default '',
    greeting         text not null default '',
    persona          text not null default '',
    tone             text not null default 'friendly' check (tone in ('friendly', 'formal', 'short')),
    languages        text[] not null,
    fallback         text not null default '',
    working_hours    jsonb not null default '[]',
    status           text not null default 'pending' check (status in ('pending', 'active', 'paused')),
    stopped_by_owner boolean not null default false,
    created_at       timestamptz not null,
    deleted_at       timestamptz,
    primary key (account_id, id)
);

create table bot_avatar (
    account_id uuid not null,
    bot_id     uuid not null,
    type       text not null,
    content    bytea not null,
    primary key (account_id, bot_id),
    foreign key (account_id, bot_id) references bot (account_id, id) on delete cascade
);
