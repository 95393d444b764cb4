-- What payment companies tried to collect for an order, and everything they said.
create sequence payment_attempt_number start 1001;

create table payment_attempt (
    account_id uuid not null,
    id bigint not null default nextval('payment_attempt_number'),
    order_id text not null,
    provider text not null,
    external_id text not null,
    state text not null check (state in ('CREATED', 'PAID', 'CANCELLED', 'REVERSED')),
    amount bigint not null check (amount >= 0),
    currency text not null,
    returned bigint not null default 0 check (returned between 0 and amount),
    -- When it began by the company's clock.
    company_time timestamptz not null,
    created_at timestamptz not null,
    paid_at timestamptz,
    cancelled_at timestamptz,
    reason int,
    -- While it lasts, nobody else may pay the order; null: it never keeps others away.
    holds_until timestamptz,
    recurring boolean not null,
    -- The order had been paid already, so this money belongs to the account.
    surplus boolean not null default false,
    details jsonb not null default '{}',
    primary key (account_id, id),
    -- Begins with what tells rows apart: an index by company alone would be read for all of its payments.
    unique (external_id, provider)
);
create index payment_attempt_order on payment_attempt (order_id);
create index payment_attempt_statement on payment_attempt (company_time, provider);
create index payment_attempt_holds on payment_attempt (holds_until) where state = 'CREATED' and holds_until is not null;
create unique index payment_attempt_one_hold on payment_attempt (order_id)
    where state = 'CREATED' and holds_until is not null;
create unique index payment_attempt_one_pays on payment_attempt (order_id)
    where state in ('PAID', 'REVERSED') and not recurring and not surplus;

-- Every call of a payment company, without its secrets, and what we answered. Kept for disputes.
create sequence provider_event_number;
create table provider_event (
    id bigint primary key default nextval('provider_event_number'),
    provider text not null,
    external_id text,
    verified boolean not null,
    headers jsonb not null,
    body bytea not null,
    received_at timestamptz not null,
    answer text,
    answered_at timestamptz
);
create unique index provider_event_external on provider_event (external_id, provider) where external_id is not null;
create index provider_event_received on provider_event (received_at);

-- Money that staff gave back or asked a company to give back.
create table refund (
    account_id uuid not null,
    id uuid not null,
    order_id text not null,
    attempt_id bigint not null,
    -- Of whoever asked, so that asking twice is asking once.
    key text not null,
    amount bigint not null check (amount > 0),
    currency text not null,
    -- What has gone back of the attempt in all when this is done.
    in_all bigint not null,
    -- asked: the company is being asked; to_do: by hand in the company's cabinet, its callback books it; closed: staff said that none goes back
    state text not null check (state in ('asked', 'to_do', 'done', 'refused', 'closed')),
    note text not null,
    by_whom text not null,
    -- The name under which the company told of it.
    told_as text,
    created_at timestamptz not null,
    done_at timestamptz,
    try_at timestamptz,
    tries int not null default 0,
    -- Key of the sentence why the company refused it.
    refusal text,
    -- How staff ended what a company did not do.
    settled_note text,
    settled_by text,
    settled_at timestamptz,
    primary key (account_id, id),
    unique (order_id, key)
);
create unique index refund_one_at_a_time on refund (attempt_id) where state in ('asked', 'to_do');
create index refund_attempt on refund (attempt_id);
create index refund_to_try on refund (try_at) where state = 'asked';
