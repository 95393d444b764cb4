-- The double-entry ledger: each entry says what happened and why, its postings sum to zero. Nothing is ever changed.
create sequence ledger_entry_number;
create table ledger_entry (
    account_id uuid not null,
    id bigint not null default nextval('ledger_entry_number'),
    order_id text not null,
    -- placed, dropped, payment, surplus, used, refund, charge_back, grant, taken_back
    kind text not null,
    -- The same thing is never booked twice.
    key text not null,
    at timestamptz not null,
    source text not null,
    reason text not null,
    attempt_id bigint,
    plan_change uuid,
    primary key (account_id, id),
    unique (order_id, kind, key)
);

create index ledger_entry_attempt on ledger_entry (attempt_id);
create index ledger_entry_at on ledger_entry (at);

-- Positive: what we have or are owed. Negative: where it came from. In tiyin and cents.
create table ledger_posting (
    account_id uuid not null,
    entry_id bigint not null,
    line smallint not null,
    -- receivable, sales, discounts, cash:<provider>, refunds, owed
    book text not null,
    amount bigint not null check (amount <> 0),
    currency text not null,
    primary key (account_id, entry_id, line),
    foreign key (account_id, entry_id) references ledger_entry
);
create index ledger_posting_owed on ledger_posting (account_id, currency) where book = 'owed';

create function ledger_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is only ever added to: % of % refused', tg_op, tg_table_name;
end $$;
create trigger ledger_entry_is_final before update or delete or truncate on ledger_entry
    for each statement execute function ledger_is_final();
create trigger ledger_posting_is_final before update or delete or truncate on ledger_posting
    for each statement execute function ledger_is_final();
create trigger order_entry_is_final before update or delete or truncate on order_entry
    for each statement execute function ledger_is_final();

-- All postings of an entry are written by one statement, or by several that sum to zero each.
create function ledger_is_balanced() returns trigger language plpgsql as $$
declare
    wrong bigint;
begin
    select entry_id into wrong from written group by account_id, entry_id, currency having sum(amount) <> 0 limit 1;
    if found then
        raise exception 'Ledger entry % does not sum to zero', wrong;
    end if;
    return null;
end $$;
create trigger ledger_posting_is_balanced after insert on ledger_posting
    referencing new table as written for each statement execute function ledger_is_balanced();
