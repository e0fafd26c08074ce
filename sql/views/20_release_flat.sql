-- What is looked up for each release is a scalar subquery, or a join that finds one row at most: PostgreSQL then leaves
-- out what a query does not ask for.
CREATE OR REPLACE VIEW analytics.release_flat AS
SELECT
    release.release_id,
    release.title,
    (
        SELECT string_agg(artist.name, artist.joint ORDER BY artist.ordinal)
        FROM (
            SELECT
                release_artist.ordinal,
                coalesce(release_artist.anv, release_artist.name) AS name,
                lag(CASE
                    WHEN coalesce(release_artist.join_phrase, ',') = ',' THEN ', '
                    ELSE ' ' || release_artist.join_phrase || ' '
                END) OVER (ORDER BY release_artist.ordinal) AS joint
            FROM discogs.release_artist
            WHERE release_artist.release_id = release.release_id
        ) AS artist
    ) AS artists,
    (
        SELECT string_agg(artist.name, artist.joint ORDER BY artist.ordinal)
        FROM (
            SELECT
                release_artist.ordinal,
                coalesce(release_artist.anv, analytics.plain_name(release_artist.name)) AS name,
                lag(CASE
                    WHEN coalesce(release_artist.join_phrase, ',') = ',' THEN ', '
                    ELSE ' ' || release_artist.join_phrase || ' '
                END) OVER (ORDER BY release_artist.ordinal) AS joint
            FROM discogs.release_artist
            WHERE release_artist.release_id = release.release_id
        ) AS artist
    ) AS artists_display,
    release.master_id,
    first_label.label_id,
    first_label.name AS label,
    first_label.catno,
    (
        SELECT string_agg(
            concat_ws(' – ', release_label.name, release_label.catno), ', ' ORDER BY release_label.ordinal
        )
        FROM discogs.release_label
        WHERE release_label.release_id = release.release_id
    ) AS labels,
    first_format.name AS format,
    (
        SELECT string_agg(
            concat_ws(
                ', ',
                CASE
                    WHEN release_format.qty <> '1' THEN concat_ws(' × ', release_format.qty, release_format.name)
                    ELSE release_format.name
                END,
                nullif(array_to_string(release_format.descriptions, ', '), ''),
                release_format.text
            ),
            '; ' ORDER BY release_format.ordinal
        )
        FROM discogs.release_format
        WHERE release_format.release_id = release.release_id
    ) AS formats,
    ARRAY(
        SELECT release_genre.genre
        FROM discogs.release_genre
        WHERE release_genre.release_id = release.release_id
        ORDER BY release_genre.ordinal
    ) AS genres,
    (
        SELECT string_agg(release_genre.genre, '; ' ORDER BY release_genre.ordinal)
        FROM discogs.release_genre
        WHERE release_genre.release_id = release.release_id
    ) AS genres_text,
    ARRAY(
        SELECT release_style.style
        FROM discogs.release_style
        WHERE release_style.release_id = release.release_id
        ORDER BY release_style.ordinal
    ) AS styles,
    (
        SELECT string_agg(release_style.style, '; ' ORDER BY release_style.ordinal)
        FROM discogs.release_style
        WHERE release_style.release_id = release.release_id
    ) AS styles_text,
    release.country,
    release.released,
    release.released_date,
    coalesce(release.year, extract(year FROM release.released_date)::integer) AS year,
    (
        SELECT count(*)
        FROM discogs.track
        WHERE track.release_id = release.release_id AND coalesce(track.type_, 'track') = 'track'
    ) AS track_count,
    (
        SELECT sum(track.duration_seconds) FILTER (WHERE parent.duration_seconds IS NULL)
        FROM discogs.track
        LEFT JOIN discogs.track AS parent
            ON parent.release_id = track.release_id AND parent.ordinal = track.parent_ordinal
        WHERE track.release_id = release.release_id
    ) AS duration_seconds,
    (release.stats).have,
    (release.stats).want,
    (release.stats).rating_count,
    (release.stats).rating_average,
    (release.stats).num_for_sale,
    (release.stats).lowest_price,
    (release.stats).currency,
    (release.stats).observed_at AS stats_observed_at,
    release.uri,
    release.source,
    release.checked_at,
    release.gone_at IS NOT NULL AS gone,
    release.gone_at,
    release.released_precision,
    (release.stats).checked_at AS stats_checked_at
FROM (
    SELECT
        entry.id AS release_id,
        entry.title,
        entry.master_id,
        entry.country,
        entry.released,
        entry.released_date,
        entry.released_precision,
        entry.year,
        entry.uri,
        entry.source,
        entry.checked_at,
        entry.gone_at,
        (
            SELECT latest
            FROM discogs.release_stats AS latest
            WHERE latest.release_id = entry.id
            ORDER BY latest.observed_at DESC
            LIMIT 1
        ) AS stats
    FROM discogs.release AS entry
) AS release
LEFT JOIN discogs.release_label AS first_label
    ON first_label.release_id = release.release_id AND first_label.ordinal = 1
LEFT JOIN discogs.release_format AS first_format
    ON first_format.release_id = release.release_id AND first_format.ordinal = 1;

COMMENT ON VIEW analytics.release_flat IS
    'One row a release, its lists as texts, its numbers the latest seen. Releases that Discogs does not have any more '
    'are included: WHERE NOT gone leaves them out';
COMMENT ON COLUMN analytics.release_flat.release_id IS 'Discogs'' id of the release';
COMMENT ON COLUMN analytics.release_flat.title IS 'Title';
COMMENT ON COLUMN analytics.release_flat.artists IS
    'Artists as the release prints them, such as A & B; a number in brackets tells homonyms apart';
COMMENT ON COLUMN analytics.release_flat.artists_display IS 'The same without the numbers of homonyms';
COMMENT ON COLUMN analytics.release_flat.master_id IS 'Master that it is a version of; NULL for none';
COMMENT ON COLUMN analytics.release_flat.label_id IS 'First label; NULL where it is not linked to one';
COMMENT ON COLUMN analytics.release_flat.label IS 'Name of the first label';
COMMENT ON COLUMN analytics.release_flat.catno IS 'Catalogue number at the first label';
COMMENT ON COLUMN analytics.release_flat.labels IS 'All labels with their catalogue numbers, parted by commas';
COMMENT ON COLUMN analytics.release_flat.format IS 'First format, such as Vinyl or CD';
COMMENT ON COLUMN analytics.release_flat.formats IS
    'All formats with quantity, descriptions and free text, parted by semicolons';
COMMENT ON COLUMN analytics.release_flat.genres IS 'Genres, as an array; empty for none';
COMMENT ON COLUMN analytics.release_flat.genres_text IS 'Genres, as a text parted by semicolons';
COMMENT ON COLUMN analytics.release_flat.styles IS 'Styles, as an array; empty for none';
COMMENT ON COLUMN analytics.release_flat.styles_text IS 'Styles, as a text parted by semicolons';
COMMENT ON COLUMN analytics.release_flat.country IS 'Country or region that it was released for';
COMMENT ON COLUMN analytics.release_flat.released IS 'Date of release as Discogs has it';
COMMENT ON COLUMN analytics.release_flat.released_date IS
    'First day that released can mean; NULL where it cannot be read';
COMMENT ON COLUMN analytics.release_flat.year IS 'Year of release, else that of released_date; NULL where unknown';
COMMENT ON COLUMN analytics.release_flat.track_count IS
    'Tracks and sub-tracks; headings and index tracks do not count';
COMMENT ON COLUMN analytics.release_flat.duration_seconds IS
    'Sum of the lengths given, in seconds; an index track''s own length stands for its sub-tracks; NULL for none given';
COMMENT ON COLUMN analytics.release_flat.have IS 'Users who have it';
COMMENT ON COLUMN analytics.release_flat.want IS 'Users who want it';
COMMENT ON COLUMN analytics.release_flat.rating_count IS 'Users who rated it';
COMMENT ON COLUMN analytics.release_flat.rating_average IS 'Mean rating from 1 to 5; 0 without ratings';
COMMENT ON COLUMN analytics.release_flat.num_for_sale IS 'Copies for sale on Discogs';
COMMENT ON COLUMN analytics.release_flat.lowest_price IS 'Lowest price asked; NULL when none is for sale';
COMMENT ON COLUMN analytics.release_flat.currency IS
    'Currency of lowest_price; NULL where Discogs'' answer did not tell';
COMMENT ON COLUMN analytics.release_flat.stats_observed_at IS
    'Since when these numbers stand (have to currency); NULL where none were seen';
COMMENT ON COLUMN analytics.release_flat.uri IS 'Address of the release''s page on discogs.com';
COMMENT ON COLUMN analytics.release_flat.source IS 'The feed of the content: api or dump';
COMMENT ON COLUMN analytics.release_flat.checked_at IS 'When the content was last confirmed or changed';
COMMENT ON COLUMN analytics.release_flat.gone IS 'Whether Discogs does not have it any more';
COMMENT ON COLUMN analytics.release_flat.gone_at IS 'When this mirror learned that; NULL while it is there';
COMMENT ON COLUMN analytics.release_flat.released_precision IS
    'What released tells of released_date: year, month or day; NULL where released_date is';
COMMENT ON COLUMN analytics.release_flat.stats_checked_at IS
    'When an answer last had these numbers (have to currency); NULL where only a rating or demand was asked';
