-- The platform's own Telegram bot: who linked a chat, and what is on its way there.
create table platform_bot (
    id           bigint primary key,
    username     text not null,
    -- Which process fetches its updates, by a lease.
    poller       uuid,
    poller_until timestamptz
);

-- One-time codes that link a chat to a person; only the hash is kept.
create table platform_code (
    code_hash  bytea primary key,
    person_id  uuid not null references person (id) on delete cascade,
    expires_at timestamptz not null
);
create index platform_code_person on platform_code (person_id);
create index platform_code_expiry on platform_code (expires_at);

create table platform_chat (
    person_id uuid primary key references person (id) on delete cascade,
    chat_id   bigint not null,
    name      text not null,
    linked_at timestamptz not null
);
create index platform_chat_chat on platform_chat (chat_id);

-- Updates that were let in, so that each acts once.
create table platform_update (
    bot_id    bigint not null,
    update_id bigint not null,
    at        timestamptz not null,
    primary key (bot_id, update_id)
);
create index platform_update_at on platform_update (at);

-- "sending" is stored before Telegram is called: whatever stays so after a crash is unclear and not sent again.
create table platform_message (
    id         uuid primary key,
    chat_id    bigint not null,
    text       text not null,
    keyboard   text not null check (keyboard in ('none', 'link', 'contact', 'remove')),
    label      text not null,
    address    text not null,
    quiet      boolean not null,
    state      text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'unclear')),
    attempts   int not null default 0,
    due_at     timestamptz not null,
    created_at timestamptz not null,
    error      text not null default ''
);
create index platform_message_due on platform_message (due_at) where state in ('waiting', 'sending');
create index platform_message_created on platform_message (created_at);
