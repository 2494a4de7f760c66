-- What has shown who the holder is who renewed with a valid key: the signed request as it came. Written in the transaction of the
-- approval, so that there is no renewed certificate without it.

create table renewal (
    application_id uuid        primary key references application,
    issuer         text        not null,
    serial         text        collate "C" not null,
    cms            bytea       not null check (octet_length(cms) <= 65536),
    received_at    timestamptz not null,
    foreign key (issuer, serial) references issuance_intent
);

create index renewal_by_certificate on renewal (issuer, serial);

comment on column renewal.serial is 'The certificate whose key has signed the request.';
comment on column renewal.cms is 'The signed request (RFC 5652, content of RFC 5272) with the certificate of its signer.';
