-- Looking certificates up by their holder: all roles of a person, all people of an entity.

create index holder_by_person on holder (person_id);
create index holder_by_entity on holder (entity_id);
