-- What businesses ordered and what they asked for. Orders are never deleted; they hold no personal data.
create table orders (
    account_id uuid not null,
    -- Digits only, at most 15: payment companies accept nothing else.
    id text not null unique check (id ~ '^[0-9]{1,15}$'),
    plan text not null,
    -- The plan as it was in the catalogue when it was ordered.
    plan_version int not null,
    period text not null,
    provider text not null,
    amount bigint not null check (amount >= 0),
    -- Before the coupon.
    list_price bigint not null check (list_price >= 0),
    currency text not null,
    coupon text,
    renewing boolean not null default false,
    status text not null check (status in
        ('pending', 'paid', 'past_due', 'cancelled', 'expired', 'partially_refunded', 'refunded', 'charged_back')),
    -- How many times money was booked for it.
    credits int not null default 0 check (credits >= 0),
    redirect_url text,
    redirect_made_at timestamptz,
    created_at timestamptz not null,
    expires_at timestamptz,
    -- When its payment company is asked next what became of it, and how often it was.
    ask_at timestamptz,
    asked int not null default 0,
    primary key (account_id, id)
);
create index orders_expiring on orders (expires_at) where status = 'pending';
create index orders_to_ask on orders (provider, ask_at) where ask_at is not null;
create index orders_newest on orders (created_at desc, id);

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
    coupon text,
    status text not null check (status in ('waiting', 'granted', 'declined', 'withdrawn', 'paid')),
    reason text,
    order_id text,
    created_at timestamptz not null,
    decided_at timestamptz,
    primary key (account_id, id)
);
create unique index plan_request_waiting on plan_request (account_id) where status = 'waiting';
create index plan_request_status on plan_request (status, id);
