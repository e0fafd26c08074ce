-- title: What has Discogs no more?
-- description: Artists, labels, masters and releases that were deleted, merged or hidden since a day; their last
--   content is still here.
-- param: since date = 2000-01-01 — First day to look at

SELECT kind, id, title, gone_at
FROM (
    SELECT 'artist' AS kind, id, name AS title, gone_at FROM discogs.artist
    UNION ALL
    SELECT 'label', id, name, gone_at FROM discogs.label
    UNION ALL
    SELECT 'master', id, title, gone_at FROM discogs.master
    UNION ALL
    SELECT 'release', id, title, gone_at FROM discogs.release
) AS entity
WHERE gone_at >= :since
ORDER BY gone_at DESC, kind, id;
