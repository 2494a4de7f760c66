-- What a registry event said is known again by a keyed mark whose secret is not in the database. Before, it was SHA-256 of a text
-- with a person's number in it, which can be tried out: those hashes are removed, because no mark can be made of them. An
-- event of that time is known by its id alone.

alter table registry_event alter column content drop not null;

update registry_event set content = null;

comment on column registry_event.content is
    'HMAC-SHA-256 of id, kind, numbers and time in hexadecimal under a secret of the house: a second delivery has the same. Null for events from before V391.';

-- Who may revoke on which ground stands in the book of rules, with its days and its source.
drop table revocation_right;
