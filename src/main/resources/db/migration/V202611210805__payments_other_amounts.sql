-- Money that came over another amount or currency than asked for. It buys nothing; staff look at it.
create table other_amount (
    account_id uuid not null,
    id uuid not null unique,
    order_id text not null,
    -- The name of the attempt that holds the money.
    external_id text not null,
    -- Null while the company does not say how much it was.
    came bigint check (came >= 0),
    currency text,
    since timestamptz not null,
    settled_at timestamptz,
    settled_by text,
    note text,
    primary key (account_id, id),
    unique (order_id, external_id)
);
create index other_amount_open on other_amount (since) where settled_at is null;
