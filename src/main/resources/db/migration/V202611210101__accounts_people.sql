-- People who sign in, the businesses they own, and what proves who they are.
create table account (
    id uuid primary key,
    name text not null,
    language text not null,
    zone text not null,
    banned_at timestamptz,
    deleted_at timestamptz,
    created_at timestamptz not null
);
create index account_deleted on account (deleted_at) where deleted_at is not null;

create table person (
    id uuid primary key,
    account_id uuid references account (id),
    admin boolean not null default false,
    full_name text not null,
    username text not null,
    email text not null,
    phone text,
    password text not null,
    -- Raised whenever all other sessions must end.
    version int not null default 1,
    must_change_password boolean not null default false,
    email_verified_at timestamptz,
    language text not null,
    theme text not null default 'auto',
    zone text not null,
    totp_secret bytea,
    totp_confirmed boolean not null default false,
    totp_last_step bigint not null default 0,
    created_at timestamptz not null,
    last_seen_at timestamptz
);
create unique index person_email on person (lower(email));
create unique index person_username on person (lower(username));
create unique index person_phone on person (phone);
create index person_account on person (account_id);

-- One-time codes for people who lost their phone.
create table recovery_code (
    person_id uuid not null references person (id) on delete cascade,
    code_hash bytea not null,
    primary key (person_id, code_hash)
);

-- Links sent by mail: password reset and email verification. Only the hash is kept; each works once.
create table mailed_link (
    token_hash bytea primary key,
    person_id uuid not null references person (id) on delete cascade,
    purpose text not null,
    email text not null,
    expires_at timestamptz not null
);
create index mailed_link_person on mailed_link (person_id, purpose);

-- Tokens of programs that signed in through REST.
create table access_token (
    token_hash bytea primary key,
    person_id uuid not null references person (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index access_token_person on access_token (person_id);
create index access_token_expiry on access_token (expires_at);

create table api_key (
    account_id uuid not null references account (id),
    id uuid not null,
    person_id uuid not null references person (id) on delete cascade,
    name text not null,
    scope text not null,
    key_hash bytea not null,
    ending text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (account_id, id)
);
create unique index api_key_hash on api_key (key_hash);

-- How often somebody tried something lately; who is a keyed hash of a login or an address.
create table attempt (
    what text not null,
    who bytea not null,
    count int not null,
    since timestamptz not null,
    next_at timestamptz not null,
    primary key (what, who)
);
create index attempt_since on attempt (since);

-- Answers of creating calls that carried an Idempotency-Key, kept for a day, encrypted.
create table idempotent_call (
    owner uuid not null,
    key text not null,
    fingerprint bytea not null,
    status int,
    content_type text,
    location text,
    body bytea,
    created_at timestamptz not null,
    -- The process that makes the call.
    holder bigint not null,
    primary key (owner, key)
);
create index idempotent_call_created on idempotent_call (created_at);
