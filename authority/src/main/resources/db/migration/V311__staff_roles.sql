-- Officers, auditors, supervisors and machines beside the operators; bindings that can be withdrawn; proposals that a second
-- officer has to confirm.

alter table centre add column active boolean not null default true;

alter table staff_member
    drop constraint staff_member_role_check,
    drop constraint staff_member_person_id_role_centre_key,
    alter column person_id drop not null,
    alter column centre drop not null,
    add column title text check (title ~ '^[a-z0-9-]{1,40}$'),
    add column deactivated_at timestamptz,
    add check (role in ('OPERATOR', 'SUPERVISOR', 'OFFICER', 'AUDITOR', 'REGISTRY', 'MONITOR')),
    add check ((role in ('OPERATOR', 'SUPERVISOR')) = (centre is not null)),
    add check ((role in ('REGISTRY', 'MONITOR')) = (person_id is null)),
    add check ((role in ('REGISTRY', 'MONITOR')) = (title is not null)),
    add check (active = (deactivated_at is null));

comment on column staff_member.title is 'What a machine is called; people have their name in the registry.';

create unique index staff_member_one_job on staff_member (person_id, role, centre) nulls not distinct
    where active and person_id is not null;
create unique index staff_member_one_machine on staff_member (title) where active and title is not null;
create index staff_member_in_order on staff_member (enrolled_at, id);

alter table staff_certificate
    add column issuer       text,
    add column serial       text collate "C",
    add column not_after    timestamptz,
    add column withdrawn_at timestamptz;

comment on column staff_certificate.issuer is 'The issuing authority''s short name and the serial number, if the certificate stands in our store.';

create table staff_proposal (
    id          uuid        primary key,
    kind        text        not null check (kind in ('OPEN_CENTRE', 'ENROL_MEMBER', 'BIND_CERTIFICATE')),
    proposed_by uuid        not null references staff_member,
    proposed_at timestamptz not null,
    centre      text        check (centre ~ '^[0-9]{4}$'),
    name_kk     text        check (length(name_kk) between 1 and 200),
    name_ru     text        check (length(name_ru) between 1 and 200),
    name_en     text        check (length(name_en) between 1 and 200),
    role        text,
    person_id   uuid        references person,
    title       text,
    member_id   uuid        references staff_member,
    request     bytea       check (octet_length(request) <= 16384),
    state       text        not null check (state in ('OPEN', 'CONFIRMED', 'REJECTED')),
    decided_by  uuid        references staff_member,
    decided_at  timestamptz,
    check ((state = 'OPEN') = (decided_by is null)),
    check ((state = 'OPEN') = (decided_at is null)),
    check (state <> 'CONFIRMED' or decided_by <> proposed_by)
);

create index staff_proposal_in_order on staff_proposal (proposed_at, id);
