-- title: Catalogue of a label, with its gaps
-- description: The releases of a label in the natural order of their catalogue numbers. missing tells how many numbers
--   lie between a release and the one before it in the same series (the letters before the first number).
-- param: label_id integer = 1 — The label
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

WITH numbered AS (
    SELECT
        catalogue.*,
        upper(regexp_replace(substring(catno FROM '^[^0-9]*'), '\W|_', '', 'g')) AS series,
        substring(catno FROM '[0-9]+')::numeric AS number
    FROM analytics.label_catalogue AS catalogue
    WHERE label_id = :label_id AND (:include_gone OR NOT gone)
)

SELECT
    catno,
    CASE WHEN number = lag(number) OVER in_series THEN 0 ELSE number - lag(number) OVER in_series - 1 END AS missing,
    artists,
    title,
    year,
    country,
    formats,
    release_id,
    mirrored,
    gone
FROM numbered
WINDOW in_series AS (PARTITION BY series ORDER BY number, place)
ORDER BY place;
