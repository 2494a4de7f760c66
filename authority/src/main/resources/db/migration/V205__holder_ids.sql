-- Holders refer to the persons and entities that the registry's room knows.

alter table holder
    alter column person_id type uuid using person_id::uuid,
    alter column entity_id type uuid using entity_id::uuid,
    add foreign key (person_id) references person (id),
    add foreign key (entity_id) references entity (id);
