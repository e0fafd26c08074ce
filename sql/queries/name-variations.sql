-- title: Under which names is an artist credited?
-- description: Releases that print another name for an artist than Discogs lists it under, by that name.
-- param: artist_id integer = 108713 — The artist
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    variation.anv,
    string_agg(DISTINCT variation.kind, ', ') AS kinds,
    release.year,
    release.title,
    release.labels,
    release.release_id
FROM (
    SELECT 'main' AS kind, release_id, anv FROM discogs.release_artist WHERE artist_id = :artist_id
    UNION ALL
    SELECT 'track', release_id, anv FROM discogs.track_artist WHERE artist_id = :artist_id
    UNION ALL
    SELECT 'credit', release_id, anv FROM discogs.release_credit WHERE artist_id = :artist_id
    UNION ALL
    SELECT 'credit', release_id, anv FROM discogs.track_credit WHERE artist_id = :artist_id
) AS variation
INNER JOIN analytics.release_flat AS release ON release.release_id = variation.release_id
WHERE variation.anv IS NOT NULL AND (:include_gone OR NOT release.gone)
GROUP BY variation.anv, release.release_id, release.year, release.title, release.labels
ORDER BY variation.anv, release.year, release.release_id;
