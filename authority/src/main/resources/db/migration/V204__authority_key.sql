-- Which issuing certificates this database belongs to, so that another hierarchy is never put under old certificates.

create table authority_key (
    issuer             text        primary key,
    certificate_sha256 bytea       not null check (octet_length(certificate_sha256) = 32),
    taken_into_use_at  timestamptz not null
);
