-- title: What has Discogs no more?
-- description: Artists, labels, masters and releases that were deleted, merged or hidden since a day; their last
--   content is still here.
-- param: since date = 2000-01-01 — First day on which an answer or dump lacked them

SELECT kind, id, title, gone_at, gone_source_date
FROM (
    SELECT 'artist' AS kind, id, name AS title, gone_at, gone_source_date FROM discogs.artist
    UNION ALL
    SELECT 'label', id, name, gone_at, gone_source_date FROM discogs.label
    UNION ALL
    SELECT 'master', id, title, gone_at, gone_source_date FROM discogs.master
    UNION ALL
    SELECT 'release', id, title, gone_at, gone_source_date FROM discogs.release
) AS entity
WHERE gone_at IS NOT NULL AND gone_source_date >= :since
ORDER BY gone_source_date DESC, kind, id;
