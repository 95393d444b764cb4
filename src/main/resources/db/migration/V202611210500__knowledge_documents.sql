-- What a business taught its bot. A document keeps answering from its present version while a new one is imported.
create table document (
    account_id    uuid not null,
    id            uuid not null,
    bot_id        uuid not null,
    name          text not null,
    kind          text not null check (kind in ('pdf', 'docx', 'xlsx', 'csv', 'md', 'html', 'txt', 'qa')),
    -- The web page it is copied from; null for everything else.
    url           text,
    status        text not null check (status in ('processing', 'ready', 'failed')),
    -- Why the newest version could not be read; an earlier one may still answer.
    error         text,
    -- Whether some version of it answers now, and how much it knows.
    answers       boolean not null default false,
    passages      int not null default 0,
    characters    bigint not null default 0,
    size          bigint not null,
    -- The original that answers and the one that waits to be imported.
    original_id   uuid,
    import_id     uuid,
    stage         text not null default 'waiting' check (stage in ('waiting', 'reading', 'splitting', 'indexing')),
    percent       int not null default 0,
    attempts      int not null default 0,
    -- Who imports it, and until when that is believed without a sign of life.
    claimed_by    uuid,
    claimed_until timestamptz,
    -- Documents that were uploaded together to take the place of all others.
    replaces_all  uuid,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, bot_id) references bot (account_id, id) on delete cascade
);
create unique index document_name on document (account_id, bot_id, (kind = 'qa'), lower(name));
create index document_to_import on document (updated_at) where import_id is not null;

-- The files as they came.
create table original (
    account_id  uuid not null,
    id          uuid not null,
    document_id uuid not null,
    kind        text not null,
    -- What the server said about a web page; null for what was uploaded.
    charset     text,
    -- Null while a web page is not fetched yet.
    content     bytea,
    primary key (account_id, id),
    foreign key (account_id, document_id) references document (account_id, id) on delete cascade
);
-- Most files are packed already; packing them again costs time and saves nothing.
alter table original alter column content set storage external;
create index original_of_document on original (account_id, document_id);
