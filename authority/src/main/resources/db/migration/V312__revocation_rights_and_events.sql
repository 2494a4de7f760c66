-- Who may revoke on which ground, as dated data with the act that it comes from; when the information for a revocation was
-- received; what the state's registry told, and what was left to an officer.

create table revocation_right (
    ground     text not null check (ground in ('OWNER_REQUEST', 'FALSE_DATA', 'OWNER_DEATH', 'NAME_CHANGE', 'ENTITY_CHANGE',
                                               'AGREEMENT', 'COURT_DECISION')),
    role       text not null check (role in ('OPERATOR', 'SUPERVISOR', 'OFFICER', 'REGISTRY', 'HOLDER')),
    act        text not null,
    valid_from date not null,
    valid_to   date,
    primary key (ground, role, valid_from),
    check (valid_to is null or valid_to >= valid_from)
);

comment on table revocation_right is 'HOLDER is whoever shows a valid key of their own; the other roles are those of the staff register.';

insert into revocation_right (ground, role, act, valid_from)
select ground, role, 'Law No. 370 of 7 January 2003, article 18, paragraph 1', date '2003-01-07'
  from (values ('OWNER_REQUEST',  'OPERATOR'), ('OWNER_REQUEST',  'SUPERVISOR'), ('OWNER_REQUEST', 'HOLDER'),
               ('FALSE_DATA',     'SUPERVISOR'), ('FALSE_DATA',   'OFFICER'),
               ('OWNER_DEATH',    'OPERATOR'), ('OWNER_DEATH',    'SUPERVISOR'), ('OWNER_DEATH',   'OFFICER'),
               ('OWNER_DEATH',    'REGISTRY'),
               ('NAME_CHANGE',    'OPERATOR'), ('NAME_CHANGE',    'SUPERVISOR'), ('NAME_CHANGE',   'OFFICER'),
               ('NAME_CHANGE',    'REGISTRY'),
               ('ENTITY_CHANGE',  'OPERATOR'), ('ENTITY_CHANGE',  'SUPERVISOR'), ('ENTITY_CHANGE', 'OFFICER'),
               ('ENTITY_CHANGE',  'REGISTRY'),
               ('AGREEMENT',      'OFFICER'),
               ('COURT_DECISION', 'OFFICER')) as rights (ground, role);

-- From the receipt of the information counts the day of article 18, paragraph 3.
alter table revocation disable trigger revocation_is_append_only;
alter table revocation add column received_at timestamptz;
update revocation set received_at = revoked_at;
alter table revocation
    alter column received_at set not null,
    add check (received_at <= revoked_at + interval '1 second');
alter table revocation enable trigger revocation_is_append_only;

alter table revocation_comment
    alter column comment drop not null,
    add column basis text check (length(basis) between 1 and 200),
    add check (comment is not null or basis is not null);

comment on column revocation_comment.basis is 'The paper that the revocation rests on, for example number and day of a court decision.';

create table registry_event (
    id          text        primary key check (id ~ '^[0-9A-Za-z._:-]{1,64}$'),
    content     text        not null check (content ~ '^[0-9a-f]{64}$'),
    kind        text        not null check (kind in ('DEATH', 'NAME_CHANGE', 'HEAD_CHANGE', 'ENTITY_RENAMED',
                                                     'ENTITY_REORGANISED', 'ENTITY_LIQUIDATED')),
    person_id   uuid        references person,
    entity_id   uuid        references entity,
    new_head_id uuid        references person,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    machine_id  uuid        not null references staff_member,
    outcome     text        not null check (outcome in ('APPLIED', 'NOTHING_TO_DO', 'UNKNOWN_SUBJECT')),
    revoked     text[]      not null,
    check (person_id is null or entity_id is null)
);

comment on column registry_event.content is 'SHA-256 of id, kind, numbers and time in hexadecimal: a second delivery has the same.';

create index registry_event_by_person on registry_event (person_id, received_at) where person_id is not null;
create index registry_event_by_entity on registry_event (entity_id, received_at) where entity_id is not null;
create index registry_event_received  on registry_event (received_at);

create table revocation_task (
    id           uuid        primary key,
    event_id     text        not null references registry_event,
    issuer       text        not null,
    serial       text        collate "C" not null,
    ground       text        not null,
    circumstance text,
    received_at  timestamptz not null,
    state        text        not null check (state in ('OPEN', 'REVOKED', 'KEPT')),
    decided_by   uuid        references staff_member,
    decided_at   timestamptz,
    unique (event_id, issuer, serial),
    foreign key (issuer, serial) references issuance_intent,
    check ((state = 'OPEN') = (decided_at is null))
);

create index revocation_task_in_order on revocation_task (received_at, id);
create index revocation_task_open     on revocation_task (received_at) where state = 'OPEN';
