-- title: Most wanted releases
-- description: Releases that most users want, by default only those of which no copy is for sale.
-- param: unavailable boolean = true — Only releases that are not for sale
-- param: top integer = 20 — How many releases to show
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT want, have, num_for_sale, lowest_price, currency, artists_display AS artists, title, year, catno, release_id
FROM analytics.release_flat
WHERE
    want > 0
    AND (:include_gone OR NOT gone)
    AND (NOT :unavailable OR num_for_sale = 0)
ORDER BY want DESC, release_id
LIMIT :top;
