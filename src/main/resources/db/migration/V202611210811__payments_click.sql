-- Fiscal receipts that Click shall print. A row stays due until the receipt's address is known or there is no hope.
create table click_receipt (
    account_id uuid not null,
    -- Click's number of the transaction.
    external_id text not null,
    order_id text not null,
    due_at timestamptz,
    tries int not null default 0,
    -- When Click took the items; they are not sent again.
    submitted_at timestamptz,
    primary key (account_id, external_id)
);
create index click_receipt_due on click_receipt (due_at) where due_at is not null;
