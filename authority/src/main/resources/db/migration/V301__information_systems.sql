-- Information systems of entities hold certificates too: under the entity, by their name, and as nobody's person.

create table application_system (
    application_id uuid primary key references application,
    name           text not null check (length(name) between 1 and 64)
);

alter table holder
    add column system_name text,
    drop constraint holder_kind_person_id_entity_id_key,
    add constraint holder_is_one unique nulls not distinct (kind, person_id, entity_id, system_name);
