-- title: Prices of and demand for a release over time
-- description: Each change that was seen in the numbers of a release, the oldest first, with what it changed in the
--   price and in the users who want it.
-- param: release_id integer = 249504 — The release

SELECT
    observed_at,
    currency,
    lowest_price,
    lowest_price - lag(lowest_price) OVER before AS price_change,
    num_for_sale,
    want,
    want - lag(want) OVER before AS want_change,
    have,
    rating_average,
    rating_count
FROM discogs.release_stats
WHERE release_id = :release_id
WINDOW before AS (PARTITION BY currency ORDER BY observed_at)
ORDER BY observed_at;
