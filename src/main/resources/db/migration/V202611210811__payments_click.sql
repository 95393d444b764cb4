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
    -- Why there is none yet: key of a text for staff, and what Click said.
    reason text,
    detail text,
    -- After the last try; staff are told until it is there.
    given_up_at timestamptz,
    primary key (account_id, external_id)
);
create index click_receipt_due on click_receipt (due_at) where due_at is not null;
create index click_receipt_given_up on click_receipt (given_up_at) where given_up_at is not null;
