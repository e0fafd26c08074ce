-- title: Discography of an artist
-- description: What an artist appears on, by year: one row a work, its versions counted together.
--   The kinds of appearance are main, track, credit and listed (see analytics.artist_discography).
-- param: artist_id integer = 108713 — The artist
-- param: kind text = main — Kind of appearance; null for all of them
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    min(year) AS year,
    kind,
    (array_agg(title ORDER BY year, release_id))[1] AS title,
    (array_agg(artists ORDER BY year, release_id))[1] AS artists,
    count(release_id) AS releases,
    master_id,
    min(release_id) AS release_id,
    bool_and(gone) AS gone
FROM analytics.artist_discography
WHERE
    artist_id = :artist_id
    AND (:kind IS NULL OR kind = :kind)
    AND (:include_gone OR NOT gone)
GROUP BY kind, master_id, CASE WHEN master_id IS NULL THEN release_id END
ORDER BY min(year), coalesce(min(release_id), master_id), kind;
