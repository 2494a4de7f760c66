-- Names of nodes. Directory and database of a node share a secret that changes with every start: who comes with another one
-- is another process under the same name, or has an older copy of the database, and begins a history of its own.

create table node (
    name   text primary key,
    secret text not null
);
