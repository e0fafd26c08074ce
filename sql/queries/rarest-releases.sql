-- title: Rarest releases
-- description: Releases that few users have and many want, ordered by the users who want it for each who has it.
-- param: at_most_have integer = 100 — Users who have it, at most
-- param: least_ratio number = 1 — Users who want it for each who has it, at least
-- param: top integer = 20 — How many releases to show
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    round(want / greatest(have, 1)::numeric, 2) AS ratio,
    want,
    have,
    num_for_sale,
    artists_display AS artists,
    title,
    year,
    catno,
    release_id
FROM analytics.release_flat
WHERE
    have <= :at_most_have
    AND want / greatest(have, 1)::numeric >= :least_ratio
    AND (:include_gone OR NOT gone)
ORDER BY want / greatest(have, 1)::numeric DESC, want DESC, release_id
LIMIT :top;
