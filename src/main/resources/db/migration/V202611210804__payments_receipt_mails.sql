-- Receipts that are still to be written to the owner.
create table receipt_mail (
    account_id uuid not null,
    attempt_id bigint not null,
    -- Names the return of money; empty: the payment.
    key text not null,
    order_id text not null,
    due_at timestamptz not null,
    primary key (account_id, attempt_id, key)
);
create index receipt_mail_due on receipt_mail (due_at);
