-- title: Releases that a company had a part in
-- description: What was pressed, recorded, mastered, distributed or published by a company.
-- param: company_id integer = 1 — The company, an entry among labels
-- param: part text = Pressed By — What it did, as Discogs names it; null for anything
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    company.entity_type_name AS part,
    release.year,
    release.artists_display AS artists,
    release.title,
    release.labels,
    release.formats,
    company.catno AS company_catno,
    release.release_id
FROM discogs.release_company AS company
INNER JOIN analytics.release_flat AS release ON release.release_id = company.release_id
WHERE
    company.label_id = :company_id
    AND (:include_gone OR NOT release.gone)
    AND (:part IS NULL OR lower(company.entity_type_name) = lower(:part))
ORDER BY company.entity_type_name, release.year, release.release_id, company.ordinal;
