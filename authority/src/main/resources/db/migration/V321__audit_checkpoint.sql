-- Checkpoints over the heads of all audit chains: signed, time-stamped, chained, and written to files outside of this database
-- too. And the openings of commitments: what an audit row or a plan of issuance commits to without saying it.

create table audit_checkpoint (
    number    bigint      primary key check (number > 0),
    made_at   timestamptz not null,
    document  text        not null
);

comment on column audit_checkpoint.document is 'The file, octet for octet: statement, signature, certificates, time-stamp token.';

create trigger audit_checkpoint_is_append_only
    before update or delete on audit_checkpoint
    for each row execute function refuse_change();

create trigger audit_checkpoint_is_never_emptied
    before truncate on audit_checkpoint
    for each statement execute function refuse_change();

create table commitment_opening (
    commitment  bytea       primary key check (octet_length(commitment) = 32),
    object_kind text        not null,
    object_id   text        not null,
    salt        bytea       not null check (octet_length(salt) = 32),
    content     text        not null,
    made_at     timestamptz not null
);

comment on table commitment_opening is 'Personal data behind salted commitments. May be erased: what commits to it stays as it is.';

create index commitment_opening_by_object on commitment_opening (object_kind, object_id);
create index commitment_opening_by_age    on commitment_opening (made_at);

alter table issuance_intent
    add column approved_by         text,
    add column approved_at         timestamptz,
    add column registry_commitment bytea check (octet_length(registry_commitment) = 32);

comment on column issuance_intent.registry_commitment is 'What the registry said of the holder, as a salted commitment.';
