-- The status log: what happened to serial numbers, in the order of the commits. A row is written in the transaction of the
-- act, so the log is the outbox too: what is not in it did not happen, and nobody needs to be told a second time.

create table status_head (
    only_row boolean primary key default true check (only_row),
    log      uuid    not null,
    position bigint  not null check (position >= 0),
    hash     bytea   check (octet_length(hash) = 32),
    begun    boolean not null
);

comment on table  status_head      is 'The end of the log; locked until the commit, and always before the head of an audit chain.';
comment on column status_head.log  is 'The identity of this log; responders refuse another one.';
comment on column status_head.hash is 'Of the last record; null before the first one.';

comment on column status_head.begun is 'Whether what is older than the log has been entered; done by the first start.';

insert into status_head (log, position, begun) values (gen_random_uuid(), 0, false);

create table status_record (
    position bigint      primary key check (position > 0),
    issuer   text        not null,
    serial   text        collate "C" not null,
    state    smallint    not null check (state in (1, 2)),
    reason   smallint    check (reason is null or state = 2),
    since    timestamptz not null,
    hash     bytea       not null check (octet_length(hash) = 32)
);

comment on column status_record.state  is '1: issued; 2: revoked, or retired without a certificate.';
comment on column status_record.reason is 'CRLReason of RFC 5280, section 5.3.1; null for unspecified.';
comment on column status_record.hash   is 'SHA-256 over the hash before and this record.';

create trigger status_record_is_append_only
    before update or delete on status_record
    for each row execute function refuse_change();

create trigger status_record_is_never_emptied
    before truncate on status_record
    for each statement execute function refuse_change();
