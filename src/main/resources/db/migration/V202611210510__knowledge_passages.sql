-- Passages of documents, as search finds them. Rows of a document are only ever replaced together.
create table passage (
    account_id   uuid not null,
    bot_id       uuid not null,
    document_id  uuid not null,
    id           uuid not null,
    position     int not null,
    heading      text not null,
    text         text not null,
    -- A signed byte for each dimension, and the model that made them; null until it has.
    vector       bytea,
    vector_space text,
    primary key (account_id, id)
);
create index passage_of_bot on passage (account_id, bot_id, document_id, position);

-- Raised in each transaction that changes what a bot knows; an index of another version is stale.
create table knowledge_version (
    account_id uuid not null,
    bot_id     uuid not null,
    version    bigint not null,
    primary key (account_id, bot_id)
);
