CREATE OR REPLACE VIEW analytics.credit AS
SELECT
    entry.release_id,
    entry.track_ordinal,
    track.position AS track_position,
    track.title AS track_title,
    entry.ordinal AS credit_ordinal,
    roles.place AS role_ordinal,
    entry.artist_id,
    entry.name,
    entry.anv,
    roles.role,
    roles.detail,
    entry.tracks,
    release.gone_at IS NOT NULL AS gone,
    release.gone_at
FROM (
    SELECT release_id, NULL::integer AS track_ordinal, ordinal, artist_id, name, anv, role, tracks
    FROM discogs.release_credit
    UNION ALL
    SELECT release_id, track_ordinal, ordinal, artist_id, name, anv, role, tracks
    FROM discogs.track_credit
) AS entry
LEFT JOIN LATERAL analytics.split_roles(entry.role) AS roles ON true
LEFT JOIN discogs.track ON track.release_id = entry.release_id AND track.ordinal = entry.track_ordinal
LEFT JOIN discogs.release ON release.id = entry.release_id;

COMMENT ON VIEW analytics.credit IS
    'Credits of releases and of their tracks with one role a row; a credit without a role has one row. Releases that '
    'Discogs does not have any more are included: WHERE NOT gone leaves them out';
COMMENT ON COLUMN analytics.credit.release_id IS 'The release';
COMMENT ON COLUMN analytics.credit.track_ordinal IS
    'discogs.track.ordinal of the track; NULL where the credit is the release''s';
COMMENT ON COLUMN analytics.credit.track_position IS 'Position of the track as printed, such as A1';
COMMENT ON COLUMN analytics.credit.track_title IS 'Title of the track';
COMMENT ON COLUMN analytics.credit.credit_ordinal IS 'Place of the credit in its list, 1 for the first';
COMMENT ON COLUMN analytics.credit.role_ordinal IS
    'Place of the role in the credit, 1 for the first; NULL where the credit has none';
COMMENT ON COLUMN analytics.credit.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN analytics.credit.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN analytics.credit.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN analytics.credit.role IS
    'One role, such as Producer, without its detail; NULL for none';
COMMENT ON COLUMN analytics.credit.detail IS
    'What stands in brackets behind the role, such as Sign Sound; NULL for none';
COMMENT ON COLUMN analytics.credit.tracks IS 'Tracks that a release''s credit is for, as a range expression';
COMMENT ON COLUMN analytics.credit.gone IS 'Whether Discogs does not have the release any more';
COMMENT ON COLUMN analytics.credit.gone_at IS 'When this mirror learned that; NULL while it is there';
