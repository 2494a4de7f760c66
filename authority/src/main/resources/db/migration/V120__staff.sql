create table centre (
    code text     primary key check (code ~ '^[0-9]{4}$'),
    kk   text     not null,
    ru   text     not null,
    en   text     not null
);

comment on table centre is 'Registration centres inside public service centres; names in the three languages.';

create table staff_member (
    id          uuid        primary key,
    person_id   uuid        not null references person,
    role        text        not null check (role in ('OPERATOR')),
    centre      text        not null references centre,
    active      boolean     not null,
    enrolled_at timestamptz not null,
    unique (person_id, role, centre)
);

create table staff_certificate (
    fingerprint bytea       primary key check (octet_length(fingerprint) = 32),
    member_id   uuid        not null references staff_member,
    bound_at    timestamptz not null
);

comment on column staff_certificate.fingerprint is 'SHA-256 of the DER certificate.';

create index staff_certificate_by_member on staff_certificate (member_id);
