-- Revocations that holders have asked for with a signature over a statement instead of TLS: the evidence of the wish, and at the
-- same time what keeps a statement from being used twice. Written in the transaction of the revocation.

create table signed_revocation (
    statement   bytea       primary key check (octet_length(statement) = 32),
    issuer      text        not null,
    serial      text        collate "C" not null,
    cms         bytea       not null check (octet_length(cms) <= 65536),
    received_at timestamptz not null,
    foreign key (issuer, serial) references issuance_intent
);

comment on column signed_revocation.statement is 'SHA-256 of the statement, which holds 128 random bits.';
comment on column signed_revocation.cms is 'The signed statement as it came.';
