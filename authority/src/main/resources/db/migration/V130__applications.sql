create table application (
    id            uuid        primary key,
    number        text        not null unique check (number ~ '^[0-9]{16}$'),
    subject_type  text        not null,
    person_id     uuid        not null references person,
    entity_id     uuid        references entity,
    storage       text        not null,
    centre        text        not null references centre,
    language      text        not null,
    agreement     text        not null,
    submitted_at  timestamptz not null,
    deadline      date        not null,
    state         text        not null,
    ground        text,
    identified_by text,
    check ((state = 'REFUSED') = (ground is not null))
);

create index application_by_person   on application (person_id);
create index application_may_expire  on application (deadline)
    where state in ('SUBMITTED', 'AWAITING_VISIT', 'IDENTIFYING', 'RETURNED');

-- What the applicant typed and the operator wrote; can be erased without touching the application's course.
create table application_personal_data (
    application_id  uuid primary key references application,
    document_number text not null,
    email           text,
    comment         text
);

create table application_request (
    application_id uuid     not null references application,
    position       smallint not null check (position between 1 and 2),
    key_algorithm  text     not null,
    key_hash       bytea    not null unique check (octet_length(key_hash) = 32),
    der            bytea    not null,
    primary key (application_id, position)
);

comment on column application_request.key_hash is 'SHA-256 of the DER SubjectPublicKeyInfo; a key is applied for once only.';

create table application_station (
    application_id uuid        not null references application,
    position       smallint    not null,
    state          text        not null,
    reached_at     timestamptz not null,
    primary key (application_id, position)
);

create table visit (
    application_id uuid        not null references application,
    operator_id    uuid        not null references staff_member,
    centre         text        not null references centre,
    documents_seen text[]      not null,
    face_compared  boolean     not null,
    visited_at     timestamptz not null,
    primary key (application_id, visited_at)
);
