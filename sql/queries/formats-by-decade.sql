-- title: Formats by decade
-- description: How many releases came out in each format, decade by decade. A release in several formats
--   counts in each.
-- param: country text = null — Country or region of the releases; null for all
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    release.year / 10 * 10 AS decade,
    format.name AS format,
    count(DISTINCT format.release_id) AS releases
FROM discogs.release_format AS format
INNER JOIN analytics.release_flat AS release ON release.release_id = format.release_id
WHERE
    (:country IS NULL OR release.country = :country)
    AND (:include_gone OR NOT release.gone)
GROUP BY release.year / 10 * 10, format.name
ORDER BY release.year / 10 * 10, count(DISTINCT format.release_id) DESC, format.name;
