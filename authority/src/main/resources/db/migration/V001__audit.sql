-- The audit log: one hash chain per node. Rows are only ever appended; a trigger refuses everything else, so that a slip of
-- the hand in a console is stopped too (whoever can drop triggers is found by the checkpoints outside the database).

create table audit_chain (
    chain     text   primary key,
    sequence  bigint not null,
    hash      bytea  not null
);

comment on table audit_chain is 'The head of each chain: number and hash of its last row. Locked last in every transaction.';

create table audit_record (
    chain         text        not null,
    sequence      bigint      not null check (sequence > 0),
    recorded_at   timestamptz not null,
    actor_kind    text        not null,
    actor_id      text        not null,
    action        text        not null,
    object_kind   text        not null,
    object_id     text        not null,
    details       jsonb       not null,
    previous_hash bytea       not null check (octet_length(previous_hash) = 32),
    hash          bytea       not null check (octet_length(hash) = 32),
    primary key (chain, sequence)
);

create index audit_record_by_object on audit_record (object_kind, object_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name;
end
$$;

create trigger audit_record_is_append_only
    before update or delete on audit_record
    for each row execute function refuse_change();

create trigger audit_record_is_never_emptied
    before truncate on audit_record
    for each statement execute function refuse_change();
