-- What people asked the platform's staff through the help page. Not a tenant's table: visitors write too.
create table help_request (
    id uuid primary key,
    account_id uuid,
    name text not null,
    contact text not null,
    language text not null,
    text text not null,
    received_at timestamptz not null,
    settled_at timestamptz,
    settled_by uuid
);
create index help_request_open on help_request (received_at desc) where settled_at is null;
