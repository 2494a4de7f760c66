-- The store of certificates. A serial number belongs to its issuer for ever, so every one that was ever planned stands in
-- issuance_intent, unique across all years; the certificates themselves are partitioned by the year of issue.

create table issuance (
    application_id uuid        primary key,
    state          text        not null check (state in ('STARTED', 'STORED', 'RELEASED', 'REFUSED')),
    reason         text,
    changed_at     timestamptz not null
);

comment on table issuance is 'How far the issuance for an application has come; what makes repeated approvals harmless.';

create table holder (
    id            uuid primary key,
    kind          text not null,
    person_id     text,
    entity_id     text,
    unique nulls not distinct (kind, person_id, entity_id)
);

comment on table holder is 'A person, a person acting for an entity in a role, or a system; ids of the registry, never IIN or BIN.';

create table issuance_intent (
    issuer         text        not null,
    serial         text        collate "C" not null check (serial ~ '^([0-9a-f]{2}){1,20}$'),
    application_id uuid        not null references issuance,
    request_number smallint    not null,
    profile        text        not null,
    key_hash       bytea       not null check (octet_length(key_hash) = 32),
    tbs_hash       bytea       not null check (octet_length(tbs_hash) = 32),
    node           text        not null,
    state          text        not null check (state in ('OPEN', 'CERTIFIED', 'RETIRED')),
    planned_at     timestamptz not null,
    settled_at     timestamptz,
    primary key (issuer, serial),
    check ((state = 'OPEN') = (settled_at is null))
);

comment on column issuance_intent.key_hash is 'SHA-256 of the DER SubjectPublicKeyInfo.';
comment on column issuance_intent.tbs_hash is 'SHA-256 of the DER TBSCertificate that was about to be signed.';

create unique index issuance_intent_one_per_key
    on issuance_intent (key_hash) where state <> 'RETIRED';
create unique index issuance_intent_one_per_request
    on issuance_intent (application_id, request_number) where state <> 'RETIRED';
create index issuance_intent_open    on issuance_intent (planned_at)     where state = 'OPEN';
create index issuance_intent_retired on issuance_intent (issuer, serial) where state = 'RETIRED';

create table certificate (
    issue_year     smallint    not null,
    issuer         text        not null,
    serial         text        collate "C" not null,
    application_id uuid        not null,
    request_number smallint    not null,
    holder_id      uuid        not null references holder,
    profile        text        not null,
    not_before     timestamptz not null,
    not_after      timestamptz not null,
    key_hash       bytea       not null,
    storage        text        not null,
    identified_by  text        not null,
    issued_at      timestamptz not null,
    released_at    timestamptz,
    primary key (issuer, serial, issue_year),
    foreign key (issuer, serial) references issuance_intent
) partition by range (issue_year);

create index certificate_by_application on certificate (application_id);
create index certificate_by_holder      on certificate (holder_id);

create table certificate_der (
    issue_year smallint not null,
    issuer     text     not null,
    serial     text     collate "C" not null,
    der        bytea    not null,
    primary key (issuer, serial, issue_year)
) partition by range (issue_year);

do $$
begin
    for year in 2026 .. 2040 loop
        execute format('create table certificate_%s     partition of certificate     for values from (%s) to (%s)',
                       year, year, year + 1);
        execute format('create table certificate_der_%s partition of certificate_der for values from (%s) to (%s)',
                       year, year, year + 1);
    end loop;
end
$$;

create table certificate_other_years     partition of certificate     default;
create table certificate_der_other_years partition of certificate_der default;
