-- title: Masters with the most versions
-- description: Masters by their number of versions: the releases that are mirrored, and those that only Discogs' own
--   listing of the master names.
-- param: top integer = 20 — How many masters to show
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

WITH version AS (
    SELECT master_id, id AS release_id
    FROM discogs.release
    WHERE master_id IS NOT NULL
    UNION
    SELECT master_id, release_id
    FROM discogs.master_version
    WHERE query = '' AND (:include_gone OR gone_at IS NULL)
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
WHERE :include_gone OR (master.gone_at IS NULL AND release.gone_at IS NULL)
GROUP BY version.master_id, master.title, master.year
ORDER BY count(*) DESC, version.master_id
LIMIT :top;
