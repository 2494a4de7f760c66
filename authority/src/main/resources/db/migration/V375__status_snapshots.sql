-- The status log is read from a snapshot on, and what lies far enough behind is let go: it stands in the snapshots, and in the
-- tables of certificates and revocations as before.

alter table status_head
    add column base      bigint not null default 0,
    add column base_hash bytea check (octet_length(base_hash) = 32),
    add constraint status_head_base_check check (base between 0 and position);

comment on column status_head.base      is 'Records up to here may be missing; the log is followed from here on.';
comment on column status_head.base_hash is 'Of the chain up to there; null as long as it begins with the identity of the log.';

create table status_snapshot (
    position bigint      primary key check (position > 0),
    hash     bytea       not null check (octet_length(hash) = 32),
    made_at  timestamptz not null
);

comment on table status_snapshot is 'All that was known at a position of the log. A row appears together with all its pieces.';

create table status_snapshot_piece (
    position bigint  not null references status_snapshot on delete cascade,
    number   integer not null check (number >= 0),
    octets   bytea   not null,
    primary key (position, number)
);

-- Serial numbers cannot be compressed.
alter table status_snapshot_piece alter column octets set storage external;

drop trigger status_record_is_append_only on status_record;

create trigger status_record_is_never_changed
    before update on status_record
    for each row execute function refuse_change();

create function refuse_removal_beyond_base() returns trigger language plpgsql as $$
begin
    if old.position > (select base from status_head) then
        raise exception 'rows of % are not removed before a snapshot stands for them', tg_table_name;
    end if;
    return old;
end
$$;

create trigger status_record_is_removed_behind_snapshots_only
    before delete on status_record
    for each row execute function refuse_removal_beyond_base();
