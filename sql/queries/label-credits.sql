-- title: Who did most for a label
-- description: The artists with a role, such as Producer, Engineer or Mastered By, in the credits of most releases of a
--   label.
-- param: label_id integer = 1 — The label
-- param: role text = Producer — The role, without its detail; null for any
-- param: top integer = 20 — How many artists to show
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    count(DISTINCT credit.release_id) AS releases,
    min(release.year) AS first_year,
    max(release.year) AS last_year,
    min(credit.name) AS name,
    credit.artist_id
FROM (SELECT DISTINCT release_id FROM discogs.release_label WHERE label_id = :label_id) AS catalogue
CROSS JOIN LATERAL (SELECT * FROM analytics.credit WHERE credit.release_id = catalogue.release_id) AS credit
INNER JOIN analytics.release_flat AS release ON release.release_id = catalogue.release_id
WHERE
    credit.artist_id IS NOT NULL
    AND (:include_gone OR NOT credit.gone)
    AND (:include_gone OR credit.artist_id NOT IN (SELECT id FROM discogs.artist WHERE gone_at IS NOT NULL))
    AND (:role IS NULL OR lower(credit.role) = lower(:role))
GROUP BY credit.artist_id
ORDER BY count(DISTINCT credit.release_id) DESC, credit.artist_id
LIMIT :top;
