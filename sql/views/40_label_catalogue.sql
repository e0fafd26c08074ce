CREATE OR REPLACE VIEW analytics.label_catalogue AS
SELECT
    entry.label_id,
    coalesce(label.name, entry.label) AS label,
    row_number() OVER (
        PARTITION BY entry.label_id
        ORDER BY
            lower(entry.catno) IS NOT DISTINCT FROM 'none',
            analytics.catno_order(entry.catno) COLLATE "C",
            entry.catno COLLATE "C",
            entry.year,
            entry.release_id
    ) AS place,
    entry.catno,
    entry.release_id,
    entry.title,
    entry.artists,
    entry.year,
    entry.country,
    entry.formats,
    entry.mirrored,
    entry.gone_at IS NOT NULL AS gone,
    entry.gone_at
FROM (
    SELECT
        release_label.label_id,
        release_label.name AS label,
        release_label.catno,
        release.release_id,
        release.title,
        release.artists,
        release.year,
        release.country,
        release.formats,
        true AS mirrored,
        release.gone_at
    FROM discogs.release_label
    INNER JOIN analytics.release_flat AS release ON release.release_id = release_label.release_id
    WHERE release_label.label_id IS NOT NULL
    UNION ALL
    SELECT
        label_release.label_id,
        NULL,
        nullif(label_release.catno, ''),
        label_release.release_id,
        label_release.title,
        label_release.artist,
        label_release.year,
        NULL,
        label_release.format,
        false,
        label_release.gone_at
    FROM discogs.label_release
    WHERE
        label_release.query = ''
        AND label_release.occurrence = 1
        AND NOT EXISTS (SELECT FROM discogs.release WHERE release.id = label_release.release_id)
) AS entry
LEFT JOIN discogs.label ON label.id = entry.label_id;

COMMENT ON VIEW analytics.label_catalogue IS
    'What a label put out: one row per label, catalogue number and release, from the releases that are mirrored and, '
    'for those that are not, from Discogs'' own plain listing of the label. What Discogs does not have any more is '
    'included: WHERE NOT gone leaves it out';
COMMENT ON COLUMN analytics.label_catalogue.label_id IS 'The label';
COMMENT ON COLUMN analytics.label_catalogue.label IS
    'Name of the label; NULL where neither the label nor the release is mirrored';
COMMENT ON COLUMN analytics.label_catalogue.place IS
    'Place in the label''s catalogue, 1 for the first, numbers in catalogue numbers ordered by their value; releases '
    'without a catalogue number come last';
COMMENT ON COLUMN analytics.label_catalogue.catno IS 'Catalogue number; none where the release has none';
COMMENT ON COLUMN analytics.label_catalogue.release_id IS 'The release';
COMMENT ON COLUMN analytics.label_catalogue.title IS 'Title of the release';
COMMENT ON COLUMN analytics.label_catalogue.artists IS 'Artists of the release, as one text';
COMMENT ON COLUMN analytics.label_catalogue.year IS 'Year of release; NULL where unknown';
COMMENT ON COLUMN analytics.label_catalogue.country IS
    'Country or region of the release; NULL where unknown or not mirrored';
COMMENT ON COLUMN analytics.label_catalogue.formats IS
    'Formats as one text; in Discogs'' short form where the release is not mirrored';
COMMENT ON COLUMN analytics.label_catalogue.mirrored IS 'Whether the release itself is mirrored';
COMMENT ON COLUMN analytics.label_catalogue.gone IS
    'Whether Discogs does not have the release, or the entry of the listing, any more';
COMMENT ON COLUMN analytics.label_catalogue.gone_at IS 'When this mirror learned that; NULL while it is there';
