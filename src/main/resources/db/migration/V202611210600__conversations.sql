-- Who writes to the bots, what was said, and what became of every message.
-- No foreign keys here: these are the tables every message passes through, and their rows go in batches when a bot does.
-- Keys begin with what tells rows apart, not with the account: plans are made while tables are small and kept for long,
-- and an index that begins with the account was then read for all its rows at each look-up.

create table customer (
    account_id   uuid        not null,
    id           uuid        not null,
    bot_id       uuid        not null,
    channel      text        not null,
    connection   uuid        not null,
    customer_key text        not null,
    name         text        not null,
    phone        text,
    hint         text,                           -- what the channel believes the language to be
    language     text,                           -- what was found or chosen
    script       text,
    chosen       boolean     not null default false,
    opted_out    boolean     not null default false,
    blocked_at   timestamptz,                    -- by the business
    gone_at      timestamptz,                    -- the customer blocked the bot
    created_at   timestamptz not null,
    primary key (id, account_id),
    unique (bot_id, connection, customer_key, account_id)
);

create table conversation (
    account_id       uuid        not null,
    id               uuid        not null,
    bot_id           uuid        not null,
    customer_id      uuid        not null,
    channel          text        not null,
    connection       uuid        not null,
    conversation_key text        not null,
    taken_over_until timestamptz,
    taken_over_by    uuid,
    person_wanted_at timestamptz,                -- the customer asked for a person
    waiting_since    timestamptz,                -- something here waits for the bot, the plan or a person
    plan_changed     boolean not null default false, -- while something waited here
    apologised_for   text,                       -- the period whose one apology was given
    last_at          timestamptz not null,       -- when the customer last wrote
    created_at       timestamptz not null,
    primary key (id, account_id),
    unique (connection, conversation_key, bot_id, account_id)
) with (fillfactor = 80);

create index conversation_latest on conversation (bot_id, last_at desc, account_id);
create index conversation_waiting on conversation (account_id) where waiting_since is not null;
create index conversation_plan_changed on conversation (account_id) where plan_changed;
create index conversation_taken_over on conversation (taken_over_until) where taken_over_until is not null;

-- Both directions. A customer's message: OPEN, WAITING, ANSWERED or IGNORED; a reply: TO_SEND, SENDING, DELIVERED or FAILED.
-- Only the primary key is indexed, so that a changed state stays on its page.
create table message (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    id              uuid        not null,
    side            text        not null,        -- CUSTOMER, BOT or PERSON
    kind            text        not null,
    state           text        not null,
    reason          text,                        -- why silent, or why it could not be sent
    reply_id        uuid,                        -- of a question: the reply that answers it
    rating          smallint,                    -- of a reply: 1 or -1
    external_ids    text,                        -- the channel's own ids, separated by spaces
    flagged         text,                        -- what was found harmful
    created_at      timestamptz not null,
    sent_at         timestamptz,                 -- of a question: when the customer wrote it; of a reply: when it left
    author          uuid,                        -- the person who wrote it
    answered        boolean,                     -- of a reply: it held what was asked for
    language        text,
    script          text,
    provider        text,
    model           text,
    input_tokens    integer,
    output_tokens   integer,
    cost_micro_usd  bigint,
    millis          integer,
    buttons         text,
    text            text        not null,
    passages        jsonb,
    primary key (account_id, conversation_id, id)
) with (fillfactor = 75);
