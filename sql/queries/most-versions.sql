-- title: Masters with the most versions
-- description: Masters by their number of versions: the releases that are mirrored, and those that only Discogs' own
--   listing of the master names.
-- param: top integer = 20 — How many masters to show

WITH version AS (
    SELECT master_id, id AS release_id
    FROM discogs.release
    WHERE master_id IS NOT NULL AND gone_at IS NULL
    UNION
    SELECT master_id, release_id
    FROM discogs.master_version
    WHERE query = '' AND gone_at IS NULL
)

SELECT
    count(*) AS versions,
    count(release.id) AS mirrored,
    master.title,
    master.year,
    version.master_id
FROM version
LEFT JOIN discogs.master ON master.id = version.master_id
LEFT JOIN discogs.release ON release.id = version.release_id
GROUP BY version.master_id, master.title, master.year
ORDER BY count(*) DESC, version.master_id
LIMIT :top;
