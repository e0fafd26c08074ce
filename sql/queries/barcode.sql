-- title: Which release has this barcode?
-- description: Releases with a barcode; blanks and everything else but digits and letters are passed over.
-- param: barcode text — The barcode
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    identifier.value AS barcode,
    identifier.description,
    release.artists_display AS artists,
    release.title,
    release.labels,
    release.formats,
    release.country,
    release.year,
    release.release_id
FROM discogs.release_identifier AS identifier
INNER JOIN analytics.release_flat AS release ON release.release_id = identifier.release_id
WHERE
    identifier.type = 'Barcode'
    AND (:include_gone OR NOT release.gone)
    AND upper(regexp_replace(identifier.value, '\W|_', '', 'g'))
    = upper(regexp_replace(:barcode, '\W|_', '', 'g'))
ORDER BY release.release_id, identifier.ordinal;
