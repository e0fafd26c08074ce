-- title: Prices of and demand for a release over time
-- description: Each change that was seen in the numbers of a release, the oldest first, with what it changed in the
--   price and in the users who want it; checked_at is when an answer last confirmed them.
-- param: release_id integer = 249504 — The release
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    observed_at,
    checked_at,
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
WHERE
    release_id = :release_id
    AND (
        :include_gone
        OR release_id NOT IN (SELECT id FROM discogs.release WHERE id = :release_id AND gone_at IS NOT NULL)
    )
WINDOW before AS (PARTITION BY currency ORDER BY observed_at)
ORDER BY observed_at;
