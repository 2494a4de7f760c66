-- What happens to an application between two people: it is worked on, given back, corrected and taken over.

alter table application
    add column version       integer not null default 0,
    add column claimed_by    uuid references staff_member,
    add column claimed_until timestamptz,
    add check ((claimed_by is null) = (claimed_until is null));

comment on column application.version is 'Grows with every change; an act that was prepared on one version does not count on another.';

-- Every key that was ever applied for, also if the application was corrected to hold others since.
create table application_key (
    key_hash       bytea       primary key check (octet_length(key_hash) = 32),
    application_id uuid        not null references application,
    applied_at     timestamptz not null
);

comment on column application_key.key_hash is 'SHA-256 of the DER SubjectPublicKeyInfo; a key is applied for once only.';

insert into application_key (key_hash, application_id, applied_at)
select r.key_hash, r.application_id, a.submitted_at
from application_request r
join application a on a.id = r.application_id;

create table application_return (
    application_id uuid        not null references application,
    returned_at    timestamptz not null,
    reasons        text[]      not null check (cardinality(reasons) > 0),
    primary key (application_id, returned_at)
);
