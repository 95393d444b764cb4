-- Who did what that matters. Rows are only ever added: the trigger refuses everything else.
create table audit (
    id uuid primary key,
    at timestamptz not null,
    actor uuid,
    account_id uuid,
    action text not null,
    subject text not null,
    details jsonb not null default '{}'
);
create index audit_account on audit (account_id, id);
create index audit_action on audit (action, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_append_only before update or delete on audit
    for each row execute function audit_is_append_only();
