-- What businesses ordered and what they asked for. Orders are never deleted; they hold no personal data.
create table orders (
    account_id uuid not null,
    -- Digits only, at most 15: payment companies accept nothing else.
    id text not null unique check (id ~ '^[0-9]{1,15}$'),
    plan text not null,
    period text not null,
    provider text not null,
    amount bigint not null check (amount >= 0),
    currency text not null,
    status text not null,
    credits int not null default 0 check (credits >= 0),
    paid_until timestamptz,
    created_at timestamptz not null,
    primary key (account_id, id)
);
create index orders_pending on orders (created_at) where status = 'pending';

-- Each change of an order, only ever added to.
create table order_entry (
    account_id uuid not null,
    id uuid not null,
    order_id text not null,
    at timestamptz not null,
    status text not null,
    amount bigint not null,
    currency text not null,
    by_whom text not null,
    primary key (account_id, id)
);
create index order_entry_order on order_entry (account_id, order_id);

create table plan_request (
    account_id uuid not null,
    id uuid not null,
    plan text not null,
    period text not null,
    status text not null check (status in ('waiting', 'granted', 'declined', 'withdrawn')),
    reason text,
    order_id text,
    created_at timestamptz not null,
    decided_at timestamptz,
    primary key (account_id, id)
);
create unique index plan_request_waiting on plan_request (account_id) where status = 'waiting';
create index plan_request_status on plan_request (status, id);
