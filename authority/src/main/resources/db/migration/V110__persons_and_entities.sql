-- Persons and entities have ids of ours. What the registry says of them is dated; numbers and names are never keys.

create table person (
    id           uuid        primary key,
    first_met_at timestamptz not null
);

create table person_identity (
    person_id  uuid        not null references person,
    iin        text        not null check (iin ~ '^[0-9]{12}$'),
    surname    text        not null,
    given_name text        not null,
    patronymic text,
    birth_date date        not null,
    valid_from timestamptz not null,
    valid_to   timestamptz,
    primary key (person_id, valid_from),
    check (valid_to is null or valid_to >= valid_from)
);

create unique index person_identity_current     on person_identity (person_id) where valid_to is null;
create unique index person_identity_current_iin on person_identity (iin)       where valid_to is null;

create table entity (
    id           uuid        primary key,
    first_met_at timestamptz not null
);

create table entity_identity (
    entity_id  uuid        not null references entity,
    bin        text        not null check (bin ~ '^[0-9]{12}$'),
    name       text        not null,
    valid_from timestamptz not null,
    valid_to   timestamptz,
    primary key (entity_id, valid_from),
    check (valid_to is null or valid_to >= valid_from)
);

create unique index entity_identity_current     on entity_identity (entity_id) where valid_to is null;
create unique index entity_identity_current_bin on entity_identity (bin)       where valid_to is null;
