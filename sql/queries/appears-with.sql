-- title: Who appears with an artist
-- description: Artists who stand on most releases together with an artist, each as an artist of the release or of a
--   track, or in the credits. Various (194) and Unknown Artist (355) do not count.
-- param: artist_id integer = 108713 — The artist
-- param: top integer = 20 — How many artists to show
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    count(DISTINCT other.release_id) AS releases,
    string_agg(DISTINCT other.kind, ', ') AS kinds,
    min(other.year) AS first_year,
    max(other.year) AS last_year,
    min(coalesce(other.artist, other.credited_as)) AS name,
    other.artist_id
FROM (
    SELECT DISTINCT release_id
    FROM analytics.artist_discography
    WHERE artist_id = :artist_id AND kind <> 'listed' AND (:include_gone OR NOT gone)
) AS own
CROSS JOIN LATERAL (
    SELECT *
    FROM analytics.artist_discography AS discography
    WHERE discography.release_id = own.release_id AND discography.kind <> 'listed'
) AS other
WHERE
    other.artist_id NOT IN (:artist_id, 194, 355)
    AND (:include_gone OR other.artist_id NOT IN (SELECT id FROM discogs.artist WHERE gone_at IS NOT NULL))
GROUP BY other.artist_id
ORDER BY count(DISTINCT other.release_id) DESC, other.artist_id
LIMIT :top;
