-- Responders that run as processes of their own. Each follows the status feed with a TLS certificate and answers with OCSP
-- and time-stamping keys of its own; the keys are theirs, and here is what they were certified with.

create table responder (
    name            text        primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    tls_fingerprint bytea       not null unique check (octet_length(tls_fingerprint) = 32),
    enrolled_at     timestamptz not null,
    withdrawn_at    timestamptz
);

comment on column responder.tls_fingerprint is 'SHA-256 of the DER certificate with which it follows the feed.';

create table responder_certificate (
    issuer    text  not null,
    serial    text  collate "C" not null,
    responder text  not null references responder,
    purpose   text  not null,
    der       bytea not null,
    primary key (issuer, serial)
);

create index responder_certificate_by_responder on responder_certificate (responder);
