-- Each branch can be asked for one artist by an index on artist_id.
CREATE OR REPLACE VIEW analytics.artist_discography AS
WITH appearance AS NOT MATERIALIZED (
    SELECT artist_id, release_id, 'main' AS kind, role, coalesce(anv, name) AS credited_as
    FROM discogs.release_artist
    UNION ALL
    SELECT artist_id, release_id, 'track', role, coalesce(anv, name)
    FROM discogs.track_artist
    UNION ALL
    SELECT artist_id, release_id, 'credit', role, coalesce(anv, name)
    FROM discogs.release_credit
    UNION ALL
    SELECT artist_id, release_id, 'credit', role, coalesce(anv, name)
    FROM discogs.track_credit
)
SELECT
    part.artist_id,
    artist.name AS artist,
    part.kind,
    part.roles,
    part.credited_as,
    part.release_id,
    release.master_id,
    release.title,
    release.artists,
    release.year,
    release.gone,
    release.gone_at
FROM (
    SELECT
        appearance.artist_id,
        appearance.release_id,
        appearance.kind,
        string_agg(DISTINCT appearance.role, '; ') AS roles,
        string_agg(DISTINCT appearance.credited_as, '; ') AS credited_as
    FROM appearance
    WHERE appearance.artist_id IS NOT NULL
    GROUP BY appearance.artist_id, appearance.release_id, appearance.kind
) AS part
INNER JOIN analytics.release_flat AS release ON release.release_id = part.release_id
LEFT JOIN discogs.artist ON artist.id = part.artist_id
UNION ALL
SELECT
    listed.artist_id,
    artist.name,
    'listed',
    listed.roles,
    NULL,
    CASE WHEN listed.type = 'release' THEN listed.id END,
    CASE WHEN listed.type = 'master' THEN listed.id ELSE release.master_id END,
    listed.title,
    listed.artists,
    listed.year,
    coalesce(listed.gone_at, release.gone_at, master.gone_at) IS NOT NULL,
    coalesce(listed.gone_at, release.gone_at, master.gone_at)
FROM (
    SELECT
        artist_release.artist_id,
        artist_release.type,
        artist_release.id,
        string_agg(DISTINCT artist_release.role, '; ') AS roles,
        min(artist_release.title) AS title,
        min(artist_release.artist) AS artists,
        min(artist_release.year) AS year,
        CASE WHEN bool_and(artist_release.gone_at IS NOT NULL) THEN max(artist_release.gone_at) END AS gone_at
    FROM discogs.artist_release
    WHERE artist_release.query = ''
    GROUP BY artist_release.artist_id, artist_release.type, artist_release.id
) AS listed
LEFT JOIN discogs.artist ON artist.id = listed.artist_id
LEFT JOIN discogs.release ON release.id = listed.id AND listed.type = 'release'
LEFT JOIN discogs.master ON master.id = listed.id AND listed.type = 'master';

COMMENT ON VIEW analytics.artist_discography IS
    'What an artist appears on: one row per artist, kind and release, or master where kind is listed. The rows main, '
    'track and credit come from the releases that are mirrored, the rows listed from Discogs'' own plain listing of '
    'the artist, mirrored or not: an appearance may be in both. What Discogs does not have any more is included: WHERE NOT gone '
    'leaves it out';
COMMENT ON COLUMN analytics.artist_discography.artist_id IS 'The artist';
COMMENT ON COLUMN analytics.artist_discography.artist IS
    'Name of the artist; NULL where the artist''s document is not mirrored';
COMMENT ON COLUMN analytics.artist_discography.kind IS
    'main: an artist of the release; track: an artist of a track; credit: in the credits of release or tracks; '
    'listed: in the artist''s listing';
COMMENT ON COLUMN analytics.artist_discography.roles IS
    'Roles as Discogs writes them, each once, parted by semicolons; NULL for none';
COMMENT ON COLUMN analytics.artist_discography.credited_as IS
    'Names that the release prints for the artist, parted by semicolons; NULL where kind is listed';
COMMENT ON COLUMN analytics.artist_discography.release_id IS 'The release; NULL where a master is listed';
COMMENT ON COLUMN analytics.artist_discography.master_id IS
    'The master listed, or that of the release; NULL for none';
COMMENT ON COLUMN analytics.artist_discography.title IS 'Title of the release or master';
COMMENT ON COLUMN analytics.artist_discography.artists IS 'Artists of the release or master, as one text';
COMMENT ON COLUMN analytics.artist_discography.year IS 'Year of the release or master; NULL where unknown';
COMMENT ON COLUMN analytics.artist_discography.gone IS
    'Whether Discogs does not have the release or master, or the entry of the listing, any more';
COMMENT ON COLUMN analytics.artist_discography.gone_at IS
    'When this mirror learned that; NULL while it is there';
