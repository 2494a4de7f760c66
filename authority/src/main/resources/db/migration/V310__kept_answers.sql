-- Answers to requests that came with an Idempotency-Key, written in the transaction of the act, so that a repeated request
-- gets the same answer and does nothing. They may hold personal data of the caller's application and are forgotten soon.

create table kept_answer (
    caller       text        not null check (length(caller) <= 64),
    key          text        not null check (length(key) <= 64),
    request      text        not null check (request ~ '^[0-9a-f]{64}$'),
    status       smallint    not null check (status between 200 and 299),
    content_type text        check (length(content_type) <= 200),
    location     text        check (length(location) <= 2000),
    body         text        not null check (length(body) <= 262144),
    kept_at      timestamptz not null,
    primary key (caller, key)
);

comment on column kept_answer.caller is 'SHA-256 of the client certificate in hexadecimal, or the word stranger.';
comment on column kept_answer.request is 'SHA-256 of method, path, query and body in hexadecimal.';

create index kept_answer_by_age on kept_answer (kept_at);
