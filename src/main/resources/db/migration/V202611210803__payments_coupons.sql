-- Coupons and who used them for what.
create table coupon (
    -- As people see it; upper and lower case are one.
    code text primary key check (code = upper(code)),
    percent int check (percent between 1 and 100),
    amount_uzs bigint check (amount_uzs > 0),
    amount_usd bigint check (amount_usd > 0),
    expires_at timestamptz,
    -- Null means as often as you like.
    total_uses int check (total_uses > 0),
    uses_per_account int check (uses_per_account > 0),
    -- Empty means all.
    plans text[] not null default '{}',
    periods text[] not null default '{}',
    -- The only account that may use it, when it is personal.
    personal_to uuid,
    note text not null default '',
    disabled boolean not null default false,
    created_at timestamptz not null,
    created_by text not null,
    check ((percent is null) <> (amount_uzs is null and amount_usd is null))
);
create index coupon_newest on coupon (created_at desc, code);

create table coupon_use (
    account_id uuid not null,
    order_id text not null,
    code text not null references coupon (code),
    state text not null check (state in ('reserved', 'used', 'freed')),
    discount bigint not null,
    currency text not null,
    at timestamptz not null,
    primary key (account_id, order_id)
);
create index coupon_use_code on coupon_use (code, account_id) where state <> 'freed';
