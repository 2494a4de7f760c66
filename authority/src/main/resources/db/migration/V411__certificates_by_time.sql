-- Whether any certificate of a time is valid still, as the job asks that ends divisions of revocation lists: an index of the least
-- and the greatest values of ranges of pages, which costs those who issue next to nothing.

create index certificate_by_time on certificate using brin (issued_at, not_after);
