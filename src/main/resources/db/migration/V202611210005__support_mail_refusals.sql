-- Addresses that a mail server said do not exist, as hashes, until it takes a mail for them again.
create table mail_refusal (
    address_hash bytea primary key,
    refused_at   timestamptz not null
);
