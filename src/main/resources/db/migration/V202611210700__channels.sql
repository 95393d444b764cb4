-- How bots are connected to the outside, what has come in already, and the lanes in which conversations are worked on.

-- One place outside where one bot of ours is reached. What outsiders call things (token, secret) is encrypted.
create table connection (
    account_id     uuid        not null,
    id             uuid        not null,
    bot_id         uuid        not null,
    channel        text        not null,
    external_id    text        not null,                       -- who we are there: the id of the Telegram bot
    username       text        not null default '',
    title          text        not null default '',
    token          bytea       not null,
    secret         bytea       not null,
    webhook_id     text        not null unique,                -- the opaque end of the address that the outside calls
    mode           text        not null default 'new',         -- new, webhook, polling
    status         text        not null default 'connected',   -- connected, failing
    problem        text        not null default '',            -- which problem the owner is shown: channels.problem.<it>
    problem_detail text        not null default '',            -- in the words of the other side
    problem_at     timestamptz,
    pending        int         not null default 0,             -- updates that wait at the other side
    quiet_until    timestamptz,                                -- asked to be silent (429) until then
    check_at       timestamptz not null default now(),         -- when the set-up is looked at again
    checks_failed  int         not null default 0,
    set_up_for     text        not null default '',            -- the address of ours that the set-up was made for
    commands_set   boolean     not null default false,
    poller         uuid,                                       -- the process that polls, and until when it may
    poller_until   timestamptz,
    created_at     timestamptz not null,
    primary key (account_id, id),
    unique (account_id, bot_id, channel)
);
create unique index connection_id on connection (id);
create unique index connection_external on connection (channel, external_id);

-- Chats that became other chats (a Telegram group that grew): where their messages go now.
create table moved_chat (
    account_id    uuid not null,
    connection_id uuid not null,
    chat          text not null,
    now_at        text not null,
    primary key (account_id, connection_id, chat),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade
);

-- Every event once: a repeated one finds its key here. Kept for 8 days.
create table received (
    account_id    uuid        not null,
    connection_id uuid        not null,
    event_key     text        collate "C" not null,
    at            timestamptz not null default now(),
    primary key (account_id, connection_id, event_key)
);
create index received_at on received using brin (at) with (pages_per_range = 16);

-- The processes that work on lanes; whoever does not say so for 15 seconds is dead.
create table worker (
    id         uuid        primary key,
    host       text        not null,
    process    bigint      not null,                           -- its number on that host, and when it began:
    began      bigint      not null,                           -- together they tell whether it still runs
    beat       timestamptz not null default now()
);

-- A conversation with something to do. The row goes when its work is done.
create table lane (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    owner           uuid,                                      -- the worker that has it; null: free
    wakes           bigint      not null default 1,            -- grows with each message; work is done when it stood still
    attempts        int         not null default 0,
    since           timestamptz not null default now(),
    due             timestamptz not null default '-infinity',
    primary key (account_id, conversation_id)
) with (fillfactor = 70, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0,
        autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 1, autovacuum_analyze_threshold = 20000);
create index lane_free on lane (since) where owner is null;
