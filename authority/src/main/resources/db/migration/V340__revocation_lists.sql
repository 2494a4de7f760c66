-- What stands on revocation lists, and the lists themselves: full, delta, and for parts of the certificates.

-- Filled by triggers in the transaction of the revocation or retirement, so that no way of revoking can forget it. Holds all
-- that an entry of a list needs, so that making a list of a million entries is one pass over one table.
create table revocation_list_entry (
    issuer       text        not null,
    serial       text        collate "C" not null,
    revoked_at   timestamptz not null,
    reason       smallint,
    not_after    timestamptz,
    first_listed bigint,
    slot         smallint    not null generated always as (('x' || right(serial, 2))::bit(8)::integer) stored,
    primary key (issuer, serial)
);

comment on column revocation_list_entry.reason       is 'CRLReason of RFC 5280, section 5.3.1; null for unspecified.';
comment on column revocation_list_entry.not_after    is 'End of the certificate; null for a serial number without one.';
comment on column revocation_list_entry.first_listed is 'CRLNumber of the first lists that hold it; null until they are made.';
comment on column revocation_list_entry.slot         is 'Last octet of the serial number: its remainder names the partition.';

create index revocation_list_entry_unlisted on revocation_list_entry (issuer) where first_listed is null;
create index revocation_list_entry_recent   on revocation_list_entry (issuer, first_listed);

create function enter_revocations_for_lists() returns trigger language plpgsql as $$
begin
    insert into revocation_list_entry (issuer, serial, revoked_at, reason, not_after)
    select a.issuer, a.serial, a.revoked_at, nullif(a.reason, 0), c.not_after
      from added a
      left join certificate c on c.issuer = a.issuer and c.serial = a.serial
    on conflict (issuer, serial) do nothing;
    return null;
end
$$;

create trigger revocation_enters_lists
    after insert on revocation
    referencing new table as added
    for each statement execute function enter_revocations_for_lists();

create function enter_retirement_for_lists() returns trigger language plpgsql as $$
begin
    insert into revocation_list_entry (issuer, serial, revoked_at)
    values (new.issuer, new.serial, new.settled_at)
    on conflict (issuer, serial) do nothing;
    return null;
end
$$;

create trigger retirement_enters_lists
    after update on issuance_intent
    for each row when (new.state = 'RETIRED' and old.state <> 'RETIRED')
    execute function enter_retirement_for_lists();

insert into revocation_list_entry (issuer, serial, revoked_at, reason, not_after)
select r.issuer, r.serial, r.revoked_at, nullif(r.reason, 0), c.not_after
  from revocation r
  left join certificate c on c.issuer = r.issuer and c.serial = r.serial;

insert into revocation_list_entry (issuer, serial, revoked_at)
select issuer, serial, settled_at
  from issuance_intent
 where state = 'RETIRED'
on conflict (issuer, serial) do nothing;

-- The row is there before the first number is given.
alter table revocation_list_number
    drop constraint revocation_list_number_number_check,
    add  constraint revocation_list_number_number_check check (number >= 0);

-- Into how many parts an issuer's certificates have ever been divided; certificates name the list of their part for ever.
create table revocation_list_partitioning (
    issuer text        not null,
    parts  smallint    not null check (parts between 1 and 128),
    since  timestamptz not null,
    primary key (issuer, parts)
);

create table revocation_list_file (
    name        text        not null,
    number      bigint      not null,
    issuer      text        not null,
    base        bigint      check (base < number),
    this_update timestamptz not null,
    next_update timestamptz not null check (next_update > this_update),
    entries     integer     not null,
    size        bigint      not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    primary key (name, number)
);

comment on table  revocation_list_file      is 'Lists by the name of their address. The octets of the newest ones lie in revocation_list_piece.';
comment on column revocation_list_file.base is 'BaseCRLNumber of a delta list; null for a full list.';

create table revocation_list_piece (
    name     text    not null,
    number   bigint  not null,
    position integer not null,
    octets   bytea   not null,
    primary key (name, number, position)
);

-- Serial numbers and signatures cannot be compressed.
alter table revocation_list_piece alter column octets set storage external;

insert into revocation_list_file (name, number, issuer, this_update, next_update, entries, size, sha256)
select issuer, number, issuer, this_update, next_update, entries, octet_length(der), encode(sha256(der), 'hex')
  from revocation_list;

insert into revocation_list_piece (name, number, position, octets)
select issuer, number, 0, der
  from revocation_list;

drop table revocation_list;
