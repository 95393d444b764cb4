-- What we keep about Stripe: the hosted pages that we had made, and the subscriptions that they became.

-- A page is asked for with exactly these parameters under one key, so that asking again makes no second page.
create table stripe_page (
    account_id uuid not null,
    order_id text not null,
    number int not null,
    parameters text not null,
    expires_at timestamptz not null,
    session_id text,
    url text,
    -- open, waiting for the payer's bank, closed
    state text not null check (state in ('open', 'waiting', 'closed')),
    primary key (account_id, order_id, number)
);

create table stripe_subscription (
    account_id uuid not null,
    id text not null unique,
    order_id text not null,
    customer text not null,
    -- As Stripe says.
    status text not null,
    ends_with_period boolean not null default false,
    period_end timestamptz,
    -- When Stripe was asked for what stands here; what was asked earlier never replaces it.
    asked_at timestamptz not null,
    -- We want it to end at once: something else pays for the plan now, or the account is gone.
    end_wanted_at timestamptz,
    primary key (account_id, id)
);
create index stripe_subscription_order on stripe_subscription (order_id);
create index stripe_subscription_unended on stripe_subscription (end_wanted_at)
    where end_wanted_at is not null and status not in ('canceled', 'incomplete_expired');
create index stripe_subscription_overdue on stripe_subscription (period_end)
    where status not in ('canceled', 'incomplete_expired');
