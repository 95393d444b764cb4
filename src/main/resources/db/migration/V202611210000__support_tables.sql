-- The technical tables: what the admin decided, mails on their way, recurring work, events that must not be lost.
create table setting (
    key        text primary key,
    value      jsonb not null,
    changed_at timestamptz not null
);

create table mail_outbox (
    id         uuid primary key,
    key        text unique,
    recipient  text not null,
    subject    text not null,
    text       text not null,
    html       text not null,
    state      text not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
    attempts   integer not null default 0,
    due_at     timestamptz not null,
    created_at timestamptz not null,
    sent_at    timestamptz,
    last_error text
);
create index mail_outbox_due on mail_outbox (due_at) where state = 'waiting';

-- db-scheduler's own table (its documentation, PostgreSQL).
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Spring Modulith's stored events (its schema of version 2).
create table event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
create index event_publication_event on event_publication using hash (serialized_event);
create index event_publication_completion on event_publication (completion_date);
