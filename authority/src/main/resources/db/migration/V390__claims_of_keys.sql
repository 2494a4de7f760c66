-- Who works on a request that came with an Idempotency-Key. Taken in a transaction of its own before the act begins, given
-- back in the transaction that stores the act and its answer: a claim that has been given back to nobody belongs to a process
-- that died, and ends by itself.

create table request_claim (
    caller        text        not null check (length(caller) <= 64),
    key           text        not null check (length(key) <= 64),
    request       text        not null check (request ~ '^[0-9a-f]{64}$'),
    token         uuid        not null,
    node          text        not null,
    process       uuid        not null,
    claimed_until timestamptz not null,
    primary key (caller, key)
);

comment on column request_claim.token is 'Whoever stores an answer must still hold the claim with this token.';
comment on column request_claim.process is 'Drawn at each start of a node, so that it knows the claims of its former lives.';
