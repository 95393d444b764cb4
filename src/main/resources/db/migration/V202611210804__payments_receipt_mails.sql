-- Money that moved and of which the others are still to be told: the owner by a receipt, the rest of the house.
create table follow_up (
    account_id uuid not null,
    attempt_id bigint not null,
    -- Names the return of money; empty: the payment.
    key text not null,
    order_id text not null,
    due_at timestamptz not null,
    primary key (account_id, attempt_id, key)
);
create index follow_up_due on follow_up (due_at);
