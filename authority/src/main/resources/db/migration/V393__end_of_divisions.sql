-- A division of an issuer's lists that no node is configured for any more can be retired when nobody needs its lists: when
-- every certificate that may name them has expired. Until when it was in use is told by the nodes themselves; what is not known
-- yet (null) counts as in use.

alter table revocation_list_partitioning
    add column last_used  timestamptz,
    add column retired_at timestamptz check (retired_at >= last_used);

comment on column revocation_list_partitioning.last_used  is 'When a node was last seen that is configured for it, to the hour.';
comment on column revocation_list_partitioning.retired_at is 'From when on its lists are not made any more.';
