-- Revocations are final: the law knows no suspension. The operator's free words lie apart, where they can be erased.

create table revocation (
    issuer       text        not null,
    serial       text        collate "C" not null,
    ground       text        not null,
    circumstance text,
    reason       smallint    not null,
    revoked_at   timestamptz not null,
    actor_kind   text        not null,
    actor_id     text        not null,
    primary key (issuer, serial),
    foreign key (issuer, serial) references issuance_intent
);

comment on column revocation.reason is 'CRLReason of RFC 5280, section 5.3.1.';

create trigger revocation_is_append_only
    before update or delete on revocation
    for each row execute function refuse_change();

create table revocation_comment (
    issuer  text not null,
    serial  text collate "C" not null,
    comment text not null,
    primary key (issuer, serial),
    foreign key (issuer, serial) references revocation
);

create table revocation_list_number (
    issuer text   primary key,
    number bigint not null check (number > 0)
);

comment on table revocation_list_number is 'The last CRLNumber of each issuer; locked while a list is made, so they only grow.';

create table revocation_list (
    issuer      text        not null,
    number      bigint      not null,
    this_update timestamptz not null,
    next_update timestamptz not null,
    entries     integer     not null,
    der         bytea       not null,
    primary key (issuer, number)
);
