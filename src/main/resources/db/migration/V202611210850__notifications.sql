-- What people were told, what they want to be told, and who is made an offer when.

-- Each thing is told once: whoever adds the row sends it, in the same transaction. Staff have no business: their rows
-- carry the nil id as account.
create table notice (
    account_id uuid not null,
    id         uuid not null,
    person_id  uuid not null,
    kind       text not null,
    -- Which of its kind: the end of a plan, a window, a conversation and its day.
    occasion   text not null,
    mail       boolean not null,
    telegram   boolean not null,
    -- It was overtaken by a later one before it went out.
    overtaken  boolean not null default false,
    at         timestamptz not null,
    primary key (account_id, id),
    unique (account_id, person_id, kind, occasion)
);
create index notice_newest on notice (id desc) where not overtaken;
create index notice_kind on notice (kind, at);

-- What differs from what everybody gets.
create table notice_choice (
    person_id uuid not null references person (id) on delete cascade,
    topic     text not null,
    mail      boolean not null,
    telegram  boolean not null,
    primary key (person_id, topic)
);

-- Businesses whose trial ended unpaid.
create table offer (
    account_id     uuid primary key,
    trial_ended_at timestamptz not null,
    sent           int not null default 0,
    last_at        timestamptz,
    next_at        timestamptz not null
);
create index offer_next on offer (next_at);
create index offer_ended on offer (trial_ended_at);

-- The way out of each mail that may be left; whoever is gone leaves no trace but the hash.
create table unsubscribe_link (
    token_hash bytea primary key,
    person_id  uuid references person (id) on delete set null,
    topic      text not null,
    created_at timestamptz not null
);
create index unsubscribe_link_person on unsubscribe_link (person_id);
