SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA analytics;
COMMENT ON SCHEMA analytics IS 'Views over the mirror for people and dashboards. They are made by `discogs-sync db upgrade`; keep your own views in a schema of your own';
CREATE SCHEMA discogs;
COMMENT ON SCHEMA discogs IS 'The mirrored documents of Discogs';
CREATE SCHEMA sync;
COMMENT ON SCHEMA sync IS 'Follows, frontier, cursors, runs and budgets of discogs-sync';
CREATE FUNCTION analytics.catno_order(catno text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT string_agg(
        CASE
            WHEN part.run[1] ~ '^[0-9]'
                THEN lpad(length(ltrim(part.run[1], '0'))::text, 4, '0') || ltrim(part.run[1], '0')
            ELSE part.run[1]
        END,
        ' ' ORDER BY part.place
    )
    FROM regexp_matches(upper(catno), '[0-9]+|[^0-9[:space:][:punct:]]+', 'g') WITH ORDINALITY AS part (run, place)
$$;
COMMENT ON FUNCTION analytics.catno_order(catno text) IS 'A text to order catalogue numbers by (COLLATE "C"), numbers in them by their value: `WAP 9` comes before `WAP10`';
CREATE FUNCTION analytics.plain_name(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT regexp_replace(name, ' \([0-9]+\)$', '')
$_$;
COMMENT ON FUNCTION analytics.plain_name(name text) IS 'The name of an artist or label without the number that tells homonyms apart: `Meridian (2)` gives `Meridian`';
CREATE FUNCTION analytics.split_roles(roles text) RETURNS TABLE(place integer, role text, detail text)
    LANGUAGE plpgsql IMMUTABLE ROWS 2 PARALLEL SAFE
    AS $$
DECLARE
    blanks CONSTANT text := E' \t\r\n';
    depth integer := 0;
    token text;
    words text := '';
    name text;
    note text;
    ends_role boolean;
BEGIN
    place := 0;
    IF roles !~ '[][,]' THEN
        role := nullif(btrim(roles, blanks), '');
    ELSE
        FOR token IN
            SELECT match[1] FROM regexp_matches(roles, '[][,]|[^][,]+', 'g') AS match
            UNION ALL
            SELECT NULL
        LOOP
            ends_role := token IS NULL OR (token = ',' AND depth = 0);
            IF ends_role OR (token = '[' AND depth = 0) OR (token = ']' AND depth = 1) THEN
                words := nullif(btrim(words, blanks), '');
                IF depth = 0 THEN
                    name := nullif(concat_ws(' ', name, words), '');
                ELSE
                    note := nullif(concat_ws(', ', note, words), '');
                END IF;
                words := '';
            ELSE
                words := words || token;
            END IF;
            IF token = '[' THEN
                depth := depth + 1;
            ELSIF token = ']' AND depth > 0 THEN
                depth := depth - 1;
            END IF;
            IF ends_role THEN
                IF name IS NOT NULL AND (role IS NOT NULL OR detail IS NOT NULL) THEN
                    place := place + 1;
                    RETURN NEXT;
                    role := NULL;
                    detail := NULL;
                END IF;
                role := coalesce(name, role);
                detail := nullif(concat_ws(', ', detail, note), '');
                name := NULL;
                note := NULL;
            END IF;
        END LOOP;
    END IF;
    IF role IS NOT NULL OR detail IS NOT NULL THEN
        place := place + 1;
        RETURN NEXT;
    END IF;
END
$$;
COMMENT ON FUNCTION analytics.split_roles(roles text) IS 'The roles of a credit in their order, each with the detail that stands in brackets behind it: `Recorded By [Sign Sound], Engineer [Pro Tools, Logic]` gives two rows. Commas within brackets part nothing; several brackets of one role give one detail, parted by commas; a bracket that is never closed holds the rest';
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE discogs.release (
    id bigint NOT NULL,
    title text,
    artists_sort text,
    master_id bigint,
    is_main_release boolean,
    status text,
    data_quality text,
    country text,
    released text,
    released_date date,
    released_formatted text,
    year integer,
    notes text,
    format_quantity integer,
    estimated_weight integer,
    date_added text,
    added_at timestamp with time zone,
    date_changed text,
    edited_at timestamp with time zone,
    thumb text,
    uri text,
    blocked_from_sale boolean,
    is_offensive boolean,
    submitter text,
    community_status text,
    community_data_quality text,
    extra jsonb,
    source text NOT NULL,
    source_date timestamp with time zone NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    content_hash bytea NOT NULL,
    run_id bigint
);
COMMENT ON TABLE discogs.release IS 'A release: a particular physical or digital object released by one or more artists';
COMMENT ON COLUMN discogs.release.id IS 'Discogs'' id';
COMMENT ON COLUMN discogs.release.title IS 'Title';
COMMENT ON COLUMN discogs.release.artists_sort IS 'Names of the artists as one text to sort by';
COMMENT ON COLUMN discogs.release.master_id IS 'Master that it is a version of; NULL for none';
COMMENT ON COLUMN discogs.release.is_main_release IS 'Whether it stands for its master; only the dump tells';
COMMENT ON COLUMN discogs.release.status IS 'State of the entry, such as Accepted or Draft';
COMMENT ON COLUMN discogs.release.data_quality IS 'Discogs'' own judgement of the entry, such as Correct or Needs Vote';
COMMENT ON COLUMN discogs.release.country IS 'Country or region that it was released for';
COMMENT ON COLUMN discogs.release.released IS 'Date of release as Discogs has it: partial, absent or malformed ones included';
COMMENT ON COLUMN discogs.release.released_date IS 'First day that released can mean; NULL where it cannot be read';
COMMENT ON COLUMN discogs.release.released_formatted IS 'Date of release as Discogs prints it';
COMMENT ON COLUMN discogs.release.year IS 'Year of release; NULL where unknown';
COMMENT ON COLUMN discogs.release.notes IS 'Notes, in Discogs'' markup';
COMMENT ON COLUMN discogs.release.format_quantity IS 'Number of items; not always the sum of the formats'' quantities';
COMMENT ON COLUMN discogs.release.estimated_weight IS 'Weight in grams, as Discogs estimates it';
COMMENT ON COLUMN discogs.release.date_added IS 'When it was entered, as Discogs writes it';
COMMENT ON COLUMN discogs.release.added_at IS 'When it was entered';
COMMENT ON COLUMN discogs.release.date_changed IS 'When it was last edited, as Discogs writes it';
COMMENT ON COLUMN discogs.release.edited_at IS 'When it was last edited';
COMMENT ON COLUMN discogs.release.thumb IS 'Address of a small picture';
COMMENT ON COLUMN discogs.release.uri IS 'Address of the release''s page on discogs.com';
COMMENT ON COLUMN discogs.release.blocked_from_sale IS 'Whether it may not be sold on Discogs';
COMMENT ON COLUMN discogs.release.is_offensive IS 'Whether Discogs marks it as offensive';
COMMENT ON COLUMN discogs.release.submitter IS 'User who entered it';
COMMENT ON COLUMN discogs.release.community_status IS 'State as the community block has it';
COMMENT ON COLUMN discogs.release.community_data_quality IS 'Judgement as the community block has it';
COMMENT ON COLUMN discogs.release.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.release.source IS 'The feed of the content: api or dump';
COMMENT ON COLUMN discogs.release.source_date IS 'Instant of the API''s answer, or date of the dump';
COMMENT ON COLUMN discogs.release.first_seen_at IS 'When the row was first written';
COMMENT ON COLUMN discogs.release.checked_at IS 'When the content was last confirmed or changed';
COMMENT ON COLUMN discogs.release.changed_at IS 'When the content last differed from what was here';
COMMENT ON COLUMN discogs.release.gone_at IS 'When Discogs was first seen without it; the last content is kept';
COMMENT ON COLUMN discogs.release.content_hash IS 'BLAKE2b-128 of the rows, fast numbers left out';
COMMENT ON COLUMN discogs.release.run_id IS 'sync.run that last wrote the content';
CREATE TABLE discogs.release_artist (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    artist_id bigint,
    name text,
    anv text,
    join_phrase text,
    role text,
    tracks text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.release_artist IS 'Artists of a release (field artists)';
COMMENT ON COLUMN discogs.release_artist.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_artist.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_artist.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN discogs.release_artist.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN discogs.release_artist.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN discogs.release_artist.join_phrase IS 'What joins this artist to the next, such as & or Feat.';
COMMENT ON COLUMN discogs.release_artist.role IS 'Roles, with details in brackets; several are parted by commas';
COMMENT ON COLUMN discogs.release_artist.tracks IS 'Tracks that the credit is for, as a range expression';
COMMENT ON COLUMN discogs.release_artist.thumbnail_url IS 'Address of a small picture of the artist';
CREATE TABLE discogs.release_format (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    name text,
    qty text,
    quantity numeric,
    text text,
    descriptions text[]
);
COMMENT ON TABLE discogs.release_format IS 'Formats of a release (field formats)';
COMMENT ON COLUMN discogs.release_format.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_format.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_format.name IS 'Format, such as Vinyl or CD';
COMMENT ON COLUMN discogs.release_format.qty IS 'Number of items as Discogs has it, a text of up to 64 digits';
COMMENT ON COLUMN discogs.release_format.quantity IS 'Number of items; NULL where it cannot be read';
COMMENT ON COLUMN discogs.release_format.text IS 'Free text, such as the colour of the vinyl';
COMMENT ON COLUMN discogs.release_format.descriptions IS 'Descriptions, such as LP, Album or 45 RPM';
CREATE TABLE discogs.release_genre (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    genre text
);
COMMENT ON TABLE discogs.release_genre IS 'Genres of a release (field genres)';
COMMENT ON COLUMN discogs.release_genre.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_genre.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_genre.genre IS 'Genre';
CREATE TABLE discogs.release_label (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    label_id bigint,
    name text,
    catno text,
    entity_type text,
    entity_type_name text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.release_label IS 'Labels and catalogue numbers of a release (field labels)';
COMMENT ON COLUMN discogs.release_label.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_label.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_label.label_id IS 'The label, an entry among labels; NULL where it is not linked to one';
COMMENT ON COLUMN discogs.release_label.name IS 'Name of the label as Discogs lists it';
COMMENT ON COLUMN discogs.release_label.catno IS 'Catalogue number';
COMMENT ON COLUMN discogs.release_label.entity_type IS 'Number of the kind of relation, as text';
COMMENT ON COLUMN discogs.release_label.entity_type_name IS 'Name of the kind of relation, such as Label or Pressed By';
COMMENT ON COLUMN discogs.release_label.thumbnail_url IS 'Address of a small picture of the label';
CREATE TABLE discogs.release_stats (
    release_id bigint NOT NULL,
    observed_at timestamp with time zone NOT NULL,
    have integer,
    want integer,
    rating_count integer,
    rating_average numeric,
    num_for_sale integer,
    lowest_price numeric,
    currency text
);
COMMENT ON TABLE discogs.release_stats IS 'History of a release''s demand, ratings and prices, one row per observed change';
COMMENT ON COLUMN discogs.release_stats.release_id IS 'The release';
COMMENT ON COLUMN discogs.release_stats.observed_at IS 'When these numbers were first seen';
COMMENT ON COLUMN discogs.release_stats.have IS 'Users who have it';
COMMENT ON COLUMN discogs.release_stats.want IS 'Users who want it';
COMMENT ON COLUMN discogs.release_stats.rating_count IS 'Users who rated it';
COMMENT ON COLUMN discogs.release_stats.rating_average IS 'Mean rating from 1 to 5; 0 without ratings';
COMMENT ON COLUMN discogs.release_stats.num_for_sale IS 'Copies for sale on Discogs';
COMMENT ON COLUMN discogs.release_stats.lowest_price IS 'Lowest price asked; NULL when none is for sale';
COMMENT ON COLUMN discogs.release_stats.currency IS 'Currency of lowest_price; NULL where the answer does not tell';
CREATE TABLE discogs.release_style (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    style text
);
COMMENT ON TABLE discogs.release_style IS 'Styles of a release (field styles)';
COMMENT ON COLUMN discogs.release_style.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_style.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_style.style IS 'Style';
CREATE TABLE discogs.track (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    parent_ordinal integer,
    type_ text,
    "position" text,
    title text,
    duration text,
    duration_seconds integer
);
COMMENT ON TABLE discogs.track IS 'Tracks, headings and sub-tracks of a release, in the order of the document (field tracklist)';
COMMENT ON COLUMN discogs.track.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.track.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.track.parent_ordinal IS 'ordinal of the index track that a sub-track belongs to';
COMMENT ON COLUMN discogs.track.type_ IS 'track, heading, or index: one that has sub-tracks';
COMMENT ON COLUMN discogs.track."position" IS 'Position as printed, such as A1 or 2-03';
COMMENT ON COLUMN discogs.track.title IS 'Title of the track';
COMMENT ON COLUMN discogs.track.duration IS 'Length as printed, such as 3:32';
COMMENT ON COLUMN discogs.track.duration_seconds IS 'Length in seconds; NULL where it cannot be read';
CREATE VIEW analytics.release_flat AS
 SELECT release.release_id,
    release.title,
    ( SELECT string_agg(artist.name, artist.joint ORDER BY artist.ordinal) AS string_agg
           FROM ( SELECT release_artist.ordinal,
                    COALESCE(release_artist.anv, release_artist.name) AS name,
                    lag(
                        CASE
                            WHEN (COALESCE(release_artist.join_phrase, ','::text) = ','::text) THEN ', '::text
                            ELSE ((' '::text || release_artist.join_phrase) || ' '::text)
                        END) OVER (ORDER BY release_artist.ordinal) AS joint
                   FROM discogs.release_artist
                  WHERE (release_artist.release_id = release.release_id)) artist) AS artists,
    ( SELECT string_agg(artist.name, artist.joint ORDER BY artist.ordinal) AS string_agg
           FROM ( SELECT release_artist.ordinal,
                    COALESCE(release_artist.anv, analytics.plain_name(release_artist.name)) AS name,
                    lag(
                        CASE
                            WHEN (COALESCE(release_artist.join_phrase, ','::text) = ','::text) THEN ', '::text
                            ELSE ((' '::text || release_artist.join_phrase) || ' '::text)
                        END) OVER (ORDER BY release_artist.ordinal) AS joint
                   FROM discogs.release_artist
                  WHERE (release_artist.release_id = release.release_id)) artist) AS artists_display,
    release.master_id,
    first_label.label_id,
    first_label.name AS label,
    first_label.catno,
    ( SELECT string_agg(concat_ws(' – '::text, release_label.name, release_label.catno), ', '::text ORDER BY release_label.ordinal) AS string_agg
           FROM discogs.release_label
          WHERE (release_label.release_id = release.release_id)) AS labels,
    first_format.name AS format,
    ( SELECT string_agg(concat_ws(', '::text,
                CASE
                    WHEN (release_format.qty <> '1'::text) THEN concat_ws(' × '::text, release_format.qty, release_format.name)
                    ELSE release_format.name
                END, NULLIF(array_to_string(release_format.descriptions, ', '::text), ''::text), release_format.text), '; '::text ORDER BY release_format.ordinal) AS string_agg
           FROM discogs.release_format
          WHERE (release_format.release_id = release.release_id)) AS formats,
    ARRAY( SELECT release_genre.genre
           FROM discogs.release_genre
          WHERE (release_genre.release_id = release.release_id)
          ORDER BY release_genre.ordinal) AS genres,
    ( SELECT string_agg(release_genre.genre, '; '::text ORDER BY release_genre.ordinal) AS string_agg
           FROM discogs.release_genre
          WHERE (release_genre.release_id = release.release_id)) AS genres_text,
    ARRAY( SELECT release_style.style
           FROM discogs.release_style
          WHERE (release_style.release_id = release.release_id)
          ORDER BY release_style.ordinal) AS styles,
    ( SELECT string_agg(release_style.style, '; '::text ORDER BY release_style.ordinal) AS string_agg
           FROM discogs.release_style
          WHERE (release_style.release_id = release.release_id)) AS styles_text,
    release.country,
    release.released,
    release.released_date,
    COALESCE(release.year, (EXTRACT(year FROM release.released_date))::integer) AS year,
    ( SELECT count(*) AS count
           FROM discogs.track
          WHERE ((track.release_id = release.release_id) AND (COALESCE(track.type_, 'track'::text) = 'track'::text))) AS track_count,
    ( SELECT sum(track.duration_seconds) FILTER (WHERE (parent.duration_seconds IS NULL)) AS sum
           FROM (discogs.track
             LEFT JOIN discogs.track parent ON (((parent.release_id = track.release_id) AND (parent.ordinal = track.parent_ordinal))))
          WHERE (track.release_id = release.release_id)) AS duration_seconds,
    (release.stats).have AS have,
    (release.stats).want AS want,
    (release.stats).rating_count AS rating_count,
    (release.stats).rating_average AS rating_average,
    (release.stats).num_for_sale AS num_for_sale,
    (release.stats).lowest_price AS lowest_price,
    (release.stats).currency AS currency,
    (release.stats).observed_at AS stats_observed_at,
    release.uri,
    release.source,
    release.checked_at,
    (release.gone_at IS NOT NULL) AS gone,
    release.gone_at
   FROM ((( SELECT entry.id AS release_id,
            entry.title,
            entry.master_id,
            entry.country,
            entry.released,
            entry.released_date,
            entry.year,
            entry.uri,
            entry.source,
            entry.checked_at,
            entry.gone_at,
            ( SELECT latest.*::discogs.release_stats AS latest
                   FROM discogs.release_stats latest
                  WHERE (latest.release_id = entry.id)
                  ORDER BY latest.observed_at DESC
                 LIMIT 1) AS stats
           FROM discogs.release entry) release
     LEFT JOIN discogs.release_label first_label ON (((first_label.release_id = release.release_id) AND (first_label.ordinal = 1))))
     LEFT JOIN discogs.release_format first_format ON (((first_format.release_id = release.release_id) AND (first_format.ordinal = 1))));
COMMENT ON VIEW analytics.release_flat IS 'One row a release, its lists as texts, its numbers the latest seen. Releases that Discogs has no more are here too: gone tells them';
COMMENT ON COLUMN analytics.release_flat.release_id IS 'Discogs'' id of the release';
COMMENT ON COLUMN analytics.release_flat.title IS 'Title';
COMMENT ON COLUMN analytics.release_flat.artists IS 'Artists as the release prints them, such as A & B; a number in brackets tells homonyms apart';
COMMENT ON COLUMN analytics.release_flat.artists_display IS 'The same without the numbers of homonyms';
COMMENT ON COLUMN analytics.release_flat.master_id IS 'Master that it is a version of; NULL for none';
COMMENT ON COLUMN analytics.release_flat.label_id IS 'First label; NULL where it is not linked to one';
COMMENT ON COLUMN analytics.release_flat.label IS 'Name of the first label';
COMMENT ON COLUMN analytics.release_flat.catno IS 'Catalogue number at the first label';
COMMENT ON COLUMN analytics.release_flat.labels IS 'All labels with their catalogue numbers, parted by commas';
COMMENT ON COLUMN analytics.release_flat.format IS 'First format, such as Vinyl or CD';
COMMENT ON COLUMN analytics.release_flat.formats IS 'All formats with quantity, descriptions and free text, parted by semicolons';
COMMENT ON COLUMN analytics.release_flat.genres IS 'Genres, as an array; empty for none';
COMMENT ON COLUMN analytics.release_flat.genres_text IS 'Genres, as a text parted by semicolons';
COMMENT ON COLUMN analytics.release_flat.styles IS 'Styles, as an array; empty for none';
COMMENT ON COLUMN analytics.release_flat.styles_text IS 'Styles, as a text parted by semicolons';
COMMENT ON COLUMN analytics.release_flat.country IS 'Country or region that it was released for';
COMMENT ON COLUMN analytics.release_flat.released IS 'Date of release as Discogs has it';
COMMENT ON COLUMN analytics.release_flat.released_date IS 'First day that released can mean; NULL where it cannot be read';
COMMENT ON COLUMN analytics.release_flat.year IS 'Year of release, else that of released_date; NULL where unknown';
COMMENT ON COLUMN analytics.release_flat.track_count IS 'Tracks and sub-tracks; headings and index tracks do not count';
COMMENT ON COLUMN analytics.release_flat.duration_seconds IS 'Sum of the lengths given, in seconds; an index track''s own length stands for its sub-tracks; NULL for none given';
COMMENT ON COLUMN analytics.release_flat.have IS 'Users who have it';
COMMENT ON COLUMN analytics.release_flat.want IS 'Users who want it';
COMMENT ON COLUMN analytics.release_flat.rating_count IS 'Users who rated it';
COMMENT ON COLUMN analytics.release_flat.rating_average IS 'Mean rating from 1 to 5; 0 without ratings';
COMMENT ON COLUMN analytics.release_flat.num_for_sale IS 'Copies for sale on Discogs';
COMMENT ON COLUMN analytics.release_flat.lowest_price IS 'Lowest price asked; NULL when none is for sale';
COMMENT ON COLUMN analytics.release_flat.currency IS 'Currency of lowest_price; NULL where Discogs'' answer did not tell';
COMMENT ON COLUMN analytics.release_flat.stats_observed_at IS 'Since when these numbers stand (have to currency); NULL where none were seen';
COMMENT ON COLUMN analytics.release_flat.uri IS 'Address of the release''s page on discogs.com';
COMMENT ON COLUMN analytics.release_flat.source IS 'The feed of the content: api or dump';
COMMENT ON COLUMN analytics.release_flat.checked_at IS 'When the content was last confirmed or changed';
COMMENT ON COLUMN analytics.release_flat.gone IS 'Whether Discogs has it no more';
COMMENT ON COLUMN analytics.release_flat.gone_at IS 'When Discogs was first seen without it; NULL where it is there';
CREATE TABLE discogs.artist (
    id bigint NOT NULL,
    name text,
    realname text,
    profile text,
    data_quality text,
    uri text,
    extra jsonb,
    source text NOT NULL,
    source_date timestamp with time zone NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    content_hash bytea NOT NULL,
    run_id bigint
);
COMMENT ON TABLE discogs.artist IS 'An artist: a person or group that contributed to a release in some capacity';
COMMENT ON COLUMN discogs.artist.id IS 'Discogs'' id';
COMMENT ON COLUMN discogs.artist.name IS 'Name; a number in brackets tells artists of the same name apart';
COMMENT ON COLUMN discogs.artist.realname IS 'Name that the person bears outside music';
COMMENT ON COLUMN discogs.artist.profile IS 'Biography, in Discogs'' markup';
COMMENT ON COLUMN discogs.artist.data_quality IS 'Discogs'' own judgement of the entry, such as Correct or Needs Vote';
COMMENT ON COLUMN discogs.artist.uri IS 'Address of the artist''s page on discogs.com';
COMMENT ON COLUMN discogs.artist.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.artist.source IS 'The feed of the content: api or dump';
COMMENT ON COLUMN discogs.artist.source_date IS 'Instant of the API''s answer, or date of the dump';
COMMENT ON COLUMN discogs.artist.first_seen_at IS 'When the row was first written';
COMMENT ON COLUMN discogs.artist.checked_at IS 'When the content was last confirmed or changed';
COMMENT ON COLUMN discogs.artist.changed_at IS 'When the content last differed from what was here';
COMMENT ON COLUMN discogs.artist.gone_at IS 'When Discogs was first seen without it; the last content is kept';
COMMENT ON COLUMN discogs.artist.content_hash IS 'BLAKE2b-128 of the rows, fast numbers left out';
COMMENT ON COLUMN discogs.artist.run_id IS 'sync.run that last wrote the content';
CREATE TABLE discogs.artist_release (
    artist_id bigint NOT NULL,
    query text NOT NULL,
    type text DEFAULT ''::text NOT NULL,
    id bigint NOT NULL,
    role text DEFAULT ''::text NOT NULL,
    occurrence integer NOT NULL,
    ordinal integer NOT NULL,
    title text,
    artist text,
    main_release bigint,
    format text,
    label text,
    year integer,
    trackinfo text,
    status text,
    thumb text,
    in_collection integer,
    in_wantlist integer,
    user_in_collection integer,
    user_in_wantlist integer,
    extra jsonb,
    walk integer NOT NULL,
    gone_at timestamp with time zone
);
COMMENT ON TABLE discogs.artist_release IS 'Releases and masters of an artist (API documentation, "Artist Releases")';
COMMENT ON COLUMN discogs.artist_release.artist_id IS 'The artist listed';
COMMENT ON COLUMN discogs.artist_release.query IS 'Filters and order of the listing; empty for the plain one';
COMMENT ON COLUMN discogs.artist_release.type IS 'release or master';
COMMENT ON COLUMN discogs.artist_release.id IS 'The release or master, as type says';
COMMENT ON COLUMN discogs.artist_release.role IS 'Role of the artist in it, such as Main or TrackAppearance';
COMMENT ON COLUMN discogs.artist_release.occurrence IS '1 for the first of equal entries';
COMMENT ON COLUMN discogs.artist_release.ordinal IS 'Place in the listing, 1 for the first';
COMMENT ON COLUMN discogs.artist_release.title IS 'Title';
COMMENT ON COLUMN discogs.artist_release.artist IS 'Artists of the release, as one text';
COMMENT ON COLUMN discogs.artist_release.main_release IS 'Main release of a master';
COMMENT ON COLUMN discogs.artist_release.format IS 'Formats, as one text';
COMMENT ON COLUMN discogs.artist_release.label IS 'Labels, as one text';
COMMENT ON COLUMN discogs.artist_release.year IS 'Year; NULL where unknown';
COMMENT ON COLUMN discogs.artist_release.trackinfo IS 'Track that the artist appears on';
COMMENT ON COLUMN discogs.artist_release.status IS 'State of the entry';
COMMENT ON COLUMN discogs.artist_release.thumb IS 'Address of a small picture';
COMMENT ON COLUMN discogs.artist_release.in_collection IS 'Users who have it';
COMMENT ON COLUMN discogs.artist_release.in_wantlist IS 'Users who want it';
COMMENT ON COLUMN discogs.artist_release.user_in_collection IS 'Copies of the user who asked';
COMMENT ON COLUMN discogs.artist_release.user_in_wantlist IS 'Wants of the user who asked';
COMMENT ON COLUMN discogs.artist_release.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.artist_release.walk IS 'Walk that last found the entry, counted per listing; below 1 from before its first';
COMMENT ON COLUMN discogs.artist_release.gone_at IS 'When a complete walk first missed it';
CREATE TABLE discogs.release_credit (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    artist_id bigint,
    name text,
    anv text,
    join_phrase text,
    role text,
    tracks text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.release_credit IS 'Further credits of a release (field extraartists)';
COMMENT ON COLUMN discogs.release_credit.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_credit.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_credit.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN discogs.release_credit.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN discogs.release_credit.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN discogs.release_credit.join_phrase IS 'What joins this artist to the next, such as & or Feat.';
COMMENT ON COLUMN discogs.release_credit.role IS 'Roles, with details in brackets; several are parted by commas';
COMMENT ON COLUMN discogs.release_credit.tracks IS 'Tracks that the credit is for, as a range expression';
COMMENT ON COLUMN discogs.release_credit.thumbnail_url IS 'Address of a small picture of the artist';
CREATE TABLE discogs.track_artist (
    release_id bigint NOT NULL,
    track_ordinal integer NOT NULL,
    ordinal integer NOT NULL,
    artist_id bigint,
    name text,
    anv text,
    join_phrase text,
    role text,
    tracks text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.track_artist IS 'Artists of a track (field tracklist.artists)';
COMMENT ON COLUMN discogs.track_artist.release_id IS 'track.release_id that it belongs to';
COMMENT ON COLUMN discogs.track_artist.track_ordinal IS 'track.ordinal that it belongs to';
COMMENT ON COLUMN discogs.track_artist.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.track_artist.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN discogs.track_artist.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN discogs.track_artist.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN discogs.track_artist.join_phrase IS 'What joins this artist to the next, such as & or Feat.';
COMMENT ON COLUMN discogs.track_artist.role IS 'Roles, with details in brackets; several are parted by commas';
COMMENT ON COLUMN discogs.track_artist.tracks IS 'Tracks that the credit is for, as a range expression';
COMMENT ON COLUMN discogs.track_artist.thumbnail_url IS 'Address of a small picture of the artist';
CREATE TABLE discogs.track_credit (
    release_id bigint NOT NULL,
    track_ordinal integer NOT NULL,
    ordinal integer NOT NULL,
    artist_id bigint,
    name text,
    anv text,
    join_phrase text,
    role text,
    tracks text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.track_credit IS 'Further credits of a track (field tracklist.extraartists)';
COMMENT ON COLUMN discogs.track_credit.release_id IS 'track.release_id that it belongs to';
COMMENT ON COLUMN discogs.track_credit.track_ordinal IS 'track.ordinal that it belongs to';
COMMENT ON COLUMN discogs.track_credit.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.track_credit.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN discogs.track_credit.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN discogs.track_credit.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN discogs.track_credit.join_phrase IS 'What joins this artist to the next, such as & or Feat.';
COMMENT ON COLUMN discogs.track_credit.role IS 'Roles, with details in brackets; several are parted by commas';
COMMENT ON COLUMN discogs.track_credit.tracks IS 'Tracks that the credit is for, as a range expression';
COMMENT ON COLUMN discogs.track_credit.thumbnail_url IS 'Address of a small picture of the artist';
CREATE VIEW analytics.artist_discography AS
 WITH appearance AS NOT MATERIALIZED (
         SELECT release_artist.artist_id,
            release_artist.release_id,
            'main'::text AS kind,
            release_artist.role,
            COALESCE(release_artist.anv, release_artist.name) AS credited_as
           FROM discogs.release_artist
        UNION ALL
         SELECT track_artist.artist_id,
            track_artist.release_id,
            'track'::text,
            track_artist.role,
            COALESCE(track_artist.anv, track_artist.name) AS "coalesce"
           FROM discogs.track_artist
        UNION ALL
         SELECT release_credit.artist_id,
            release_credit.release_id,
            'credit'::text,
            release_credit.role,
            COALESCE(release_credit.anv, release_credit.name) AS "coalesce"
           FROM discogs.release_credit
        UNION ALL
         SELECT track_credit.artist_id,
            track_credit.release_id,
            'credit'::text,
            track_credit.role,
            COALESCE(track_credit.anv, track_credit.name) AS "coalesce"
           FROM discogs.track_credit
        )
 SELECT part.artist_id,
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
   FROM ((( SELECT appearance.artist_id,
            appearance.release_id,
            appearance.kind,
            string_agg(DISTINCT appearance.role, '; '::text) AS roles,
            string_agg(DISTINCT appearance.credited_as, '; '::text) AS credited_as
           FROM appearance
          WHERE (appearance.artist_id IS NOT NULL)
          GROUP BY appearance.artist_id, appearance.release_id, appearance.kind) part
     JOIN analytics.release_flat release ON ((release.release_id = part.release_id)))
     LEFT JOIN discogs.artist ON ((artist.id = part.artist_id)))
UNION ALL
 SELECT listed.artist_id,
    artist.name AS artist,
    'listed'::text AS kind,
    listed.roles,
    NULL::text AS credited_as,
        CASE
            WHEN (listed.type = 'release'::text) THEN listed.id
            ELSE NULL::bigint
        END AS release_id,
        CASE
            WHEN (listed.type = 'master'::text) THEN listed.id
            ELSE release.master_id
        END AS master_id,
    listed.title,
    listed.artists,
    listed.year,
    (listed.gone_at IS NOT NULL) AS gone,
    listed.gone_at
   FROM ((( SELECT artist_release.artist_id,
            artist_release.type,
            artist_release.id,
            string_agg(DISTINCT artist_release.role, '; '::text) AS roles,
            min(artist_release.title) AS title,
            min(artist_release.artist) AS artists,
            min(artist_release.year) AS year,
                CASE
                    WHEN bool_and((artist_release.gone_at IS NOT NULL)) THEN max(artist_release.gone_at)
                    ELSE NULL::timestamp with time zone
                END AS gone_at
           FROM discogs.artist_release
          WHERE (artist_release.query = ''::text)
          GROUP BY artist_release.artist_id, artist_release.type, artist_release.id) listed
     LEFT JOIN discogs.artist ON ((artist.id = listed.artist_id)))
     LEFT JOIN discogs.release ON (((release.id = listed.id) AND (listed.type = 'release'::text))));
COMMENT ON VIEW analytics.artist_discography IS 'What an artist appears on: one row per artist, kind and release, or master where kind is listed. The rows main, track and credit come from the releases that are mirrored, the rows listed from Discogs'' own plain listing of the artist, mirrored or not: an appearance may stand in both. What Discogs has no more is here too: gone tells it';
COMMENT ON COLUMN analytics.artist_discography.artist_id IS 'The artist';
COMMENT ON COLUMN analytics.artist_discography.artist IS 'Name of the artist; NULL where the artist''s document is not mirrored';
COMMENT ON COLUMN analytics.artist_discography.kind IS 'main: an artist of the release; track: an artist of a track; credit: in the credits of release or tracks; listed: in the artist''s listing';
COMMENT ON COLUMN analytics.artist_discography.roles IS 'Roles as Discogs writes them, each once, parted by semicolons; NULL for none';
COMMENT ON COLUMN analytics.artist_discography.credited_as IS 'Names that the release prints for the artist, parted by semicolons; NULL where kind is listed';
COMMENT ON COLUMN analytics.artist_discography.release_id IS 'The release; NULL where a master is listed';
COMMENT ON COLUMN analytics.artist_discography.master_id IS 'The master listed, or that of the release; NULL for none';
COMMENT ON COLUMN analytics.artist_discography.title IS 'Title of the release or master';
COMMENT ON COLUMN analytics.artist_discography.artists IS 'Artists of the release or master, as one text';
COMMENT ON COLUMN analytics.artist_discography.year IS 'Year of the release or master; NULL where unknown';
COMMENT ON COLUMN analytics.artist_discography.gone IS 'Whether Discogs has the release, or the entry of the listing, no more';
COMMENT ON COLUMN analytics.artist_discography.gone_at IS 'When that was first seen; NULL where it is there';
CREATE VIEW analytics.credit AS
 SELECT entry.release_id,
    entry.track_ordinal,
    track."position" AS track_position,
    track.title AS track_title,
    entry.ordinal AS credit_ordinal,
    roles.place AS role_ordinal,
    entry.artist_id,
    entry.name,
    entry.anv,
    roles.role,
    roles.detail,
    entry.tracks,
    (release.gone_at IS NOT NULL) AS gone,
    release.gone_at
   FROM (((( SELECT release_credit.release_id,
            NULL::integer AS track_ordinal,
            release_credit.ordinal,
            release_credit.artist_id,
            release_credit.name,
            release_credit.anv,
            release_credit.role,
            release_credit.tracks
           FROM discogs.release_credit
        UNION ALL
         SELECT track_credit.release_id,
            track_credit.track_ordinal,
            track_credit.ordinal,
            track_credit.artist_id,
            track_credit.name,
            track_credit.anv,
            track_credit.role,
            track_credit.tracks
           FROM discogs.track_credit) entry
     LEFT JOIN LATERAL analytics.split_roles(entry.role) roles(place, role, detail) ON (true))
     LEFT JOIN discogs.track ON (((track.release_id = entry.release_id) AND (track.ordinal = entry.track_ordinal))))
     LEFT JOIN discogs.release ON ((release.id = entry.release_id)));
COMMENT ON VIEW analytics.credit IS 'Credits of releases and of their tracks with one role a row; a credit without a role has one row. Those of releases that Discogs has no more are here too: gone tells them';
COMMENT ON COLUMN analytics.credit.release_id IS 'The release';
COMMENT ON COLUMN analytics.credit.track_ordinal IS 'discogs.track.ordinal of the track; NULL where the credit is the release''s';
COMMENT ON COLUMN analytics.credit.track_position IS 'Position of the track as printed, such as A1';
COMMENT ON COLUMN analytics.credit.track_title IS 'Title of the track';
COMMENT ON COLUMN analytics.credit.credit_ordinal IS 'Place of the credit in its list, 1 for the first';
COMMENT ON COLUMN analytics.credit.role_ordinal IS 'Place of the role in the credit, 1 for the first; NULL where the credit has none';
COMMENT ON COLUMN analytics.credit.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN analytics.credit.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN analytics.credit.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN analytics.credit.role IS 'One role, such as Producer, without its detail; NULL for none';
COMMENT ON COLUMN analytics.credit.detail IS 'What stands in brackets behind the role, such as Sign Sound; NULL for none';
COMMENT ON COLUMN analytics.credit.tracks IS 'Tracks that a release''s credit is for, as a range expression';
COMMENT ON COLUMN analytics.credit.gone IS 'Whether Discogs has the release no more';
COMMENT ON COLUMN analytics.credit.gone_at IS 'When that was first seen; NULL where it is there';
CREATE TABLE discogs.label (
    id bigint NOT NULL,
    name text,
    profile text,
    contact_info text,
    parent_label_id bigint,
    parent_label_name text,
    data_quality text,
    uri text,
    extra jsonb,
    source text NOT NULL,
    source_date timestamp with time zone NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    content_hash bytea NOT NULL,
    run_id bigint
);
COMMENT ON TABLE discogs.label IS 'A label, company, recording studio, series or other entity involved with artists and releases';
COMMENT ON COLUMN discogs.label.id IS 'Discogs'' id';
COMMENT ON COLUMN discogs.label.name IS 'Name; a number in brackets tells labels of the same name apart';
COMMENT ON COLUMN discogs.label.profile IS 'Description, in Discogs'' markup';
COMMENT ON COLUMN discogs.label.contact_info IS 'Addresses, telephone numbers, e-mail';
COMMENT ON COLUMN discogs.label.parent_label_id IS 'Label that it belongs to';
COMMENT ON COLUMN discogs.label.parent_label_name IS 'Name of the label that it belongs to';
COMMENT ON COLUMN discogs.label.data_quality IS 'Discogs'' own judgement of the entry, such as Correct or Needs Vote';
COMMENT ON COLUMN discogs.label.uri IS 'Address of the label''s page on discogs.com';
COMMENT ON COLUMN discogs.label.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.label.source IS 'The feed of the content: api or dump';
COMMENT ON COLUMN discogs.label.source_date IS 'Instant of the API''s answer, or date of the dump';
COMMENT ON COLUMN discogs.label.first_seen_at IS 'When the row was first written';
COMMENT ON COLUMN discogs.label.checked_at IS 'When the content was last confirmed or changed';
COMMENT ON COLUMN discogs.label.changed_at IS 'When the content last differed from what was here';
COMMENT ON COLUMN discogs.label.gone_at IS 'When Discogs was first seen without it; the last content is kept';
COMMENT ON COLUMN discogs.label.content_hash IS 'BLAKE2b-128 of the rows, fast numbers left out';
COMMENT ON COLUMN discogs.label.run_id IS 'sync.run that last wrote the content';
CREATE TABLE discogs.label_release (
    label_id bigint NOT NULL,
    query text NOT NULL,
    release_id bigint NOT NULL,
    catno text DEFAULT ''::text NOT NULL,
    occurrence integer NOT NULL,
    ordinal integer NOT NULL,
    title text,
    artist text,
    format text,
    year integer,
    status text,
    thumb text,
    in_collection integer,
    in_wantlist integer,
    user_in_collection integer,
    user_in_wantlist integer,
    extra jsonb,
    walk integer NOT NULL,
    gone_at timestamp with time zone
);
COMMENT ON TABLE discogs.label_release IS 'Releases of a label (API documentation, "All Label Releases")';
COMMENT ON COLUMN discogs.label_release.label_id IS 'The label listed';
COMMENT ON COLUMN discogs.label_release.query IS 'Filters and order of the listing; empty for the plain one';
COMMENT ON COLUMN discogs.label_release.release_id IS 'The release';
COMMENT ON COLUMN discogs.label_release.catno IS 'Catalogue number';
COMMENT ON COLUMN discogs.label_release.occurrence IS '1 for the first of equal entries';
COMMENT ON COLUMN discogs.label_release.ordinal IS 'Place in the listing, 1 for the first';
COMMENT ON COLUMN discogs.label_release.title IS 'Title';
COMMENT ON COLUMN discogs.label_release.artist IS 'Artists of the release, as one text';
COMMENT ON COLUMN discogs.label_release.format IS 'Formats, as one text';
COMMENT ON COLUMN discogs.label_release.year IS 'Year; NULL where unknown';
COMMENT ON COLUMN discogs.label_release.status IS 'State of the entry';
COMMENT ON COLUMN discogs.label_release.thumb IS 'Address of a small picture';
COMMENT ON COLUMN discogs.label_release.in_collection IS 'Users who have it';
COMMENT ON COLUMN discogs.label_release.in_wantlist IS 'Users who want it';
COMMENT ON COLUMN discogs.label_release.user_in_collection IS 'Copies of the user who asked';
COMMENT ON COLUMN discogs.label_release.user_in_wantlist IS 'Wants of the user who asked';
COMMENT ON COLUMN discogs.label_release.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.label_release.walk IS 'Walk that last found the entry, counted per listing; below 1 from before its first';
COMMENT ON COLUMN discogs.label_release.gone_at IS 'When a complete walk first missed it';
CREATE VIEW analytics.label_catalogue AS
 SELECT entry.label_id,
    COALESCE(label.name, entry.label) AS label,
    row_number() OVER (PARTITION BY entry.label_id ORDER BY (NOT (lower(entry.catno) IS DISTINCT FROM 'none'::text)), (analytics.catno_order(entry.catno) COLLATE "C"), (entry.catno COLLATE "C"), entry.year, entry.release_id) AS place,
    entry.catno,
    entry.release_id,
    entry.title,
    entry.artists,
    entry.year,
    entry.country,
    entry.formats,
    entry.mirrored,
    (entry.gone_at IS NOT NULL) AS gone,
    entry.gone_at
   FROM (( SELECT release_label.label_id,
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
           FROM (discogs.release_label
             JOIN analytics.release_flat release ON ((release.release_id = release_label.release_id)))
          WHERE (release_label.label_id IS NOT NULL)
        UNION ALL
         SELECT label_release.label_id,
            NULL::text,
            NULLIF(label_release.catno, ''::text) AS "nullif",
            label_release.release_id,
            label_release.title,
            label_release.artist,
            label_release.year,
            NULL::text,
            label_release.format,
            false,
            label_release.gone_at
           FROM discogs.label_release
          WHERE ((label_release.query = ''::text) AND (label_release.occurrence = 1) AND (NOT (EXISTS ( SELECT
                   FROM discogs.release
                  WHERE (release.id = label_release.release_id)))))) entry
     LEFT JOIN discogs.label ON ((label.id = entry.label_id)));
COMMENT ON VIEW analytics.label_catalogue IS 'What a label put out: one row per label, catalogue number and release, from the releases that are mirrored and, for those that are not, from Discogs'' own plain listing of the label. What Discogs has no more is here too: gone tells it';
COMMENT ON COLUMN analytics.label_catalogue.label_id IS 'The label';
COMMENT ON COLUMN analytics.label_catalogue.label IS 'Name of the label; NULL where neither the label nor the release is mirrored';
COMMENT ON COLUMN analytics.label_catalogue.place IS 'Place in the label''s catalogue, 1 for the first, numbers in catalogue numbers ordered by their value; releases without a catalogue number come last';
COMMENT ON COLUMN analytics.label_catalogue.catno IS 'Catalogue number; none where the release has none';
COMMENT ON COLUMN analytics.label_catalogue.release_id IS 'The release';
COMMENT ON COLUMN analytics.label_catalogue.title IS 'Title of the release';
COMMENT ON COLUMN analytics.label_catalogue.artists IS 'Artists of the release, as one text';
COMMENT ON COLUMN analytics.label_catalogue.year IS 'Year of release; NULL where unknown';
COMMENT ON COLUMN analytics.label_catalogue.country IS 'Country or region of the release; NULL where unknown or not mirrored';
COMMENT ON COLUMN analytics.label_catalogue.formats IS 'Formats as one text; in Discogs'' short form where the release is not mirrored';
COMMENT ON COLUMN analytics.label_catalogue.mirrored IS 'Whether the release itself is mirrored';
COMMENT ON COLUMN analytics.label_catalogue.gone IS 'Whether Discogs has the release, or the entry of the listing, no more';
COMMENT ON COLUMN analytics.label_catalogue.gone_at IS 'When that was first seen; NULL where it is there';
CREATE TABLE discogs.artist_alias (
    artist_id bigint NOT NULL,
    ordinal integer NOT NULL,
    other_artist_id bigint,
    name text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.artist_alias IS 'Other artists that are the same person or group (field aliases)';
COMMENT ON COLUMN discogs.artist_alias.artist_id IS 'artist.id that it belongs to';
COMMENT ON COLUMN discogs.artist_alias.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.artist_alias.other_artist_id IS 'The other artist; NULL where it is not linked';
COMMENT ON COLUMN discogs.artist_alias.name IS 'Name of the other artist';
COMMENT ON COLUMN discogs.artist_alias.thumbnail_url IS 'Address of a small picture of the other artist';
CREATE TABLE discogs.artist_group (
    artist_id bigint NOT NULL,
    ordinal integer NOT NULL,
    other_artist_id bigint,
    name text,
    active boolean,
    thumbnail_url text
);
COMMENT ON TABLE discogs.artist_group IS 'Groups that an artist is or was a member of (field groups)';
COMMENT ON COLUMN discogs.artist_group.artist_id IS 'artist.id that it belongs to';
COMMENT ON COLUMN discogs.artist_group.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.artist_group.other_artist_id IS 'The other artist; NULL where it is not linked';
COMMENT ON COLUMN discogs.artist_group.name IS 'Name of the other artist';
COMMENT ON COLUMN discogs.artist_group.active IS 'Whether the membership lasts; NULL where the feed does not tell';
COMMENT ON COLUMN discogs.artist_group.thumbnail_url IS 'Address of a small picture of the other artist';
CREATE TABLE discogs.artist_image (
    artist_id bigint NOT NULL,
    ordinal integer NOT NULL,
    type text,
    uri text,
    uri150 text,
    width integer,
    height integer
);
COMMENT ON TABLE discogs.artist_image IS 'Pictures of an artist (field images)';
COMMENT ON COLUMN discogs.artist_image.artist_id IS 'artist.id that it belongs to';
COMMENT ON COLUMN discogs.artist_image.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.artist_image.type IS 'primary or secondary';
COMMENT ON COLUMN discogs.artist_image.uri IS 'Address of the picture; empty without credentials';
COMMENT ON COLUMN discogs.artist_image.uri150 IS 'Address of the picture at 150 pixels; empty without credentials';
COMMENT ON COLUMN discogs.artist_image.width IS 'Width in pixels';
COMMENT ON COLUMN discogs.artist_image.height IS 'Height in pixels';
CREATE TABLE discogs.artist_member (
    artist_id bigint NOT NULL,
    ordinal integer NOT NULL,
    other_artist_id bigint,
    name text,
    active boolean,
    thumbnail_url text
);
COMMENT ON TABLE discogs.artist_member IS 'Artists that are or were members of a group (field members)';
COMMENT ON COLUMN discogs.artist_member.artist_id IS 'artist.id that it belongs to';
COMMENT ON COLUMN discogs.artist_member.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.artist_member.other_artist_id IS 'The other artist; NULL where it is not linked';
COMMENT ON COLUMN discogs.artist_member.name IS 'Name of the other artist';
COMMENT ON COLUMN discogs.artist_member.active IS 'Whether the member is one still; NULL where the feed does not tell';
COMMENT ON COLUMN discogs.artist_member.thumbnail_url IS 'Address of a small picture of the other artist';
CREATE TABLE discogs.artist_name_variation (
    artist_id bigint NOT NULL,
    ordinal integer NOT NULL,
    name text
);
COMMENT ON TABLE discogs.artist_name_variation IS 'Names under which an artist is credited (field namevariations)';
COMMENT ON COLUMN discogs.artist_name_variation.artist_id IS 'artist.id that it belongs to';
COMMENT ON COLUMN discogs.artist_name_variation.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.artist_name_variation.name IS 'The variation';
CREATE TABLE discogs.artist_url (
    artist_id bigint NOT NULL,
    ordinal integer NOT NULL,
    url text
);
COMMENT ON TABLE discogs.artist_url IS 'Web sites of an artist (field urls)';
COMMENT ON COLUMN discogs.artist_url.artist_id IS 'artist.id that it belongs to';
COMMENT ON COLUMN discogs.artist_url.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.artist_url.url IS 'Address';
CREATE TABLE discogs.label_image (
    label_id bigint NOT NULL,
    ordinal integer NOT NULL,
    type text,
    uri text,
    uri150 text,
    width integer,
    height integer
);
COMMENT ON TABLE discogs.label_image IS 'Pictures of a label (field images)';
COMMENT ON COLUMN discogs.label_image.label_id IS 'label.id that it belongs to';
COMMENT ON COLUMN discogs.label_image.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.label_image.type IS 'primary or secondary';
COMMENT ON COLUMN discogs.label_image.uri IS 'Address of the picture; empty without credentials';
COMMENT ON COLUMN discogs.label_image.uri150 IS 'Address of the picture at 150 pixels; empty without credentials';
COMMENT ON COLUMN discogs.label_image.width IS 'Width in pixels';
COMMENT ON COLUMN discogs.label_image.height IS 'Height in pixels';
CREATE TABLE discogs.label_sublabel (
    label_id bigint NOT NULL,
    ordinal integer NOT NULL,
    sublabel_id bigint,
    name text
);
COMMENT ON TABLE discogs.label_sublabel IS 'Labels that belong to a label (field sublabels)';
COMMENT ON COLUMN discogs.label_sublabel.label_id IS 'label.id that it belongs to';
COMMENT ON COLUMN discogs.label_sublabel.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.label_sublabel.sublabel_id IS 'The label below; NULL where it is not linked';
COMMENT ON COLUMN discogs.label_sublabel.name IS 'Name of the label below';
CREATE TABLE discogs.label_url (
    label_id bigint NOT NULL,
    ordinal integer NOT NULL,
    url text
);
COMMENT ON TABLE discogs.label_url IS 'Web sites of a label (field urls)';
COMMENT ON COLUMN discogs.label_url.label_id IS 'label.id that it belongs to';
COMMENT ON COLUMN discogs.label_url.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.label_url.url IS 'Address';
CREATE TABLE discogs.listing (
    kind text NOT NULL,
    id bigint NOT NULL,
    query text NOT NULL,
    items integer,
    filters jsonb,
    filter_facets jsonb,
    extra jsonb,
    checked_at timestamp with time zone NOT NULL,
    walked_at timestamp with time zone,
    gone_at timestamp with time zone,
    run_id bigint
);
COMMENT ON TABLE discogs.listing IS 'A listing as a whole: what Discogs says of it besides its entries';
COMMENT ON COLUMN discogs.listing.kind IS 'artist_releases, label_releases, master_versions or search';
COMMENT ON COLUMN discogs.listing.id IS 'Artist, label or master; 0 for a search';
COMMENT ON COLUMN discogs.listing.query IS 'Filters and order, or the search itself, as a query string';
COMMENT ON COLUMN discogs.listing.items IS 'Entries that Discogs counts';
COMMENT ON COLUMN discogs.listing.filters IS 'Filters of master versions that Discogs offers, with counts';
COMMENT ON COLUMN discogs.listing.filter_facets IS 'The same filters in the shape that the web site uses';
COMMENT ON COLUMN discogs.listing.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.listing.checked_at IS 'When a page of it was last asked for';
COMMENT ON COLUMN discogs.listing.walked_at IS 'When it was last walked to its end';
COMMENT ON COLUMN discogs.listing.gone_at IS 'When Discogs was first seen without it';
COMMENT ON COLUMN discogs.listing.run_id IS 'sync.run that last wrote it';
CREATE TABLE discogs.master (
    id bigint NOT NULL,
    title text,
    main_release bigint,
    most_recent_release bigint,
    year integer,
    notes text,
    data_quality text,
    uri text,
    extra jsonb,
    source text NOT NULL,
    source_date timestamp with time zone NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    content_hash bytea NOT NULL,
    run_id bigint
);
COMMENT ON TABLE discogs.master IS 'A master: a set of similar releases, its versions';
COMMENT ON COLUMN discogs.master.id IS 'Discogs'' id';
COMMENT ON COLUMN discogs.master.title IS 'Title';
COMMENT ON COLUMN discogs.master.main_release IS 'Release that stands for the master, often the earliest';
COMMENT ON COLUMN discogs.master.most_recent_release IS 'Release that was published last';
COMMENT ON COLUMN discogs.master.year IS 'Year of the earliest release; NULL where unknown';
COMMENT ON COLUMN discogs.master.notes IS 'Notes, in Discogs'' markup';
COMMENT ON COLUMN discogs.master.data_quality IS 'Discogs'' own judgement of the entry, such as Correct or Needs Vote';
COMMENT ON COLUMN discogs.master.uri IS 'Address of the master''s page on discogs.com';
COMMENT ON COLUMN discogs.master.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.master.source IS 'The feed of the content: api or dump';
COMMENT ON COLUMN discogs.master.source_date IS 'Instant of the API''s answer, or date of the dump';
COMMENT ON COLUMN discogs.master.first_seen_at IS 'When the row was first written';
COMMENT ON COLUMN discogs.master.checked_at IS 'When the content was last confirmed or changed';
COMMENT ON COLUMN discogs.master.changed_at IS 'When the content last differed from what was here';
COMMENT ON COLUMN discogs.master.gone_at IS 'When Discogs was first seen without it; the last content is kept';
COMMENT ON COLUMN discogs.master.content_hash IS 'BLAKE2b-128 of the rows, fast numbers left out';
COMMENT ON COLUMN discogs.master.run_id IS 'sync.run that last wrote the content';
CREATE TABLE discogs.master_artist (
    master_id bigint NOT NULL,
    ordinal integer NOT NULL,
    artist_id bigint,
    name text,
    anv text,
    join_phrase text,
    role text,
    tracks text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.master_artist IS 'Artists of a master (field artists)';
COMMENT ON COLUMN discogs.master_artist.master_id IS 'master.id that it belongs to';
COMMENT ON COLUMN discogs.master_artist.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_artist.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN discogs.master_artist.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN discogs.master_artist.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN discogs.master_artist.join_phrase IS 'What joins this artist to the next, such as & or Feat.';
COMMENT ON COLUMN discogs.master_artist.role IS 'Roles, with details in brackets; several are parted by commas';
COMMENT ON COLUMN discogs.master_artist.tracks IS 'Tracks that the credit is for, as a range expression';
COMMENT ON COLUMN discogs.master_artist.thumbnail_url IS 'Address of a small picture of the artist';
CREATE TABLE discogs.master_genre (
    master_id bigint NOT NULL,
    ordinal integer NOT NULL,
    genre text
);
COMMENT ON TABLE discogs.master_genre IS 'Genres of a master (field genres)';
COMMENT ON COLUMN discogs.master_genre.master_id IS 'master.id that it belongs to';
COMMENT ON COLUMN discogs.master_genre.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_genre.genre IS 'Genre';
CREATE TABLE discogs.master_image (
    master_id bigint NOT NULL,
    ordinal integer NOT NULL,
    type text,
    uri text,
    uri150 text,
    width integer,
    height integer
);
COMMENT ON TABLE discogs.master_image IS 'Pictures of a master (field images)';
COMMENT ON COLUMN discogs.master_image.master_id IS 'master.id that it belongs to';
COMMENT ON COLUMN discogs.master_image.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_image.type IS 'primary or secondary';
COMMENT ON COLUMN discogs.master_image.uri IS 'Address of the picture; empty without credentials';
COMMENT ON COLUMN discogs.master_image.uri150 IS 'Address of the picture at 150 pixels; empty without credentials';
COMMENT ON COLUMN discogs.master_image.width IS 'Width in pixels';
COMMENT ON COLUMN discogs.master_image.height IS 'Height in pixels';
CREATE TABLE discogs.master_stats (
    master_id bigint NOT NULL,
    observed_at timestamp with time zone NOT NULL,
    num_for_sale integer,
    lowest_price numeric,
    currency text
);
COMMENT ON TABLE discogs.master_stats IS 'History of a master''s offers and prices, one row per observed change';
COMMENT ON COLUMN discogs.master_stats.master_id IS 'The master';
COMMENT ON COLUMN discogs.master_stats.observed_at IS 'When these numbers were first seen';
COMMENT ON COLUMN discogs.master_stats.num_for_sale IS 'Copies for sale on Discogs';
COMMENT ON COLUMN discogs.master_stats.lowest_price IS 'Lowest price asked; NULL when none is for sale';
COMMENT ON COLUMN discogs.master_stats.currency IS 'Currency of lowest_price; NULL where the answer does not tell';
CREATE TABLE discogs.master_style (
    master_id bigint NOT NULL,
    ordinal integer NOT NULL,
    style text
);
COMMENT ON TABLE discogs.master_style IS 'Styles of a master (field styles)';
COMMENT ON COLUMN discogs.master_style.master_id IS 'master.id that it belongs to';
COMMENT ON COLUMN discogs.master_style.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_style.style IS 'Style';
CREATE TABLE discogs.master_track (
    master_id bigint NOT NULL,
    ordinal integer NOT NULL,
    parent_ordinal integer,
    type_ text,
    "position" text,
    title text,
    duration text,
    duration_seconds integer
);
COMMENT ON TABLE discogs.master_track IS 'Tracks, headings and sub-tracks of a master, in the order of the document (field tracklist)';
COMMENT ON COLUMN discogs.master_track.master_id IS 'master.id that it belongs to';
COMMENT ON COLUMN discogs.master_track.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_track.parent_ordinal IS 'ordinal of the index track that a sub-track belongs to';
COMMENT ON COLUMN discogs.master_track.type_ IS 'track, heading, or index: one that has sub-tracks';
COMMENT ON COLUMN discogs.master_track."position" IS 'Position as printed, such as A1 or 2-03';
COMMENT ON COLUMN discogs.master_track.title IS 'Title of the track';
COMMENT ON COLUMN discogs.master_track.duration IS 'Length as printed, such as 3:32';
COMMENT ON COLUMN discogs.master_track.duration_seconds IS 'Length in seconds; NULL where it cannot be read';
CREATE TABLE discogs.master_track_artist (
    master_id bigint NOT NULL,
    track_ordinal integer NOT NULL,
    ordinal integer NOT NULL,
    artist_id bigint,
    name text,
    anv text,
    join_phrase text,
    role text,
    tracks text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.master_track_artist IS 'Artists of a master''s track (field tracklist.artists)';
COMMENT ON COLUMN discogs.master_track_artist.master_id IS 'master_track.master_id that it belongs to';
COMMENT ON COLUMN discogs.master_track_artist.track_ordinal IS 'master_track.ordinal that it belongs to';
COMMENT ON COLUMN discogs.master_track_artist.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_track_artist.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN discogs.master_track_artist.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN discogs.master_track_artist.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN discogs.master_track_artist.join_phrase IS 'What joins this artist to the next, such as & or Feat.';
COMMENT ON COLUMN discogs.master_track_artist.role IS 'Roles, with details in brackets; several are parted by commas';
COMMENT ON COLUMN discogs.master_track_artist.tracks IS 'Tracks that the credit is for, as a range expression';
COMMENT ON COLUMN discogs.master_track_artist.thumbnail_url IS 'Address of a small picture of the artist';
CREATE TABLE discogs.master_track_credit (
    master_id bigint NOT NULL,
    track_ordinal integer NOT NULL,
    ordinal integer NOT NULL,
    artist_id bigint,
    name text,
    anv text,
    join_phrase text,
    role text,
    tracks text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.master_track_credit IS 'Further credits of a master''s track (field tracklist.extraartists)';
COMMENT ON COLUMN discogs.master_track_credit.master_id IS 'master_track.master_id that it belongs to';
COMMENT ON COLUMN discogs.master_track_credit.track_ordinal IS 'master_track.ordinal that it belongs to';
COMMENT ON COLUMN discogs.master_track_credit.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_track_credit.artist_id IS 'Artist credited; NULL where the credit is not linked to one';
COMMENT ON COLUMN discogs.master_track_credit.name IS 'Name of the artist as Discogs lists it';
COMMENT ON COLUMN discogs.master_track_credit.anv IS 'Artist name variation: the name as the release prints it';
COMMENT ON COLUMN discogs.master_track_credit.join_phrase IS 'What joins this artist to the next, such as & or Feat.';
COMMENT ON COLUMN discogs.master_track_credit.role IS 'Roles, with details in brackets; several are parted by commas';
COMMENT ON COLUMN discogs.master_track_credit.tracks IS 'Tracks that the credit is for, as a range expression';
COMMENT ON COLUMN discogs.master_track_credit.thumbnail_url IS 'Address of a small picture of the artist';
CREATE TABLE discogs.master_version (
    master_id bigint NOT NULL,
    query text NOT NULL,
    release_id bigint NOT NULL,
    occurrence integer NOT NULL,
    ordinal integer NOT NULL,
    title text,
    label text,
    catno text,
    format text,
    major_formats text[],
    country text,
    released text,
    status text,
    thumb text,
    in_collection integer,
    in_wantlist integer,
    user_in_collection integer,
    user_in_wantlist integer,
    extra jsonb,
    walk integer NOT NULL,
    gone_at timestamp with time zone
);
COMMENT ON TABLE discogs.master_version IS 'Releases that are versions of a master (API documentation, "Master Release Versions")';
COMMENT ON COLUMN discogs.master_version.master_id IS 'The master listed';
COMMENT ON COLUMN discogs.master_version.query IS 'Filters and order of the listing; empty for the plain one';
COMMENT ON COLUMN discogs.master_version.release_id IS 'The release';
COMMENT ON COLUMN discogs.master_version.occurrence IS '1 for the first of equal entries';
COMMENT ON COLUMN discogs.master_version.ordinal IS 'Place in the listing, 1 for the first';
COMMENT ON COLUMN discogs.master_version.title IS 'Title';
COMMENT ON COLUMN discogs.master_version.label IS 'Labels, as one text';
COMMENT ON COLUMN discogs.master_version.catno IS 'Catalogue numbers, as one text';
COMMENT ON COLUMN discogs.master_version.format IS 'Formats, as one text';
COMMENT ON COLUMN discogs.master_version.major_formats IS 'Formats without their descriptions';
COMMENT ON COLUMN discogs.master_version.country IS 'Country or region';
COMMENT ON COLUMN discogs.master_version.released IS 'Date or year of release, as Discogs has it';
COMMENT ON COLUMN discogs.master_version.status IS 'State of the entry';
COMMENT ON COLUMN discogs.master_version.thumb IS 'Address of a small picture';
COMMENT ON COLUMN discogs.master_version.in_collection IS 'Users who have it';
COMMENT ON COLUMN discogs.master_version.in_wantlist IS 'Users who want it';
COMMENT ON COLUMN discogs.master_version.user_in_collection IS 'Copies of the user who asked';
COMMENT ON COLUMN discogs.master_version.user_in_wantlist IS 'Wants of the user who asked';
COMMENT ON COLUMN discogs.master_version.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.master_version.walk IS 'Walk that last found the entry, counted per listing; below 1 from before its first';
COMMENT ON COLUMN discogs.master_version.gone_at IS 'When a complete walk first missed it';
CREATE TABLE discogs.master_video (
    master_id bigint NOT NULL,
    ordinal integer NOT NULL,
    uri text,
    title text,
    description text,
    duration integer,
    embed boolean
);
COMMENT ON TABLE discogs.master_video IS 'Videos of a master (field videos)';
COMMENT ON COLUMN discogs.master_video.master_id IS 'master.id that it belongs to';
COMMENT ON COLUMN discogs.master_video.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.master_video.uri IS 'Address of the video';
COMMENT ON COLUMN discogs.master_video.title IS 'Title of the video';
COMMENT ON COLUMN discogs.master_video.description IS 'Description of the video';
COMMENT ON COLUMN discogs.master_video.duration IS 'Length in seconds';
COMMENT ON COLUMN discogs.master_video.embed IS 'Whether the video may be embedded elsewhere';
CREATE TABLE discogs.release_company (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    label_id bigint,
    name text,
    catno text,
    entity_type text,
    entity_type_name text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.release_company IS 'Companies involved in a release (field companies)';
COMMENT ON COLUMN discogs.release_company.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_company.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_company.label_id IS 'The company, an entry among labels; NULL where it is not linked to one';
COMMENT ON COLUMN discogs.release_company.name IS 'Name of the company as Discogs lists it';
COMMENT ON COLUMN discogs.release_company.catno IS 'Catalogue number';
COMMENT ON COLUMN discogs.release_company.entity_type IS 'Number of the kind of relation, as text';
COMMENT ON COLUMN discogs.release_company.entity_type_name IS 'Name of the kind of relation, such as Label or Pressed By';
COMMENT ON COLUMN discogs.release_company.thumbnail_url IS 'Address of a small picture of the company';
CREATE TABLE discogs.release_contributor (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    username text
);
COMMENT ON TABLE discogs.release_contributor IS 'Users who edited a release (field community.contributors)';
COMMENT ON COLUMN discogs.release_contributor.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_contributor.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_contributor.username IS 'Name of the user';
CREATE TABLE discogs.release_identifier (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    type text,
    value text,
    description text
);
COMMENT ON TABLE discogs.release_identifier IS 'Barcodes, matrix numbers and other identifiers of a release (field identifiers)';
COMMENT ON COLUMN discogs.release_identifier.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_identifier.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_identifier.type IS 'Kind of identifier, such as Barcode or Matrix / Runout';
COMMENT ON COLUMN discogs.release_identifier.value IS 'The identifier';
COMMENT ON COLUMN discogs.release_identifier.description IS 'What it stands on or belongs to';
CREATE TABLE discogs.release_image (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    type text,
    uri text,
    uri150 text,
    width integer,
    height integer
);
COMMENT ON TABLE discogs.release_image IS 'Pictures of a release (field images)';
COMMENT ON COLUMN discogs.release_image.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_image.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_image.type IS 'primary or secondary';
COMMENT ON COLUMN discogs.release_image.uri IS 'Address of the picture; empty without credentials';
COMMENT ON COLUMN discogs.release_image.uri150 IS 'Address of the picture at 150 pixels; empty without credentials';
COMMENT ON COLUMN discogs.release_image.width IS 'Width in pixels';
COMMENT ON COLUMN discogs.release_image.height IS 'Height in pixels';
CREATE TABLE discogs.release_series (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    label_id bigint,
    name text,
    catno text,
    entity_type text,
    entity_type_name text,
    thumbnail_url text
);
COMMENT ON TABLE discogs.release_series IS 'Series that a release is part of (field series)';
COMMENT ON COLUMN discogs.release_series.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_series.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_series.label_id IS 'The series, an entry among labels; NULL where it is not linked to one';
COMMENT ON COLUMN discogs.release_series.name IS 'Name of the series as Discogs lists it';
COMMENT ON COLUMN discogs.release_series.catno IS 'Catalogue number';
COMMENT ON COLUMN discogs.release_series.entity_type IS 'Number of the kind of relation, as text';
COMMENT ON COLUMN discogs.release_series.entity_type_name IS 'Name of the kind of relation, such as Label or Pressed By';
COMMENT ON COLUMN discogs.release_series.thumbnail_url IS 'Address of a small picture of the series';
CREATE TABLE discogs.release_user_rating (
    release_id bigint NOT NULL,
    username text NOT NULL,
    rating smallint,
    checked_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE discogs.release_user_rating IS 'Ratings of releases by single users (API documentation, "Release Rating By User")';
COMMENT ON COLUMN discogs.release_user_rating.release_id IS 'The release';
COMMENT ON COLUMN discogs.release_user_rating.username IS 'The user';
COMMENT ON COLUMN discogs.release_user_rating.rating IS '1 to 5; NULL where the user has given none';
COMMENT ON COLUMN discogs.release_user_rating.checked_at IS 'When Discogs last confirmed it';
CREATE TABLE discogs.release_video (
    release_id bigint NOT NULL,
    ordinal integer NOT NULL,
    uri text,
    title text,
    description text,
    duration integer,
    embed boolean
);
COMMENT ON TABLE discogs.release_video IS 'Videos of a release (field videos)';
COMMENT ON COLUMN discogs.release_video.release_id IS 'release.id that it belongs to';
COMMENT ON COLUMN discogs.release_video.ordinal IS 'Place in the list, 1 for the first';
COMMENT ON COLUMN discogs.release_video.uri IS 'Address of the video';
COMMENT ON COLUMN discogs.release_video.title IS 'Title of the video';
COMMENT ON COLUMN discogs.release_video.description IS 'Description of the video';
COMMENT ON COLUMN discogs.release_video.duration IS 'Length in seconds';
COMMENT ON COLUMN discogs.release_video.embed IS 'Whether the video may be embedded elsewhere';
CREATE TABLE discogs.search_result (
    query text NOT NULL,
    type text DEFAULT ''::text NOT NULL,
    id bigint NOT NULL,
    occurrence integer NOT NULL,
    ordinal integer NOT NULL,
    title text,
    country text,
    year text,
    format text[],
    formats jsonb,
    format_quantity integer,
    label text[],
    genre text[],
    style text[],
    catno text,
    barcode text[],
    master_id bigint,
    thumb text,
    cover_image text,
    uri text,
    have integer,
    want integer,
    user_in_collection boolean,
    user_in_wantlist boolean,
    extra jsonb,
    walk integer NOT NULL,
    gone_at timestamp with time zone
);
COMMENT ON TABLE discogs.search_result IS 'What a search found (API documentation, "Search")';
COMMENT ON COLUMN discogs.search_result.query IS 'Filters and order of the listing; empty for the plain one';
COMMENT ON COLUMN discogs.search_result.type IS 'release, master, artist or label';
COMMENT ON COLUMN discogs.search_result.id IS 'The entity, as type says';
COMMENT ON COLUMN discogs.search_result.occurrence IS '1 for the first of equal entries';
COMMENT ON COLUMN discogs.search_result.ordinal IS 'Place in the listing, 1 for the first';
COMMENT ON COLUMN discogs.search_result.title IS 'Title, with the artists before it, or name';
COMMENT ON COLUMN discogs.search_result.country IS 'Country or region';
COMMENT ON COLUMN discogs.search_result.year IS 'Year, which a search gives as text';
COMMENT ON COLUMN discogs.search_result.format IS 'Formats and their descriptions';
COMMENT ON COLUMN discogs.search_result.formats IS 'Formats as the release has them';
COMMENT ON COLUMN discogs.search_result.format_quantity IS 'Number of items';
COMMENT ON COLUMN discogs.search_result.label IS 'Labels and companies';
COMMENT ON COLUMN discogs.search_result.genre IS 'Genres';
COMMENT ON COLUMN discogs.search_result.style IS 'Styles';
COMMENT ON COLUMN discogs.search_result.catno IS 'Catalogue number';
COMMENT ON COLUMN discogs.search_result.barcode IS 'Barcodes and other identifiers';
COMMENT ON COLUMN discogs.search_result.master_id IS 'Master of a release; NULL for none';
COMMENT ON COLUMN discogs.search_result.thumb IS 'Address of a small picture';
COMMENT ON COLUMN discogs.search_result.cover_image IS 'Address of a picture';
COMMENT ON COLUMN discogs.search_result.uri IS 'Path of the page on discogs.com';
COMMENT ON COLUMN discogs.search_result.have IS 'Users who have it';
COMMENT ON COLUMN discogs.search_result.want IS 'Users who want it';
COMMENT ON COLUMN discogs.search_result.user_in_collection IS 'Whether the user who asked has it';
COMMENT ON COLUMN discogs.search_result.user_in_wantlist IS 'Whether the user who asked wants it';
COMMENT ON COLUMN discogs.search_result.extra IS 'What no column holds, as JSON Pointer into the document (RFC 6901) to raw value; NULL for nothing';
COMMENT ON COLUMN discogs.search_result.walk IS 'Walk that last found the entry, counted per listing; below 1 from before its first';
COMMENT ON COLUMN discogs.search_result.gone_at IS 'When a complete walk first missed it';
CREATE TABLE sync.budget (
    origin text NOT NULL,
    identity text NOT NULL,
    rate integer NOT NULL,
    next_slot_at timestamp with time zone NOT NULL,
    slots timestamp with time zone[] DEFAULT '{}'::timestamp with time zone[] NOT NULL,
    backoff double precision DEFAULT 0 NOT NULL
);
COMMENT ON TABLE sync.budget IS 'The request budget, one row per origin and identity, shared by every process that uses the mirror';
COMMENT ON COLUMN sync.budget.origin IS 'Origin of the API that the budget is for';
COMMENT ON COLUMN sync.budget.identity IS 'Whose budget: a digest of the credentials, or anonymous; never the credentials themselves';
COMMENT ON COLUMN sync.budget.rate IS 'Requests a minute that Discogs allows, as far as known; a process with a lower rate keeps to its own';
COMMENT ON COLUMN sync.budget.next_slot_at IS 'The next instant that is free';
COMMENT ON COLUMN sync.budget.slots IS 'Slots handed out within the last 60 seconds, oldest first';
COMMENT ON COLUMN sync.budget.backoff IS 'Seconds that the last 429 pushed the budget forward; 0 after a reply that was let through';
CREATE TABLE sync.cursor (
    kind text NOT NULL,
    id bigint NOT NULL,
    query text NOT NULL,
    walk integer NOT NULL,
    page integer NOT NULL,
    seen integer NOT NULL,
    pages integer,
    items integer,
    restarts integer DEFAULT 0 NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
);
COMMENT ON TABLE sync.cursor IS 'Where the walk of each listing stands';
COMMENT ON COLUMN sync.cursor.kind IS 'artist, label, master, release, or a listing''s kind';
COMMENT ON COLUMN sync.cursor.id IS 'Discogs'' id; 0 for a search';
COMMENT ON COLUMN sync.cursor.query IS 'Filters and order, or the search, as a query string';
COMMENT ON COLUMN sync.cursor.walk IS 'Number of the walk, 1 for the first';
COMMENT ON COLUMN sync.cursor.page IS 'Last page whose entries are committed; 0 before the first';
COMMENT ON COLUMN sync.cursor.seen IS 'Entries on the pages committed so far';
COMMENT ON COLUMN sync.cursor.pages IS 'Pages that Discogs counts';
COMMENT ON COLUMN sync.cursor.items IS 'Entries that Discogs counted when the walk began';
COMMENT ON COLUMN sync.cursor.restarts IS 'Times the listing moved under the walk';
COMMENT ON COLUMN sync.cursor.started_at IS 'When the walk began';
COMMENT ON COLUMN sync.cursor.finished_at IS 'When it came to the last page; NULL while under way';
CREATE TABLE sync.drift (
    kind text NOT NULL,
    path text NOT NULL,
    reason text NOT NULL,
    count bigint NOT NULL,
    example jsonb,
    example_id bigint,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE sync.drift IS 'What Discogs sends beyond what the columns expect; the values themselves are in `extra`';
COMMENT ON COLUMN sync.drift.kind IS 'Kind of document';
COMMENT ON COLUMN sync.drift.path IS 'Place in the document, list positions as *';
COMMENT ON COLUMN sync.drift.reason IS 'unknown field, unexpected value or forbidden character';
COMMENT ON COLUMN sync.drift.count IS 'How often it was seen';
COMMENT ON COLUMN sync.drift.example IS 'One value seen there';
COMMENT ON COLUMN sync.drift.example_id IS 'Id of the document with that value';
COMMENT ON COLUMN sync.drift.first_at IS 'When it was first seen';
COMMENT ON COLUMN sync.drift.last_at IS 'When it was last seen';
CREATE TABLE sync.follow (
    kind text NOT NULL,
    id bigint NOT NULL,
    query text NOT NULL,
    followed_at timestamp with time zone DEFAULT now() NOT NULL
);
COMMENT ON TABLE sync.follow IS 'What the user wants mirrored: artist, label, master, release or search';
COMMENT ON COLUMN sync.follow.kind IS 'artist, label, master, release, or a listing''s kind';
COMMENT ON COLUMN sync.follow.id IS 'Discogs'' id; 0 for a search';
COMMENT ON COLUMN sync.follow.query IS 'Filters and order, or the search, as a query string';
COMMENT ON COLUMN sync.follow.followed_at IS 'Since when';
CREATE TABLE sync.item (
    kind text NOT NULL,
    id bigint NOT NULL,
    query text NOT NULL,
    priority smallint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    token bigint DEFAULT 0 NOT NULL,
    leased_by bigint,
    fetched_at timestamp with time zone,
    gone_at timestamp with time zone
);
COMMENT ON TABLE sync.item IS 'The frontier: one row for everything that is asked for, a document or a listing';
COMMENT ON COLUMN sync.item.kind IS 'artist, label, master, release, or a listing''s kind';
COMMENT ON COLUMN sync.item.id IS 'Discogs'' id; 0 for a search';
COMMENT ON COLUMN sync.item.query IS 'Filters and order, or the search, as a query string';
COMMENT ON COLUMN sync.item.priority IS 'Lower ones are asked for first';
COMMENT ON COLUMN sync.item.due_at IS 'When it may be asked for; while claimed, the end of its lease; infinity when set aside';
COMMENT ON COLUMN sync.item.attempts IS 'Failures since the last success';
COMMENT ON COLUMN sync.item.token IS 'Raised by each claim: a write bears it';
COMMENT ON COLUMN sync.item.leased_by IS 'sync.run that holds the lease';
COMMENT ON COLUMN sync.item.fetched_at IS 'When an answer was last committed; NULL until the first';
COMMENT ON COLUMN sync.item.gone_at IS 'When Discogs first answered that it has no such thing; NULL where it has';
CREATE TABLE sync.payload (
    kind text NOT NULL,
    id bigint NOT NULL,
    query text NOT NULL,
    page integer NOT NULL,
    body bytea NOT NULL,
    fetched_at timestamp with time zone NOT NULL,
    run_id bigint
);
ALTER TABLE ONLY sync.payload ALTER COLUMN body SET STORAGE EXTERNAL;
COMMENT ON TABLE sync.payload IS 'The latest raw answer of each item, for mapping it again';
COMMENT ON COLUMN sync.payload.kind IS 'artist, label, master, release, or a listing''s kind';
COMMENT ON COLUMN sync.payload.id IS 'Discogs'' id; 0 for a search';
COMMENT ON COLUMN sync.payload.query IS 'Filters and order, or the search, as a query string';
COMMENT ON COLUMN sync.payload.page IS 'Page of a listing; 0 for a document';
COMMENT ON COLUMN sync.payload.body IS 'The JSON body, gzip; pagination links left out';
COMMENT ON COLUMN sync.payload.fetched_at IS 'When it came';
COMMENT ON COLUMN sync.payload.run_id IS 'sync.run that fetched it';
CREATE TABLE sync.problem (
    kind text NOT NULL,
    id bigint NOT NULL,
    query text NOT NULL,
    reason text NOT NULL,
    message text NOT NULL,
    status integer,
    attempts integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    run_id bigint
);
COMMENT ON TABLE sync.problem IS 'Items set aside, with the reason; `problems retry` brings them back';
COMMENT ON COLUMN sync.problem.kind IS 'artist, label, master, release, or a listing''s kind';
COMMENT ON COLUMN sync.problem.id IS 'Discogs'' id; 0 for a search';
COMMENT ON COLUMN sync.problem.query IS 'Filters and order, or the search, as a query string';
COMMENT ON COLUMN sync.problem.reason IS 'unreachable, refused, malformed, unstorable or failed';
COMMENT ON COLUMN sync.problem.message IS 'What happened, in words';
COMMENT ON COLUMN sync.problem.status IS 'HTTP status of the last answer';
COMMENT ON COLUMN sync.problem.attempts IS 'How often it was tried';
COMMENT ON COLUMN sync.problem.first_at IS 'When it was first set aside';
COMMENT ON COLUMN sync.problem.last_at IS 'When it was last set aside';
COMMENT ON COLUMN sync.problem.run_id IS 'sync.run that last set it aside';
CREATE TABLE sync.run (
    id bigint NOT NULL,
    command text NOT NULL,
    version text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    ending text,
    message text,
    requests bigint DEFAULT 0 NOT NULL,
    throttled bigint DEFAULT 0 NOT NULL,
    retried bigint DEFAULT 0 NOT NULL,
    fetched bigint DEFAULT 0 NOT NULL,
    unchanged bigint DEFAULT 0 NOT NULL,
    inserted bigint DEFAULT 0 NOT NULL,
    updated bigint DEFAULT 0 NOT NULL,
    gone bigint DEFAULT 0 NOT NULL,
    set_aside bigint DEFAULT 0 NOT NULL
);
COMMENT ON TABLE sync.run IS 'One row a run: what it did and how it ended';
COMMENT ON COLUMN sync.run.id IS 'Number of the run';
COMMENT ON COLUMN sync.run.command IS 'What was run, without secrets';
COMMENT ON COLUMN sync.run.version IS 'Version of discogs-sync';
COMMENT ON COLUMN sync.run.started_at IS 'Begin';
COMMENT ON COLUMN sync.run.ended_at IS 'End; NULL while it runs or when it was killed';
COMMENT ON COLUMN sync.run.ending IS 'done, paused, problems, failed, interrupted or killed; NULL while it runs';
COMMENT ON COLUMN sync.run.message IS 'Why it ended so, in words';
COMMENT ON COLUMN sync.run.requests IS 'Requests sent, retries included';
COMMENT ON COLUMN sync.run.throttled IS 'Answers 429';
COMMENT ON COLUMN sync.run.retried IS 'Requests that were repeated';
COMMENT ON COLUMN sync.run.fetched IS 'Documents and pages that arrived';
COMMENT ON COLUMN sync.run.unchanged IS 'Documents that were as they are here';
COMMENT ON COLUMN sync.run.inserted IS 'Documents and entries that are new here';
COMMENT ON COLUMN sync.run.updated IS 'Documents and entries that differed';
COMMENT ON COLUMN sync.run.gone IS 'Documents and entries that Discogs has no more';
COMMENT ON COLUMN sync.run.set_aside IS 'Items set aside with their reason';
ALTER TABLE sync.run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME sync.run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE sync.schema_version (
    version_num character varying(32) NOT NULL
);
COPY discogs.artist (id, name, realname, profile, data_quality, uri, extra, source, source_date, first_seen_at, checked_at, changed_at, gone_at, content_hash, run_id) FROM stdin;
108713	The Copper Meridian	\N	\N	Needs Minor Changes	https://www.discogs.com/artist/108713-The-Copper-Meridian	\N	api	2026-11-25 13:42:02.888635+00	2026-11-25 13:42:02.888635+00	2026-11-25 13:42:02.888635+00	2026-11-25 13:42:02.888635+00	\N	\\x28dbf442d5b462eb98e8ac5abc144b6c	1
\.
COPY discogs.artist_alias (artist_id, ordinal, other_artist_id, name, thumbnail_url) FROM stdin;
108713	1	2010	The Amber Almanac	\N
108713	2	2016	Hjalmar Jankelow (18)	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-2016-1.jpeg
\.
COPY discogs.artist_group (artist_id, ordinal, other_artist_id, name, active, thumbnail_url) FROM stdin;
\.
COPY discogs.artist_image (artist_id, ordinal, type, uri, uri150, width, height) FROM stdin;
108713	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/A-108713-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg	589	383
108713	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/A-108713-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-2.jpeg	436	374
108713	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/A-108713-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-3.jpeg	596	547
108713	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/A-108713-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-4.jpeg	425	464
\.
COPY discogs.artist_member (artist_id, ordinal, other_artist_id, name, active, thumbnail_url) FROM stdin;
108713	1	2004	Joris Oyelarin	f	\N
108713	2	2007	Nils Kowalczuk	t	\N
108713	3	2010	The Amber Almanac	t	\N
108713	4	2013	The Northern Orchard	t	\N
\.
COPY discogs.artist_name_variation (artist_id, ordinal, name) FROM stdin;
108713	1	T. Copper Meridian
108713	2	THE COPPER MERIDIAN
\.
COPY discogs.artist_release (artist_id, query, type, id, role, occurrence, ordinal, title, artist, main_release, format, label, year, trackinfo, status, thumb, in_collection, in_wantlist, user_in_collection, user_in_wantlist, extra, walk, gone_at) FROM stdin;
108713		master	1000	Main	1	1	The Tramway Is Copper	The Copper Meridian	249504	\N	\N	2007	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1000-1.jpeg	1160	89	0	0	\N	1	\N
108713		release	1099	Main	1	2	The "Gilded" Ferryman	The Copper Meridian	\N	LP, Album	Paper Harbour Recordings	1961	\N	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1099-1.jpeg	2140	819	0	0	\N	1	\N
108713		release	1127	Main	1	3	Granary (Part 89)	The Copper Meridian	\N	7", 45 RPM, Single	Electric Lanterns Studios	1999	\N	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1127-1.jpeg	796	510	0	0	\N	1	\N
108713		master	1043	Main	1	4	Beneath The Windmill	The Copper Meridian	1134	\N	\N	1966	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-1.jpeg	2415	188	0	0	\N	1	\N
108713		master	1064	UnofficialRelease	1	5	Elke's Lanterns	The Copper Meridian	1148	\N	\N	2006	\N	\N	\N	1640	444	0	0	\N	1	\N
108713		master	1085	UnofficialRelease	1	6	Oblique Songs For Søren	T. Copper Meridian*	1162	\N	\N	1973	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-1.jpeg	1683	792	0	0	\N	1	\N
\.
COPY discogs.artist_url (artist_id, ordinal, url) FROM stdin;
\.
COPY discogs.label (id, name, profile, contact_info, parent_label_id, parent_label_name, data_quality, uri, extra, source, source_date, first_seen_at, checked_at, changed_at, gone_at, content_hash, run_id) FROM stdin;
1	Paper Harbour Recordings	Formed in 2015 around [a=108713].\r\n\r\nKnown for long sets and short titles.	Paper Harbour Recordings\r\n4 Sample Street\r\n\r\nmail AT paper-harbour-recordings.example\r\n	\N	\N	Needs Vote	https://www.discogs.com/label/1-Paper-Harbour-Recordings	\N	api	2026-11-25 13:42:02.889145+00	2026-11-25 13:42:02.889145+00	2026-11-25 13:42:02.889145+00	2026-11-25 13:42:02.889145+00	\N	\\xece4a55b806d3bebdb958eda2bdd301d	1
\.
COPY discogs.label_image (label_id, ordinal, type, uri, uri150, width, height) FROM stdin;
1	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/L-1-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg	402	591
1	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/L-1-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-2.jpeg	487	593
1	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/L-1-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-3.jpeg	474	341
1	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/L-1-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-4.jpeg	530	306
\.
COPY discogs.label_release (label_id, query, release_id, catno, occurrence, ordinal, title, artist, format, year, status, thumb, in_collection, in_wantlist, user_in_collection, user_in_wantlist, extra, walk, gone_at) FROM stdin;
1		249504	PHR 8619	1	1	The Tramway Is Copper	The Copper Meridian	LP, Album	2007	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-249504-1.jpeg	1160	89	0	0	\N	1	\N
1		1008	PHR 8140-2	1	2	The Tramway Is Copper	The Copper Meridian	CD, Album	2009	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1008-1.jpeg	756	276	0	0	\N	1	\N
1		1015	PHR 5152-2	1	3	The Tramway Is Copper	The Copper Meridian	2xVinyl, 12", 33 ⅓ RPM, Compilation	2011	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1015-1.jpeg	1616	391	0	0	\N	1	\N
1		1015	PHR 0131 CD	1	4	The Tramway Is Copper	The Copper Meridian	2xVinyl, 12", 33 ⅓ RPM, Compilation	2011	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1015-1.jpeg	1616	391	0	0	\N	1	\N
1		1022	PHR 8191 CD	1	5	The Tramway Is Copper	The Copper Meridian	All Media, Limited Edition, CD, Album, DVD, DVD-Video, NTSC	2013	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-1.jpeg	1562	467	0	0	\N	1	\N
1		1036	PHR 2193T	1	6	The Tramway Is Copper	The Copper Meridian	Cassette	2017	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1036-1.jpeg	621	136	0	0	\N	1	\N
1		1050	PHR 8195T	1	7	The Tramway Is Copper	The Copper Meridian	LP, Album	\N	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-1.jpeg	1630	601	0	0	\N	1	\N
1		1057	PHR 5739T	1	8	The Tramway Is Copper	The Copper Meridian	CD, Album	2023	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-1.jpeg	2105	692	0	0	\N	1	\N
1		1071	PHR 1908	1	9	The Tramway Is Copper	The Copper Meridian	All Media, Limited Edition, CD, Album, DVD, DVD-Video, NTSC	2025	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-1.jpeg	1378	380	0	0	\N	1	\N
1		1099	none	1	10	The "Gilded" Ferryman	The Copper Meridian	LP, Album	1961	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1099-1.jpeg	2140	819	0	0	\N	1	\N
1		1106	none	1	11	Fabrice's Tramway	Hjalmar Jankelow (18)	CD, Album	1971	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1106-1.jpeg	480	501	0	0	\N	1	\N
1		1113	PHR 3009	1	12	Fabrice's Tramway	Hjalmar Jankelow (18)	2xVinyl, 12", 33 ⅓ RPM, Compilation	1973	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1113-1.jpeg	717	406	0	0	\N	1	\N
1		1134	none	1	13	Beneath The Windmill	The Copper Meridian	Cassette	1966	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1134-1.jpeg	2415	188	0	0	\N	1	\N
1		1141	PHR 2920	1	14	Beneath The Windmill	The Copper Meridian	8xFile, FLAC, Album	1968	Accepted	\N	294	402	0	0	\N	1	\N
1		1148	PHR 5240	1	15	Elke's Lanterns	The Copper Meridian	LP, Album, Unofficial Release	2006	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1148-1.jpeg	1640	444	0	0	\N	1	\N
1		1155	PHR 5753 CD	1	16	Elke's Lanterns	The Copper Meridian	CD, Album, Unofficial Release	2008	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-1.jpeg	1908	93	0	0	\N	1	\N
1		1155	PHR 5753 CD	2	17	Elke's Lanterns	The Copper Meridian	CD, Album, Unofficial Release	2008	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-1.jpeg	1908	93	0	0	\N	1	\N
1		1162	PHR 2490T	1	18	Oblique Songs For Søren	T. Copper Meridian*	2xVinyl, 12", 33 ⅓ RPM, Compilation, Unofficial Release	1973	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-1.jpeg	1683	792	0	0	\N	1	\N
\.
COPY discogs.label_sublabel (label_id, ordinal, sublabel_id, name) FROM stdin;
1	1	9	Northern Estuary Editions
1	2	13	Electric Lanterns Studios
1	3	17	Gilded Ferryman Records
\.
COPY discogs.label_url (label_id, ordinal, url) FROM stdin;
1	1	https://paper-harbour-recordings.example
\.
COPY discogs.listing (kind, id, query, items, filters, filter_facets, extra, checked_at, walked_at, gone_at, run_id) FROM stdin;
artist_releases	108713		6	\N	\N	\N	2026-11-25 13:42:02.884377+00	2026-11-25 13:42:02.884377+00	\N	1
label_releases	1		18	\N	\N	\N	2026-11-25 13:42:02.887117+00	2026-11-25 13:42:02.887117+00	\N	1
master_versions	1000		14	{"applied": [], "available": {"label": {"Gilded Ferryman Records": 1, "Hollow Zeppelin Editions": 1, "Paper Harbour Recordings": 6, "Quiet Ferryman Audio (8)": 2, "Electric Lanterns Studios": 1, "Northern Estuary Editions": 1, "Paper Harbour Recordings, Gilded Ferryman Records": 2}, "format": {"7\\"": 2, "CD": 4, "LP": 2, "12\\"": 2, "DVD": 2, "FLAC": 2, "File": 2, "NTSC": 2, "Album": 8, "Vinyl": 6, "45 RPM": 2, "Single": 2, "Cassette": 2, "All Media": 2, "DVD-Video": 2, "33 ⅓ RPM": 2, "Compilation": 2, "Limited Edition": 2}, "country": {"US": 4, "Japan": 1, "Europe": 1, "France": 1, "Germany": 2, "Unknown": 1, "Netherlands": 1, "UK & Europe": 3}, "released": {"2007": 1, "2009": 1, "2011": 1, "2013": 1, "2015": 1, "2017": 1, "2019": 1, "2023": 1, "2025": 4}}}	[{"id": "format", "title": "Format", "values": [{"count": 8, "title": "Album", "value": "Album"}, {"count": 6, "title": "Vinyl", "value": "Vinyl"}, {"count": 4, "title": "CD", "value": "CD"}, {"count": 2, "title": "LP", "value": "LP"}, {"count": 2, "title": "12\\"", "value": "12%22"}, {"count": 2, "title": "33 ⅓ RPM", "value": "33+%E2%85%93+RPM"}, {"count": 2, "title": "Compilation", "value": "Compilation"}, {"count": 2, "title": "All Media", "value": "All+Media"}, {"count": 2, "title": "DVD", "value": "DVD"}, {"count": 2, "title": "Limited Edition", "value": "Limited+Edition"}, {"count": 2, "title": "DVD-Video", "value": "DVD-Video"}, {"count": 2, "title": "NTSC", "value": "NTSC"}, {"count": 2, "title": "7\\"", "value": "7%22"}, {"count": 2, "title": "45 RPM", "value": "45+RPM"}, {"count": 2, "title": "Single", "value": "Single"}, {"count": 2, "title": "Cassette", "value": "Cassette"}, {"count": 2, "title": "File", "value": "File"}, {"count": 2, "title": "FLAC", "value": "FLAC"}], "allows_multiple_values": true}, {"id": "label", "title": "Label", "values": [{"count": 6, "title": "Paper Harbour Recordings", "value": "Paper+Harbour+Recordings"}, {"count": 2, "title": "Paper Harbour Recordings, Gilded Ferryman Records", "value": "Paper+Harbour+Recordings%2C+Gilded+Ferryman+Records"}, {"count": 2, "title": "Quiet Ferryman Audio (8)", "value": "Quiet+Ferryman+Audio+%288%29"}, {"count": 1, "title": "Hollow Zeppelin Editions", "value": "Hollow+Zeppelin+Editions"}, {"count": 1, "title": "Electric Lanterns Studios", "value": "Electric+Lanterns+Studios"}, {"count": 1, "title": "Northern Estuary Editions", "value": "Northern+Estuary+Editions"}, {"count": 1, "title": "Gilded Ferryman Records", "value": "Gilded+Ferryman+Records"}], "allows_multiple_values": true}, {"id": "country", "title": "Country", "values": [{"count": 4, "title": "US", "value": "US"}, {"count": 3, "title": "UK & Europe", "value": "UK+%26+Europe"}, {"count": 2, "title": "Germany", "value": "Germany"}, {"count": 1, "title": "France", "value": "France"}, {"count": 1, "title": "Netherlands", "value": "Netherlands"}, {"count": 1, "title": "Unknown", "value": "Unknown"}, {"count": 1, "title": "Japan", "value": "Japan"}, {"count": 1, "title": "Europe", "value": "Europe"}], "allows_multiple_values": false}, {"id": "released", "title": "Released", "values": [{"count": 4, "title": "2025", "value": "2025"}, {"count": 1, "title": "2007", "value": "2007"}, {"count": 1, "title": "2009", "value": "2009"}, {"count": 1, "title": "2011", "value": "2011"}, {"count": 1, "title": "2013", "value": "2013"}, {"count": 1, "title": "2015", "value": "2015"}, {"count": 1, "title": "2017", "value": "2017"}, {"count": 1, "title": "2019", "value": "2019"}, {"count": 1, "title": "2023", "value": "2023"}], "allows_multiple_values": false}]	\N	2026-11-25 13:42:02.89584+00	2026-11-25 13:42:02.89584+00	\N	1
master_versions	1043		2	{"applied": [], "available": {"label": {"Paper Harbour Recordings": 2}, "format": {"FLAC": 1, "File": 1, "Album": 1, "Cassette": 1}, "country": {"Japan": 1, "UK & Europe": 1}, "released": {"1966": 1, "1968": 1}}}	[{"id": "format", "title": "Format", "values": [{"count": 1, "title": "Cassette", "value": "Cassette"}, {"count": 1, "title": "File", "value": "File"}, {"count": 1, "title": "FLAC", "value": "FLAC"}, {"count": 1, "title": "Album", "value": "Album"}], "allows_multiple_values": true}, {"id": "label", "title": "Label", "values": [{"count": 2, "title": "Paper Harbour Recordings", "value": "Paper+Harbour+Recordings"}], "allows_multiple_values": true}, {"id": "country", "title": "Country", "values": [{"count": 1, "title": "Japan", "value": "Japan"}, {"count": 1, "title": "UK & Europe", "value": "UK+%26+Europe"}], "allows_multiple_values": false}, {"id": "released", "title": "Released", "values": [{"count": 1, "title": "1966", "value": "1966"}, {"count": 1, "title": "1968", "value": "1968"}], "allows_multiple_values": false}]	\N	2026-11-25 13:42:02.896661+00	2026-11-25 13:42:02.896661+00	\N	1
master_versions	1085		1	{"applied": [], "available": {"label": {"Paper Harbour Recordings": 1}, "format": {"12\\"": 1, "Vinyl": 1, "33 ⅓ RPM": 1, "Compilation": 1, "Unofficial Release": 1}, "country": {"Unknown": 1}, "released": {"1973": 1}}}	[{"id": "format", "title": "Format", "values": [{"count": 1, "title": "Vinyl", "value": "Vinyl"}, {"count": 1, "title": "12\\"", "value": "12%22"}, {"count": 1, "title": "33 ⅓ RPM", "value": "33+%E2%85%93+RPM"}, {"count": 1, "title": "Compilation", "value": "Compilation"}, {"count": 1, "title": "Unofficial Release", "value": "Unofficial+Release"}], "allows_multiple_values": true}, {"id": "label", "title": "Label", "values": [{"count": 1, "title": "Paper Harbour Recordings", "value": "Paper+Harbour+Recordings"}], "allows_multiple_values": true}, {"id": "country", "title": "Country", "values": [{"count": 1, "title": "Unknown", "value": "Unknown"}], "allows_multiple_values": false}, {"id": "released", "title": "Released", "values": [{"count": 1, "title": "1973", "value": "1973"}], "allows_multiple_values": false}]	\N	2026-11-25 13:42:02.899772+00	2026-11-25 13:42:02.899772+00	\N	1
master_versions	1064		2	{"applied": [], "available": {"label": {"Paper Harbour Recordings": 2}, "format": {"CD": 1, "LP": 1, "Album": 2, "Vinyl": 1, "Unofficial Release": 2}, "country": {"Europe": 1, "Germany": 1}, "released": {"2006": 1, "2008": 1}}}	[{"id": "format", "title": "Format", "values": [{"count": 2, "title": "Album", "value": "Album"}, {"count": 2, "title": "Unofficial Release", "value": "Unofficial+Release"}, {"count": 1, "title": "Vinyl", "value": "Vinyl"}, {"count": 1, "title": "LP", "value": "LP"}, {"count": 1, "title": "CD", "value": "CD"}], "allows_multiple_values": true}, {"id": "label", "title": "Label", "values": [{"count": 2, "title": "Paper Harbour Recordings", "value": "Paper+Harbour+Recordings"}], "allows_multiple_values": true}, {"id": "country", "title": "Country", "values": [{"count": 1, "title": "Europe", "value": "Europe"}, {"count": 1, "title": "Germany", "value": "Germany"}], "allows_multiple_values": false}, {"id": "released", "title": "Released", "values": [{"count": 1, "title": "2006", "value": "2006"}, {"count": 1, "title": "2008", "value": "2008"}], "allows_multiple_values": false}]	\N	2026-11-25 13:42:02.900551+00	2026-11-25 13:42:02.900551+00	\N	1
search	0	type=release	24	\N	\N	\N	2026-11-25 13:42:03.526949+00	2026-11-25 13:42:03.526949+00	\N	2
\.
COPY discogs.master (id, title, main_release, most_recent_release, year, notes, data_quality, uri, extra, source, source_date, first_seen_at, checked_at, changed_at, gone_at, content_hash, run_id) FROM stdin;
1000	The Tramway Is Copper	249504	1092	2007	Recorded between two winters in a converted Reservoir.\r\n\r\nComes with a folded insert; the first 14 copies are hand-stamped.\r\n\r\nTrack titles are printed in another order on the sleeve than on the label.	Needs Minor Changes	https://www.discogs.com/master/1000-The-Copper-Meridian-The-Tramway-Is-Copper	\N	api	2026-11-25 13:42:02.903279+00	2026-11-25 13:42:02.903279+00	2026-11-25 13:42:02.903279+00	2026-11-25 13:42:02.903279+00	\N	\\xe0042a97229a68c5f754ef116bde68ee	1
1043	Beneath The Windmill	1134	1141	1966	\N	Complete and Correct	https://www.discogs.com/master/1043-The-Copper-Meridian-Beneath-The-Windmill	\N	api	2026-11-25 13:42:02.904103+00	2026-11-25 13:42:02.904103+00	2026-11-25 13:42:02.904103+00	2026-11-25 13:42:02.904103+00	\N	\\x24ea0632ccd3653927d488cd3e17cd24	1
1064	Elke's Lanterns	1148	1155	2006	\N	Correct	https://www.discogs.com/master/1064-The-Copper-Meridian-Elke-s-Lanterns	\N	api	2026-11-25 13:42:02.905016+00	2026-11-25 13:42:02.905016+00	2026-11-25 13:42:02.905016+00	2026-11-25 13:42:02.905016+00	\N	\\xdb4b003024f373ecc5c0e54514cda8bd	1
1085	Oblique Songs For Søren	1162	1162	1973	\N	Correct	https://www.discogs.com/master/1085-T-Copper-Meridian-Oblique-Songs-For-Søren	\N	api	2026-11-25 13:42:02.905396+00	2026-11-25 13:42:02.905396+00	2026-11-25 13:42:02.905396+00	2026-11-25 13:42:02.905396+00	\N	\\x5f1b112346a3122cd90ab6d9c095dc25	1
1022	Fabrice's Tramway	1106	1120	1971	\N	Needs Vote	https://www.discogs.com/master/1022-Hjalmar-Jankelow-18-Fabrice-s-Tramway	\N	api	2026-11-25 13:42:03.016613+00	2026-11-25 13:42:03.016613+00	2026-11-25 13:42:03.016613+00	2026-11-25 13:42:03.016613+00	\N	\\xbb0692f65d53425f89c2fe169e4a332b	1
\.
COPY discogs.master_artist (master_id, ordinal, artist_id, name, anv, join_phrase, role, tracks, thumbnail_url) FROM stdin;
1000	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1043	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1064	1	108713	The Copper Meridian	T. Copper Meridian	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1085	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1022	1	2016	Hjalmar Jankelow (18)	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-2016-1.jpeg
\.
COPY discogs.master_genre (master_id, ordinal, genre) FROM stdin;
1000	1	Classical
1043	1	Rock
1043	2	Jazz
1064	1	Folk, World, & Country
1085	1	Rock
1085	2	Funk / Soul
1022	1	Funk / Soul
\.
COPY discogs.master_image (master_id, ordinal, type, uri, uri150, width, height) FROM stdin;
1000	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1000-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1000-1.jpeg	573	557
1000	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1000-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1000-2.jpeg	558	373
1043	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1043-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-1.jpeg	500	434
1085	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1085-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-1.jpeg	524	441
1085	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1085-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-2.jpeg	410	513
1085	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1085-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-3.jpeg	419	354
1085	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1085-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-4.jpeg	499	347
1022	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1022-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-1.jpeg	566	384
1022	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1022-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-2.jpeg	420	523
1022	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1022-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-3.jpeg	533	434
\.
COPY discogs.master_stats (master_id, observed_at, num_for_sale, lowest_price, currency) FROM stdin;
1000	2026-11-25 13:42:02.903279+00	12	9	\N
1043	2026-11-25 13:42:02.904103+00	12	40.72	\N
1064	2026-11-25 13:42:02.905016+00	240	9	\N
1085	2026-11-25 13:42:02.905396+00	240	9	\N
1022	2026-11-25 13:42:03.016613+00	0	\N	\N
\.
COPY discogs.master_style (master_id, ordinal, style) FROM stdin;
1000	1	Romantic
1043	1	Math Rock
1043	2	Modal
1085	1	Shoegaze
1085	2	Neo Soul
1022	1	Boogie
\.
COPY discogs.master_track (master_id, ordinal, parent_ordinal, type_, "position", title, duration, duration_seconds) FROM stdin;
1000	1	\N	track	A1	Quarry (Part 68)	0:46	46
1000	2	\N	track	B1	雨の停車場	8:02	482
1043	1	\N	heading	\N	Disc 1: Day	\N	\N
1043	2	\N	track	CD-1	Hollow Songs For Viggo	5:41	341
1043	3	\N	index	\N	Suite: Velour Quarry	\N	\N
1043	4	3	track	CD-2	Velour Quarry	10:56	656
1043	5	3	track	CD-3	The "Electric" Harbour	0:42	42
1043	6	3	track	CD-4	The "Faded" Ferryman	\N	\N
1043	7	\N	track	CD-5	The Pylon Is Amber	1:00:44	3644
1043	8	\N	heading	\N	Bonus	\N	\N
1043	9	\N	track	CD-6	The "Tidal" Orchard	5:56	356
1043	10	\N	track	CD-7	Meridian & Meridian	\N	\N
1043	11	\N	track	CD-8	Amber Songs For Dunstan	2:10	130
1064	1	\N	track	1	Tidal Quarry	10:55	655
1064	2	\N	track	2	Copper Meridian	1:20	80
1085	1	\N	track	CD-1	Beneath The Reservoir	\N	\N
1085	2	\N	track	CD-2	Beneath The Dovecote	3:51	231
1085	3	\N	track	CD-3	Tidal Kestrel	\N	\N
1085	4	\N	track	CD-4	The "Velour" Underpass	4:20	260
1085	5	\N	track	CD-5	The "Unlit" Pylon	9:53	593
1085	6	\N	track	CD-6	Kestrel (Part 14)	8:58	538
1022	1	\N	track	CD-1	Lanterns & Estuary	0:16	16
1022	2	\N	track	CD-2	Woven Zeppelin	2:42	162
1022	3	\N	track	CD-3	Северный Ветер	11:25	685
1022	4	\N	track	CD-4	Viaduct & Almanac	1:01	61
\.
COPY discogs.master_track_artist (master_id, track_ordinal, ordinal, artist_id, name, anv, join_phrase, role, tracks, thumbnail_url) FROM stdin;
\.
COPY discogs.master_track_credit (master_id, track_ordinal, ordinal, artist_id, name, anv, join_phrase, role, tracks, thumbnail_url) FROM stdin;
1043	2	1	108713	The Copper Meridian	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1043	3	1	194	Various	\N	\N	Composed By	\N	\N
1043	6	1	2007	Nils Kowalczuk	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1043	6	2	2019	Cosima Castellane	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1043	9	1	355	Unknown Artist	\N	\N	Remix	\N	\N
1043	10	1	2004	Joris Oyelarin	\N	\N	Written-By	\N	\N
1043	11	1	2019	Cosima Castellane	\N	\N	Vocals	\N	\N
1064	1	1	2010	The Amber Almanac	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1085	1	1	2004	Joris Oyelarin	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1085	1	2	2022	The Amber Dovecote	\N	\N	Lyrics By, Music By	\N	\N
1085	2	1	2022	The Amber Dovecote	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1085	5	1	194	Various	\N	\N	Lyrics By, Music By	\N	\N
1022	1	1	2004	Joris Oyelarin	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1022	1	2	2004	Joris Oyelarin	\N	\N	Lyrics By, Music By	\N	\N
1022	2	1	2010	The Amber Almanac	\N	\N	Written-By	\N	\N
1022	2	2	2013	The Northern Orchard	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1022	4	1	2010	The Amber Almanac	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
\.
COPY discogs.master_version (master_id, query, release_id, occurrence, ordinal, title, label, catno, format, major_formats, country, released, status, thumb, in_collection, in_wantlist, user_in_collection, user_in_wantlist, extra, walk, gone_at) FROM stdin;
1000		249504	1	1	The Tramway Is Copper	Paper Harbour Recordings	PHR 8619	LP, Album	{Vinyl}	US	2007	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-249504-1.jpeg	1160	89	0	0	\N	1	\N
1000		1008	1	2	The Tramway Is Copper	Paper Harbour Recordings	PHR 8140-2	Album	{CD}	Germany	2009	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1008-1.jpeg	756	276	0	0	\N	1	\N
1000		1015	1	3	The Tramway Is Copper	Paper Harbour Recordings	PHR 5152-2, PHR 0131 CD	12", 33 ⅓ RPM, Compilation	{Vinyl}	UK & Europe	2011	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1015-1.jpeg	1616	391	0	0	\N	1	\N
1000		1022	1	4	The Tramway Is Copper	Paper Harbour Recordings, Gilded Ferryman Records	PHR 8191 CD, none	Limited Edition, Album, DVD-Video, NTSC	{"All Media",CD,DVD}	US	2013	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-1.jpeg	1562	467	0	0	\N	1	\N
1000		1029	1	5	The Tramway Is Copper	Hollow Zeppelin Editions	HZE 3223-2	7", 45 RPM, Single	{Vinyl}	France	2015	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1029-1.jpeg	416	209	0	0	\N	1	\N
1000		1036	1	6	The Tramway Is Copper	Paper Harbour Recordings, Gilded Ferryman Records	PHR 2193T, GFR 3402-2	Cassette	{Cassette}	Netherlands	2017	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1036-1.jpeg	621	136	0	0	\N	1	\N
1000		1043	1	7	The Tramway Is Copper	Quiet Ferryman Audio (8)	QFA 6748, QFA 2114-2	FLAC, Album	{File}	UK & Europe	2019	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-1.jpeg	1880	504	0	0	\N	1	\N
1000		1050	1	8	The Tramway Is Copper	Paper Harbour Recordings	PHR 8195T	LP, Album	{Vinyl}	US	\N	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-1.jpeg	1630	601	0	0	\N	1	\N
1000		1057	1	9	The Tramway Is Copper	Paper Harbour Recordings	PHR 5739T	Album	{CD}	Unknown	2023	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-1.jpeg	2105	692	0	0	\N	1	\N
1000		1064	1	10	The Tramway Is Copper	Electric Lanterns Studios	ELS 6909-2, none	12", 33 ⅓ RPM, Compilation	{Vinyl}	Germany	2025	Accepted	\N	2168	721	0	0	\N	1	\N
1000		1071	1	11	The Tramway Is Copper	Paper Harbour Recordings	PHR 1908	Limited Edition, Album, DVD-Video, NTSC	{"All Media",CD,DVD}	UK & Europe	2025	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-1.jpeg	1378	380	0	0	\N	1	\N
1000		1078	1	12	The Tramway Is Copper	Northern Estuary Editions	NEE 1989T	7", 45 RPM, Single	{Vinyl}	Japan	\N	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1078-1.jpeg	685	507	0	0	\N	1	\N
1000		1085	1	13	The Tramway Is Copper	Quiet Ferryman Audio (8)	none	Cassette	{Cassette}	Europe	2025	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-1.jpeg	2251	535	0	0	\N	1	\N
1000		1092	1	14	The Tramway Is Copper	Gilded Ferryman Records	GFR 7301-2, none	FLAC, Album	{File}	US	2025	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1092-1.jpeg	588	394	0	0	\N	1	\N
1043		1134	1	1	Beneath The Windmill	Paper Harbour Recordings	none	Cassette	{Cassette}	Japan	1966	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1134-1.jpeg	2415	188	0	0	\N	1	\N
1043		1141	1	2	Beneath The Windmill	Paper Harbour Recordings	PHR 2920	FLAC, Album	{File}	UK & Europe	1968	Accepted	\N	294	402	0	0	\N	1	\N
1085		1162	1	1	Oblique Songs For Søren	Paper Harbour Recordings	PHR 2490T	12", 33 ⅓ RPM, Compilation, Unofficial Release	{Vinyl}	Unknown	1973	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-1.jpeg	1683	792	0	0	\N	1	\N
1064		1148	1	1	Elke's Lanterns	Paper Harbour Recordings	PHR 5240	LP, Album, Unofficial Release	{Vinyl}	Europe	2006	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1148-1.jpeg	1640	444	0	0	\N	1	\N
1064		1155	1	2	Elke's Lanterns	Paper Harbour Recordings	PHR 5753 CD	Album, Unofficial Release	{CD}	Germany	2008	Accepted	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-1.jpeg	1908	93	0	0	\N	1	\N
\.
COPY discogs.master_video (master_id, ordinal, uri, title, description, duration, embed) FROM stdin;
1000	1	https://www.youtube.com/watch?v=sample-1000-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	858	t
1000	2	https://www.youtube.com/watch?v=sample-1000-1	The Copper Meridian - 雨の停車場	The Copper Meridian - 雨の停車場\nRecorded live at the 雨の停車場.	717	t
1043	1	https://www.youtube.com/watch?v=sample-1043-0	The Copper Meridian - Hollow Songs For Viggo	The Copper Meridian - Hollow Songs For Viggo\nRecorded live at the Hollow Songs For Viggo.	383	t
1085	1	https://www.youtube.com/watch?v=sample-1085-0	T. Copper Meridian* - Beneath The Reservoir	T. Copper Meridian* - Beneath The Reservoir\nRecorded live at the Beneath The Reservoir.	880	t
1022	1	https://www.youtube.com/watch?v=sample-1022-0	Hjalmar Jankelow (18) - Lanterns & Estuary	Hjalmar Jankelow (18) - Lanterns & Estuary\nRecorded live at the Lanterns & Estuary.	275	t
1022	2	https://www.youtube.com/watch?v=sample-1022-1	Hjalmar Jankelow (18) - Woven Zeppelin	Hjalmar Jankelow (18) - Woven Zeppelin\nRecorded live at the Woven Zeppelin.	366	t
\.
COPY discogs.release (id, title, artists_sort, master_id, is_main_release, status, data_quality, country, released, released_date, released_formatted, year, notes, format_quantity, estimated_weight, date_added, added_at, date_changed, edited_at, thumb, uri, blocked_from_sale, is_offensive, submitter, community_status, community_data_quality, extra, source, source_date, first_seen_at, checked_at, changed_at, gone_at, content_hash, run_id) FROM stdin;
1127	Granary (Part 89)	Copper Meridian	\N	\N	Accepted	Needs Minor Changes	Europe	1999-04-00	1999-04-01	Apr 1999	1999	Sleeve: [b]Jagged[/b] card. See also [r=249504].	1	140	2011-06-06T01:27:41-07:00	2011-06-06 08:27:41+00	2020-07-06T15:13:56-07:00	2020-07-06 22:13:56+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1127-1.jpeg	https://www.discogs.com/release/1127-The-Copper-Meridian-Granary-Part-89	f	f	beacon_19	Accepted	Needs Minor Changes	\N	api	2026-11-25 13:42:02.906835+00	2026-11-25 13:42:02.906835+00	2026-11-25 13:42:02.906835+00	2026-11-25 13:42:02.906835+00	\N	\\xd9b74d52d35f9f18918aacbb7723ea3a	1
1099	The "Gilded" Ferryman	Copper Meridian	\N	\N	Accepted	Correct	UK & Europe	1961-06-00	1961-06-01	Jun 1961	1961	\N	1	85	2003-05-23T17:16:46-07:00	2003-05-24 00:16:46+00	2021-02-16T13:03:12-08:00	2021-02-16 21:03:12+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1099-1.jpeg	https://www.discogs.com/release/1099-The-Copper-Meridian-The-Gilded-Ferryman	f	f	dovecote_11	Accepted	Correct	\N	api	2026-11-25 13:42:02.908317+00	2026-11-25 13:42:02.908317+00	2026-11-25 13:42:02.908317+00	2026-11-25 13:42:02.908317+00	\N	\\xa63bbabc7e4660d677e0f46584fed6d4	1
1008	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Needs Vote	Germany	2009-02-09	2009-02-09	09 Feb 2009	2009	℗ 2009 • © 2009 Paper Harbour Recordings\r\nMade in the EU.	1	85	2007-01-10T13:39:41-08:00	2007-01-10 21:39:41+00	2023-12-24T05:04:19-08:00	2023-12-24 13:04:19+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1008-1.jpeg	https://www.discogs.com/release/1008-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	ferryman_1	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.911273+00	2026-11-25 13:42:02.911273+00	2026-11-25 13:42:02.911273+00	2026-11-25 13:42:02.911273+00	\N	\\x25df98ab4108ff813b10160ad630aec7	1
1015	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Complete and Correct	UK & Europe	2011-06-00	2011-06-01	Jun 2011	2011	Recorded between two winters in a converted Lanterns.\r\n\r\nDurations do not appear on the release.	2	460	2005-08-04T11:01:19-07:00	2005-08-04 18:01:19+00	2024-12-23T16:40:48-08:00	2024-12-24 00:40:48+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1015-1.jpeg	https://www.discogs.com/release/1015-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	nightshift_5	Accepted	Complete and Correct	\N	api	2026-11-25 13:42:02.911831+00	2026-11-25 13:42:02.911831+00	2026-11-25 13:42:02.911831+00	2026-11-25 13:42:02.911831+00	\N	\\x2e9bf90aadbfbb3ae890dcd256b50e36	1
1022	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Correct	US	2013-00-00	2013-01-01	2013	2013	Comes with a folded insert; the first 49 copies are hand-stamped.\r\n\r\nSleeve: [b]Gilded[/b] card. See also [r=249504].	3	460	2003-05-16T05:05:36-07:00	2003-05-16 12:05:36+00	2018-01-09T19:43:32-08:00	2018-01-10 03:43:32+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-1.jpeg	https://www.discogs.com/release/1022-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	ferryman_16	Accepted	Complete and Correct	\N	api	2026-11-25 13:42:02.912347+00	2026-11-25 13:42:02.912347+00	2026-11-25 13:42:02.912347+00	2026-11-25 13:42:02.912347+00	\N	\\x2f0c035ecaa8126e089f9edd363634e5	1
1036	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Correct	Netherlands	2017-10-01	2017-10-01	01 Oct 2017	2017	Recorded between two winters in a converted Isotope.\r\n\r\nSleeve: [b]Inland[/b] card. See also [r=249504].\r\n\r\nTrack titles are printed in another order on the sleeve than on the label.	1	140	2006-11-18T12:21:29-08:00	2006-11-18 20:21:29+00	2019-03-24T01:48:42-08:00	2019-03-24 09:48:42+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1036-1.jpeg	https://www.discogs.com/release/1036-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	pylon_15	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.912843+00	2026-11-25 13:42:02.912843+00	2026-11-25 13:42:02.912843+00	2026-11-25 13:42:02.912843+00	\N	\\xb5404f5181f316e8a0fe9f68a2d29704	1
1050	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Correct	US	\N	\N	\N	\N	Durations do not appear on the release.	1	85	2010-10-05T21:45:43-07:00	2010-10-06 04:45:43+00	2017-04-06T04:50:55-07:00	2017-04-06 11:50:55+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-1.jpeg	https://www.discogs.com/release/1050-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	quarry_11	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.913382+00	2026-11-25 13:42:02.913382+00	2026-11-25 13:42:02.913382+00	2026-11-25 13:42:02.913382+00	\N	\\x3103efeb7c6b6bc70183aaa926aa900a	1
1057	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Complete and Correct	\N	2023	2023-01-01	2023	2023	Sleeve: [b]Inland[/b] card. See also [r=249504].\r\n\r\nTrack titles are printed in another order on the sleeve than on the label.\r\n\r\nComes with a folded insert; the first 57 copies are hand-stamped.	1	460	2012-04-11T15:41:47-07:00	2012-04-11 22:41:47+00	2015-03-26T03:58:56-08:00	2015-03-26 11:58:56+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-1.jpeg	https://www.discogs.com/release/1057-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	meridian_3	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.913906+00	2026-11-25 13:42:02.913906+00	2026-11-25 13:42:02.913906+00	2026-11-25 13:42:02.913906+00	\N	\\x3b637e42bb3b2a218bebc00a93078647	1
1071	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Complete and Correct	UK & Europe	2025-10-00	2025-10-01	Oct 2025	2025	Track titles are printed in another order on the sleeve than on the label.\r\n\r\nSleeve: [b]Kindly[/b] card. See also [r=249504].\r\n\r\n℗ 2025 • © 2025 Paper Harbour Recordings\r\nMade in the EU.	3	85	2004-09-05T13:39:51-07:00	2004-09-05 20:39:51+00	2024-08-22T22:00:36-07:00	2024-08-23 05:00:36+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-1.jpeg	https://www.discogs.com/release/1071-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	almanac_8	Accepted	Complete and Correct	\N	api	2026-11-25 13:42:02.914384+00	2026-11-25 13:42:02.914384+00	2026-11-25 13:42:02.914384+00	2026-11-25 13:42:02.914384+00	\N	\\x3fa4726641046ece6a3caab8cce0ad05	1
1106	Fabrice's Tramway	Hjalmar Jankelow (18)	1022	\N	Accepted	Needs Vote	Japan	1971-00-00	1971-01-01	1971	1971	Sleeve: [b]Jagged[/b] card. See also [r=249504].\r\n\r\nComes with a folded insert; the first 91 copies are hand-stamped.	1	60	2012-09-12T22:32:42-07:00	2012-09-13 05:32:42+00	2017-01-04T07:57:58-08:00	2017-01-04 15:57:58+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1106-1.jpeg	https://www.discogs.com/release/1106-Hjalmar-Jankelow-18-Fabrice-s-Tramway	f	f	quarry_8	Accepted	Correct	\N	api	2026-11-25 13:42:02.914891+00	2026-11-25 13:42:02.914891+00	2026-11-25 13:42:02.914891+00	2026-11-25 13:42:02.914891+00	\N	\\xd41db912a3eb75af92edf2cb091d4cc5	1
1113	Fabrice's Tramway	Hjalmar Jankelow (18)	1022	\N	Accepted	Needs Minor Changes	Germany	1973	1973-01-01	1973	1973	Comes with a folded insert; the first 4 copies are hand-stamped.\r\n\r\n℗ 1973 • © 1973 Paper Harbour Recordings\r\nMade in the EU.\r\n\r\nRecorded between two winters in a converted Granary.	2	460	2003-07-02T09:39:02-07:00	2003-07-02 16:39:02+00	2015-03-03T15:49:00-08:00	2015-03-03 23:49:00+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1113-1.jpeg	https://www.discogs.com/release/1113-Hjalmar-Jankelow-18-Fabrice-s-Tramway	f	f	meridian_15	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.91716+00	2026-11-25 13:42:02.91716+00	2026-11-25 13:42:02.91716+00	2026-11-25 13:42:02.91716+00	\N	\\x893abb0d0f6ccb05f543e9896617130d	1
1134	Beneath The Windmill	Copper Meridian	1043	\N	Accepted	Complete and Correct	Japan	1966-00-00	1966-01-01	1966	1966	℗ 1966 • © 1966 Paper Harbour Recordings\r\nMade in the EU.\r\n\r\nComes with a folded insert; the first 51 copies are hand-stamped.\r\n\r\nRecorded between two winters in a converted Underpass.	1	140	2003-11-26T13:58:29-08:00	2003-11-26 21:58:29+00	2025-12-19T07:15:16-08:00	2025-12-19 15:15:16+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1134-1.jpeg	https://www.discogs.com/release/1134-The-Copper-Meridian-Beneath-The-Windmill	f	f	sundial_6	Accepted	Complete and Correct	\N	api	2026-11-25 13:42:02.918123+00	2026-11-25 13:42:02.918123+00	2026-11-25 13:42:02.918123+00	2026-11-25 13:42:02.918123+00	\N	\\x674ae36e7707551f0d34f11dbad99435	1
1141	Beneath The Windmill	Copper Meridian	1043	\N	Accepted	Needs Vote	UK & Europe	1968	1968-01-01	1968	1968	Durations do not appear on the release.	8	60	2011-02-17T12:57:09-08:00	2011-02-17 20:57:09+00	2014-06-23T19:34:03-07:00	2014-06-24 02:34:03+00	\N	https://www.discogs.com/release/1141-The-Copper-Meridian-Beneath-The-Windmill	f	f	tramway_9	Accepted	Needs Minor Changes	\N	api	2026-11-25 13:42:02.91908+00	2026-11-25 13:42:02.91908+00	2026-11-25 13:42:02.91908+00	2026-11-25 13:42:02.91908+00	\N	\\xb11e12dc4b3917579bd9b69c70a1c5d4	1
1155	Elke's Lanterns	Copper Meridian	1064	\N	Accepted	Complete and Correct	Germany	2008-10-00	2008-10-01	Oct 2008	2008	\N	1	140	2011-12-13T01:25:56-08:00	2011-12-13 09:25:56+00	2019-09-02T16:58:45-07:00	2019-09-02 23:58:45+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-1.jpeg	https://www.discogs.com/release/1155-The-Copper-Meridian-Elke-s-Lanterns	f	f	sundial_1	Accepted	Needs Minor Changes	\N	api	2026-11-25 13:42:02.92344+00	2026-11-25 13:42:02.92344+00	2026-11-25 13:42:02.92344+00	2026-11-25 13:42:02.92344+00	\N	\\xe8898e431db509ed4da358cce01cbef2	1
1148	Elke's Lanterns	Copper Meridian	1064	\N	Accepted	Correct	Europe	2006-07-01	2006-07-01	01 Jul 2006	2006	℗ 2006 • © 2006 Paper Harbour Recordings\r\nMade in the EU.\r\n\r\nRecorded between two winters in a converted Nightshift.	1	85	2012-07-05T19:25:17-07:00	2012-07-06 02:25:17+00	2019-04-05T08:15:01-07:00	2019-04-05 15:15:01+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1148-1.jpeg	https://www.discogs.com/release/1148-The-Copper-Meridian-Elke-s-Lanterns	f	f	almanac_1	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.924+00	2026-11-25 13:42:02.924+00	2026-11-25 13:42:02.924+00	2026-11-25 13:42:02.924+00	\N	\\xd093baba623e4bf054d634c43353a341	1
1162	Oblique Songs For Søren	T. Copper Meridian	1085	\N	Accepted	Needs Minor Changes	\N	1973-00-00	1973-01-01	1973	1973	Sleeve: [b]Amber[/b] card. See also [r=249504].\r\n\r\nComes with a folded insert; the first 80 copies are hand-stamped.\r\n\r\nDurations do not appear on the release.	2	140	2010-01-05T18:33:41-08:00	2010-01-06 02:33:41+00	2023-01-03T18:59:03-08:00	2023-01-04 02:59:03+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-1.jpeg	https://www.discogs.com/release/1162-T-Copper-Meridian-Oblique-Songs-For-Søren	f	f	isotope_11	Accepted	Needs Minor Changes	\N	api	2026-11-25 13:42:02.924731+00	2026-11-25 13:42:02.924731+00	2026-11-25 13:42:02.924731+00	2026-11-25 13:42:02.924731+00	\N	\\xb543265e5ec2c9f42b1e9b2df903058e	1
249504	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Needs Vote	US	2007	2007-01-01	2007	2007	Sleeve: [b]Velour[/b] card. See also [r=249504].\r\n\r\nDurations do not appear on the release.\r\n\r\nComes with a folded insert; the first 19 copies are hand-stamped.	1	460	2007-11-20T18:42:29-08:00	2007-11-21 02:42:29+00	2015-11-23T21:10:40-08:00	2015-11-24 05:10:40+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-249504-1.jpeg	https://www.discogs.com/release/249504-The-Copper-Meridian-The-Tramway-Is-Copper	f	t	tramway_16	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.92524+00	2026-11-25 13:42:02.92524+00	2026-11-25 13:42:02.92524+00	2026-11-25 13:42:02.92524+00	\N	\\x90bd1e51a235611843c32e6757189428	1
1043	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Correct	UK & Europe	2019-05-00	2019-05-01	May 2019	2019	Durations do not appear on the release.\r\n\r\nTrack titles are printed in another order on the sleeve than on the label.\r\n\r\n℗ 2019 • © 2019 Quiet Ferryman Audio (8)\r\nMade in the EU.	0	230	2012-07-14T07:29:16-07:00	2012-07-14 14:29:16+00	2025-06-02T23:14:44-07:00	2025-06-03 06:14:44+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-1.jpeg	https://www.discogs.com/release/1043-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	harbour_4	Accepted	Needs Vote	\N	api	2026-11-25 13:42:02.931145+00	2026-11-25 13:42:02.931145+00	2026-11-25 13:42:02.931145+00	2026-11-25 13:42:02.931145+00	\N	\\xad365bb8ac327edab587e4891d245826	1
1029	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Complete and Correct	France	2015	2015-01-01	2015	2015	\N	1	140	2011-01-12T02:27:54-08:00	2011-01-12 10:27:54+00	2021-04-09T15:22:05-07:00	2021-04-09 22:22:05+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1029-1.jpeg	https://www.discogs.com/release/1029-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	meridian_13	Accepted	Needs Minor Changes	\N	api	2026-11-25 13:42:02.932396+00	2026-11-25 13:42:02.932396+00	2026-11-25 13:42:02.932396+00	2026-11-25 13:42:02.932396+00	\N	\\x2cab803d94e02b654bf7bd22a1a94e61	1
1064	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Complete and Correct	Germany	2025-05-23	2025-05-23	23 May 2025	2025	℗ 2025 • © 2025 Electric Lanterns Studios\r\nMade in the EU.	2	140	2011-12-23T05:58:57-08:00	2011-12-23 13:58:57+00	2016-10-18T21:08:29-07:00	2016-10-19 04:08:29+00	\N	https://www.discogs.com/release/1064-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	almanac_14	Accepted	Needs Minor Changes	\N	api	2026-11-25 13:42:02.932868+00	2026-11-25 13:42:02.932868+00	2026-11-25 13:42:02.932868+00	2026-11-25 13:42:02.932868+00	\N	\\xe6a64bf0d645fc3146c0c38267666721	1
1078	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Correct	Japan	?-03-1999	\N	1999 Mar ?	\N	Recorded between two winters in a converted Lanterns.\r\n\r\n℗ 0 • © 0 Northern Estuary Editions\r\nMade in the EU.	1	60	2012-02-01T21:09:27-08:00	2012-02-02 05:09:27+00	2014-04-01T06:49:44-07:00	2014-04-01 13:49:44+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1078-1.jpeg	https://www.discogs.com/release/1078-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	sundial_5	Accepted	Needs Minor Changes	\N	api	2026-11-25 13:42:02.933832+00	2026-11-25 13:42:02.933832+00	2026-11-25 13:42:02.933832+00	2026-11-25 13:42:02.933832+00	\N	\\x075925cc3a6bc6b564652fc75f3f877f	1
1085	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Needs Minor Changes	Europe	2025	2025-01-01	2025	2025	Durations do not appear on the release.	1	140	2005-05-23T12:12:31-07:00	2005-05-23 19:12:31+00	2023-12-06T10:58:43-08:00	2023-12-06 18:58:43+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-1.jpeg	https://www.discogs.com/release/1085-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	harbour_3	Accepted	Complete and Correct	\N	api	2026-11-25 13:42:02.934912+00	2026-11-25 13:42:02.934912+00	2026-11-25 13:42:02.934912+00	2026-11-25 13:42:02.934912+00	\N	\\xc3bf9dd26acd5c27c052015e4ef7e206	1
1092	The Tramway Is Copper	Copper Meridian	1000	\N	Accepted	Correct	US	2025-09-23	2025-09-23	23 Sep 2025	2025	℗ 2025 • © 2025 Gilded Ferryman Records\r\nMade in the EU.\r\n\r\nComes with a folded insert; the first 30 copies are hand-stamped.	8	85	2005-04-21T06:03:25-07:00	2005-04-21 13:03:25+00	2017-06-05T18:23:56-07:00	2017-06-06 01:23:56+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1092-1.jpeg	https://www.discogs.com/release/1092-The-Copper-Meridian-The-Tramway-Is-Copper	f	f	tramway_6	Accepted	Correct	\N	api	2026-11-25 13:42:02.935928+00	2026-11-25 13:42:02.935928+00	2026-11-25 13:42:02.935928+00	2026-11-25 13:42:02.935928+00	\N	\\xb191f8397e947510708e8590c8e6a351	1
1120	Fabrice's Tramway	Hjalmar Jankelow (18)	1022	\N	Accepted	Needs Vote	\N	1975-05-14	1975-05-14	14 May 1975	1975	Recorded between two winters in a converted Beacon.\r\n\r\nComes with a folded insert; the first 65 copies are hand-stamped.	3	60	2008-06-28T01:56:45-07:00	2008-06-28 08:56:45+00	2014-12-07T12:28:43-08:00	2014-12-07 20:28:43+00	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1120-1.jpeg	https://www.discogs.com/release/1120-Hjalmar-Jankelow-18-Fabrice-s-Tramway	f	f	orchard_3	Accepted	Complete and Correct	\N	api	2026-11-25 13:42:03.537454+00	2026-11-25 13:42:03.537454+00	2026-11-25 13:42:03.537454+00	2026-11-25 13:42:03.537454+00	\N	\\x22c23cdf1da9ea6d5657a8f049713f0f	2
\.
COPY discogs.release_artist (release_id, ordinal, artist_id, name, anv, join_phrase, role, tracks, thumbnail_url) FROM stdin;
1127	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1099	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1008	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1015	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1022	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1036	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1050	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1057	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1071	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1106	1	2016	Hjalmar Jankelow (18)	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-2016-1.jpeg
1113	1	2016	Hjalmar Jankelow (18)	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-2016-1.jpeg
1134	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1141	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1155	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1148	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1162	1	108713	The Copper Meridian	T. Copper Meridian	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
249504	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1043	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1029	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1064	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1078	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1085	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1092	1	108713	The Copper Meridian	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-108713-1.jpeg
1120	1	2016	Hjalmar Jankelow (18)	\N	\N	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/A-2016-1.jpeg
\.
COPY discogs.release_company (release_id, ordinal, label_id, name, catno, entity_type, entity_type_name, thumbnail_url) FROM stdin;
1127	1	17	Gilded Ferryman Records	\N	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1127	2	21	Hollow Zeppelin Editions	\N	23	Recorded At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1127	3	1	Paper Harbour Recordings	\N	13	Phonographic Copyright (p)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1008	1	17	Gilded Ferryman Records	\N	4	Record Company	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1008	2	9	Northern Estuary Editions	\N	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1008	3	25	Quiet Ferryman Audio (8)	GZ 4711	29	Mastered At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1015	1	25	Quiet Ferryman Audio (8)	GZ 4711	4	Record Company	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1015	2	13	Electric Lanterns Studios	\N	9	Distributed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1015	3	25	Quiet Ferryman Audio (8)	GZ 4711	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1050	1	21	Hollow Zeppelin Editions	\N	9	Distributed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1050	2	25	Quiet Ferryman Audio (8)	\N	17	Pressed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1050	3	9	Northern Estuary Editions	\N	29	Mastered At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1050	4	21	Hollow Zeppelin Editions	\N	23	Recorded At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1050	5	13	Electric Lanterns Studios	\N	13	Phonographic Copyright (p)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1057	1	21	Hollow Zeppelin Editions	\N	4	Record Company	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1057	2	13	Electric Lanterns Studios	\N	9	Distributed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1057	3	13	Electric Lanterns Studios	\N	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1071	1	1	Paper Harbour Recordings	GZ 4711	21	Published By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1106	1	21	Hollow Zeppelin Editions	\N	29	Mastered At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1141	1	17	Gilded Ferryman Records	GZ 4711	13	Phonographic Copyright (p)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1141	2	21	Hollow Zeppelin Editions	\N	4	Record Company	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1141	3	9	Northern Estuary Editions	GZ 4711	29	Mastered At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1141	4	9	Northern Estuary Editions	GZ 4711	23	Recorded At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1141	5	25	Quiet Ferryman Audio (8)	\N	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1155	1	13	Electric Lanterns Studios	GZ 4711	23	Recorded At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1155	2	21	Hollow Zeppelin Editions	\N	21	Published By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1155	3	21	Hollow Zeppelin Editions	\N	17	Pressed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1155	4	17	Gilded Ferryman Records	\N	13	Phonographic Copyright (p)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1155	5	9	Northern Estuary Editions	\N	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1148	1	1	Paper Harbour Recordings	\N	13	Phonographic Copyright (p)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1148	2	21	Hollow Zeppelin Editions	\N	4	Record Company	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1148	3	21	Hollow Zeppelin Editions	\N	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1148	4	9	Northern Estuary Editions	\N	9	Distributed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1148	5	1	Paper Harbour Recordings	GZ 4711	23	Recorded At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1162	1	9	Northern Estuary Editions	GZ 4711	29	Mastered At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1162	2	1	Paper Harbour Recordings	\N	17	Pressed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1162	3	9	Northern Estuary Editions	\N	9	Distributed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1043	1	1	Paper Harbour Recordings	\N	21	Published By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1043	2	21	Hollow Zeppelin Editions	\N	17	Pressed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1043	3	1	Paper Harbour Recordings	GZ 4711	4	Record Company	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1064	1	1	Paper Harbour Recordings	\N	21	Published By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1064	2	25	Quiet Ferryman Audio (8)	\N	23	Recorded At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1064	3	1	Paper Harbour Recordings	\N	9	Distributed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1092	1	17	Gilded Ferryman Records	GZ 4711	13	Phonographic Copyright (p)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1092	2	9	Northern Estuary Editions	\N	21	Published By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1092	3	25	Quiet Ferryman Audio (8)	\N	4	Record Company	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1120	1	1	Paper Harbour Recordings	\N	21	Published By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1120	2	9	Northern Estuary Editions	GZ 4711	23	Recorded At	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1120	3	17	Gilded Ferryman Records	\N	14	Copyright (c)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1120	4	21	Hollow Zeppelin Editions	\N	13	Phonographic Copyright (p)	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1120	5	21	Hollow Zeppelin Editions	\N	9	Distributed By	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
\.
COPY discogs.release_contributor (release_id, ordinal, username) FROM stdin;
1127	1	beacon_19
1127	2	estuary_3
1127	3	windmill_18
1127	4	meridian_14
1099	1	dovecote_11
1099	2	cartographer_2
1099	3	granary_12
1099	4	viaduct_3
1099	5	beacon_1
1099	6	quarry_15
1008	1	ferryman_1
1008	2	quarry_4
1015	1	nightshift_5
1015	2	ferryman_3
1022	1	ferryman_16
1022	2	almanac_17
1022	3	windmill_11
1022	4	quarry_18
1036	1	pylon_15
1036	2	viaduct_12
1036	3	granary_9
1036	4	reservoir_17
1050	1	quarry_11
1050	2	windmill_18
1050	3	underpass_8
1050	4	juniper_8
1050	5	estuary_14
1057	1	meridian_3
1057	2	isotope_10
1057	3	meridian_13
1057	4	zeppelin_18
1071	1	almanac_8
1071	2	beacon_18
1071	3	ferryman_19
1071	4	kestrel_15
1071	5	cartographer_13
1106	1	quarry_8
1106	2	isotope_9
1106	3	beacon_1
1106	4	windmill_15
1113	1	meridian_15
1113	2	cartographer_14
1134	1	sundial_6
1134	2	zeppelin_10
1134	3	nightshift_18
1134	4	sundial_18
1134	5	viaduct_16
1134	6	reservoir_11
1141	1	tramway_9
1141	2	zeppelin_12
1155	1	sundial_1
1155	2	harbour_18
1155	3	almanac_16
1155	4	meridian_19
1155	5	harbour_17
1155	6	meridian_15
1148	1	almanac_1
1162	1	isotope_11
1162	2	viaduct_5
1162	3	pylon_11
1162	4	lanterns_4
249504	1	tramway_16
249504	2	viaduct_18
249504	3	kestrel_4
249504	4	beacon_11
249504	5	reservoir_3
1043	1	harbour_4
1043	2	dovecote_18
1029	1	meridian_13
1029	2	sundial_16
1029	3	beacon_10
1029	4	beacon_2
1064	1	almanac_14
1064	2	pylon_3
1064	3	viaduct_19
1078	1	sundial_5
1078	2	reservoir_5
1085	1	harbour_3
1085	2	juniper_3
1085	3	harbour_1
1085	4	harbour_17
1092	1	tramway_6
1092	2	orchard_19
1092	3	underpass_14
1092	4	quarry_5
1092	5	underpass_16
1120	1	orchard_3
1120	2	kestrel_11
1120	3	ferryman_12
\.
COPY discogs.release_credit (release_id, ordinal, artist_id, name, anv, join_phrase, role, tracks, thumbnail_url) FROM stdin;
1127	1	2010	The Amber Almanac	\N	\N	Liner Notes [English Translation]	1-01 to 2-01, 2-03	\N
1127	2	2004	Joris Oyelarin	J. Oyelarin	\N	Guitar, Vocals [Lead, Backing]	\N	\N
1127	3	2013	The Northern Orchard	\N	\N	Design [Sleeve], Photography By	\N	\N
1127	4	108713	The Copper Meridian	\N	\N	Liner Notes [English Translation]	1-01 to 2-01, 2-03	\N
1127	5	2019	Cosima Castellane	\N	\N	Written-By	1-01 to 2-01, 2-03	\N
1099	1	2004	Joris Oyelarin	\N	\N	Mixed By, Mastered By	\N	\N
1008	1	2007	Nils Kowalczuk	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1015	1	2004	Joris Oyelarin	J. Oyelarin	\N	Written-By	\N	\N
1015	2	2019	Cosima Castellane	C. Castellane	\N	Liner Notes [English Translation]	\N	\N
1015	3	2016	Hjalmar Jankelow (18)	H. Jankelow (18)	\N	Guitar, Vocals [Lead, Backing]	1-01 to 2-01, 2-01	\N
1015	4	2022	The Amber Dovecote	\N	\N	Mixed By, Mastered By	1-01 to 2-01, 2-01	\N
1015	5	355	Unknown Artist	\N	\N	Mixed By, Mastered By	\N	\N
1015	6	2022	The Amber Dovecote	\N	\N	Design [Sleeve], Photography By	\N	\N
1022	1	2007	Nils Kowalczuk	\N	\N	Guitar, Vocals [Lead, Backing]	\N	\N
1022	2	2010	The Amber Almanac	\N	\N	Design [Sleeve], Photography By	CD-1 to CD-2, CD-2	\N
1022	3	2016	Hjalmar Jankelow (18)	H. Jankelow (18)	\N	Guitar, Vocals [Lead, Backing]	CD-1 to CD-2, CD-2	\N
1022	4	194	Various	\N	\N	Written-By	\N	\N
1022	5	2022	The Amber Dovecote	\N	\N	A&R [Director]	\N	\N
1022	6	194	Various	Various!	\N	Mixed By, Mastered By	\N	\N
1036	1	2019	Cosima Castellane	\N	\N	Written-By	\N	\N
1036	2	194	Various	Various!	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1036	3	2016	Hjalmar Jankelow (18)	\N	\N	Design [Sleeve], Photography By	\N	\N
1050	1	2016	Hjalmar Jankelow (18)	\N	\N	A&R [Director]	\N	\N
1050	2	2010	The Amber Almanac	\N	\N	Design [Sleeve], Photography By	\N	\N
1050	3	2016	Hjalmar Jankelow (18)	\N	\N	A&R [Director]	\N	\N
1057	1	355	Unknown Artist	U. Artist	\N	Guitar, Vocals [Lead, Backing]	\N	\N
1057	2	2022	The Amber Dovecote	\N	\N	A&R [Director]	\N	\N
1057	3	194	Various	\N	\N	Guitar, Vocals [Lead, Backing]	\N	\N
1071	1	2007	Nils Kowalczuk	\N	\N	Producer	\N	\N
1106	1	2013	The Northern Orchard	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1106	2	2016	Hjalmar Jankelow (18)	\N	\N	A&R [Director]	\N	\N
1113	1	2004	Joris Oyelarin	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1113	2	108713	The Copper Meridian	\N	\N	Written-By	A1 to B1, B2	\N
1113	3	2019	Cosima Castellane	\N	\N	Written-By	\N	\N
1113	4	2010	The Amber Almanac	T. Amber Almanac	\N	A&R [Director]	\N	\N
1134	1	2022	The Amber Dovecote	\N	\N	Guitar, Vocals [Lead, Backing]	\N	\N
1134	2	108713	The Copper Meridian	\N	\N	Producer	\N	\N
1134	3	2013	The Northern Orchard	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1134	4	108713	The Copper Meridian	\N	\N	A&R [Director]	\N	\N
1141	1	2010	The Amber Almanac	T. Amber Almanac	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1141	2	2019	Cosima Castellane	\N	\N	Liner Notes [English Translation]	\N	\N
1141	3	\N	Bertil Pentreath	\N	\N	Guitar, Vocals [Lead, Backing]	\N	\N
1155	1	2013	The Northern Orchard	\N	\N	Producer	\N	\N
1155	2	2022	The Amber Dovecote	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1155	3	194	Various	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1155	4	2022	The Amber Dovecote	T. Amber Dovecote	\N	Written-By	1-01 to 2-01, 2-01	\N
1155	5	355	Unknown Artist	\N	\N	Written-By	\N	\N
1155	6	\N	Elke Zamoyski-Bell	\N	\N	A&R [Director]	\N	\N
1162	1	108713	The Copper Meridian	T. Copper Meridian	\N	Liner Notes [English Translation]	\N	\N
1162	2	108713	The Copper Meridian	\N	\N	Design [Sleeve], Photography By	\N	\N
1162	3	2019	Cosima Castellane	\N	\N	Liner Notes [English Translation]	CD-1 to CD-4, CD-6	\N
1162	4	\N	Adela Pentreath	\N	\N	Liner Notes [English Translation]	\N	\N
1043	1	2010	The Amber Almanac	T. Amber Almanac	\N	Written-By	1-01 to 2-01, 2-01	\N
1043	2	355	Unknown Artist	\N	\N	Mixed By, Mastered By	1-01 to 2-01, 2-01	\N
1043	3	2010	The Amber Almanac	\N	\N	Liner Notes [English Translation]	\N	\N
1043	4	2016	Hjalmar Jankelow (18)	H. Jankelow (18)	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1043	5	108713	The Copper Meridian	T. Copper Meridian	\N	Producer	\N	\N
1029	1	2013	The Northern Orchard	\N	\N	Guitar, Vocals [Lead, Backing]	\N	\N
1029	2	2016	Hjalmar Jankelow (18)	\N	\N	A&R [Director]	A1 to B1, B1	\N
1064	1	108713	The Copper Meridian	T. Copper Meridian	\N	Design [Sleeve], Photography By	1 to 2, 2	\N
1064	2	194	Various	\N	\N	Producer	\N	\N
1078	1	355	Unknown Artist	\N	\N	Liner Notes [English Translation]	\N	\N
1078	2	2022	The Amber Dovecote	\N	\N	A&R [Director]	\N	\N
1085	1	2022	The Amber Dovecote	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1085	2	2010	The Amber Almanac	\N	\N	Written-By	\N	\N
1085	3	2019	Cosima Castellane	\N	\N	Liner Notes [English Translation]	\N	\N
1085	4	108713	The Copper Meridian	T. Copper Meridian	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1092	1	2019	Cosima Castellane	\N	\N	Liner Notes [English Translation]	\N	\N
1092	2	355	Unknown Artist	U. Artist	\N	Design [Sleeve], Photography By	\N	\N
1092	3	194	Various	\N	\N	Producer	1 to 2, 2	\N
1120	1	108713	The Copper Meridian	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	1 to 3, 4	\N
\.
COPY discogs.release_format (release_id, ordinal, name, qty, quantity, text, descriptions) FROM stdin;
1127	1	Vinyl	1	1	Translucent Red	{"7\\"","45 RPM",Single}
1099	1	Vinyl	1	1	\N	{LP,Album}
1008	1	CD	1	1	\N	{Album}
1015	1	Vinyl	2	2	Gatefold, 180 Gram	{"12\\"","33 ⅓ RPM",Compilation}
1022	1	All Media	1	1	\N	{"Limited Edition"}
1022	2	CD	1	1	\N	{Album}
1022	3	DVD	1	1	\N	{DVD-Video,NTSC}
1036	1	Cassette	1	1	\N	\N
1050	1	Vinyl	1	1	\N	{LP,Album}
1057	1	CD	1	1	\N	{Album}
1071	1	All Media	1	1	\N	{"Limited Edition"}
1071	2	CD	1	1	\N	{Album}
1071	3	DVD	1	1	\N	{DVD-Video,NTSC}
1106	1	CD	1	1	\N	{Album}
1113	1	Vinyl	2	2	Gatefold, 180 Gram	{"12\\"","33 ⅓ RPM",Compilation}
1134	1	Cassette	1	1	\N	\N
1141	1	File	8	8	24bit/96kHz	{FLAC,Album}
1155	1	CD	1	1	\N	{Album,"Unofficial Release"}
1148	1	Vinyl	1	1	\N	{LP,Album,"Unofficial Release"}
1162	1	Vinyl	2	2	Gatefold, 180 Gram	{"12\\"","33 ⅓ RPM",Compilation,"Unofficial Release"}
249504	1	Vinyl	1	1	\N	{LP,Album}
1043	1	File	9999999999999999999999999999999999999999999999999999999999999999	9999999999999999999999999999999999999999999999999999999999999999	24bit/96kHz	{FLAC,Album}
1029	1	Vinyl	1	1	Translucent Red	{"7\\"","45 RPM",Single}
1064	1	Vinyl	2	2	Gatefold, 180 Gram	{"12\\"","33 ⅓ RPM",Compilation}
1078	1	Vinyl	1	1	Translucent Red	{"7\\"","45 RPM",Single}
1085	1	Cassette	1	1	\N	\N
1092	1	File	8	8	24bit/96kHz	{FLAC,Album}
1120	1	All Media	1	1	\N	{"Limited Edition"}
1120	2	CD	1	1	\N	{Album}
1120	3	DVD	1	1	\N	{DVD-Video,NTSC}
\.
COPY discogs.release_genre (release_id, ordinal, genre) FROM stdin;
1127	1	Electronic
1127	2	Funk / Soul
1099	1	Classical
1008	1	Classical
1015	1	Classical
1022	1	Classical
1036	1	Classical
1050	1	Classical
1057	1	Classical
1071	1	Classical
1106	1	Funk / Soul
1113	1	Funk / Soul
1134	1	Rock
1134	2	Jazz
1141	1	Rock
1141	2	Jazz
1155	1	Folk, World, & Country
1148	1	Folk, World, & Country
1162	1	Rock
1162	2	Funk / Soul
249504	1	Classical
1043	1	Classical
1029	1	Classical
1064	1	Classical
1078	1	Classical
1085	1	Classical
1092	1	Classical
1120	1	Funk / Soul
\.
COPY discogs.release_identifier (release_id, ordinal, type, value, description) FROM stdin;
1127	1	Barcode	4 000000 007889	Text
1127	2	Barcode	4000000007889	Scanned
1127	3	Matrix / Runout	S-1127-A\t⟲ 1	Side A, etched
1127	4	Rights Society	BIEM/STEMRA	\N
1008	1	Barcode	4 000000 007056	Text
1008	2	Barcode	4000000007056	Scanned
1008	3	Matrix / Runout	S-1008-A\t⟲ 1	Side A, etched
1008	4	Rights Society	BIEM/STEMRA	\N
1022	1	Barcode	4 000000 007154	Text
1022	2	Barcode	4000000007154	Scanned
1036	1	Barcode	4 000000 007252	Text
1036	2	Barcode	4000000007252	Scanned
1036	3	Matrix / Runout	S-1036-A\t⟲ 2	Side A, etched
1036	4	Rights Society	BIEM/STEMRA	\N
1057	1	Barcode	4 000000 007399	Text
1071	1	Barcode	4 000000 007497	Text
1071	2	Barcode	4000000007497	Scanned
1071	3	Matrix / Runout	S-1071-A\t⟲ 1	Side A, etched
1071	4	Rights Society	BIEM/STEMRA	\N
1106	1	Barcode	4 000000 007742	Text
1106	2	Barcode	4000000007742	Scanned
1106	3	Matrix / Runout	S-1106-A\t⟲ 2	Side A, etched
1106	4	Rights Society	BIEM/STEMRA	\N
1113	1	Barcode	4 000000 007791	Text
1141	1	Barcode	4 000000 007987	Text
1155	1	Barcode	4 000000 008085	Text
1155	2	Barcode	4000000008085	Scanned
1155	3	Matrix / Runout	S-1155-A\t⟲ 3	Side A, etched
1155	4	Rights Society	BIEM/STEMRA	\N
1148	1	Barcode	4 000000 008036	Text
1148	2	Barcode	4000000008036	Scanned
1148	3	Matrix / Runout	S-1148-A\t⟲ 4	Side A, etched
1148	4	Rights Society	BIEM/STEMRA	\N
1162	1	Barcode	4 000000 008134	Text
1162	2	Barcode	4000000008134	Scanned
1162	3	Matrix / Runout	S-1162-A\t⟲ 4	Side A, etched
1162	4	Rights Society	BIEM/STEMRA	\N
1043	1	Barcode	4 000000 007301	Text
1029	1	Barcode	4 000000 007203	Text
1064	1	Barcode	4 000000 007448	Text
1064	2	Barcode	4000000007448	Scanned
1064	3	Matrix / Runout	S-1064-A\t⟲ 1	Side A, etched
1064	4	Rights Society	BIEM/STEMRA	\N
1078	1	Barcode	4 000000 007546	Text
1078	2	Barcode	4000000007546	Scanned
1078	3	Matrix / Runout	S-1078-A\t⟲ 1	Side A, etched
1078	4	Rights Society	BIEM/STEMRA	\N
1085	1	Barcode	4 000000 007595	Text
1085	2	Barcode	4000000007595	Scanned
1085	3	Matrix / Runout	S-1085-A\t⟲ 1	Side A, etched
1085	4	Rights Society	BIEM/STEMRA	\N
1092	1	Barcode	4 000000 007644	Text
1092	2	Barcode	4000000007644	Scanned
1120	1	Barcode	4 000000 007840	Text
\.
COPY discogs.release_image (release_id, ordinal, type, uri, uri150, width, height) FROM stdin;
1127	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1127-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1127-1.jpeg	524	313
1127	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1127-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1127-2.jpeg	456	540
1127	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1127-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1127-3.jpeg	564	544
1127	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1127-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1127-4.jpeg	426	342
1099	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1099-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1099-1.jpeg	450	514
1099	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1099-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1099-2.jpeg	535	405
1008	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1008-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1008-1.jpeg	428	448
1008	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1008-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1008-2.jpeg	403	593
1008	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1008-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1008-3.jpeg	468	492
1015	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1015-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1015-1.jpeg	414	350
1022	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1022-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-1.jpeg	521	591
1022	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1022-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-2.jpeg	483	477
1022	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1022-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-3.jpeg	558	419
1036	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1036-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1036-1.jpeg	405	403
1036	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1036-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1036-2.jpeg	446	435
1036	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1036-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1036-3.jpeg	523	558
1050	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1050-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-1.jpeg	424	586
1050	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1050-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-2.jpeg	442	465
1050	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1050-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-3.jpeg	446	340
1050	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1050-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-4.jpeg	554	339
1057	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1057-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-1.jpeg	547	351
1057	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1057-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-2.jpeg	430	468
1057	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1057-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-3.jpeg	423	439
1057	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1057-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-4.jpeg	462	463
1071	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1071-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-1.jpeg	498	569
1071	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1071-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-2.jpeg	570	572
1071	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1071-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-3.jpeg	529	474
1071	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1071-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-4.jpeg	501	597
1106	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1106-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1106-1.jpeg	445	448
1106	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1106-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1106-2.jpeg	581	339
1106	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1106-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1106-3.jpeg	450	575
1106	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1106-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1106-4.jpeg	521	503
1113	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1113-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1113-1.jpeg	406	582
1113	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1113-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1113-2.jpeg	483	538
1113	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1113-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1113-3.jpeg	533	424
1134	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1134-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1134-1.jpeg	410	452
1134	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1134-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1134-2.jpeg	471	569
1155	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1155-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-1.jpeg	528	330
1155	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1155-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-2.jpeg	415	543
1155	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1155-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-3.jpeg	440	586
1155	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1155-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-4.jpeg	422	317
1148	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1148-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1148-1.jpeg	489	403
1148	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1148-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1148-2.jpeg	517	580
1148	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1148-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1148-3.jpeg	591	539
1162	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1162-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-1.jpeg	440	434
1162	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1162-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-2.jpeg	438	554
1162	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1162-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-3.jpeg	436	396
1162	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1162-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-4.jpeg	528	471
249504	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-249504-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-249504-1.jpeg	456	408
249504	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-249504-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-249504-2.jpeg	400	357
249504	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-249504-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-249504-3.jpeg	479	328
1043	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1043-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-1.jpeg	419	439
1043	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1043-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-2.jpeg	509	583
1043	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1043-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-3.jpeg	586	453
1029	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1029-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1029-1.jpeg	456	303
1078	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1078-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1078-1.jpeg	568	319
1085	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1085-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-1.jpeg	437	550
1085	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1085-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-2.jpeg	540	357
1092	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1092-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1092-1.jpeg	517	468
1092	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1092-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1092-2.jpeg	517	508
1120	1	primary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1120-1.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1120-1.jpeg	455	379
1120	2	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1120-2.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1120-2.jpeg	563	538
1120	3	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1120-3.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1120-3.jpeg	414	480
1120	4	secondary	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1120-4.jpeg	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1120-4.jpeg	426	490
\.
COPY discogs.release_label (release_id, ordinal, label_id, name, catno, entity_type, entity_type_name, thumbnail_url) FROM stdin;
1127	1	13	Electric Lanterns Studios	ELS 2387	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1127	2	13	Electric Lanterns Studios	ELS 6793 CD	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1099	1	1	Paper Harbour Recordings	none	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1008	1	1	Paper Harbour Recordings	PHR 8140-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1015	1	1	Paper Harbour Recordings	PHR 5152-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1015	2	1	Paper Harbour Recordings	PHR 0131 CD	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1022	1	1	Paper Harbour Recordings	PHR 8191 CD	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1022	2	17	Gilded Ferryman Records	none	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1036	1	1	Paper Harbour Recordings	PHR 2193T	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1036	2	17	Gilded Ferryman Records	GFR 3402-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1050	1	1	Paper Harbour Recordings	PHR 8195T	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1057	1	1	Paper Harbour Recordings	PHR 5739T	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1071	1	1	Paper Harbour Recordings	PHR 1908	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1106	1	13	Electric Lanterns Studios	ELS 9397 CD	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1106	2	1	Paper Harbour Recordings	none	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1113	1	1	Paper Harbour Recordings	PHR 3009	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1134	1	1	Paper Harbour Recordings	none	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1141	1	1	Paper Harbour Recordings	PHR 2920	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1155	1	1	Paper Harbour Recordings	PHR 5753 CD	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1148	1	1	Paper Harbour Recordings	PHR 5240	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1162	1	1	Paper Harbour Recordings	PHR 2490T	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
249504	1	1	Paper Harbour Recordings	PHR 8619	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1043	1	25	Quiet Ferryman Audio (8)	QFA 6748	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1043	2	25	Quiet Ferryman Audio (8)	QFA 2114-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1029	1	21	Hollow Zeppelin Editions	HZE 3223-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-21-1.jpeg
1064	1	13	Electric Lanterns Studios	ELS 6909-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1064	2	13	Electric Lanterns Studios	none	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
1078	1	9	Northern Estuary Editions	NEE 1989T	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-9-1.jpeg
1085	1	25	Quiet Ferryman Audio (8)	none	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-25-1.jpeg
1092	1	17	Gilded Ferryman Records	GFR 7301-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1092	2	17	Gilded Ferryman Records	none	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-17-1.jpeg
1120	1	13	Electric Lanterns Studios	ELS 8577-2	1	Label	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
\.
COPY discogs.release_series (release_id, ordinal, label_id, name, catno, entity_type, entity_type_name, thumbnail_url) FROM stdin;
1127	1	1	Paper Harbour Recordings	27	2	Series	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-1-1.jpeg
1141	1	13	Electric Lanterns Studios	29	2	Series	https://i.discogs.com/sample/rs:fit/h:150/w:150/L-13-1.jpeg
\.
COPY discogs.release_stats (release_id, observed_at, have, want, rating_count, rating_average, num_for_sale, lowest_price, currency) FROM stdin;
1127	2026-11-25 13:42:02.906835+00	796	510	88	4.41	12	32.53	\N
1099	2026-11-25 13:42:02.908317+00	2140	819	237	4	1	73.88	\N
1008	2026-11-25 13:42:02.911273+00	756	276	84	4	0	\N	\N
1015	2026-11-25 13:42:02.911831+00	1616	391	179	4	12	9	\N
1022	2026-11-25 13:42:02.912347+00	1562	467	173	4	0	\N	\N
1036	2026-11-25 13:42:02.912843+00	621	136	69	3.86	58	34.73	\N
1050	2026-11-25 13:42:02.913382+00	1630	601	181	1.4	0	\N	\N
1057	2026-11-25 13:42:02.913906+00	2105	692	233	4	1	9	\N
1071	2026-11-25 13:42:02.914384+00	1378	380	153	4	0	\N	\N
1106	2026-11-25 13:42:02.914891+00	480	501	53	4	240	9	\N
1113	2026-11-25 13:42:02.91716+00	717	406	79	4	1	9	\N
1134	2026-11-25 13:42:02.918123+00	2415	188	268	4.35	240	76.66	\N
1141	2026-11-25 13:42:02.91908+00	294	402	32	4	240	9	\N
1155	2026-11-25 13:42:02.92344+00	1908	93	212	2.51	240	42.57	\N
1148	2026-11-25 13:42:02.924+00	1640	444	182	4.03	240	50.8	\N
1162	2026-11-25 13:42:02.924731+00	1683	792	187	3.11	0	\N	\N
249504	2026-11-25 13:42:02.92524+00	1160	89	128	4	12	27.71	\N
1043	2026-11-25 13:42:02.931145+00	1880	504	208	4	240	44.69	\N
1029	2026-11-25 13:42:02.932396+00	416	209	46	4	0	\N	\N
1064	2026-11-25 13:42:02.932868+00	2168	721	240	4	58	75.51	\N
1078	2026-11-25 13:42:02.933832+00	685	507	76	1.98	240	9	\N
1085	2026-11-25 13:42:02.934912+00	2251	535	250	1.88	12	17.33	\N
1092	2026-11-25 13:42:02.935928+00	588	394	65	4	240	9	\N
1120	2026-11-25 13:42:03.537454+00	1841	735	204	1.61	3	67.72	\N
\.
COPY discogs.release_style (release_id, ordinal, style) FROM stdin;
1127	1	Deep House
1127	2	Boogie
1099	1	Romantic
1008	1	Romantic
1015	1	Romantic
1022	1	Romantic
1036	1	Romantic
1050	1	Romantic
1057	1	Romantic
1071	1	Romantic
1106	1	Boogie
1113	1	Boogie
1134	1	Math Rock
1134	2	Modal
1141	1	Math Rock
1141	2	Modal
1162	1	Shoegaze
1162	2	Neo Soul
249504	1	Romantic
1043	1	Romantic
1029	1	Romantic
1064	1	Romantic
1078	1	Romantic
1085	1	Romantic
1092	1	Romantic
1120	1	Boogie
\.
COPY discogs.release_user_rating (release_id, username, rating, checked_at) FROM stdin;
\.
COPY discogs.release_video (release_id, ordinal, uri, title, description, duration, embed) FROM stdin;
1099	1	https://www.youtube.com/watch?v=sample-1099-0	The Copper Meridian - Velour Songs For Piet	The Copper Meridian - Velour Songs For Piet\nRecorded live at the Velour Songs For Piet.	676	t
1008	1	https://www.youtube.com/watch?v=sample-1008-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	406	t
1015	1	https://www.youtube.com/watch?v=sample-1015-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	734	t
1015	2	https://www.youtube.com/watch?v=sample-1015-1	The Copper Meridian - 雨の停車場	The Copper Meridian - 雨の停車場\nRecorded live at the 雨の停車場.	288	t
1022	1	https://www.youtube.com/watch?v=sample-1022-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	330	t
1036	1	https://www.youtube.com/watch?v=sample-1036-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	448	t
1071	1	https://www.youtube.com/watch?v=sample-1071-0	The Copper Meridian - Quarry (Part 68)	\N	361	t
1106	1	https://www.youtube.com/watch?v=sample-1106-0	Hjalmar Jankelow (18) - Lanterns & Estuary	Hjalmar Jankelow (18) - Lanterns & Estuary\nRecorded live at the Lanterns & Estuary.	569	t
1106	2	https://www.youtube.com/watch?v=sample-1106-1	Hjalmar Jankelow (18) - Woven Zeppelin	Hjalmar Jankelow (18) - Woven Zeppelin\nRecorded live at the Woven Zeppelin.	377	t
1113	1	https://www.youtube.com/watch?v=sample-1113-0	Hjalmar Jankelow (18) - Lanterns & Estuary	Hjalmar Jankelow (18) - Lanterns & Estuary\nRecorded live at the Lanterns & Estuary.	584	t
1134	1	https://www.youtube.com/watch?v=sample-1134-0	The Copper Meridian - Hollow Songs For Viggo	The Copper Meridian - Hollow Songs For Viggo\nRecorded live at the Hollow Songs For Viggo.	214	t
1141	1	https://www.youtube.com/watch?v=sample-1141-0	The Copper Meridian - Hollow Songs For Viggo	The Copper Meridian - Hollow Songs For Viggo\nRecorded live at the Hollow Songs For Viggo.	632	t
1141	2	https://www.youtube.com/watch?v=sample-1141-1	The Copper Meridian - Velour Quarry	The Copper Meridian - Velour Quarry\nRecorded live at the Velour Quarry.	631	t
1141	3	https://www.youtube.com/watch?v=sample-1141-2	The Copper Meridian - The "Electric" Harbour	The Copper Meridian - The "Electric" Harbour\nRecorded live at the The "Electric" Harbour.	800	t
1148	1	https://www.youtube.com/watch?v=sample-1148-0	The Copper Meridian - Tidal Quarry	The Copper Meridian - Tidal Quarry\nRecorded live at the Tidal Quarry.	793	t
1162	1	https://www.youtube.com/watch?v=sample-1162-0	T. Copper Meridian* - Beneath The Reservoir	T. Copper Meridian* - Beneath The Reservoir\nRecorded live at the Beneath The Reservoir.	515	t
1162	2	https://www.youtube.com/watch?v=sample-1162-1	T. Copper Meridian* - Beneath The Dovecote	T. Copper Meridian* - Beneath The Dovecote\nRecorded live at the Beneath The Dovecote.	855	t
249504	1	https://www.youtube.com/watch?v=sample-249504-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	180	t
1029	1	https://www.youtube.com/watch?v=sample-1029-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	291	t
1029	2	https://www.youtube.com/watch?v=sample-1029-1	The Copper Meridian - 雨の停車場	The Copper Meridian - 雨の停車場\nRecorded live at the 雨の停車場.	422	t
1078	1	https://www.youtube.com/watch?v=sample-1078-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	363	t
1078	2	https://www.youtube.com/watch?v=sample-1078-1	The Copper Meridian - 雨の停車場	The Copper Meridian - 雨の停車場\nRecorded live at the 雨の停車場.	434	t
1085	1	https://www.youtube.com/watch?v=sample-1085-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	151	t
1085	2	https://www.youtube.com/watch?v=sample-1085-1	The Copper Meridian - 雨の停車場	The Copper Meridian - 雨の停車場\nRecorded live at the 雨の停車場.	120	t
1092	1	https://www.youtube.com/watch?v=sample-1092-0	The Copper Meridian - Quarry (Part 68)	The Copper Meridian - Quarry (Part 68)\nRecorded live at the Quarry (Part 68).	547	t
1092	2	https://www.youtube.com/watch?v=sample-1092-1	The Copper Meridian - 雨の停車場	The Copper Meridian - 雨の停車場\nRecorded live at the 雨の停車場.	354	t
1120	1	https://www.youtube.com/watch?v=sample-1120-0	Hjalmar Jankelow (18) - Lanterns & Estuary	\N	250	t
1120	2	https://www.youtube.com/watch?v=sample-1120-1	Hjalmar Jankelow (18) - Woven Zeppelin	Hjalmar Jankelow (18) - Woven Zeppelin\nRecorded live at the Woven Zeppelin.	832	t
1120	3	https://www.youtube.com/watch?v=sample-1120-2	Hjalmar Jankelow (18) - Северный Ветер	\N	405	t
\.
COPY discogs.search_result (query, type, id, occurrence, ordinal, title, country, year, format, formats, format_quantity, label, genre, style, catno, barcode, master_id, thumb, cover_image, uri, have, want, user_in_collection, user_in_wantlist, extra, walk, gone_at) FROM stdin;
type=release	release	249504	1	1	The Copper Meridian - The Tramway Is Copper	US	2007	{Vinyl,LP,Album}	[{"qty": "1", "name": "Vinyl", "descriptions": ["LP", "Album"]}]	1	{"Paper Harbour Recordings"}	{Classical}	{Romantic}	PHR 8619	\N	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-249504-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-249504-1.jpeg	/release/249504-The-Copper-Meridian-The-Tramway-Is-Copper	1160	89	f	f	\N	1	\N
type=release	release	1008	1	2	The Copper Meridian - The Tramway Is Copper	Germany	2009	{CD,Album}	[{"qty": "1", "name": "CD", "descriptions": ["Album"]}]	1	{"Paper Harbour Recordings","Gilded Ferryman Records","Northern Estuary Editions","Quiet Ferryman Audio (8)"}	{Classical}	{Romantic}	PHR 8140-2	{"4 000000 007056",4000000007056,"S-1008-A\t⟲ 1",BIEM/STEMRA}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1008-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1008-1.jpeg	/release/1008-The-Copper-Meridian-The-Tramway-Is-Copper	756	276	f	f	\N	1	\N
type=release	release	1015	1	3	The Copper Meridian - The Tramway Is Copper	UK & Europe	2011	{Vinyl,"12\\"","33 ⅓ RPM",Compilation}	[{"qty": "2", "name": "Vinyl", "text": "Gatefold, 180 Gram", "descriptions": ["12\\"", "33 ⅓ RPM", "Compilation"]}]	2	{"Paper Harbour Recordings","Paper Harbour Recordings","Quiet Ferryman Audio (8)","Electric Lanterns Studios","Quiet Ferryman Audio (8)"}	{Classical}	{Romantic}	PHR 5152-2	\N	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1015-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1015-1.jpeg	/release/1015-The-Copper-Meridian-The-Tramway-Is-Copper	1616	391	f	f	\N	1	\N
type=release	release	1022	1	4	The Copper Meridian - The Tramway Is Copper	US	2013	{"All Media","Limited Edition",CD,Album,DVD,DVD-Video,NTSC}	[{"qty": "1", "name": "All Media", "descriptions": ["Limited Edition"]}, {"qty": "1", "name": "CD", "descriptions": ["Album"]}, {"qty": "1", "name": "DVD", "descriptions": ["DVD-Video", "NTSC"]}]	3	{"Paper Harbour Recordings","Gilded Ferryman Records"}	{Classical}	{Romantic}	PHR 8191 CD	{"4 000000 007154",4000000007154}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1022-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1022-1.jpeg	/release/1022-The-Copper-Meridian-The-Tramway-Is-Copper	1562	467	f	f	\N	1	\N
type=release	release	1029	1	5	The Copper Meridian - The Tramway Is Copper	France	2015	{Vinyl,"7\\"","45 RPM",Single}	[{"qty": "1", "name": "Vinyl", "text": "Translucent Red", "descriptions": ["7\\"", "45 RPM", "Single"]}]	1	{"Hollow Zeppelin Editions"}	{Classical}	{Romantic}	HZE 3223-2	{"4 000000 007203"}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1029-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1029-1.jpeg	/release/1029-The-Copper-Meridian-The-Tramway-Is-Copper	416	209	f	f	\N	1	\N
type=release	release	1036	1	6	The Copper Meridian - The Tramway Is Copper	Netherlands	2017	{Cassette}	[{"qty": "1", "name": "Cassette"}]	1	{"Paper Harbour Recordings","Gilded Ferryman Records"}	{Classical}	{Romantic}	PHR 2193T	{"4 000000 007252",4000000007252,"S-1036-A\t⟲ 2",BIEM/STEMRA}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1036-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1036-1.jpeg	/release/1036-The-Copper-Meridian-The-Tramway-Is-Copper	621	136	f	f	\N	1	\N
type=release	release	1043	1	7	The Copper Meridian - The Tramway Is Copper	UK & Europe	2019	{File,FLAC,Album}	[{"qty": "9999999999999999999999999999999999999999999999999999999999999999", "name": "File", "text": "24bit/96kHz", "descriptions": ["FLAC", "Album"]}]	0	{"Quiet Ferryman Audio (8)","Quiet Ferryman Audio (8)","Paper Harbour Recordings","Hollow Zeppelin Editions","Paper Harbour Recordings"}	{Classical}	{Romantic}	QFA 6748	{"4 000000 007301"}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1043-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1043-1.jpeg	/release/1043-The-Copper-Meridian-The-Tramway-Is-Copper	1880	504	f	f	\N	1	\N
type=release	release	1050	1	8	The Copper Meridian - The Tramway Is Copper	US	\N	{Vinyl,LP,Album}	[{"qty": "1", "name": "Vinyl", "descriptions": ["LP", "Album"]}]	1	{"Paper Harbour Recordings","Hollow Zeppelin Editions","Quiet Ferryman Audio (8)","Northern Estuary Editions","Hollow Zeppelin Editions","Electric Lanterns Studios"}	{Classical}	{Romantic}	PHR 8195T	\N	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1050-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1050-1.jpeg	/release/1050-The-Copper-Meridian-The-Tramway-Is-Copper	1630	601	f	f	\N	1	\N
type=release	release	1057	1	9	The Copper Meridian - The Tramway Is Copper	\N	2023	{CD,Album}	[{"qty": "1", "name": "CD", "descriptions": ["Album"]}]	1	{"Paper Harbour Recordings","Hollow Zeppelin Editions","Electric Lanterns Studios","Electric Lanterns Studios"}	{Classical}	{Romantic}	PHR 5739T	{"4 000000 007399"}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1057-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1057-1.jpeg	/release/1057-The-Copper-Meridian-The-Tramway-Is-Copper	2105	692	f	f	\N	1	\N
type=release	release	1064	1	10	The Copper Meridian - The Tramway Is Copper	Germany	2025	{Vinyl,"12\\"","33 ⅓ RPM",Compilation}	[{"qty": "2", "name": "Vinyl", "text": "Gatefold, 180 Gram", "descriptions": ["12\\"", "33 ⅓ RPM", "Compilation"]}]	2	{"Electric Lanterns Studios","Electric Lanterns Studios","Paper Harbour Recordings","Quiet Ferryman Audio (8)","Paper Harbour Recordings"}	{Classical}	{Romantic}	ELS 6909-2	{"4 000000 007448",4000000007448,"S-1064-A\t⟲ 1",BIEM/STEMRA}	1000	\N	https://st.discogs.com/images/spacer.gif	/release/1064-The-Copper-Meridian-The-Tramway-Is-Copper	2168	721	f	f	\N	1	\N
type=release	release	1071	1	11	The Copper Meridian - The Tramway Is Copper	UK & Europe	2025	{"All Media","Limited Edition",CD,Album,DVD,DVD-Video,NTSC}	[{"qty": "1", "name": "All Media", "descriptions": ["Limited Edition"]}, {"qty": "1", "name": "CD", "descriptions": ["Album"]}, {"qty": "1", "name": "DVD", "descriptions": ["DVD-Video", "NTSC"]}]	3	{"Paper Harbour Recordings","Paper Harbour Recordings"}	{Classical}	{Romantic}	PHR 1908	{"4 000000 007497",4000000007497,"S-1071-A\t⟲ 1",BIEM/STEMRA}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1071-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1071-1.jpeg	/release/1071-The-Copper-Meridian-The-Tramway-Is-Copper	1378	380	f	f	\N	1	\N
type=release	release	1078	1	12	The Copper Meridian - The Tramway Is Copper	Japan	\N	{Vinyl,"7\\"","45 RPM",Single}	[{"qty": "1", "name": "Vinyl", "text": "Translucent Red", "descriptions": ["7\\"", "45 RPM", "Single"]}]	1	{"Northern Estuary Editions"}	{Classical}	{Romantic}	NEE 1989T	{"4 000000 007546",4000000007546,"S-1078-A\t⟲ 1",BIEM/STEMRA}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1078-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1078-1.jpeg	/release/1078-The-Copper-Meridian-The-Tramway-Is-Copper	685	507	f	f	\N	1	\N
type=release	release	1085	1	13	The Copper Meridian - The Tramway Is Copper	Europe	2025	{Cassette}	[{"qty": "1", "name": "Cassette"}]	1	{"Quiet Ferryman Audio (8)"}	{Classical}	{Romantic}	none	{"4 000000 007595",4000000007595,"S-1085-A\t⟲ 1",BIEM/STEMRA}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1085-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1085-1.jpeg	/release/1085-The-Copper-Meridian-The-Tramway-Is-Copper	2251	535	f	f	\N	1	\N
type=release	release	1092	1	14	The Copper Meridian - The Tramway Is Copper	US	2025	{File,FLAC,Album}	[{"qty": "8", "name": "File", "text": "24bit/96kHz", "descriptions": ["FLAC", "Album"]}]	8	{"Gilded Ferryman Records","Gilded Ferryman Records","Gilded Ferryman Records","Northern Estuary Editions","Quiet Ferryman Audio (8)"}	{Classical}	{Romantic}	GFR 7301-2	{"4 000000 007644",4000000007644}	1000	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1092-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1092-1.jpeg	/release/1092-The-Copper-Meridian-The-Tramway-Is-Copper	588	394	f	f	\N	1	\N
type=release	release	1099	1	15	The Copper Meridian - The "Gilded" Ferryman	UK & Europe	1961	{Vinyl,LP,Album}	[{"qty": "1", "name": "Vinyl", "descriptions": ["LP", "Album"]}]	1	{"Paper Harbour Recordings"}	{Classical}	{Romantic}	none	\N	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1099-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1099-1.jpeg	/release/1099-The-Copper-Meridian-The-Gilded-Ferryman	2140	819	f	f	\N	1	\N
type=release	release	1106	1	16	Hjalmar Jankelow (18) - Fabrice's Tramway	Japan	1971	{CD,Album}	[{"qty": "1", "name": "CD", "descriptions": ["Album"]}]	1	{"Electric Lanterns Studios","Paper Harbour Recordings","Hollow Zeppelin Editions"}	{"Funk / Soul"}	{Boogie}	ELS 9397 CD	{"4 000000 007742",4000000007742,"S-1106-A\t⟲ 2",BIEM/STEMRA}	1022	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1106-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1106-1.jpeg	/release/1106-Hjalmar-Jankelow-18-Fabrice-s-Tramway	480	501	f	f	\N	1	\N
type=release	release	1113	1	17	Hjalmar Jankelow (18) - Fabrice's Tramway	Germany	1973	{Vinyl,"12\\"","33 ⅓ RPM",Compilation}	[{"qty": "2", "name": "Vinyl", "text": "Gatefold, 180 Gram", "descriptions": ["12\\"", "33 ⅓ RPM", "Compilation"]}]	2	{"Paper Harbour Recordings"}	{"Funk / Soul"}	{Boogie}	PHR 3009	{"4 000000 007791"}	1022	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1113-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1113-1.jpeg	/release/1113-Hjalmar-Jankelow-18-Fabrice-s-Tramway	717	406	f	f	\N	1	\N
type=release	release	1120	1	18	Hjalmar Jankelow (18) - Fabrice's Tramway	\N	1975	{"All Media","Limited Edition",CD,Album,DVD,DVD-Video,NTSC}	[{"qty": "1", "name": "All Media", "descriptions": ["Limited Edition"]}, {"qty": "1", "name": "CD", "descriptions": ["Album"]}, {"qty": "1", "name": "DVD", "descriptions": ["DVD-Video", "NTSC"]}]	3	{"Electric Lanterns Studios","Paper Harbour Recordings","Northern Estuary Editions","Gilded Ferryman Records","Hollow Zeppelin Editions","Hollow Zeppelin Editions"}	{"Funk / Soul"}	{Boogie}	ELS 8577-2	{"4 000000 007840"}	1022	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1120-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1120-1.jpeg	/release/1120-Hjalmar-Jankelow-18-Fabrice-s-Tramway	1841	735	f	f	\N	1	\N
type=release	release	1127	1	19	The Copper Meridian - Granary (Part 89)	Europe	1999	{Vinyl,"7\\"","45 RPM",Single}	[{"qty": "1", "name": "Vinyl", "text": "Translucent Red", "descriptions": ["7\\"", "45 RPM", "Single"]}]	1	{"Electric Lanterns Studios","Electric Lanterns Studios","Gilded Ferryman Records","Hollow Zeppelin Editions","Paper Harbour Recordings"}	{Electronic,"Funk / Soul"}	{"Deep House",Boogie}	ELS 2387	{"4 000000 007889",4000000007889,"S-1127-A\t⟲ 1",BIEM/STEMRA}	\N	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1127-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1127-1.jpeg	/release/1127-The-Copper-Meridian-Granary-Part-89	796	510	f	f	\N	1	\N
type=release	release	1134	1	20	The Copper Meridian - Beneath The Windmill	Japan	1966	{Cassette}	[{"qty": "1", "name": "Cassette"}]	1	{"Paper Harbour Recordings"}	{Rock,Jazz}	{"Math Rock",Modal}	none	\N	1043	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1134-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1134-1.jpeg	/release/1134-The-Copper-Meridian-Beneath-The-Windmill	2415	188	f	f	\N	1	\N
type=release	release	1141	1	21	The Copper Meridian - Beneath The Windmill	UK & Europe	1968	{File,FLAC,Album}	[{"qty": "8", "name": "File", "text": "24bit/96kHz", "descriptions": ["FLAC", "Album"]}]	8	{"Paper Harbour Recordings","Gilded Ferryman Records","Hollow Zeppelin Editions","Northern Estuary Editions","Northern Estuary Editions","Quiet Ferryman Audio (8)"}	{Rock,Jazz}	{"Math Rock",Modal}	PHR 2920	{"4 000000 007987"}	1043	\N	https://st.discogs.com/images/spacer.gif	/release/1141-The-Copper-Meridian-Beneath-The-Windmill	294	402	f	f	\N	1	\N
type=release	release	1148	1	22	The Copper Meridian - Elke's Lanterns	Europe	2006	{Vinyl,LP,Album,"Unofficial Release"}	[{"qty": "1", "name": "Vinyl", "descriptions": ["LP", "Album", "Unofficial Release"]}]	1	{"Paper Harbour Recordings","Paper Harbour Recordings","Hollow Zeppelin Editions","Hollow Zeppelin Editions","Northern Estuary Editions","Paper Harbour Recordings"}	{"Folk, World, & Country"}	\N	PHR 5240	{"4 000000 008036",4000000008036,"S-1148-A\t⟲ 4",BIEM/STEMRA}	1064	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1148-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1148-1.jpeg	/release/1148-The-Copper-Meridian-Elke-s-Lanterns	1640	444	f	f	\N	1	\N
type=release	release	1155	1	23	The Copper Meridian - Elke's Lanterns	Germany	2008	{CD,Album,"Unofficial Release"}	[{"qty": "1", "name": "CD", "descriptions": ["Album", "Unofficial Release"]}]	1	{"Paper Harbour Recordings","Electric Lanterns Studios","Hollow Zeppelin Editions","Hollow Zeppelin Editions","Gilded Ferryman Records","Northern Estuary Editions"}	{"Folk, World, & Country"}	\N	PHR 5753 CD	{"4 000000 008085",4000000008085,"S-1155-A\t⟲ 3",BIEM/STEMRA}	1064	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1155-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1155-1.jpeg	/release/1155-The-Copper-Meridian-Elke-s-Lanterns	1908	93	f	f	\N	1	\N
type=release	release	1162	1	24	T. Copper Meridian* - Oblique Songs For Søren	\N	1973	{Vinyl,"12\\"","33 ⅓ RPM",Compilation,"Unofficial Release"}	[{"qty": "2", "name": "Vinyl", "text": "Gatefold, 180 Gram", "descriptions": ["12\\"", "33 ⅓ RPM", "Compilation", "Unofficial Release"]}]	2	{"Paper Harbour Recordings","Northern Estuary Editions","Paper Harbour Recordings","Northern Estuary Editions"}	{Rock,"Funk / Soul"}	{Shoegaze,"Neo Soul"}	PHR 2490T	{"4 000000 008134",4000000008134,"S-1162-A\t⟲ 4",BIEM/STEMRA}	1085	https://i.discogs.com/sample/rs:fit/h:150/w:150/R-1162-1.jpeg	https://i.discogs.com/sample/rs:fit/h:600/w:600/R-1162-1.jpeg	/release/1162-T-Copper-Meridian-Oblique-Songs-For-Søren	1683	792	f	f	\N	1	\N
\.
COPY discogs.track (release_id, ordinal, parent_ordinal, type_, "position", title, duration, duration_seconds) FROM stdin;
1127	1	\N	track	1-01	Inland Songs For Nils	10:12	612
1127	2	\N	track	1-02	Katja's Lanterns	10:27	627
1127	3	\N	track	1-03	The Cartographer Is Hollow	\N	\N
1127	4	\N	track	2-01	Pylon (Part 7)	\N	\N
1127	5	\N	track	2-02	Cartographer & Kestrel	4:00	240
1127	6	\N	track	2-03	Søren's Granary	4:31	271
1099	1	\N	track	1-01	Velour Songs For Piet	9:01	541
1099	2	\N	track	2-01	The Reservoir Is Amber	0:44	44
1008	1	\N	heading	\N	Disc 1: Day	\N	\N
1008	2	\N	track	1	Quarry (Part 68)	0:46	46
1008	3	\N	heading	\N	Disc 1: Day	\N	\N
1008	4	\N	track	2	雨の停車場	8:02	482
1015	1	\N	track	1-01	Quarry (Part 68)	0:46	46
1015	2	\N	track	2-01	雨の停車場	8:02	482
1022	1	\N	track	CD-1	Quarry (Part 68)	0:46	46
1022	2	\N	track	CD-2	雨の停車場	8:02	482
1036	1	\N	track	1	Quarry (Part 68)	0:46	46
1036	2	\N	track	2	雨の停車場	8:02	482
1050	1	\N	heading	\N	Bonus	\N	\N
1050	2	\N	track	CD-1	Quarry (Part 68)	0:46	46
1050	3	\N	heading	\N	Bonus	\N	\N
1050	4	\N	track	CD-2	雨の停車場	8:02	482
1057	1	\N	track	A1	Quarry (Part 68)	0:46	46
1057	2	\N	track	B1	雨の停車場	8:02	482
1071	1	\N	track	1-01	Quarry (Part 68)	0:46	46
1071	2	\N	track	2-01	雨の停車場	8:02	482
1106	1	\N	track	CD-1	Lanterns & Estuary	0:16	16
1106	2	\N	track	CD-2	Woven Zeppelin	2:42	162
1106	3	\N	track	CD-3	Северный Ветер	11:25	685
1106	4	\N	track	CD-4	Viaduct & Almanac	1:01	61
1113	1	\N	track	A1	Lanterns & Estuary	0:16	16
1113	2	\N	track	A2	Woven Zeppelin	2:42	162
1113	3	\N	track	B1	Северный Ветер	11:25	685
1113	4	\N	track	B2	Viaduct & Almanac	1:01	61
1134	1	\N	heading	\N	Side Two	\N	\N
1134	2	\N	track	CD-1	Hollow Songs For Viggo	5:41	341
1134	3	\N	index	\N	Suite: Velour Quarry	\N	\N
1134	4	3	track	CD-2	Velour Quarry	10:56	656
1134	5	3	track	CD-3	The "Electric" Harbour	0:42	42
1134	6	3	track	CD-4	The "Faded" Ferryman	\N	\N
1134	7	\N	track	CD-5	The Pylon Is Amber	1:00:44	3644
1134	8	\N	heading	\N	ボーナス	\N	\N
1134	9	\N	track	CD-6	The "Tidal" Orchard	5:56	356
1134	10	\N	track	CD-7	Meridian & Meridian	\N	\N
1134	11	\N	track	CD-8	Amber Songs For Dunstan	2:10	130
1141	1	\N	track	A1	Hollow Songs For Viggo	5:41	341
1141	2	\N	track	A2	Velour Quarry	10:56	656
1141	3	\N	track	A3	The "Electric" Harbour	0:42	42
1141	4	\N	track	A4	The "Faded" Ferryman	\N	\N
1141	5	\N	track	B1	The Pylon Is Amber	1:00:44	3644
1141	6	\N	track	B2	The "Tidal" Orchard	5:56	356
1141	7	\N	track	B3	Meridian & Meridian	\N	\N
1141	8	\N	track	B4	Amber Songs For Dunstan	2:10	130
1155	1	\N	track	1-01	Tidal Quarry	10:55	655
1155	2	\N	track	2-01	Copper Meridian	1:20	80
1148	1	\N	track	1	Tidal Quarry	10:55	655
1148	2	\N	track	2	Copper Meridian	1:20	80
1162	1	\N	track	CD-1	Beneath The Reservoir	\N	\N
1162	2	\N	track	CD-2	Beneath The Dovecote	3:51	231
1162	3	\N	track	CD-3	Tidal Kestrel	\N	\N
1162	4	\N	track	CD-4	The "Velour" Underpass	4:20	260
1162	5	\N	track	CD-5	The "Unlit" Pylon	9:53	593
1162	6	\N	track	CD-6	Kestrel (Part 14)	8:58	538
249504	1	\N	track	A1	Quarry (Part 68)	0:46	46
249504	2	\N	track	B1	雨の停車場	8:02	482
1043	1	\N	track	1-01	Quarry (Part 68)	0:46	46
1043	2	\N	track	2-01	雨の停車場	8:02	482
1029	1	\N	track	A1	Quarry (Part 68)	0:46	46
1029	2	\N	track	B1	雨の停車場	8:02	482
1064	1	\N	track	1	Quarry (Part 68)	0:46	46
1064	2	\N	track	2	雨の停車場	8:02	482
1078	1	\N	track	CD-1	Quarry (Part 68)	0:46	46
1078	2	\N	track	CD-2	雨の停車場	8:02	482
1085	1	\N	track	A1	Quarry (Part 68)	0:46	46
1085	2	\N	track	B1	雨の停車場	8:02	482
1092	1	\N	heading	\N	ボーナス	\N	\N
1092	2	\N	track	1	Quarry (Part 68)	0:46	46
1092	3	\N	heading	\N	ボーナス	\N	\N
1092	4	\N	track	2	雨の停車場	8:02	482
1120	1	\N	track	1	Lanterns & Estuary	0:16	16
1120	2	\N	track	2	Woven Zeppelin	2:42	162
1120	3	\N	track	3	Северный Ветер	11:25	685
1120	4	\N	track	4	Viaduct & Almanac	1:01	61
\.
COPY discogs.track_artist (release_id, track_ordinal, ordinal, artist_id, name, anv, join_phrase, role, tracks, thumbnail_url) FROM stdin;
\.
COPY discogs.track_credit (release_id, track_ordinal, ordinal, artist_id, name, anv, join_phrase, role, tracks, thumbnail_url) FROM stdin;
1127	2	1	2007	Nils Kowalczuk	\N	\N	Vocals	\N	\N
1127	2	2	194	Various	\N	\N	Lyrics By, Music By	\N	\N
1127	4	1	2016	Hjalmar Jankelow (18)	\N	\N	Written-By	\N	\N
1127	5	1	2019	Cosima Castellane	\N	\N	Remix	\N	\N
1127	6	1	2019	Cosima Castellane	\N	\N	Vocals	\N	\N
1127	6	2	2010	The Amber Almanac	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1008	2	1	2010	The Amber Almanac	\N	\N	Remix	\N	\N
1008	4	1	2013	The Northern Orchard	\N	\N	Vocals	\N	\N
1015	2	1	194	Various	\N	\N	Lyrics By, Music By	\N	\N
1015	2	2	2010	The Amber Almanac	\N	\N	Lyrics By, Music By	\N	\N
1036	2	1	2010	The Amber Almanac	\N	\N	Vocals	\N	\N
1057	1	1	2022	The Amber Dovecote	\N	\N	Remix	\N	\N
1057	1	2	2013	The Northern Orchard	\N	\N	Written-By	\N	\N
1057	2	1	108713	The Copper Meridian	\N	\N	Written-By	\N	\N
1057	2	2	2013	The Northern Orchard	\N	\N	Lyrics By, Music By	\N	\N
1071	2	1	2022	The Amber Dovecote	\N	\N	Remix	\N	\N
1106	3	1	2019	Cosima Castellane	\N	\N	Written-By	\N	\N
1113	2	1	2010	The Amber Almanac	\N	\N	Remix	\N	\N
1113	2	2	2007	Nils Kowalczuk	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1134	2	1	2019	Cosima Castellane	\N	\N	Lyrics By, Music By	\N	\N
1134	3	1	355	Unknown Artist	\N	\N	Composed By	\N	\N
1134	5	1	2013	The Northern Orchard	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1134	7	1	2019	Cosima Castellane	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1134	9	1	108713	The Copper Meridian	\N	\N	Written-By	\N	\N
1141	1	1	2010	The Amber Almanac	\N	\N	Remix	\N	\N
1141	3	1	355	Unknown Artist	\N	\N	Vocals	\N	\N
1141	5	1	2013	The Northern Orchard	\N	\N	Lyrics By, Music By	\N	\N
1141	5	2	2007	Nils Kowalczuk	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1148	1	1	2019	Cosima Castellane	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1162	1	1	2019	Cosima Castellane	\N	\N	Vocals	\N	\N
1162	1	2	2007	Nils Kowalczuk	\N	\N	Lyrics By, Music By	\N	\N
1162	2	1	2004	Joris Oyelarin	\N	\N	Vocals	\N	\N
1162	2	2	2019	Cosima Castellane	\N	\N	Vocals	\N	\N
1162	3	1	2010	The Amber Almanac	\N	\N	Lyrics By, Music By	\N	\N
1162	5	1	2013	The Northern Orchard	\N	\N	Written-By	\N	\N
249504	1	1	2016	Hjalmar Jankelow (18)	\N	\N	Vocals	\N	\N
1043	1	1	2019	Cosima Castellane	\N	\N	Vocals	\N	\N
1029	2	1	2010	The Amber Almanac	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1029	2	2	2013	The Northern Orchard	\N	\N	Lyrics By, Music By	\N	\N
1064	1	1	2016	Hjalmar Jankelow (18)	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1078	1	1	2007	Nils Kowalczuk	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1078	1	2	2010	The Amber Almanac	\N	\N	Remix	\N	\N
1078	2	1	2022	The Amber Dovecote	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1078	2	2	2007	Nils Kowalczuk	\N	\N	Vocals	\N	\N
1092	2	1	2010	The Amber Almanac	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1092	2	2	108713	The Copper Meridian	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1120	1	1	2007	Nils Kowalczuk	\N	\N	Producer [Additional], Arranged By [Strings]	\N	\N
1120	2	1	2013	The Northern Orchard	\N	\N	Recorded By [Sign Sound], Engineer [Pro Tools, Logic]	\N	\N
1120	4	1	2013	The Northern Orchard	\N	\N	Lyrics By, Music By	\N	\N
1120	4	2	194	Various	\N	\N	Vocals	\N	\N
\.
COPY sync.budget (origin, identity, rate, next_slot_at, slots, backoff) FROM stdin;
\.
COPY sync.cursor (kind, id, query, walk, page, seen, pages, items, restarts, started_at, finished_at) FROM stdin;
artist_releases	108713		1	1	6	1	6	0	2026-11-25 13:42:02.884377+00	2026-11-25 13:42:02.884377+00
label_releases	1		1	1	18	1	18	0	2026-11-25 13:42:02.887117+00	2026-11-25 13:42:02.887117+00
master_versions	1000		1	1	14	1	14	0	2026-11-25 13:42:02.89584+00	2026-11-25 13:42:02.89584+00
master_versions	1043		1	1	2	1	2	0	2026-11-25 13:42:02.896661+00	2026-11-25 13:42:02.896661+00
master_versions	1085		1	1	1	1	1	0	2026-11-25 13:42:02.899772+00	2026-11-25 13:42:02.899772+00
master_versions	1064		1	1	2	1	2	0	2026-11-25 13:42:02.900551+00	2026-11-25 13:42:02.900551+00
search	0	type=release	1	1	24	1	24	0	2026-11-25 13:42:03.526949+00	2026-11-25 13:42:03.526949+00
\.
COPY sync.drift (kind, path, reason, count, example, example_id, first_at, last_at) FROM stdin;
\.
COPY sync.follow (kind, id, query, followed_at) FROM stdin;
artist	108713		2026-11-25 13:42:02.867378+00
label	1		2026-11-25 13:42:02.867378+00
master	1000		2026-11-25 13:42:03.502331+00
search	0	type=release	2026-11-25 13:42:03.502331+00
artist	999999999		2026-11-25 13:42:04.029952+00
release	999999998		2026-11-25 13:42:04.585371+00
\.
COPY sync.item (kind, id, query, priority, due_at, attempts, token, leased_by, fetched_at, gone_at) FROM stdin;
artist_releases	108713		0	2026-12-02 13:42:02.884377+00	0	2	\N	2026-11-25 13:42:02.884377+00	\N
label_releases	1		0	2026-12-02 13:42:02.887117+00	0	2	\N	2026-11-25 13:42:02.887117+00	\N
master_versions	1000		0	2026-12-25 13:42:02.89584+00	0	2	\N	2026-11-25 13:42:02.89584+00	\N
artist	108713		1	2026-12-25 13:42:02.888635+00	0	2	\N	2026-11-25 13:42:02.888635+00	\N
label	1		1	2026-12-25 13:42:02.889145+00	0	2	\N	2026-11-25 13:42:02.889145+00	\N
master_versions	1043		0	2026-12-25 13:42:02.896661+00	0	2	\N	2026-11-25 13:42:02.896661+00	\N
master_versions	1085		0	2026-12-25 13:42:02.899772+00	0	2	\N	2026-11-25 13:42:02.899772+00	\N
master_versions	1064		0	2026-12-25 13:42:02.900551+00	0	2	\N	2026-11-25 13:42:02.900551+00	\N
master	1000		2	2026-12-25 13:42:02.903279+00	0	2	\N	2026-11-25 13:42:02.903279+00	\N
master	1043		2	2026-12-25 13:42:02.904103+00	0	2	\N	2026-11-25 13:42:02.904103+00	\N
master	1064		2	2026-12-25 13:42:02.905016+00	0	2	\N	2026-11-25 13:42:02.905016+00	\N
master	1085		2	2026-12-25 13:42:02.905396+00	0	2	\N	2026-11-25 13:42:02.905396+00	\N
release	1099		3	2026-12-25 13:42:02.908317+00	0	2	\N	2026-11-25 13:42:02.908317+00	\N
release	1127		3	2026-12-25 13:42:02.906835+00	0	2	\N	2026-11-25 13:42:02.906835+00	\N
release	249504		3	2026-12-25 13:42:02.92524+00	0	2	\N	2026-11-25 13:42:02.92524+00	\N
release	1008		3	2026-12-25 13:42:02.911273+00	0	2	\N	2026-11-25 13:42:02.911273+00	\N
release	1015		3	2026-12-25 13:42:02.911831+00	0	2	\N	2026-11-25 13:42:02.911831+00	\N
release	1022		3	2026-12-25 13:42:02.912347+00	0	2	\N	2026-11-25 13:42:02.912347+00	\N
release	1036		3	2026-12-25 13:42:02.912843+00	0	2	\N	2026-11-25 13:42:02.912843+00	\N
release	1050		3	2026-12-25 13:42:02.913382+00	0	2	\N	2026-11-25 13:42:02.913382+00	\N
release	1057		3	2026-12-25 13:42:02.913906+00	0	2	\N	2026-11-25 13:42:02.913906+00	\N
release	1071		3	2026-12-25 13:42:02.914384+00	0	2	\N	2026-11-25 13:42:02.914384+00	\N
release	1106		3	2026-12-25 13:42:02.914891+00	0	2	\N	2026-11-25 13:42:02.914891+00	\N
release	1113		3	2026-12-25 13:42:02.91716+00	0	2	\N	2026-11-25 13:42:02.91716+00	\N
release	1134		3	2026-12-25 13:42:02.918123+00	0	2	\N	2026-11-25 13:42:02.918123+00	\N
release	1141		3	2026-12-25 13:42:02.91908+00	0	2	\N	2026-11-25 13:42:02.91908+00	\N
release	1148		3	2026-12-25 13:42:02.924+00	0	2	\N	2026-11-25 13:42:02.924+00	\N
release	1155		3	2026-12-25 13:42:02.92344+00	0	2	\N	2026-11-25 13:42:02.92344+00	\N
release	1162		3	2026-12-25 13:42:02.924731+00	0	2	\N	2026-11-25 13:42:02.924731+00	\N
release	1029		3	2026-12-25 13:42:02.932396+00	0	2	\N	2026-11-25 13:42:02.932396+00	\N
release	1043		3	2026-12-25 13:42:02.931145+00	0	2	\N	2026-11-25 13:42:02.931145+00	\N
release	1064		3	2026-12-25 13:42:02.932868+00	0	2	\N	2026-11-25 13:42:02.932868+00	\N
release	1078		3	2026-12-25 13:42:02.933832+00	0	2	\N	2026-11-25 13:42:02.933832+00	\N
release	1085		3	2026-12-25 13:42:02.934912+00	0	2	\N	2026-11-25 13:42:02.934912+00	\N
release	1092		3	2026-12-25 13:42:02.935928+00	0	2	\N	2026-11-25 13:42:02.935928+00	\N
master	1022		2	2026-12-25 13:42:03.016613+00	0	2	\N	2026-11-25 13:42:03.016613+00	\N
search	0	type=release	0	2026-12-02 13:42:03.526949+00	0	2	\N	2026-11-25 13:42:03.526949+00	\N
release	1120		3	2026-12-25 13:42:03.537454+00	0	2	\N	2026-11-25 13:42:03.537454+00	\N
artist_releases	999999999		0	2026-12-02 13:42:04.604546+00	0	2	\N	2026-11-25 13:42:04.604546+00	2026-11-25 13:42:04.604546+00
artist	999999999		1	2026-11-25 13:42:04.655834+00	0	2	\N	\N	\N
release	999999998		3	2026-11-25 13:42:04.655834+00	0	2	\N	\N	\N
\.
COPY sync.payload (kind, id, query, page, body, fetched_at, run_id) FROM stdin;
artist_releases	108713		1	\\x1f8b0800000000000403b596df6fda3010c7ff152b2ffba196c4908484b76e6abb49ad86a0d31ed6a93289016fce8fd98e1042fc5f7bdf3fb63b4352a0d5549af605e2e4eeecfb7ece67af9c92cd44ce8c287267405638e4f0404f887dd4f5335777f527cf838fc2f00c3f866b18282e39d31cc7df578e48d1c9b366461889f19c9b3927378a650bb6249f35f9589425570ef89a65690d32a6cde68d2a362ed74ce46891c1ffdd760a08d5f5e3c0f3e1fd92338563cfebc3882923b4a9a7dac427d75c8954301b46715d542ae1779592683637a6d403d765a5e8a44227c54c77922273370bd12e66601738afb2c9aec3beb9665929b9abf4602a8c3b1fd0c07317f677748a214e69e767c96718491b6650a39503f364552eccd28e20bd05cb8ddcac3f8ac1145e2585943cd982a134f450e94a83461861dfc7123970f1d66bf06870c418760fc7ad732964cad35b875c70a596d946a71a48ad38b81d12c1442accc4394b125e1a9e627ad34265cc12b81a9e903339a9327c2dd9845bc1870c90934f4c4d800319f1a450a9c8671a8db62c691c62e5bd18cbba3001661ce33ca60dcc383e1e267d8c6697faed68d22e967c43f352b19ca925793b04e54814bfb3a96e37560b8efd5b08e4076434bc3e216360051b13e66d889e63812a91902b285fae724dc6a64a45b18fd456de2b200511da22851047230de863bbad1fdb4ef8fcfde9f776897ee03967664eb06d7e13799a092977a13eb95b52dadbe995b0bf4298e6c560dcf74abfd79685e7f78e6641a308d2396c965d9f06ed9a65889a35dbeb5cfee26f7453e4ffe7f0352fa653910826479b5311cd0f8e304a7d5cf7fd01f64a50427f0f0a0e9e7606f93e0a70a82b0d5bb62d2f0a206ca3eb978914bf2b4ec6059c02e4a25064fcf78fe2f6b4ae4fa18785fe3481c3eebdc034eee3e6daa9facef602d25c10dea336c7df10a2604fe0fa4a71cc0d210a8eaefa7e8cc93da413f59e51f53fd6ff00f121194e040a0000	2026-11-25 13:42:02.884377+00	1
label_releases	1		1	\\x1f8b0800000000000403ed99cd72db3610c75f05a34b3f46b6b0e0b76fae1c35ed38a9c756dd43ddf1c0246c21014995a4c6d1787cec13e46572ef9bf4498a252d8b94958632484f0fb96808900b91fbe37f77b1bc1bccf98d4c7821d3647040ee7028f4010c497998af8e4576b93a45a93e290b119727fd7b3dca84123c1738f1fbdd202f78b1c0e3c161188a7921a281bee63acd625ee0ecf1c9901caaab458cd3212f9214674f5e9f12df8500278bd922bec2c95951ccf383d148ee47320fd39b7c3f4ce351cee3b912a32c3fb896c56876000e1ddd96bfa77bcc0e1c6aefc1febbb9b8c1b53291a78b2c14978b4cd597e4f3e6a2ab6718552b94b7210b85de184c67824c331edff225f92927e3743e17195e21237dba32d0a3a5e0198e29f5f4886785cccb0746f3ca86bc11998c244fd018fd846eba1be8878a17892c96e5482697b73c295465ed07f83fc965982a25c20750002e45c72f727d1fb842d3a624b46142efefb5c597e98c8f3e4b076cbac74ac73c9f0f50ea9bd041fb1dd8e0e5da4f6b32e8cd8ec830cfdd82c673dc9ec8b00fe73259aa210176a15d6059e49fbf3e92d3933743fd76c573a92a19eb7b6a88ca018775800d1c336ce0ec840d9c3a36c080d411362bc0c59e28ca85ff19370a1690f191b1debe82db64dd36141e2aa503b60ed743722c639df222f22a921882b5e2566172488ecef5b1fed93b97914887e4edf46c8cd41a2af421e884266366326455006f97d98032d690a1d59d0c6d1793e4261a705cd653f81cf33c1745219ea061105853639959ae1918cb2d6fa12d180b73cf635a830e0b0e2897de04e332e889cb7f94831038e6601c6a06c6a13b8171b0f8ea2855b9747baab25ebef8733c2be8808567c8c2db8d05cae25124acc3e8e50618183745c2803a3da9a4cb5c04c1430d6d52c67b6086d2839d507aa884354aac0e3b1299e56fdb2e81e5955bdb1e7658db035e9226656a32d8fb020d02332841b5fdae27a18bc18f524522ba189089c8b2655c6d5ecb9d2ffee11a0b046e8765ba2e98b62acc7ed9d8d70516a066b581b66f6865c2af32198a6ff2555302cf5640f4a57520a56ad63a79fd8eab9867e4679ebc172abd25df82ff1d1ab76b45385bd391edf745e4991b5e8b52d32e120058464ad2f6ad9101e6a587d00681d7cc5286c8ecf27dd8cc531e783da5a9ad4576271ab28c9a7a9a87dd00f28348042f66047b73bfc9248aa552351959769d898ba25acbc8a89f073e36a43689301bfaaa1cfc0f13a9c4904c8e0fc79f6bedb1805555eeaa224057ecdc3905b09b49fd0b4eb66b395d270ff44b474eb6e9d6f22cb07b7aed1f53fa90fc9aa4d7d732945c91d3aa2d8ebe6cf4021c6637bdbd7b9b5bbbdaac8daaed1b7a78a5de634239d68d679125794d0a76b381daa1146c1b55b6290570fb4ff1ed30798ed541030e1cb3cea9b66f49ca69f44ccbc677477a0a30293d01a5b7113de9a9d65d6ba3a7afa0565f8b5e1a54bb12ad95dcf467346adc6100d7ac3faaed1b62fbe54ac93f17829ca5c94d4e266946cefefe9489f2fbdd43c5edd65aa44fcab7e9fee697bfef71fd76f5b6b7b5c900ae6f3d43767fdcff0be6a29884ed1d0000	2026-11-25 13:42:02.887117+00	1
artist	108713		0	\\x1f8b0800000000000403b596dd6ea33010855fc5e26a2b350102f969eea26ca4b6ab245595bb55554d6112dc1accdaa6285be5ddd726650135a9b65972636160cecc7c8c8e79b31288d11a136b152199f2344541e628684821b12e894543fdd0754643d7d33b81926722c0c74c3013142995cab16d434abb219501dfc86ec0631b84a252497b1f68743241eb01799e1f08787fbfa36be9ec6be9d46b11c81024caaf65b7cb3053462af89ab2a261b30d41c1e3af0c18555b53de023194644e132ec834826483b2801083b91a939f6f96daa645782a680c627ba0b7260a0971cad01672bca6ca8ec603c7b1f3629d74f6783a6ef739c58d513ac6f73f243578b7efd4d97f2ea65fd6f599f5407d390d55a4b5faa32b5d6d84741329bdf546deee92546c24063c095ba2d36b9f4e25d9029d4aaca4e37b83069da17f3e3a5efb742ac916e85462259dfe55834edf1f9e8f8edf3e9d4ab2053a955849c7eff5ebb3e30ffcdd83be615cfa1504054579523891b5ea1ef2ebd5f58c4c977777b37b329fdddf7cbf992c2c23a02dce58e7dec30a53ef39aef3ae6cdcc1f8ff247ed2f63f613124107ce647c7fcde689a381565f153029495566d15dfb8cc6b06a03c77ae9f41e713e4169217643c27dfdcd1c589b90707739787d4bffb9e6e6350ba72813f4643a649cff16b5ddc724125596e91e98f541c9cc7acfc383ac737e543a0e8ab3961d6c024d6b139c35ac2056592fce039b0e077f6721a2f67d848a844d6c877bef1f8dbe38794e627a39c0c33910b2e548422214b114420c2d31a75bd8f8d3eecfe00c9f360fbfc080000	2026-11-25 13:42:02.888635+00	1
label	1		0	\\x1f8b0800000000000403b5555d6fda3014fd2b569e9b2f02a520ed610f74935655d33aeda545c8c497c4936367d78e3254f5bfef3a1402ddba4d401f622537d7e7d8c7bee73e06520453965eb040f30ae835f8cc6b40f691e3d234c8be406e50485dd88072102c05735834a87c6ee95c6da771cc6b1909697353d8283755acf812948d533fa741b99fdab6edefa9711a76b4e1336df8925601b760ff973646d84cf0fc359a9554ddd6ae0d562098d46c90a423c6d1345ab07bfe2e4daec669368f1ef041fbe79336ad662b834c195d300bce324ea9b634e898934e818d3cb8e08e2f7e345c49b7f6bbbc0510967d330efc5f59f1022cc5ef1f03b7aebb35d448515cff419943092daf6a0531dae94abab89c5e2649dc76e34d988669f4bd86c283bc7624c7a1d161a5a364ffbcfe8e43c9b42a3f1eaeaa95c29504334c06b4c61264513afa1c4dd2a70bd68b61e9766971ba1c83b3cad1a39d26478fb393e36a7c2847f62672646795a3473b4d8e1e6727c778b82f47367c9bdb313cab1c3dda6972f4385b39465972204772f934a7009588e3b95b48bd32be325f33686f5c4376d7f906bb7308e0b67e5671a9d8fbafacf6de1e961b6f0f71e7ed11fceca6f97c6f2ab6596e2c9cf8c8bbba1e31a1f8b647dc920d96809acdac6ba87cd94c48278d3ea6494c82ae06367d28db239929c81dca9cdd70ed88ccd2a61a21cd312469b6cfe28b70bb950f5209ea09d780b8aeb87e6e7847718c83eebca837769ebfeb8eff523d983ffd025d3a01c388070000	2026-11-25 13:42:02.889145+00	1
master_versions	1000		1	\\x1f8b0800000000000403bd5add52db38147e154d66d8d99d84c692ffb9636858764b190ab417ed7618931870d7b133b65386c970b94fb06fb84fb2e748962d8b38e038ed0dc8d23947b2bef3efac068be02e4a82224a93c10159e16308033a227c98cb71985dcb25c380c5a808e77cd17a82a7db282ec20c9f578360b188a37006e32f5f6129f81e44717013a3d4d5e036cde641c18787f1cd720e230f883e45c9630c6307c6476f6160c1e0f41c060c0694fd352887a649fefbe75f7271febe9c384ae70b905f9e1fa90fe398bc0f67515052bcfd840271e5349ac3b16764328b147a58dfff14cdc2b4a43abbba3c2a876eb5af652b7b5e46c91d7f1f147a14e4795814f87af8781c552bc7a7875c105e10dc40882fb81a9c078b3023274176932e3372114ed36c06f2f0eef0eddb9647e4f7289ec1e18fc32c7b9c0749c98a7cb8ef87651416f5e2e17216a5e457efb772f9248de3f4817c0e178b308e1279051c41e09ec4e1b4c8a229390d120032c9c9658112e4fa599a15f7304f2679b10cb2479dbffd6c14df7e9a2e93227be4effff112fe21bc1fdf915fc86499a50bbc3b13667e0f41391224e3379905c954eae25988fbc741329347fa98fc9da40fa8b4a8ab7f068b408e2b997cef2c8cc320e7fab81a3083d9e5f6cc30dc9219867e35a4b41e9af510d9702366d09a8dd66c8cd33e3dd5d6707d1b4cc3028ffb653528a282ebc5e0581800488ad044a441c0f3f7205e863ab93012b98a0cd50cbf5498f1604b6503614a2a473523399c2607189c4a2e1e252d9ab7221d6c52a5158f92963569b9d9aad494ed3186fc2d0c8a71ab6ca639dc9bb03dcfdef3cd215a7ebb04d51ba822b4f996fd6bcfa1f2c2ec50f893f67dd1c7a83ce573cb3eba1f5239cbb5a1f4511bf72cfd96ca5f7bb3764eeee1542639d1725e74832ab9bb19c6d257aa1c96fd0270a54b5579eaa99663559e57e552275bf8b88b5679e4441b3dfaf1067d3951d37f85e5003d6c7e3d5fc645b488c3ebca9e8b6c19362de3944703e0113e400407b983ee02da2242e3489c68584695a1125540aa3ca666f66d72db238d3c21baa1b60df7d8d1504483a18c54e571723cb03c8be62a5aa397ba2527aaa5f21037dc639eb7c7fc0db25b439f2a5b100d657c94e6d738338613c515b6c74c55b0a41acac83a949155b90d4d727bb455254baa6119935f73e6b638adca7d057af4a9a3c21f950900ec23549eeb01640472635de9214b904ba86de2512a8f1693d444a2c1f40eb4c31996e900ac487eb309a44c3b545e654e72692a7b2cd21395a99e923c3ab04a16a332aad98d724e8d5b663c2aa732d7b2a7c88c549e6aa685a3be30eec2f0feeba99a67a30adc0671ae39bd0b9988c159841254a9993c9dae053c5d938b780e39214fa16902cfe99af490e4c184a4d76e94277e1a7dc3953ca387ecb0492f265ae55353a7e713edf4b64ecf27dae9f9eb5538f1ec74d3fb42c6aa9d7ff3fb425adba41713f5795ea10548f21daa4328314b8039fcccf26d030b01591bb5d63e7804be232f214a675065d457f721b9ca82f943f048fec8c9510a254e862cf3e05b9a5d8b8a936f5c9699789eaa0e852a7344ea9c3a2812ac0307e72717c473c46d556aca155028545e04c512850e0ea7d370015525ee9885391475d3f07a9961b137b82f8a457e301e078be8cd2ccaa7e95dfe669acec7a5c47c2cee00598bfbe5fc46e56972e4c11c728a71961fdc46c5f8fe80dac6f881ffbdd81742f6e99b6f8bf00e65e1e1f06c2bb8b5f97c99448528bda2e4fa01eabb38cab102f77c2085a929948650fd890600a58ef104f3cb1cee1025347978e5afb118bce8014aac67a861603ddf1552c5dd6e832b942c4d505b00a596b1cf0b100d526e033b82146fa027a028a2339cccc5f6818ea76b63d6d7034e6a6f01a71691b7815414ad4d54b1a01c91ba4a1c81b1d7dd1f38e754355f9bda6c1f1a0968ca06352911856d137ae1be77063de5deba872d5383da9da1377dec4ce8d05387f6c49e611be64553de582fecc46d37ea72812216d84de5d08aead2a98f4855108f4855e6aa6ae2511f556344923409d1703505e10170670a22fa1fbd1484b1ce0a6239ee3a05b11dcc697b38078621a452904d8596a2077596bc2bbf00fd8911115d871151da0612e693cf13623266aef3fdc26277872f0f25fdf0f53be3cb8c75b1dcea6bff2646940adeadfa050aee5a91b30df85573a769fad5341cb7110218f5cd2bf04fc717c4b40c88066bec9b27d03bc3df74708b5ef89b4e67fc29474a0f000ec3f2a587795bd894aff0dfd4a35160de41ece7fdb826c4f82d655d9efee1f89038ae0539278e18a5d65a90779be0593c26f402d9323b832c8a251d64ea793d13761b93fa0ae5362b47b55651bee47a2ebf6afcb81a8cfaf6956eb5f8bc338bb50dfe26db975fd4b08dce603ac6fa94cdec0b2606face60969fd280752bafaca762ebab2fdb35fd6750424367b70996cdfd792fdbb4ddee70fa982aebb6c94035fa7960a7d11f91bde4e75f696173c5387b56d3fd4aafc9e925717cc3c7d26b7d4a0d9f60e1bc3b3360c76a18b094fd7203c465eb6c905107bfa8f6089b2e8aed6c83cad77060dfc60e7f6899447dd1d66856473b86d2e5ddd55ec6ebd2cec66b7aebda5ad474fbea41a313263fd73cff0905c0ad186fd59ddf4605d699ee4bd5d1d96442a8ef3df7cdd29276d0e7a486dbbf29e6766f8ad9c6bac2d7f17aba65afd1147b65625c7f43d906d9aac669e6c5d5342a91ac777f8adbf5fab7babceead2edbc4ab7f166899ddb3d4e1f1bbf2d91b3e932a962a3e4a6e03668702076b57d734e84f0ba73e2f927bf960bf7b87caf431d3d171b5bd6d5cf0d7a7ff018a6ecb71d6280000	2026-11-25 13:42:02.89584+00	1
master_versions	1043		1	\\x1f8b0800000000000403ad55dd6bdb3010ff578c617b491ac75e1ad2bc7565a1ac7d2861650fa518c5511215d932929c308cfff7dd9d2ddb31ed68cb5e8c7cba8fdffdee43a59fb3bdc898152af3975e89bf1c0ee1d8a3a37167ae6377359dc2a5b03cc5cba8829f9d90966bfc2d7d96e752f02d9c9f9ee18a1d99906c23d169e9ef944e99a5e30d33865beb82ad04a960dcd5fdf50da8e0f15a6e8a14cf1805dc7049b60f2ce7dabb657aa30aedad79a2f45664fb164fa28accea3fa4fb93e50c5343778f77de57ef47a1554e61d1a9e6923343784b3fbc9acf1b55382ef058555d82f18e25dc6294a7d2b7c212627f55e704be0466ed7284ff2393051faab7793b05b4e90b093c851e03635d1824a86f438c81e02d7d64f14cbf11bca15f53dd3768259d0555544a7532715a482b72c9e3364bab0b0e64f530df53c5c067cd4c5d40176248cc9b4575064814298d9aca8f7a9507250733aa3e08f3a6699716287982fe71918750eb9e72b788ab953810d8b13d26fa9dd7b77bbc1b7d89e6a3a627e1a6b3ff67123b26cd80ecb5eb64f052f3ddf6b68b38cc83fadd5d621a4ed0a138cb828662a0bf40963afd77a0469523ac0b58390d20821b86df6670e3a6bc2ef56b43eee2d18077ccb793f29d679cd983f7ebc0bddf22dba6424a0499b217a5e37a0551e06eec1052bb9b3a3146623653484da6329abf96d41e5dc6325ba04bff3a49786e619d80a9e606d653c2e342e3daf20fd6e66619042c1793ad3089da9b49a2d2a0f1680264000deda148377d8b737dc35298bb409be54ed8e0b00c2fa7c189beeb0b7471114e5e72be474f080c719550a1342d3261eba528b2f8c4322b85c1651c2e16a00bb24449c993e62d8866e16505f2c2704d2ece8de81118984c695b9675fb85e10c77ee47eb3998944f549516e37945f149197bdd4273457db85d7bd15534adcbd5be043807d4d7ffadb0b3f0acb0efafcd6c1abd569babd9274af35cfd058de9f6efef070000	2026-11-25 13:42:02.896661+00	1
master_versions	1085		1	\\x1f8b0800000000000403a555cd6edb300c7e1543404e49ebd85e7f92db506ce861c38a74dda52b0cc5911375b2e4497282c2c8714fb097d97d6fb22719295b8e632c03865d0259243f7efc44323529e99a4b6ab992641ed4f8c9e0104d027734fecc74ea4dd32918b9658533eee123e7c2328d9f35a16529385bc1f9f1094c744bb9a04b81a035c9952ea875c74f5cbe083861a628fe4cda639204bfbe7d0f1677efdb8b1b559480d01244ef07a9f29c679c8a60c104a3c611461e908821664dee68c974704bf552551adc32a5575cae3bc699aaa4d52fcef7417e916a87e54708a21b4caca026d1ec2a7186fda1ce34a719b308f55813cbadab8dbc6d4a03008ea1be54f8de5251b1a17b53beb7624077e3b8b9a41360d0257022f503a27814c7046e4e04f4a4ec8725c978f4261e5d5f8c66c918753e8dd0d7be0f31b83f91ff0fefd4073998c7fe198f98b8ee1142ed4c5a54c2f252b0b493d2ea8ac18bf4e479e7de1e101af99b56f0f986ea9f6c0f1f800fe29cc66d0f01c7ae87fe87e64ddb781d51271e74a2cf3ca4eabbd3db9159efeea0fd5ff5caa93003c15ad15798b9d1aceb7c9f6bc8c54d833722117ff14f2c90e816d605ac9c36814b1f45973158fc0c9f1e6170f2a21d6bd18dca87a5e05f2b16dc2b18f9002633b8fff9433389a516f459e9b459442e7d3b78c8aa5b4f6e234d82c3044d825ecf4f8243ef762b0859512b95eb9cdb4510bf9a4d3f62c24ed59e5ec6525b6176f23acb5869615f3a4f03db2a6369a5718b918db5a59987212df9f98a9b4cadcd79a68ab04534214a8681765315cb7ec4b1bfa1050c4fa8cd3ce736dccca38b69b873bf8b3384388bce9f4bb646242486bc6a90b8282ac96db323b94c77545ac10d6eefab19be14dc654a0896f9dd7c799dc04c92ca30ed208e83dcbfc62064badfef9ff6bf01e5d8318085060000	2026-11-25 13:42:02.899772+00	1
master_versions	1064		1	\\x1f8b0800000000000403ad55cf6f9b3014fe5710971d9a0648a14b73abba6e3df45045da2e55841c6212770623db24aa50fef7bd676320a899966d97e8d9efd7c7f79ebf347e45b6ac249a89d25f780d1e2918d1c433a6723695a97385213899a6053a674738e48c6b2af1d8f8a4aa38a31bb05f57e0227bc23859732cdaf8b99005d1c6bce7ebba006b0641df4b91e72c63847b4bca2951188d8e1fac7ce760239ce797d678f88206f685c214dd8dff422a2abd2722d7a29650241372c3ca6d87301375a9e5bb897daca5a8dc477ea380a84487a9286d7b84dff8b330bc45077402736e628efdf7a639c9a8c616af8daf9936dfe87fb59f08390cabb84f86f39ef09a8ec32d0dce8b09dd8dc10c3748f1a0c107640dd37bf795e312dc676a597e87e9dd8dcb405a06dd610ac3707b3c130b831ac6da631fbb0227e15c1c545ad45cb38ad3b4e348cb9a8e3a9b61438ee5d5ceded51fd37a761f5c02326d82aedaa501b6baa58120077376bc10e643bb691d50530956cf751e436dd7d1b911587fe5608ca6e0b6769834b8ebb37e0b3e275c8d486e576683682dcfdd8b70bdc6f8cd2b714e44ef2e7a14271b649ed2287e8efdfaf83f408d217bd01cd0ad1690811b45f11c3c4e18ceeb82eb6734614078f78e1ff94ffa4979cfa40469831e905090372153ab61a669ab4f88a55336d0a98967def0c4ebdf62a76bd897e85298fd7b5a7ac92c0eb17647f38040a589aeb1917f9f65b4d2a0aa265281c66534ad256a9fbfd3ba528b2020159b6e98cac4564d3351046d4515202798a87775b11e669cc62b52c00b0ca45ae44c07bb459484c1c1fc2eafb1c475347dabe8162b2130c4d5c0cc8aa22e99b6cacacaf4007c71a650e3e3388658b8cb04e7346bff62a2db383cc27dada834254e93cc7fcb28253ca2ea367621a3284920fdd2090f5ec7652306d53a9def05b3fd9cdc7856f546e335f3f86fe34d927f1e6f925c3cdebb9b8fa67b17ceff62baabe32f51b4056289080000	2026-11-25 13:42:02.900551+00	1
master	1000		0	\\x1f8b0800000000000403ad55c16ed34010fd95954f2035b19d264d1a8450c9a98722a87a6b51b4b127f1b6f6aed95dc78aaa1e7ae517e0c09113276e7c0eaa047fc1ccc66e5237a5a5f410c79e9d7d3bf366e6edb927626fc8c22008b698977121c71a52e006d0dae9eef6822ed995b1688f40d25fbd1c06bb1d5cd46054a12318173ac54d5e626d6e86becf73d18e8589d4ccb42395f9193716b4f1e92c0ff7155aacbb9765b9c1dd79b78e12688d549e836e1d8016b1e0d2d98e34cf4abe68ed9b6a9970e7788850d2fc4b3c7ebd8900d659b80fa462c3f84baedcf6db643d188528250c5964e3a9d263c3532a44483ca7aa042c43ae4544b65d34898ccfc0e0c7f1b9671739993d5ccfb85e104a83e19be5303ccb53f0b5194e85f593e14e10f8a57b1eb6a844adb07d9ac38c70eeaaf0a30131b0b01750b475b3fc1d0a9d31367ade8aad14b14d10a9d7dfc6481310b3c4d267af7fb1c556ac1888948c9f8497ce53f3b202fc6f5e5650d7bcf406ebbc6cf7b72fdea3610612ab8a441d7ba3941b23229e7ab460ec22ad160e55c6a51591b32f806b74ef04411fbdace6d1592a0c518dbd972b232cce1c7e797b21b50c75e3983e9da7b308eb7ad97b5770ad17ecd95bae2ddb193ca7c5b8d0bc060886dd1dcf156f1df6f57db0bf3f7dfd79f9edeaf2f3af1f1fafbe7c6fa20e8641c773a9e3b11878353592676e6a5061d8526158ad3084c0e59c92a0d753255c7ef4aed532157a7709129af3aad474d00fa91def1a9ca6345621a1d8d146879a14d944729136a5e3a183b287434c60f518bbd46d5d034ab7124fb66faacce9dc985b3efe50f054d805e5f4062036ec4048a5d928e192e406dde622065551d85019d2f1852a6c310127fb25b751f26afe72a9374b6971fa7f239806f7acc536b60998488bbcee940d45dbb0f1441ee2f0eb1862968a39306e99c5f49bf86d97feaa0f076e70209b005d905617e07af211d92e3b779dfadbd96eeade8724dbd87747ae0daf66aafd9066fa46aa24055259a704de357f13b0258064b654ac1492ae732624e30cc5156f508b141f82013d5742b74ff489a4df486560d0dd26e8385529154248f4b22f5c21a6421bcbc22e82e4023db906869d16b78cc52b0ae26b206cd8e88cb9b6597ae1558731101ae3186c029a519df1892162894d0a8005b788569b523e81b4ed5dfc01db49433bf8080000	2026-11-25 13:42:02.903279+00	1
master	1043		0	\\x1f8b0800000000000403bd575b6fdb3614fe2b841ef614db526227b18061c8a541d72d6b9764e9431218b4742ab1a1488fa4ec3a45fefbcea12c57b1ecba318abdd810c973e177be73e1d740a441cca2b07fb0c782820b353220815ba0d5e8a04fabda3a5c4d40d1dfb7cd7e849b06ac2e4d02a3d248140972e72636eef5f844745361139dd96ea28b5ec1ad03637b642940b9d288e6f1d96cb6e6b83fddb9c9a173a62713309d4b3022155c754e410177b9dffb28545a082949ed146d08adec6bdce9d542a4a009c136250b30f0520894176e23f50a1dfd8874a8b2187dd26664b9f431d8c735a9678031981891d05a3fec1ed1b22878061617eebe066e3ea1ad00cf14dccc49d30ac42fe361793191d03336fe245c2f8f0fc3b037f3bf571d8a5127ea7e9e40467a3685786785e85834089be1ffbe2a3c8cbed16fcbb799485d8e9a0661889ee620b2dce167ffa0fffc800b1928f41e17ee822b9d3cd26ddef1a7a780f6ac9bcbc5de255289d5072e75caa53f31076e50361a1e1ee2796778f2288525fd08f8445be1906af815905e0ac0883e72e0a9501e39279c0f62708e99c0a2989d731f99b4347c29fbbcc75e6a3b3bef78262c357acbde46adefad96c80976ad5566d98536ec566499a623f0054f73e3d0cf0533142f3c33308d589546ac4e2312e06a5a5fe1b316cbeb185d79fec1e8b44cc0b0bb9334f517e612d13b3186ab0c52763a6777d7cee085ed8377915022cb1e944571393e8aa8bc6c22d26aad58b88fd94f82818f6413b2418ca9d282cd5baf83802501bef8951ab2eb523888d92d48ac57ecef929b2a4b360376cb8dd0a5fd0190ce748174f0686cc2604895f4d5000cfbeddb93055b8e479e158b1837c988f4d9f75ed458b4e9d302a1896e14c683c336bca8d617eeefb09218761fbc9190202192fb80bde5668c6893374d0b61dcdf5f6bc017d1ad062e780a296abf000c61c115a9df1cc5bf84b4ec0f3de332792a7d05d8c2f82b48b4410b15b545a630cd4a9522e9dfa84c28a05cc0ac60375a4bbbc7fed4994836517f3f0c8f76883b895500d5c97b86d5a6e0ec8cbaa8945c015dfa7fbd4834dce922d1700d839f1f5ad98bf41a6c612dd1ebc35c6ac57eb7eca418438b58511c22b73067564bea0bcdeb0af4a95655a63779dad6835e1ebed0d5cead2a096e043611e4e87b93e4dca424b399a2ffa847a5670a8b2a956d3abb35b285a8aa5bbbda1e0c063b040aa5da711a6c2a04475b30a8fb0bfbe545abd98cc03b6d8465efe720b1e6fa84de82c047239c039c037d3f5d96c26f4d075368978a4b626d20d612e1780b089ea18d167d5e2aebb655ab5df2fc56275cfa36b516879f98b8fb711456e8fcc409c3c3d8e671d5fc77a0f2626a40499797c55871215787f01f1d374f7014a611a41e86fd24b21cea166f104619df7c83a4dcf1d1bf2597c2cd6910a2e9408203c6558a1398c1a7944ff2a948412f1af8caac4ecfa1b92e5d3906ff7a9a7197e4bf4d7fada6f66a400f3d70f578434eac4c77acc336cf8929d8c488493d85be46fc5e2d5ba41453bc96630eadafb7d5252f1b45f5e0982641c0ea4def4e674ac066f01f6f4c89d7860e0000	2026-11-25 13:42:02.904103+00	1
master	1064		0	\\x1f8b08000000000004039d54c16edb300cfd154187ed12c77696b49d6f59b09d3660c30aec1014066bab8e1a59f228b95910e4df472ac99a6c09b6ee628b14df23f5486923752d0b916757e381902d685ba2320abc626f3ebe61aff381bc95b2fc7bde9c4c681395773d56aaecd110442e42e87c91a6d0e961ad7de51a3fac5c9bb6e083429f722649b81ef571f86ab53a131ea393db854a66aeeb14269f14ea5a834dde9ba54a7cf2112cb15acf8c4f44af9df52fa9243d8098e0f8f47f23d9eb40e7218d22f84f915ec031993087eddbf2c161e9c1b0fca371464ee3568af4ef5057ec7c4b2edd42a33c19f33bb21a65a9096cc90fce2c07e29b43530fc42b3173bd0db8961ce5c3da3c63d60a903364d915ed05846a69b40f4cb2919df33a909264c99ceb0aeb4e956cc5c0e8d12196286f750d467ce901290f85aa1f140318882c96b491165aae5b5217c5b4bd5728a6a6050b1587837de23d5e3e3a1d33f21add8efd33babaaf08329fd675ac090c1d668a08b651b578b716f3af01b56dfc1de3627d9c3732c6c91e6539abf8af63ba2f3d6598dcb270758ff04b8daca04e6d07e254a451cc7d59a4ddf08ac3f072f4096b31dae7ba28dc1986bd74b7436a33df8d13fa73625e1028cf6eaef337ff21d10e1859177d7b6f419bdf27fef409f0d07646a5e88b071dd245914fb27415bfd3644796e4c3c74e353be1c361c6f8aebff6e2f8aed710a0fcde83d161cded9e39a4072ac8ed4f681a2420d0040000	2026-11-25 13:42:02.905016+00	1
master	1085		0	\\x1f8b0800000000000403b5574d73db3610fd2b189eda8e298a12654b9ae9741ca739b449e3b1945c6c8f0626372462126000502a9bf1ffea3d7f2cbb90683ab21445b672d107b87878780fbb587ef644e28d59d81d0e8e98577021671a72e00668343ceed1a83216476390f4b5f6508351958e6156e91ca77899b5a51907012f4527112656a9e9c4aa080a6e2c6813d04a1e82565a3c0c5f2c161bc25db43ff5cf545982f6df801689e0d27f7b938b4f15f8132553e3bf52da9f7cf95f8324e039ae229434fb100a9a4904f050845d202b39705b28959bfc58abbd316455cc3e283d333c27177a511759e56a016843a9454c83231c12054fc1e09fcbcf9ead4b1af6f079c175bd41e16fed30bc287308b4197f1036c8c6c7dd6eb0709f173e59e4879d8f25a484b3cde12703a2f5e1a04b6c9bc3f27d280c466ef4f988db42243643a4412f42a6198834b3f8378ac2bb23d6aa6220563239882ebd43ebd2023e5b9716aad1250ae9ecdceb3208fb3f4b97fea17569019fad4b0bd5ea420974af4b7f10fd2c5da243ebd2023e5b9716ea5e97d1b7ba442777d728540a12ab0026d6a577a1e25baa0aaf2a79cb02365155ee5188b175be0a99640a52fe1f50d83fa0da981ab846907074d2c74756f3f836178612162b58a98cb058b8f19f77f6d20f693655b5190db8583722ac2b8ade0b90c06dc6a619b00b30a0e74a688a807f31986b8bc0abda2879e16ae35f4a0bc3ded690732ddc5dc1e59cd069da478543abdf5a2dd738d72aa962d0ecf234491c399ee35e4fb5e6328584bda8d9e5c422566aae1d39da112dea10ddc5daeb76a9326daba1ebb7e48a7740d33c77241bf2b4cfd3e206c9bc54732c67d6c9bb6303af6bbc2e0cf23c626f2a2362fcb595678faefafd79f67a9e3b2249a57963df92f99aa1ee7afc41431f6e71bb9f4f92e402b5d349639e48251d4f99a0ad7fca544820b7d17736552a3747ecb54a45bcdddc038ad61f0fc28dc2f59d65db33612a129eb3bfb13bc06e8462775a11ed42c4b376e5bd871c3bbb2b8fbd9309e8921bb30e1e8d7bdd8d945d87f71dafc9b92bef9dcc8545fcf33ac7b447e2dbad7e8f19ab2a47e060473e1c3d253371d6e3033f1a0ffa1b8538dea1f4ca35f6cb39663e0ba35fd7251e8e07c3e57a1b4b1a09b96c8e59d31c13c20e8d1ca9c7b50afbbe93902af3be556039d1a166557123b9c8d79bde1fedf04ea9fb44164dffe96a8b6d8afeaaefc794c592cbb0ef676ddf9f70cb679f2a8e67aaa6127ca634beb35862351709a8d5658097263d6d3a4f7aefa85565ab1b70af290b6ee3ec8ff9efcbfe78d90a77ddce1a0ed3cebae2bf319f6dbd8e1230b11665531af7987d25ef6b552ee6c0b86516eddeb85287283ec8fbe190fa3ec0fb82deeeacaee0eefaee2bbde7f3daec0d0000	2026-11-25 13:42:02.905396+00	1
release	1127		0	\\x1f8b0800000000000403d559dd6e2239167e158b8bdd5e2904aa28c28fb417249dfe4d7aa210f54a9b8990a972c09dc2665caed06cd4cfb2ef305773bf6f324f32df715150100821a12f76344a53c63ee5f39d73bef3d93c9464546a33cff31b07ac94586ed304cfa54e188ab1155109a353c10dcd69b55a783222d1a909452f3531cd1c5a3b4eda950a1fcbc34826a11e2487a11e558c88054f445221db642635b2387f3299ac9befa697af86a27ca2c76361cae7c2c84872557e6fb8e2665abee0c6969b2d32894f32b1b4e1eb8792e223412fc05a96ad65f95a3757ddd3b7f4f19b962aff6c74ec56d1b8353cbc73eed353064cb5d9f06a787aaedbb32d553cb7d0591da6a3bee2325e456c19af848fc6b1a898a47d2b6d65d8f6ead5cac4fded94336365eff0db580c4a3f6eb09fd97b7a8936967c59e371ccfb225e01e73416a1353264675c596154c2ba368da44e68a721b74a93b1d3b32ef36b4d1736a1acb4d39e9d8e1d4e1e4d2c8cf572d8cfe86d0bdc76c12cdb68c5abed05aeb3b2579b4375c01689f17cdf8f1aad1a3b79bbe22a21f37fe63e654a8202122b6970c1515aec03377dd432bb14a136915483e52cc8cab6106b02c05f01651eff6ef61abc302b1c7c786ecde4f1df57f8e7d127f7c14563ae1e21f05ec69188d83b61cc74c4d50c836500565c75f10f5606e7fea300a7460e8696bd09ff41933218885677c5c1d59d7d2d6da00e1a73248a75f041c7b19eb07f0bf06b2c153b8da4955a6df5dd77f559c887b9ef590201ce8e9d7bee7bbb7beebbf2da83e7beb7d6f367a5fd4a805dd4377a7e31d44a0f0c1f0fc1a9851418175260771cf605c30205aa845b6d467cb55b7e956aea68fb373b9d139c15df5d53b942cb4de23444cc51204e0c4422098d1c670983be5b6afcea7a6a50679717e7845d1744829e7ae3da54c42deffd96f2183d84cc7f11224ad8b954dab0932157033013d6a04847a9cae63c9486fc9e7a4da37584af26685478a87b553c186e611d8f0f5892ba2f9a4d8c6381e1035a141c06de0f8c24697f242d5a9c9b9c8204f346d5173cd4aae73905f1dcd224034965b1945e012b68a5fdd46a33a3d79ff19a8752d1aa486c0a11d47309b9dbe6174bb1f965ab13a9a2918ce39ed7a468ec66b7b8f891e5d14cbdf53c479cbb592e2ede259bd6c8588a5796ff948d4ed2203188a290a1a2c72334030c94fcaae795ab47f8ffaaeab5fd463bc063a35dad122e6e6ae8b27636d9afe25b9aecd5db5ead5dc7c27cb24a473dbcb1977027303d1f0640bb88426f0c0146b95af30feba49320b032113a93b8ec0d695cd66ccd488428f7562201b10642379762c7dc843a12b4b37b1ea74e9e05aceafec33f8d6626920b154b1e5e516dbb383d692733b3d14a37e44a01b22543e71cf5f09d55d865aa74ea5ac17c63dd329d03ca9d5fed9ffffd9d39825bd958574682750e98b0e170d5f225355668551d4a0122297a7cfcf1f4bcd2bd3a3dbfec64caf81e76a06701d50de60d8442d2d15329d37f5ac9900cbc4bd51db6dad5695ca289899dc6b3896f8518b30f1a7547138fb51e48f0193eba03428c23471688b14e5ce724589126196b4327f768c0cda5f5f3e87e54315711de08a1c5de8100bf48c873cc8852e235edce245eb5edf919ac2be69df2a2986d30ff99db6ffcefc95cd99365c4daf0b5a7247a37fbac273c0eff93ded15cfef401e9ab0e79b65de71941ea88dfc91c1f890213cf2deffc9044cb325f7372feca8d04f0cfd8cf19d45698b0e3e9013b4f1374df6397176b36e7b58217ec0dabb27c5a890e54b14bfa95e838427e223aee540abf33b100f1fd31418a91105bcd80c7e6fdedb975318db59af146c3d1c6e6d07ff8c6e31137ec1357778294e01bafe9966cc9807f196aa8aabc1168902775ecddb3c03b7a0cf55a18b6d5c04911e1bfb1cf605bdc433c5d0927a8e21167273cb1224685baa2df02c5a518c9ef64764dba01855dee4916b500459275b9021d04d47a1ee51b12625bbe75fff787110a7430eb29fbc7600b21bc0284e26185eaa633eaa3603a485ac51d776f8d0e9d67711c399eb2ebae1c2862791581c14fd5402a0163d71746b32bade3e4809d81dfc39bcdd174c2f399b75e8568226ed4338af411b46b5e36bab93a5fe2f0199c423bd15624ec1a3ea2450dd99513efaeb1ac3847bd8a59cd88570ee8af4ba61991673afb45ee16e3f6491b99b05fa62206a32b027716b44f874ba3ebeee2dea7d27273c0b20c63d767824707ec18977310ff2bbe90e5bc05bd84e6d182c0f3c59d5300bee0566d882303fbc540ef1977f2d992746f45429976dd8d85b817883c8e8633b69f6eee4d208b5d6eca0ae9557bbceb3577805b36bdbfc4c9ae28118c5dd97f7651ba14829750f2a6eef474b2bf8ea9d137e800bba4ca21eed15c9d1659b9f17efabef7a84af7bdf4f73293cab3dbde27207db1416c0cd7cba4e0f2dbfba74d2deea21fed6d22233b84a5ba4fd5371424d4f158f36a2ea2f91923c115a38af6828b9fdd82ef0f9785c157e3b23095e312d44912cd71a907d59f854b6ddfb82c0cbe1a9785a91c97fad152bed483e067e112ec1b9785c157e3b23095e312f84bf9520b7ca722dc9de85e0a16921804859ff67a93bc58bd80244e3fd6e11d866f8d1ee5b716b738f2097c27939ebebd152a91ee662e1f9efdc6e72e43e8e7c1723528675725f937740582b7d12f89609bced8b89f11a969bbfb3bf024864f53a3f1eb12061549181acaba2888b57ff3890f0622baaef46f5888567cc8ba4230ec4bb36bf34f3f68d5abc1cd61e9c75feb9b4c6aca1c0000	2026-11-25 13:42:02.906835+00	1
release	1099		0	\\x1f8b0800000000000403b5575b6fdb3614fe2b021ff654c592ef16500c59b16eeb1234c8d2be3481404bc7165b895449caae60e4bfef1c4aaaaf4b93347b31cc439edb77aeda3091b2c80b83d9ec95c78ce5b6327866e74902a5859421b506aee9cd6c1ce2498351954e20ae744e2f336b4b13f57abc1467a930895a9ab344153d0d397003a647b2494ca5c5eefbf57a7deabd7beedf64e0bf516509dabf042d52c1a5a3fd21f21452ff2d685d175c9258aead30968cfeb4619217404a90df6bf8bd8edfbd952bbaa5bf9f9590dd7fad72c74574ab79f2c54140a7169ce9241ce0e9b1aeb726a12bc4e8a4665531975ce487a8ed63667851e6d0d3265a08dbcba27014f4d6eef7dc6f84f9e1d9e71296ecfe0eed69f5c446694bbe9cf038e773c80fc0b9e288abf727d7730ca4770d89d2a9904b438626dc4a45b2a49240049056d83ab675e9200a0f687187f80529a2cb0632fcf358b41a137b4eb2fd599c2efc700f2283d903ce7f020cf3b2e47287b050bae087c9f351c8dab9f2d5d60485b32c059368515aa1a413c72eaec8dbf37c5e15ecce8523e596c75f2b9e23604d38b486c4d233545c54b2a16f58c65704663f1c0678b7e692a2370da90235b7180a3c6e90a77217fdc1042f9045f325b10deff168aa7921ac052acc0dabd0cd2e10a95a61442dc4a1b3fbb1512011a6b7cb4c6a1225ad16f3ca2add26d1ffa56adf8904535b2d352f33d0719f107c9a1f07fce8cabe7c142db9aee3f019b277788fe4ae044fabc4c6aee89f66f296f548ea1c3806227e463cbf731ec9c43cc51e1a87a3a783bb65fd51da9f982768086baa8e4ac535174c611a2c583e10f314fb3b12583f08067e30f2fb839b701285e36838f68349140464af7b9a645c2ebbc7fdd00ffa7e38be0907513088c2be1f4cdbc7b22a62d4181beeba3ca9cad51a8c8d4b2d12aaa8c9e06c3a453276ba6610d0f8b865cdb0b965deeeb8112975c485c06a41ce4f77c8b6429aeacae378c8d5aab2d51cdc505c739b64bfae5e378d1e7bfa6ce63b8ff6541ff471cff73e424ebdfa1f856dda7babb47725c035969db644a89d987bffc57d2b9bce0fa9978b1578dc7a16dd3ea9e9cc815e5173523435c79331fa0dc5dcc16f75052e13962031e70916f626e7c68884e78c1032b6cedb8b6b8573db8ac4d1ddb0cd717c13cf8695ca885603c378361301074f4caeb9b764c777a84e9a7a60299b4528c765ffae744c8f1f492728af01bbe24a09edfd65bc7374571f8a0fa2e1b019c6f00d2d3cb98cbc535a18ef7d0d39d7b874a00bfce13de4527cc3a8fc56bff22eb9c11eef0ecef5e3e504eb6488121fdb6bbad584d81abb458163a5cdde6eca636114d81e49e5c1d6f6f0be320e685fa1dfeb26b7db6de501039f2d100dc3f58832a3db401f16b5dda58e6c5b8bd466286938a2799c8158669491a39046ed8675a8189cab327d115cfacd16f772b86c05fe342e5b511d2ea3c1681797613072e5ee96b517090036634c38fcdc88d71df8535239cf55f205a90bad8aae7f2f786e00ef8489d56201d260f342233a72fbd9e166087db1f801ce0dd762bb1b1a06a88c3e6e3079de55d27dd950aebb8d0bd31ec91ffef67ef17eafb4c2b5f7fe5f2c728159250d0000	2026-11-25 13:42:02.908317+00	1
release	1008		0	\\x1f8b0800000000000403b558cd6e1b37107e15624f296059bb6bc9fa018a4249dc24689c3ab29b436d6341ed5212935d5221b95654234003f4d417e8a1055af4d45e7a287aebad8f922240fb169d995dad2cf93f517370c421399cf938fc66664f3d99785d16f87e7b8379d671975b187bbd38161327120fa433c10dc842dfefc0c808ab73138b283729ae1c3b37b1dd7a9d4fe466226dac477633d659dd8854702b6c1d75a39adcc8b3eba7d3e945eb6979ed602c6af7f464224c6d57189948ae4876607836e5b3da235b4ea3626e9cb40ecd3e3cf514cf041e031a58a181cd35d05a7582b3f8f3b9966afedbe89476a1dc191ebf20107054c2d36e055b30baa9f3a549e00c6e24ade33c1b282ed355dc9651b33c9ba4a26e6c77285d7ddc0d9a7e7d4a7f7bb542592dd87c3e1123eff531d8539e13596d1cfa7281c7291f8874059c3d0ec8b287dc0ce02a595fc4da24528d2c1a1a73a734eada7bd867eda0e1d742140be5a49b456e3621a082155934c7fd311e87930570f0e3a6981586d649b3fb50b41ed78225a02c44912014103688cf0957a56011330f649a88847d2a8c99655c95c02ca3b2e23702d55891555814c04218e269b30528adf740a585dbd7014babc265832d5c7f0201341646b11deb726e666c27914e6a75adf3c1a5de432cce8c1c8d1dbb137f54397f1b0a2923a2b326d73b177afe3497c22deebc972752b33b6db2b87a0b0fbe648d56b01af478f9215977e67554b7bfcbad1306e2a9e72aefc3e6edaf3e6caec9ffb05901808f60a84dc65769f3de7d3ceca59ba16fe46f226c6ce4a40806a058af970ef2cc3b26fe49b8e3d1cb9ca7c00db8e389108965cfb413a8069e5996ab62ead41bf313a48e56731ba6a65c2161852d1c18ee807d60780a5b729a6837400e1b0c1fe1a6c66b18da7c90490798d2ca1c9ef49c7486e58b8dc8e29b120e6ab0f5337bf190582b67e42077da94a4f9ff1c74ea9dd50b1002e744f4966e677eb5f306f771417a47978b40c06b248e07740390c2d58a8827408820f020f9b76a3e70aa7f106c75b73add4650f3db5ddfc77ba6a5f198abd17c71b8550bc25ad838f09b5dbfd10d3a8bc52acf223831b29c52ae0ffb533d15d645132363bc6c95a7294821df144919537999f8d9235b66753c5726f8ee8612ae11b641f29f67a7bbdcc43aa1183ce1694e19abc17cfa07ffb5fce636d9bd086df4f140bc721e00728d9e42cda55af663ae14e0b0a468974350bd6275d6cf95ce890f2ac3f60154bf5deb1db9b73ffece56df1c1ab60f8eb2de06132e1eaf6aee23c35ab6af63a031ca3195e2bb8f7676ebfb073bbbfd5e512d9c801e3d8feaf3d5d80c2ccb0782aab72987b33e39f9b8a8470a0be9ae976e65a5dc6035f6940299ddd983ca846d172c7a864108e6f395d9051b8f54913d813f53792218770c12d439fd9b748f393288c66aaee123a1886c4091e84c2ee85d8c84826705f387debd945b2b639e7ac7b0d2ba595a4ef435e47c2763925311984259897b4ebd89b6940ed17e3c11032dc2c15870ac9c48368fd7fb5005b3a0cbee73ba8f64619d5744c5596d74df953a3a7649d94580429c1a7e69d5db03e70deba5e00d8f5117bfbae6ed8b4cbea233cf17bea11fe003bd2925cdcb5edc5684dc59e7fd6e63fb3c0074f2dae0a45af50a38fffdfe97bfdffcf6eecd0ffffcf9edbb9ffec0c3af46b32a8c3e37c070861aa26b007da621baa870a2ebc4b0a3a0a18a18a0799f4602b79d471408382ca4973bf144a6967da6a73c8dbfca5fdc281eb01d80777777c60ef7e54801b9e42a81d7b2a346520908aec33da3d981d6a9dd608ff548c6c797c68f7f9b6277113f7eabf04b665000acb03be4890c4a543c72a5a7bcba97daf6b197c2bffd82d0ca4eea8a007f6f856018b46ec410657f7cb5aa459f77ceb6a94cdc183435426cd1c702091f878df6528ab1d0c5a9642db8844587b93e5c160a3f189785aa0a171f1f54854bb3b3f57fe1b2b56e5c160a3f189785aa0a97ede578e984940aa9875c4b6042cd060f113e1245d37950b6b1bf19a43a7e01d2a1d1d9bccc1b02230a989336d2c3a15016723a18311767d42b45f36f5198734ad1355f998a55f49189ca93f2abd3bc6685ba33acf9d4a2cd67b0f804abf1db16f0b2df81d66f40dfb6904fa8fd006a8199070296155dbb827e8658fced37dfd152f6f6eb9fd95fbf16bf2ffb9872648ed42e87ca4d2a2a5d76bed8f45eff071a903e8f70130000	2026-11-25 13:42:02.911273+00	1
release	1015		0	\\x1f8b0800000000000403d558cb6e1b3714fd156216850b78a4e1e8615b405138766ac7b55bc77152a07630a0662889c98854488e15c1c8228b6ebaedb25d74d95557ddf56f5a0468ffa2f77246aff1d8b16c176817163c7c5cdee7b987bcf444e275080d686b9d78c6329b19f8f6b6e3988f2c4f3c189d70a6612c0c28852fcd8dca74cca34ca7b87260edc874ea753612b5449858f54d2d56c3bae62967869b3aca463199168bebc7e371d57ab7dc3f1d707f478d465cfb475c8b4430e9c64e351b8ed9c47f628a6914ccb415c6a2da67979e64438ec78004924b2053096eadbcc059fcf7951272fabf56a9db85e356b3f8b573027e15eed9dca00df8baadf1854a600c6e745207d9b02b9948cb7e5bf69a61c351caebda747ac2d6071dda0aea63f7bbede7c27c5a7b35e27defdd4bd0a73827324a5bb4a5c2e29475795a72ce3103cf927da6bb104a72c263a51321fb06158d99950a651def9f90166d857e88c35c5a6127919d8c9ca368692c9afafd108fc3c9dc71f0cf6d7d962b5a7792ed7dbd75e8d399a3d6c93c2d6e6d79401b94ecec96cc44bffc9f4cc71c315040dc25007e41698e982c06e67e799a096ec9175cebc99049b29d254291b5cd4fd1fe5946ec7d4b9a1bb46c3ffaa459f2d32c1df2dc824ac45327b3bc08116d564c8cd0a1c8036446d8aa4c8dc7298fad16313964d2722d0d7966d10dcb555132148ddf2a8dcd8cdf0558d2a29b018e924773e357429269553c0c884059342a8dbf67fce9b509008834d1a23fb0642d76d9e470e1bf127fac889ed243566e1f2f849c38187b63271863878196bf7528bbc72cefa93459277433207bd0933003126e622d465628e9aacda3e1b96b348d06f9e3bb1fc8c9f1112ec3521029c365de4b07e209b32c7a93b1140016cfc21529b79c309940e5680d79893ba1748799cc175d7a037681484cdbb40d7363c859f86a6cb9160dd2651f3e2f614fe626e8c616ac822d9af5715bf31d7c9aac3b141672dd2dcd0028a6282e316266207a36725577db524519a6beb41b0f8a95cc0b41e9a213fd7b875d7a8bb27b05a245ae7e56336361ef4a71aa6051e8843ccf30d0ae9582cf431885e0f3882509502d4cb32068f9c1a61f344f29ed04b443b7fc60a313042ec170693c60b23f5d1c367d0afdb9714adb9d66d069c2c6cd62b1cc86119c1819e6980dc5b35235e6c646230039cc01cc0868ea39f341be54b02bf2c414d4094f1509b6fe9e80c0c29e33ac980b180358747cab82d54d5466b32e772c70cc6c3cf8fce2b39cd70085a1601f8a5d3ab8445b884f9e660c5a11593b068643da791f5a2830f45505c3abd8782ef31604109c8a0ba8294b2c985a965f730ece745e971db2d16882927cd875aeb63ae3104248adab1cf663d6e67c66d1cd57adfdfbc75ffe7cffeb87f73ffdf5fbf71f7efecde9324793eb8d2dedbbc6d6d2aab2a9e1e666d9540c729f4b28170cb2b793326344cc520f278c9da4c5c48902b26045ecc61d6f4ea1e5e58931524638908350513fc8dd00ec314273dcdaa5342807a4140f0fb2bbedb9182c0a0e3f2eb8643dca0518d7acf2d6f08269a1e006048bd8cd378543e86ab181b6be4e8e32704ed1e09d61e83587fc3907dec254ba2df4cc6e0e5bcddcdc292463ba6f433e6ab29d82d759fca04ac2e52eb88396b82dbf8924f3daf10083c27cf47a4f1f282d0cf97ac25370b95cb0e5a0b6345a754bfb4663d7927ecea92a5c0e307a179fe3b665a7ef40120f19d961c6f23465922f28ba532b8d57a97a282444ec2b65b921678f651fea6380382b4d4e015ea2c04a0b28c2f3aa5903f1d85ab660ff158374d1e480c9d71c1a0059a3399a16f9bd5fbb3a5565c85e262cd3ebe485021c005b0e3903fef308aeca40354a5660b913ab0856e7bafb452b73e21738ba7207bb8aeabf5a0ebbea022eb0763134785c951147e2ada3e250b318513de3e5f308dca87b885d7475dd43a886c54be873f95aaa31dcb2dcc3c5424add43ef99871bad55ee5653b8815dcb3acee16605ffee7223fa929c3d4b39bfe0d02c8e07caaabe66a3c1e47a800c837bf8153b1294683fef4897def48102480ea4bdbb74959af6cd0f2eed001f5cf0f724672bc573cb0d81bfb340500cde77b0594c1fd16e16357f0cbaa2db58247600929a14816fc091bfc367a31538eaea6ecd0f72101048702cdc68a3f1f490661b5b473755f16b18ee69359cb2ce1e4005c7009948f57a5c1a6060a0c57478e88a30cabb6410a09462e8236f8bf92a7c5acc9971f1d65850680a35dcf69767900b83daf8a209ee3ec8a47bcec4a27137244814187efe25f9843cceb482372e989188da383e63905d6ec79c4b62c78a8c05be1218222461042e3870b5c27bfef4f1a076aecf25feed168dd19044111049183c6b02202b10032dbd50bde6bdfb07a53df2b28b150000	2026-11-25 13:42:02.911831+00	1
release	1022		0	\\x1f8b0800000000000403b558cd72db36107e1594874e3a634aa4fea54ea6e39fb64eeb645cdb750f8e86039190849804180094a27a72c8b5afd01e7aeca9a7defa389dccb46fd15d90b42c5a562cc7f1d8b2b80016bbdffef3cae1913320bed768ec10471b6a320dcfce6e18b2d4b0c801ea825105b486e737e149312d3315b2205331ee9c1a93ea41bd4e535e8bb80ee544d74299d4158b19d54cd79137b2c914bfb97f3e9fafdb6fb7bb6753e6eecb3465ca7dce148f38159676a66832a70bf7992e96913155866b83625f5c3982260caf010e24e7404a0e76af98e12a7e7d25b928bf2b19db5348378a869716047c2ae0e975b752be100994c18396eb344b4682f2b88adb2a6a9a2669ccea4a0fc6dcd4a703bfedd5e7f673d7cd99b97eed55ca26cedbe152f5404b655097351ac774c4e20a38c714902587548dc094e4848552455c4c340a1a522324f23a3e3c213dbfef93fd03a43361b8590466915aa4fc0a2d28813fc2fb7031470ebedcd7637249eb96b3f958b88e5cff1aa91db2f48b6f791cb1887cc3945a245414caaf6a2ea46015f51090fbaadc7d80ce5dbcef3194ee5e6b8dfea1217898353e3e4158a654dc208ca54a68357276e3184206420e457a6d16d7aa474c878aa7864b61593a473ce19023c8d71147a2337c7b13e9dc6d3632d88d4759523976706edd6de339d8e39ef3884914f1c5d9e93ef04005236a68f03aa331786a1e0e4ab1d0e02ed03dc9444ebf72a674865eecb73b98f6e65460f4b43ad672d44028c0e3159cc9ec82dfc5c40747149de0b116e8e9e86c04da1b86a9f1cac900e93202c6856f057e076fbeaffb230b5dbf7918af09a5308a8f32235511c49feaaa5525680cd141c3c0b79eb99d0e37ce5a8fb829f19c8b28e1711cf8369cb6637cf3f02dce607788e9c0ef6d0ffaf2e81d6e8449d93042450445e5daa7d6944b34591e55e8873665827fa0fb806fb28046907c80e0343cafe97a6dd7ef9c79ed01fc363baed71d781e0a6fb786532a26e566bfe77abeebf5cffcfea0d51c341baed72b368b2c09e0c640535bc23c381fcb39d32648150fd15d4516c74085f49d17392c8d452125cf745125f15e88289078ccc10fe11814d332d9ef5115cac8e6c4198d335b005ac4b33ff0afebb75b56ee6582401dcfd81be358336de493b3b993cb694885001cac656618f4651cdcee27163233d988d9fe634e4d38fd6af634afa8503c1b001a4ab98243a5601297fc60dd883c39861a4e3abd2fd62976bbb75873f0a5c80b2b24c898cfc0790c3170b0cabf662fc814a41d48a1e02b4d34214b46d6f64665cc6a3e61026205cde2ecc7546b1ed2d819c24e6d1671b1702221660d0f2dddb631313446b92953a9f3240d86d93f70f3220bb53c404bd9bd2bd854a5ac08e978835627b76d85b16df5d0de7730feefd73ffe79f7e7fb77bffdfbf72fef7fffabca17bcba919b1a9c47d1b5addd0b1e6bf2bd9cd338fc39bb440e747357f76dc60d553be45c02689a5c1c311aed903d68f320d30faddeb77b3e88d06d0a79d9f1e1b11c98b21c60b8ed823915d9cd73ea3d243e609a4f04b9388d199b3130f3f1541a3951349d2ec8de62556434273112fa3417aa197ee2ba6dbfa067476fba6f965d2ae17bab4a1cbec2a4aec877545c32c82fe4899f874601fd61edf6d2ba067b1b536cd6abf330bd0aaf2d8d734e159730f27cd8897e5258ed855b45ff1a6bbfdf7a8048706a15e9a5bb1cc81974e6c6a6dd0f78f8eee727e4e28063b323d5dd1e6d87bced9d01e6379bc6ef06ad80f13304639dd99ff3379006f7163be439d5d033d907dc6c330fa6353b92e523c3c371c47cc81368d22af50b2a2138af0d9bca14ba79faea78387de1e7495e408ad96b839d1fcc100483610f912827eacdac9693e12dd9e63c3253e0d46ef820e994f1c914ab40bbef5b3396d558837789e8517069e433e9e3e1b264f8d1b82c5995b8b47ad8905de3d2ea763f152ecdc7c665c9f0a37159b22a7169b77b2bb8f87ddb7ad8b1f4511c13ba52084418198379e994ad0e16a8512cc34b208f954cca4e760cb59ac11ad7811c8f99d0d04481142539b1892428decf78c8a5207de0c554be0bdf4be5dd76f1a2aa68cb7d68cb3df8c5e454ae607f0d62e3eb30084f7c0f86ab763a84a402a41f4f91202057db54b62f13a6c99c9b29a1642ced0b072e60bc335fda1670cc9536a4d527a14c611a27543102dd7ee4c24091a42caabd542f05fee5e51f7abed1307f6f71511f0d4948555423a70c5aca584b72a19e365afdb6d71ad69cb7ff0371d266b3d0130000	2026-11-25 13:42:02.912347+00	1
release	1036		0	\\x1f8b0800000000000403b558cd6ee336107e1556a72d10d9922c3bb6814591a4fb9322d9a6b6b13d2481404bb4cd5d99d49294bd4690c35efb0a2dd01e7beaa1e8ad6fd36281f62d3a434976ec38d9249b2eb08e342487331fbff9a12e1c9e385de27b8dd60e71b4a126d7f0eeecc531cb0c4b1c902e1855200b3c7f17de14d33257318b7295e2cc893199eed6eb34e3b584eb588e752d96d3ba6229a39ae93aea4635b9e257e7cfe7f36df3ed74773061ee81cc32a6dc63a678c2a9b0b281a2d3395db887ba1c46c55419ae0d9a7d7ae1083a65b80d682085065269b073c50c47f1f18de4a27a5632b5ab506e148ddf5a10f0ad84a7bdeb37e0edaece97268133b8d06a9de4d3a1a03cddc46d1d354da759caea4a7747dcd4275dbfe9d5e7f677cf2d94b97eed4dc6c6cee539d853ee1369a90cfab2c5e3940e59ba01ce090564c94baa867094a4c762a9122ec61a0d8da91112759dbcec91c0ef34062865c270b388cc22b338f91bb2a882fd0877c3c1023778b82b64859d75abd97c2e5847aebfc46987ac58f182a7094bc873a6d4624a45e9fabadf2f9ef74823f40237d8701241b9abe3f78994caf35ddcef315cdf5dfa8e1cd11040cc1200df2034332aae0846524de966f41c50ad99310c2d7a671685e796710935347a97d314e850304e29161b9c08aaa7b928e417ce84ce902aadc087a13915c84fdf6619450d900d5e2f60496e075a1d98040b141de3a246adddba0489ce87530e6660fab97072f0a4e259b648a588fc26ee7b5786e17a5d5faec40d62298ce2c3dc485586c8e36fb26ef88cd3248f4de45b76ddcff42b6bc1f875bd634505558ba8737f44564baf6905fb989a49ae22dfb2f37ef6aeaddeca9e578c259abc9605d3b6941f3ca482a1483a9b849047200522b2882610ce207002cf6bb93e047d7be007ddc0ef061dd76b773d0fe1b053e30915e36ab20fa30d3708079edf0ddbdd30584d16f934821d234d6d4968b641412ae74c9b28533cb6f40c6bbb580d20251665038b4d599ac8a12eeb0eeecc134c9c230ec4032ba13c5509749faa582636be6634cd6d520d8967ffc19fdda069f991301d2b9e192e6da91ab0f7c6b18774ab9e42cd8d5afa311502905853744c2110de933ae9e542e6369e9786f5a1f4345aeede99f9ebe7dfc936c3fae028d9db21ccc4934dcd3d3e9e184dfa32e60c7206a0b254bc7ff8ecb8de1f3c3beeed15f56c067a641589d7fb850558960f99ed2fe614f6fa6af6b4a8988585f6b4d74e65a32012977c975348fee4c909d44ed26a7f6909b201f3f5de61cbc23351144ea827299f31420d31b070537fcd6e9063d2b3871886c828361d5a2e1a95331b196326205c9024ce410ad997c73475ce61a6368bb41ce849a85986c7566edb94141a9f825899d4bca2495143a15447181a76221ab10466d3c40d0b1daf1bb60a765cd56acf1d797783d67f7ffcf5ef0fbf7dfcf0d33f7ffef0f1973f5029d055d11bdbb33dc04091bd149ca2314ea7b73767af2560626bb57509c1b28d9c6d35a03bf540c55d1354d5a0e1b2827ac9ea881c481c4121bdd98303007c4a09544ac3d2940a1bcb9ff0e07b85d54cb8fb360cb67b8195f0015e748a03abeae36baab884567e856a29f90245db5adf2599f717e4b4cfc7022236170950f0991873c1e0a84e4f9424032953bd438ee498c7e7a86c8b1b7e277c8017b06add89976f289043916fa878cb200793277e11af9f80f96ba6d1fed37ecad88c81072713692494b96cb220b7618f77a007600fc182910a74181791bacaf35032c0037bdc1bf79fdbfbfe96877d3ffef68ad45676fdb718f8608560185c33309aaabbdcedaa5677926bb6cd796226a029f49a60e98461eab7af8d4b6c58aaaaa5e1c6219247c125286e438f87cb4ae167e3b252b5c425448aad706934ff2f5c1a8f8dcb4ae167e3b25255e1d20cb09f5ae2d26cb66d44d9cbd0a31013da370844f8a011cd2b52fa21168c612ae3b7201e2939ad7abe11941906635c47723462424379072b2af11453be8aca2f031e6a29459ff82452ccc22f22455f5a7e22291b581fae6d9eebd9e25d8d60270a66e38718084fcf27dfc6c67e88c1c46b2f4f905b60e41583d64341154a6cca17d050dbf2b84cea4366e68c0962e692ccb900fb35e18250028108d72ed8001a57489219ab9da93381ff8bec090dc9f0fc50a0ead3faf09cc4542535d267d0efa45a9253f534083b4d2f3c5fae1be0f713629b0d4da8620472206c98d8fdc0323094c0f706fc057ba063d2364dc3235cc84b91bd12d79ccbff00e66c8f089f120000	2026-11-25 13:42:02.912843+00	1
release	1050		0	\\x1f8b0800000000000403cd58cd6edb46107e95050f850b44164989b2ac9b62a7700a27706c37871a06b12257e23ae42eb3bbb42a083ee4da57680f3df6d4536f7d9c2240fb169d5992a224abfe55805c04ed70f7e3ccb7f3cbb9c36367403c37705f10471b6a0a0d6b6718452c372c76403a6354810c3728a665a12216162ac56d8931b91eb4db34e7bb31d7919ce8dd48666dc5524635d36d04468c42f1e5fdd3e974d37ebbbd759eb0d681cc73a65a6f98e231a7c2cace15cda674d67aadabc7084c95e1daa0ce177347d08ce16b00819408a446b07bc5353ec5bf57928bfabf92a93d8572a368f4c13280ab8a9bfe9ed781d5438daf540263f0a0454d8a6c24284fd7795b654dd32c4f595be9c1989b7632f002b73db5bfc35609d6f276af7236716e2e419fea3da196caa02d1b2c4ee988a56be49c5060961c513582ab24a72c922ae662a251d1881a2111ebe4e894f4bdfde01ca54c186e66a199e596276f4d16d6b41fe3dbf061c91bfc792865a59e6d8b6c9e4bd671cb5be1498313314b02b206ee995351091a973992692aa7e447067e9772415ec5dc7029565959331c89da5f932dc83804b7547c5440109197b3052bbef7785afc6df1e237c4bc208dedef0ace0cf98e2935cba820c322e692ecf4bf45a5171eb16627daeeedad0917c69fc0c5eb35c38327181ee00bb6e0107eb0f08865c3df42e4244cc16d6b5350357bf0adfbff7bed6fa8364c81e94383badb48d87fbce5167f0b86ef6fb4fba9ceeedb6cb6940e16175ea69155b3bf46577f95b208c23222c754c03d094dce0cbafbbd715e26f24da69f2452c889a27902b09083678a4f124376721b3f652a7c4cf9a873a1e57a0b2ee075163e80f96f2c5546d70be67b2e6636737f34331bd9e8bb31d391e2799906a1be3ac727281ea6a322732e6d098aa9a1e1c782a6501ff0dc81540a08c66d9067b34294f2b993d06bac1d5eaf836dc414c88755cfb5c9901a283fb09cc399c23ef0faf8008e283ab1c776bb3720d0c528e306aecd6e2e20afd795075480e4157a36513eb4e820806e3747f115911465d696aa2a9b5fe23573671975ca459cf1340dbd3e12f738f5970f8301abc8858899caa9d6e11390970fdf42be82ab8536e229b8cdd15ba8ac4cc3a1d77d3c114b6737bae65bc6624dde4bc3107b43a78bd75f06077ab46d79d063410a5ece421ac7d00e838ffbaee7423bd6728373df1b748341b7d372f706aeed73edd628a162b2d8bcd772bb2db777ee7607813b088266b328b210de186a6a1b508c0ce841c090308714858e2f8a340529b45f658b8a8d6dd50693d7baea71d11e1e636a1a73f06838767109a26b90415eab561326c0b170e51ca4e0113ca2a983dbb499a5d5835309e5dff0c8ca6d279c42138367e64e2eb56d8860651b686c06435c248c62fb884a2cd47c29058c1120890b05d12dcb56db5ef732cec161abec6c6a2cfbce15a47736b0c9ce0934bba457b624cba0eea0db736e015b881af4790afa2b58b715fcf797dffffef4c7e74fbffef3d7cf9f7ffb73dde8fec0f5cb6e9dfd0487374e2b475734cda822df53f1816113bae39586d2bbe795e137a7e4e29063c295ead2ea797b7a016fedc1453c34a9d4b30b1e2b79ad532cbade301bc1e830046d058df085f76878c8349f087271963276cdc0dba0569ab256ceaaa6d8328a7e69bdca564b0cb0a7a9ecaeaafcf5128b81c733286e3622e74e3d5a41dc8327d869616d62be7b52ecb93829e2ef29a4a600f2533927de41e393014131184c6de857d3ffdd50cd147b4bb7298f4d02485dbf0b9a260c1b275806fd9e0de99a150d33aa88b7c28bbf6d5e1ac067f3d2402d78e9facbbc747bc197e2a5b36d5e1ac067f3d24035bc604e5bf84ba7eb7e295ebadbe6a5017c362f0d54cd4b10acc451a7b36f5b213b446c2560a1378104059f34c2691dac7d9ceb47a98c3e8074ac6456b733639a6a06cfb80ee578cc84e67604a8c5991d94c3723e725dccf895e89e6f8be52efcb458b65c7668809c0925e487332c4a027a3c5b510eabee4393581290120a1f77a0d04a4160ec27d547ca5de7e63fad7fa1be06150000	2026-11-25 13:42:02.913382+00	1
release	1057		0	\\x1f8b0800000000000403cd58cb6edb4614fd950117450a98162951b2ada20b3b0e9a004e9a3a4e0ad431881139b2a62139caccd08a6a64916d7fa15d74d95557ddf5738a00ed5ff4dc2129c9f253b102344064ceebcedc33f771ee9c7b32f5fa2c0cba5b1bcc3396dbd2a0eded2689185b917ae89d0aaed1d70eda1db4b430aad489884b9dd1cc91b563d36fb5f8586ea6d224ead46c262a6f6991096e8469916c12536ab9387f32995c35df4df78f46c27fa8c663a1fda742cb54f2c2f51d699e4ff8d47f62ea6112ccb595c6d2b18fcfbd82e782b681045649608d0437b738a351fafc51c9a2f9d62a73aba8df6a9ebc712050ab86677b2b5c45f9fa485086163aa9a3321f145c66cbb85d44cdf07c9c899636fda1b4ad513fec06ad89fbddf52b617eb8f9e3589c7aef4fe6aac746694bba5ca171c607225b02e73907b2ec31d7035c253b1489d2a92c4e0d1d34e1b65024ebf9e343d6ddeaec1c51af28acb4d3d84ec70ea770a92f6e603fa0dd68b0c20d1f77b597ea9c2d27d9de17ac033fbc80938111090702a106f31cf3a2ee989bcc6395656ac27e10b0bb4c16ec512aad54c54554961427a0a2a5be191815b03043da6e3a43a51dae0e4b7b5db8b4e7c06cb0b9ee8f3291582d1376c00b2b7461d80b5ba652ddaafcce75caefc327b51c9408226c6faefc4a6ed4d8c47a3c0846d19959c55a940fafbd7a38e254cbd391650f922f6737ff7f519e9c60a874ce97a3e6c37d3aeb5b3b25bb7626970a936839ae1c0111d6dbcd0665ee9db8f09372cbe3b725cf101baaf043d1cb0ac68b1466af358c8a04c2e1f2b2a8269d7b237e4641a48dc480b1090c0eadde4e1b0dcd2de2109ae75853ba817687022f96687e4acba2f7689a72904b0b4375534bb8771380f23a5dc4ce66ee1a7c4882692daca54d12555416ac741d3f3fcf46e7dea25c6994556311870121b79a020b6ba1c045b933e5aa7cb49ae0c5c59724ff5407cc38dc5efdc88b8bafb4a96742a486bd525690f02b180a5d5565cc648a2e4fc12a28c6c23c45ccd3143406e6dc0ec2b61f447e181e85dd7e14f6a32d3fd8ea070e67373519f1e27436b9eb071dbfdd3b0a3afdee76bfdbf383ed7a7251e631768c0d77ac81b642e210c6c663845032d21d74216156a482a8484d5cd81353b3125246a694568712b68735202f4d7adde33a51a953f88c67a54bb9110bdc3ffc4152766177c13749c123f1ce56b4e00c9211ba21f304db9c8a02b74d2def61c68d9109cf3c1a30769ad503872a27e812d7ef185086f85d9d6aac8c4b84b4c76e95874003626aba99a4ca4cd9ef4aaef5943d780e0ac47adb2ef6e15c9a5fcbd276f301c8c8be3a030da92e99df4cd20e452edfb94d2f333590541747ee48521b9e46cb3c67d84d1ca14b7b065635426861df6a98867664f896b37daf292c157e95f11c3c84bc239c8e12c10a3f8548d2b2ea6ed39282a472d435e847bdead88b77b477db1dfdfbcbef7f7ff8e3e3875ffff9ebe78fbffd4950de7c4557d0cafbe2509159ec7cd740d45c554da9d771590748d189013bd9604f4bb845cd533ef7ad218cc0d8c801af47fd65f1a6509382edbada866ea806fce5e642df5525cc37a5b45c6f2062c2cd0d3b3e103cdd607ba86990594fae719b4e9752f1aa578155979d666577defde2901def4be20a4a5f77c0b5f9f52baea5428d3b47943ed70664b8137d029058551984cc4172969201724aceb563d04b25f4cda5632fa0d2917e0f513a76b71aea7bc3f93e59200e864a95025df31c70b3a879597be96c1399da112475237a91180922d16876baa173f926451a648b225d0b2eedaaa05e1f2e7381f7c6652eaac125ea048bb844bdedcf854b67ddb8cc05de1b97b9a8192eee756a662f5167e773e112ad1b97b9c07be3321735c3a54784688e4bafe3528f7b62598bc382f72240a1cc8f278db3463db2d141a69237e81e6a95375c79889c2430264dac86435118e96ac1a63be706455d5c3fba0524a5eebae5b5b19a458f8d159faf5f1f6be2dfae8b41f7228903b9d2975e3711b0e85993524001f2e9a8da8b4c883301b63c38795264a8648f5b83139680ff6db21702b56d66143bd65fb7a39d6e109d6cbed6af0bfa7f446c9439226c18d7822170e32d2565784ae2900e26c9f0ce46bf05438b19b7113e79d174b9078f99443c1c09c326d28e18674395a190813094aaf62b276028b5b178a363891ae335cb6d0a61a98f2a291f8b74d37bff1ff6d0977ee0150000	2026-11-25 13:42:02.913906+00	1
release	1071		0	\\x1f8b0800000000000403cd584f6fdb3614ff2a840ec30654b1a4d8916da018dc34588b365d66bb3dac0d045aa26d3612e992945d2f28b0023bed0becb0011b76da2e3b0cbbedb68fd2a1c0f62df61e2545b693e64f93022b50477c7c7c7cefc7f78f3c7678e27489ef85fe2de268434dae61ecf4e298cd0c4b1ca02e1955400bbca00523c5b4cc55cca25ca5c8393566a6bb8d069df1ad84eb584ef4562cb3866229a39ae906ca4631b9e2abfc8bc5e22c7ecbee0ea7ccdd95b31953ee3e533ce15458da50d16c4197ee7d5d4ea360aa0cd706d57e7aec089a31dc0624904202a924585e31c759fc7c2eb9a8be954ced2aa41b45e3230b028e4a78daa1bf0da3cb1a5faa04c6e0422b759a67234179ba89db3a6a9a66b3943594ee8eb9694cbb7ecb6b2cec6fcf2d84b9fed6f3199b38af0e419f729f484b65d096332c4ee988a51be01c504096dca36a044749fa2c962ae162a251d1981a2151d6c1bd3ef13b5e1b894c186e969159ce2c4cf63c57685185fa43dcac86ed0a88156a36ac64735dac1ebafe1a4c1a7c88590c1034f0ce191525a1f6984b81f2d997a419fa9bf6235cc126f10494837c94723d6509b9b3fcff6133962aa39bd1d34b53081b083bd4f78559a281d6be84e958f199e152583c9d873ce39027c85ec291e81cbeba456a4c77ef5e28a0978ef26c63d9dd2717af031ef7094f98c41d1e0d07bb20034f37a186462f729a82c3162181116518a122818ca0148b0d2e012fc87251301d3b533a47cff6b7c336cc2da8c070da6e7b3050d4406cc0f018d6e476c26f613280258a4e7059138c76743e02280cc35c79ece4e0735554d034a382c6910da5cba61014a01bf552dc2296c2283eca8d5465447f886dd6951f310adb46fe7b285f2fb54eb1aaeb9829b5045422bf838771355056179f927cc4b481da13f9adab0b5e597b4a6e0cb9564e149d4d998a8a9c7e35ad37055cc95bcfa8cce81045f0a2bbdb048d3e0b54080116d12481f28d89c9f39aaed771bdd6d0dfee6e77ba2ddff5c2aee7213e96359e5231a99803606ebb41300c02e0e96eefd4cc22cf22d831d2d4564b0c8e542e00ef68a6788c8120f234052a148ba29e62152e6b36b9afcb828cfb42e082c6630e3e0ecba06e57a5e50e55b14c18f2cc699adb72d3249efd077fc26627b47ad779086d1cb297c6b14776ae9c42cc3ba50c622a04e0b026689f42c8bd240dd2cf85cc6dea38516c003539f4ddde33f3e6c7dfc9668244c5066028e9dd22ccc45000d625f7f9646a3419c89833c855ab16dfb9bfb7df180cf7f6fbbda2d0cf31d355317fba915a8266f988d9c66b4161af4fe7b78b56a2d0d09ef5daa96c740ac4255fe41462927c7c008e4e76da9f9c86b93cdd24c79408b91ebc6d07db46968dacf7189533ebd513262036f0609ddd946acd639a3a87c0a9cd322d27fa12c2dff0d8d26dcf054512b32e38c34ceaa29a60d9713d0b2c1e6c84905a5e54eec49e3335af9574bc6e73a7807e557070b1e07fbfffe5efd7bfbd7dfdc33f7f7efbf6a73f7053703445cbb6ab50b6caf2e8eb3d404291bb720e2d95b14e4ccf6f38fb2ce32fad31a7bb4e68b803d8f1b259a654aa81cb0aa7593928a7ddf54aeabb2d78c4534d1ec8054de3aff223d4ea02ed0f944cf2182a1e9ec6590678e17b19e08585013c83faba912020d56454d970d9b8519cdf49ef78d849e36fbf8889b28f3e47c1f716088a41e38ece5add8ece175577f9a7745bf0c44c4152b3838dc99461ce80616ba7b396a534389c486e0497a0b85fdc1c2eb5c06be3528baa70698558866a5cc2e043e1b27dd3b8d402af8d4b2dea0497a0b38a4b33c41eb52eb337e82fcd9bc6a516786d5c6a5127b87858b16a7fe984b662d92be78d042cb44390a0e04a142daa606de3bbc92895f11150c74a66550735a6a96630c77524c7632634b7b7908a9c510dd789a87c82f0d0d14bd2056f2f05173ebd145d5ef91653b683410b12a0bb3e837d1d688d2f3e90b53e8f8d7deec1bc6eef3c906f81fcf801f988ece54ac22b00cc082871989c9d21a67e62cbb126543102395ae0a5900bb87549031d33811706fc15044644a78ccd197c525191ecfd7feb997a26f0ffc032402f303a7cc045922e9f364687043ae8648b0c18dce5522dc953753b68765a5ef3f064dd9b6fbeb38a93375fff4cfefab5f87ed7c51e37daa7d09f819aa8d5dee32de7d57f78aad83811130000	2026-11-25 13:42:02.914384+00	1
release	1106		0	\\x1f8b0800000000000403b558db6edb36187e154217dd0654b124dbf1612806274dd1154957c4410b2c09045aa26d3612a992945d232830ec76777b8161af50a017bbd83ba4afb027d9ff53967ca8736adc2071ccd3cf9f1fbfffc44b87c74e97f8beb7fb9838da50936b683bbd28629961b103bd334615cee9b47c6829a665ae2216e62ac199636332ddadd568c67762ae2339d23b914c6b8a258c6aa66b281bc5e48a2fcf9f4ea79be6dbe9eef3b73449a9725f5071c1123975fdb6fb8c0e148f98abdd1345d3299da150aa0cd706553ebd74044d196e315f4dcad5e47bbffd839d2d26388e5fdf4a2ecaef4a26761df61b45a30b0b01b62c3881e72338773df85ca51a2eb312c7793a109427eb88ade2a5699a25aca67477c84d6ddcf59b5e6d6a3f7b2e8a72fd9db7191b391fce4197f91ea196cadc78e2840e58b206cf41c222035092432a0c534293bec9632e356a1b5123248a3c38ec934ebdd322fb4fb19f09c3cd2c34b3cc42e5aff58525f687b8210e16bcaac3b7bb0257e85af3ebb8dc3c14b543d7af57983d260b76bca21953e4395503e031396691543117a3d5d30b29d8da111194bb1efb2b4ebdad435767469e68a638b3d78f2d30cb8c8a79c70290e732011323bfb22c630917e420e6864bb10ac8063082ce5a67458223aa81582c263d83530a2bba8ff3985321b0786f810a81bf02cb50aa94ae7b8d82e7efccacbae898e948f1ac00033c8cd34b0679ea9c5b138ca9a1e1bb9c266016b8e22563b126afa5b1bc01a8d35c144397ce984ed06a1a6d0fd09882d541a3e95940a801ee41f3126e272f06d0666081a223bbe80334753e48b9014cedcc1caeb5b437d040a959d8469cef6a68b85ed7aa95b8412405b884416ea49a7b8bed6f72e92ccbe45a1a99b1d092e87e9a2f9682eaab52078cc25142cb9bfb09ad567e2173ca459cf22409fde6fd515e5ebc9137fb5229f0c7287943f8c5bb29d88a5cb33e182880cc01feb190c631c468601f4488c0f53aae1f9c0441b71e741bd06c753d0fe5daa9d1988a5135b9e57abeeb354e604e137edbaed79e4f16791ac28ea1a63628060de42cf807a64d98610086ed3ad005e1a0889af3b8fc9d264b7199c71830861c8806f321369781638faa48c6d6462634c96d306910cffec0bf56ab11589517a687c73b61ef8d632fe6463985986ba5f4232a0440b022e88802f1df931a39ce85cced3d548af55d4c5edcde99f9efaf8f6493627d3828e93d26cc44e375c9c77c3436105c65c419f808c0ac12bcf7f3c151ad7f727074dc2b02fa04e44000b6506d489466a0593e6036b19a52d8eba7c99322612834b4d75cddc8c6fc87b88b78ff881c68038ec32ab5e4e510eabb2f3e1345f0043f9ff00923d41033661b76d9b1379a2bf0751293aee62e1288a5034b47a37256d8dc9709e26de72ee243c9c4eb547f23274c54f16d03bdeeb6f09af3ae4a5f3f6bbdd55a3feb39748c9800f784f7ed3ccbc505d0af2ff3c4c1216d66c97c684fca1167b6d7e6a509e4ba054732a96d90c61bdb7fea1638406e1662879d8bc7ac1851657aab37bfb812c7eb42b66aaf614db4653d5add35a2578fbf76d30e3aa28d628b24ef7ab1577f5f7dbafa78f5e9f36f57ff7efee3ea1f72f527347ec70edc03fc81a21b93ff7d4026a5641f539024a1451a476f4efcdf280caec2ddb30661e1c3bbb1854259022065ef1a51964a804e61dff112d4bedf0d9a1b4169d84bbb1e94d79cc67964c823d283f248d0681d6ebfebf9c586d703740236fa12ea86312411e417057141d932ef168c2a5bdf9b91d33e1f0964ac8881b10762c405839cfaf49592e444ca443f2687c0dce8dc9e676345759fc26009ce7a815b99fd6c345cdcf496c3f41e1d93d3a71c03af543768f9d5759f0df5c0c35161c98bf80721140a5bcbb3353f7f7339b8eb6139889fc785cb9f978337b0f2ab058262507da20194c5fdcda216a5ea17ba4d796cc620a9d16882a6638621d136dbd6d794d15c431526e2ade0121465f2f67059087c302e0b51252ecd36e672152ef57ae75be152df362e0b810fc66521aac4a5d1c4b4b3c2a5d96a7e2b5c1adbc66521f0c1b82c4495b8348315be34bdbaf534b644de8ac1429a0f0e0a5efec26969acbb781583444617d03b54322d6b83214d348331ae43391c32a1210b0425caeed4be0284c5439017043073de75cbd361310b5e0e61113af3f953a22d74f015d2f53cf85d1ec18a05b4c6074bf05a3807476d450dbe16ba5e5078f9c03e0105ba8dedfd84b10983046c70fe828ea0323aad0dce4904c17087f41964b38996e4543d091a9da6d738df39536702fff665ca3499723326940c65020518e1022a6af3a34d7f875c69433a3e8964064f2d842a46a0f48a5da8eed28cc53bce87ff01c51511e175150000	2026-11-25 13:42:02.914891+00	1
release	1113		0	\\x1f8b0800000000000403b5584b6fdb4610fe2b0b1ed2160825528fe8511485e5e681c44e0d474d80da01b12257d2c6e42eb3bb94a21a0182a23df5d61e7a6e6fbd16c8a1875efa0b94bf905fd299a5683d2cc972e218b04deecececc7ef3e6b9c323a74d7cdfafde268e36d4641ade9dbd3064a9619103ab134615d2b41a48a39896990a5990a9182987c6a4ba5d2ed3949722ae4339d0a5502665c5624635d365e48d6c32c517e9c7e3f13a7a4bee3e7841e3842af72115672c9663d76fbaf7684ff190b9daed2a9a8ce904995265b836a8f2c9b92368c250c4ec34294e93cffde617965a8c701f1f5f482e8a6725637b0ed78da2e1998500df2c3815cfbf03cfbb5e7ca652198f598ec32ce909cae355c496f1d23449635656badde7a63c6cfb75af3cb67ff75c64e5faa517291b38af9f832e33198196ca6cbd714c7b2c5e81e788a64c910754f5c090e4988552455c0c342a1b522324723c7a704caa9ed7c245260c3793c04c520b93bfb21614b81fa030dccc7d0a1e76c52c57b36c399b8fc5ebc0f597c0d24c71663140e8c037532a1616fa522574d5859e7231b157796926084705af65d82b8bf67d6a585fc6d16de2373d721fbc117723a643c553c3a5b0c21cbf726a5dad5a25ef7ffe8d1c1f1d22d93ec8e7314532e7b93566440d0d5e6634069051d663c6224d0eb9908aec0fa91880f2b9e24926729a73674847688c86df80ad3115a858cdb37e0abcc5005ecfe1ae99dd68b480080e283ac043b5d7f0aab35ec28d6118dae74e062015664c00af885311f87594bbab0d91852e2f1e4631a11446f15e66a49ab9e1a712b57c891042440e144d874c057eedfa175965b0c5544fa56128604dfa44087207430bdb3802bc2bb00a5667018d22c8b1e85f9e5775bd86eb55ba5eab5d6db5bd0abcb63d0ff95ad2d07ac28cd8afbb485fedfaf5760d883dd76bce884596042031d0d426351fce430265da0429a64f1086ce00019de7bc5956fd4c9385acca230cf93e0783023d64d622f43b548532b2971dd138b3e9a0463cfb03ff1a8d960de18550c0cb75316e2c7e23e02c0b3fb85c0f263233598fd9fa31a6261c7e3dfa2acf8b2e5611d7a271a1fada344f5c72003883376b728bdcd526a3ca568a159d763f7c2af214c92212f31123d41033646ba494acad3295c7769bd49b35409a253d6b62a33266311830012185b83af7327146cae489cc62077393369378b6d59172c0995db52529863297db22959adbec01c8eee51913127380405b4ad4e202a30d58cc9574bc36942970d3736789719ef036337e26474c90ef599ab2182a295ef415885f5b8fbb00d71ec0a0c81e5475414324a7db6bf1314bf82b7b95b505d9030ebb26a68582ece5372d32dd631e6bf2488e691cfe909deda415164bf084ce849c3ce10381b61311d8eeae1870c1e08a27474a92ae94b1be4d0ec086e1f38db7f030775fff165e230fa668c18a9576ad72d98a9dabdc63fac7f4edf4efe9db776fa6ffbefb65fa0f99fe0a2f3fe2026abd28c1f7db95fa1a115739ca534ea32c34108c0bc65f62dcf6fcfc429b3de8a1545c936f272ca62af7b62bdde7460d8581fc0186aa2dbb1bc6c1be848851e470566377f0b9670acbb4703b368dd910c7ec01b14f8c241d48f01d6b83bce9f29a0ddbca5f575bdf1e5cd6771f324d42c93ed586c5311536ef5f01fc266df1a245378d05e8bafa410bdc5ad66e5b56e9962e279c751dffdead6372f20d572c84fe6473a0fa1f9e6e30ad0388d8c32d555228c630e05893ae0c46dbc7823b1e8e05f8f738af89b3b1600ba41fcc10148329047dad18f2b6b39a8f2c97741bf3c80c8153dea20e191f0cb19cd59b155b7a8afe42c33022a21bc1a5928f4b3787cb9ce147e3326775814b1367eb392ed5e6a7c2a57ad3b8cc197e342e7356052ef5ea122eb54acdf6507646bc11c784c6180211be7404e3c2296b7730dc7bb10ccf60b9af645234d37d1a6b067b5c07b2df6742433f085a14cb09264a15cc127105bbfcd9d215df4a722af854e2556c2a9f7d3bb1cd3e7e76c1e459ac61730f0ae3b71908cc62d74e7a904e60e93e837d61338b80c1c4d60a183a9926636e8684121c5da185e1020636f3a56d66fb5c69436a2494294cc6842a4660dc885c9868929445a553752af0f7fd4fbfdbef40e4fd9b3fc97f7fe5cf9bbe27e081431a31906485dcfdee82cf4547dd6366cca091346309ea61dfae919c822602e655b825ced7023242c979fd3fcbe28d30ad120000	2026-11-25 13:42:02.91716+00	1
release	1134		0	\\x1f8b0800000000000403b558dd6edb46167e95012f7a655a24f5635bc562e138c9760bbb4d1327bdb00362448ea469a819756668553102144daffa02bde955eff61116d8ab7d94e645f63b43d1964cc93f8a17b005723873ce99effc9fcb40e6419fc571bbb3c302ebb82b2dde83c32c135327f200ab73c10ded39e8f5f06684d5a5c9445a9a82768e9d9bda7eabc5a772379736d323bb9be949cb8842702b6c8b681399d2c8e5fdb3d96cdd7ebf3d3c1d8bf0484fa7c28427c2c85c72153e114a7037f6dfbe972a9fc8a220badc38691d497d7619283e11c40504584580d504fc5e75415fe9f1072d55fd6c74e14fd1ba333c7be731a0b70a9d687f2f6ee3edbe775f88d48afd414f755c4e068acbe2266caba0593e9916a2656c7f285d6bdc8fbb516be67f0fc38a5818effe3015a3e0c35bc8b3e0935a6d1cdd65cd8d0b3e10c50d705e7000cbbee266004db29722d326976a6449d08c3ba58996d24ad082504eba79eae6530f517c632dad113f2646f4b1820c0ff745ab12b1e529bbcfc5e9388c5720b2301fe1ef4f80c130a75c2d2d0cb599f09bc673c4ad15cef9ebffe8e684465c019e73c7d31f4b5e00920a70d297138cab1cf6668cc89c47514f26a5aa365d06637e41d8259db80b19665c91b2e2fd7dc2883b208fd74bc856fa0f498f3ee088e1233ad6d96d773f60c59683898454e48b9741898bd5d0db52c1438ab447acef8b3a11b0adeba3c422d3ca1939289d360b93f97fb05915febd809b1752a571f470f1970fe302ab94951c8d9d1dcba14be3fd87d35e3ddea05e23b70de9a5b30dba1792e7650691b7d0e6d2d9065dd88530175a9a34f69ef6303b5939ed63cf7d5d614d4e816c41e578e44b3ebe904360154445caf31c89074e9744513b8ce330e99dc6ed7e77bf9f1c84d17e3ff286e2b76663ae46f5e6a41bc649181f9c467b0899fdb877bd599593141c53cb7da04f3a1198157a26ac4ba74666e4677bbd5d9fe010eeaa6cb048388c72c972c29139c5c4a184ffe0d8d95b90bac09aae5da699e7e6ba74e540f8bc38e32e1bfffde26f55a8c7f5da9dd05fe88aef9adcc542f6952e20307ba511a8d9736dd81b391a6932eb5cd8ccc8a993da27b4871c3f5755f417392be405c298630eb75dcf6bd7332b2964794e494c3583980cbc029c2985378c9150b016422678a9b37774e86bfefe7d403859372f16df4e90cb59bde144e7bcf03b7cfa2d90d089c06530d556d617234a9486527c0ac68253cef26bb5c25e410bec745681722d67107867582675f434acd24d4dceb35d21b61e03da227ec2eeb555c711a49d7086fce14451f02a81f2db6b8ee339eccfb227f31d76525a99e1c9cbd12c4392283e00fbfb3a6e5d84d0b145f65ac2a4dbef20a751c85cc6c573ae31418d257e5ac1e455299de8b337a2a0c2e1bb921be385dd8cc86bf54ee9996287be48236277c071840cad2dec71230ced2e65d187a280534d10481ea4d5f4aae6bb61713093640592a69934b0c897408ea37eb7d7441964db779025273e0f9e15a827601ee7415dadd1b1cd68d3a96f500b8e511bb06f0da2a3f115fc1d98bf301a290725e1d9619e7b77e305bcf5d0181f5da10a76f60a7220f2bcf572afb5cd6d0a64d866bba996a8df49d6a2e6fb88ab10d0544685da738efc01c89e0b98e7842b1279592b60d8307ca8a47b0f95bc98175ab17f5a7688a8676e57c636c1e07134f178512246b2ed773a4d65ac60b52e167ffaf8c7a78ffff9f4f1b74fbffcbba9809b7107f0fb72e74edd9e4a240ae876c9b86f7787352dd11ddef0bda12a1bfde6a6385c35625bc4a0453b58954f4b61a2bb294aecadc0dcb4f7bab5655fac74b9abc6be066b5f0ddf82b5b7eea552e369a950c6351c29e9a366f7b7b95d0715b9a7fa029d66d555dda1827f20cf70b3c3dee88c17969d1d23d9efb02768cc11833687a024d9422949942c824ddd4e511479b8d9d4aeeb55d60c909f6d34a4c66509b788f357b59e0fe872a4a062b48e08f5cfd4482a411900d760a75a1776871deb91cc36a3bdd544a40af837eff270b40fbf78c9ce9e4aeab7b5d924e367630e64021474a3aa64bdf4d527159f681926bc2a7d6e4cb56e1fe7f4221ae7d0efcbaaf05f0c736e31dbad0942304c8f7ca9bc98d0dd4eea7ad4d4906d26733706a54e4c6dd358505f4dafddc4e7510a24c4c7c2bd55fe28b824d590ebf170b926f8d9b85c93bac2658f7ad72b5cbabd031f14fd2ceb51148036150687716c3aabc18f7d0b3b28d061617968f4a46e6e87089902f2489beae150288bc60e52d4cb136a4e4cba186c76a86a5b2cdd31d0ad76619e1b757cf5ba18f0fa4e9d66c36114e18fc25ffd855a6e884d63649807eda1af7ece05e7c1d2d71cd3385a53c80bd432067ffdfabb1f34b3bf7efe93fdf75fd5f3a679e5b939572728f69854be6d7df67a9796e81f6d84b06c26d1637236d4052a42ecc204c47de9b70ea5b18e756396e929c6818c1bc1304bc843e4b9c954e45784ae62e640b899106034d3a0ab80a125be1c14146675b8247b8d86c94c313cdc0d3efc0fdfbdaf1459170000	2026-11-25 13:42:02.918123+00	1
release	1141		0	\\x1f8b0800000000000403cd596d6fdb3610fe2b843e0c1b10c79262c7b1816170d2a4dd9a74599375c0d2c2a025c6e64a912e49c57582fef7dd9d2cbf4a75d266c0f2a189f872e43df7f61cfb10c834e8b1286a457b2c709efbdcc177d04f1231f1220d607426b8c535ddc323f8b2c299dc2662905b852bc7de4f5cafd9e413b99f4a979891db4f4cd6b44209ee846ba26c14935bb9ba7e3a9d56ada7e58debb1689c98c944d8c685b032955c378e8516dc8f69ee2fa9d34c2a8572b9f5d279bcf5cd43a07926f01410c00a01ac14406bf51dcee29fff18a9cbbfad51b40bc7bde5c947c200bf0a74c2a34e74005f8fd57d7ea566441b49ea38cf869a4bb509db3a688e6713259ad6f56ea56f8e7b513b6c4ee9df7ea310d688f6ff998851f0e503dc677ecec019eb51970a8d151f0ab501ce250760d92b6e876049f65624c6a6528f1c5e34e15e1b9475f9ea2d8bbb718883427be967033f9b104c64ce95b14189fa391eb684ed098815d76c9264ffbd589d37a235981cb890d8c0e05489c45b99b073aebdb0dab12b9fa7d2ac8310772bd48f37c616ea5f15e780da85db3cc5654a000e50f8732070b0060144e484eb2d145e4a958a949d096b6719d7735f58c7e0e5dfacd589366d8e2e12d165ab1ce1726cb419593e1903c2e095332b4763cf7e9cfcb4f48ece37b847e7b9d0e92cd0d963cbacf1ca2865a6ec6f01994749cd4e53e9a5d1eb786c581f81686d8c2d3ca2882d4000d19f2d748f31d93e3699cc3d237eaed88897c1b1aafb1bc82163080476ea7cceedac5af97a67d80a95050817dc4184819bf5fd0281eed301a0507c86c8e8569afebbd5af8d85c207fee7eaff914be19779a08fa990fd7844e1ba28091b5e4e29a0d6f557a23e59467ddc7ebae1e3361efc0c968fdb0bd363f5bc3536e39bc4e14c021580c94f7e86fa1dd1d1e23395d7b83584aadc3dfcf8ea1e8753e1122b27458600f6119c9df74f70a2af8679167ca0129d72cf079f72aea080a2c03742a48ebd339e4e81b49ce5ba987a08c6fc0eeb6bdc6d819029d425f86885317c58eea140c3e74390989c260e701c36583ec24dad2ff0e9f261263d041badcca1ee959519584d36e5b30105d163330f0a70cde5563c22311acae630f7c6ce2bea7f71cc43b02af57e9e8f071195dea75d7f75f3572c7221b5b1ec64ccf508a80262b9cd8551ffc269d0a2c489006824c5606531e029d4521808e2308a1a61dc883ad751dc6b777a61b7111ef542e252b434a173cac5ad4678d8880faea36eefa0d50b0f1a216ca1c53acf0670e2c07122a8712b84c3a04409e70713602f68794ca540cf0a063b27c90cf9ef2a49962996e95b0906852d40944b2e77cc6d625272c63bae72e2772d16d20ffcea748fa8e6aef83a6a788d114168de8164204d24b382e1cf4ceef3a1a08e60ca7d32fee5eee782e436b02f6890968bdb57b076d660f3aa7c6580a2b233b0d23b391a998d08a45b6d93fedaedeff5222f2b792718f70cca5fcd59fb74588e5168b06938a4e013d990eced6d2ec035c067b73b9c5dfa1745bdb45eb5feef84429efe0754654b1c62d318956aafedaad1766dcdb692c8529e43498ada1d4646d5df07252b7f1f94edc9a3cd5c27a046f5bae59b281c8518726b287c808191d09086d0ed83b726f988b7fc8ddfdf0738e7fc4ccde72ea06165e5820b9372452ba8c754d0b5167133318e7826fa70bff008e8b406f8492b51fa02befa688098b4bcb61bee83b75ad65740f3798212f9d77be1b722939fe9e4ed8618121ca2f2d8445cb6c3b8adc81ae9329682760fde07287ed670289ca61e8735dfc57baeca8cc25efbb0422891344c7d35e0d67905caaf87f74ffd519ba9667d7a897804b6ef4cc2a12907a1645ff4237a93a0b6f1a0fd148e54620bbbb6a10d7badb80205e26c3b5138e350ce2010cbe67013e36dc1c7bb7c17e1bd9c29a3d9af8e91437e1d585cbf20e6bf5ba89a965ea476b8ee39b49b8963c7b33d76913be8408f296d56600d1ef99426bd041bb715ea97fcea8d548ebd3653ae92fb9cd2c18e3b5e5a93e60944e44d3f2dba4cae2079f4ad450692c295d9cd15302da8791f6a1c2586f2fc4d511876b65d2502c6d16bb52a8cba2b108b98b99690dcc05b56acb41a90edca783cde158fe5db1dfb61ed196f5572c58d77f977910a977ce245ae81ede94d078f7b65baaa0f7d54be2eb35eef6f4f55bd3a2e8808d95c8e34bb028e9f82379cea91d4029d04dc855d1ba3dc1e3b372399d4fbc47764e6d5e78013a849196727d8bb2bc53531c41d3e7d0e97b510b05e38760377870a3766d7e0d04e1173facaa59ff21eb01285ddf5283c16908115bb04ae6bf1ad182dbae3ce2f73e9b9dd838e0c5332bb39173cdd63c7f0060ca15777e1aae25784146086fd03f0026402d4b396c91d383bccc29bfa602af0350cc60f51d050018180d15b6bb292e8dfc25d04cc493730b7b7423ba0a8b0be1ccee84565307f9c6e610a9b0fed78942f56c19b7cd8a2d09b3fd2532382effb085839868d07dc17ff1300ca53394bed27d05018faf33584e5696e0dbc0ac33e8d76c7f117f3e2ee586a188c320ecf69dc3248fb1ec2652e7f3ff8f22f16cf7f117d180000	2026-11-25 13:42:02.91908+00	1
release	1155		0	\\x1f8b0800000000000403cd586b6edb3810be0aa11ffb00a258949ff13f274ddb0592369bb85ba0d940a025c66623912e49c535829e65efb047da93ec0c6549b6e33cdcb88b0d0227a4c98f331f87f3baf344e2f509a5edf61ef18c65363730f60671cca796271eccce39d3301706410f469a1b95eb9847b94e71e5c4daa9e9371a6c2af61361623536fbb1ca1a9aa79c196e1a888d30b916cbeb67b3d9a6f56eb93f9c70ff484da75cfba75c8b4430e91fa737dc37fe0993966b691092692b8c45812fef3cc9328e07c05e52ec25e55eb756dee2b7f8ef672564f9bf56a9db85f356b3f8c6a98fa38298a0d7a54d183d57ed85480dea363ad4499e8d2413e93a63ab7c19964d53ded0a67f2d6c63d2a7eda031739f03bf00f3e9fee7291f7bdfae409ec5399151daa22e1b344ed988a76be49c31e094bc657a049748ce79ac7422e4d8b119332b15629dbd3d27ed6ebb498e5ea1025c5a61e7919d4f1d53746d2e2a893fc1f36ae6b620ad90b4e190ed4be93af1e90a53060c883b1a903730cd29938b89da688e531e5b2d62529a17b9b07922d42a316f3e915697ae13809485cd87582938e60919d89a9b6d2caa24c79db00b769a153d7ba466e0ad4a5335239f38bcba5448729c082b54f1ce2acb5853d269be4e47650f67f928156602aa1fce2bd543babd5d84bb328cb0b68c5da84ebb6b7cd4aa83bb30ff7fc5df883401295f73ade719930b7fb06af36b2ae295d3078dfd6ca2a41a6b369dc053029734d7623cb1e497e9af9501d0eef6065010bd0bdbef6eb4fd77e044271054c8b1b139d3f3671b3f6dadd15359c092f271adfcc1f6ba1fe0093b50fda0d21cdde0b5d2195b8f9c85bbff62e7ee92f1dc849b588b69e10820ca7a83749467f8cd07a9aeaf452c580a56e322bd77e50253c22c8bbee42c8598813847e070536e3961320193d01a1c2d028023ce72592cbaf326ec16830b3d7039c60c623c8c0e9c9b641602148cee604beee6431a0200ecd06c8cbbc2fd36fd0633261f65c24276e056e7e0f8cbd064720939441a3947f2dc508e00a6516fc5236225214c8c72abf422b2fe8863eebc65d44911ad23da43deb6937e692f88bf8acb5278f32c8e68677bdca5bdf770b345c6165167bbdb09bcbcf91e72a58d73bcdb012fedbd875b1fea32d5ed8097376f7c01ef384f0c39155269723461720cd9085aebfd641b045bbc4c7c412eed0253c68809af8a472c016f0d135e18508864a14f9bc380f6c376bfddf1835e3f0810d72d8ddd39e5e2033f80df70483bfd76afdf6afb4177b158e65904be2032cca5c1612b0004c803b8b1d114f2217c5e2d785fe8b4210b2c7265ccc47f3655aa84878a04b3c46b012f067640365e668b874cc72ae1b8e696a5b9cb205b24703ff0a717f41ce54b8e06151cf2afd673d7f4284e01f320ca45cca404c656804e193ce0afa441ce73a972e78a2ac12e7c2c56fcc19ff69fbffe262ecaad0976018a92c11ee13686c46615f91c639d21172a161c7cdfb2c687bf1d9f362e86c7a7e783227dbf051c482e81aa2b5837e6126c0e47de6b95deec918f4aa7c91ef9091c26b83c3df77095b1f3b44e645db102f9153a4ae07baa8ccbd7903dea0745c604197b84136e2d0a545de15024e0b97f876007e0f045926bf0b3ca954534e843c5e6485b460d9f46dd5084ac00f7c3a0501fae57b307abb72a1cbfd760c7da15a1ecf1f2ed4cab248fc1f3a392f7cb387830dba4dc651187db0a22ca4082c5e5201b410df54add42f5649d653f215c55021ccec9e585184bb011084870a7c7722c2407b44b50800c954acd1e395163115f3da84988c1efb92eaad6240c5735f98369a1a0d807b0ff507c7ad0fa0ee961d7aaf08f5ec3707fc3156daaf93f6acc16a45f9427b5d9e0fb215611b4f83df7892cb97e4018ec88fe0ff246aa992403d7c278c62d3c246c255ad3b570b6350cd8b54a2d3a77f289656a6e6e847fc85357d23f6122839fcec9e52b81b99dd20f992e869675f10a77203248e4d60207449f0c5271546fad73f478dfa41360df043fcf0b6fbee89a6c38bc6c5d7d372008066d1af4b0cf83aa7b3af7649b89c44e00a91d62936dc23196c0b0d90c9c232ec3a0019f23939df01216dda4ddf15203be98971aaae4a545b14159f1d26e357f142fcd5df35203be98971aaae2c5656c352fbdce8fe2a5b56b5e6ac017f3524355bc383f5df1d2a45d979bbb427a270f1632647050d0228f66e563a5ee2e46a98a6f60fa5aabacccabaf596a38d8af301194cd5c1ae1cadd723a6306aad668d171ee60885c4c3dd1642f56418f3de8b84ec4a2e9bec8fb831e748efda22a28bfc16c1fc4c6d63eb8adf7b1757d7df4b2aeba06870bd36f38ac9173efdbbfa58ac0461f180000	2026-11-25 13:42:02.92344+00	1
release	1148		0	\\x1f8b0800000000000403cd58dd6edb36147e154217fb01225b726cc736300c6ee6ad1b92224bd20e685208b4445b6c285225a9b8465060177b875d0ed8dd6ef7087b943cc9cea16cc951e336697dd10049448a3c3cfccedf7774e3f1c41b9130ec0ef688672cb58581b1378e63965b967830bb6454c35c2708fa30d2cca842c72c2ab4c095a9b5b919b5db34e7ad849b58cd4d2b56595b33c1a861a68db2514ca1f9e6fac56271df7ab7dc3f4f997fa8f29c69ff98699e702afd89b862bef18fa8b44c4b8322a9b6dc5854f8e2c69334637800ec25e55eb2deebd6ca6b7c8b8faf1597eb67ad84db85f356d3f8ca5d1f472530c1e020dc87d143afbd52a91dba8d4e6a5a645349b9682276172f43b35cb0b636a319b7ed7414f682f6c2fd1dfba5303f6cbdced9dc7bf70af4599d1319a52ddee59e1b0b3a65a201ce09054cc953aaa7604472ca62a5132ee70ecd985aa950d6c9d353d2eb7403d49e49cbed32b2cbdcc11436e6a235ea4778580ddb23102bd56c3bc9f673b13af2c33b3019f01ee63040d0c02f732a5713b5c73c0894c6c511a770bf3159a171922aa9e69ae6298fd119979acf534bbec9bffdb220da23350a4f95106a415e32083bc1259924dc7255065ae51a8d0b230addc65c0542e95d707d047d595dbc133ede393abbf28e4eed1ebbb87bb8f5f21b468f6ba37f89777f061924858c4a26c616542f1f6cf8e136c3ff004959f36901f5833ca90d3f7cbcdddd113b480ac32a296c5afd4171ffd34bd23d089b790f1dbfb335fc4bcf87db8f6de5f69fe0f5bb72fadae73109ce94ce68b368bee072e9d2f71bbb74a90df54e988935cfcb2c0035d63b3ac1e9b19816193e3c976a36e331a7022a89abf6de2b579c126a69f4a6a0024a074a3b545ab3d8610129382b64397fe3a5f41acb4ad8ef06206f01a51d46dd6e17069a5a284c30bc81b45db817e1a0032f608ba673dcd66d05fbef60c614d38c5b60056e7501397f5d95a8c8a8a471e4907c68094701a65d6fc52362254b97567a5551777f0c1aa789dc33c612435e28cb10f07bf8192a575a140177c51a50406703512ca24902240e9d35083b7e70e007bdf37038eaf446213c1f8c0257e4ddd238a5725e2d1efa4117170703e020a320ac17cb228be0c4c850c79c8027c061503998b151ae798c96e9052de493401d4a7685dced6b4336b91b4f905acc38600d1b80bfad29c613aa6395b8fb5e535138dad12581fb817f8360bfdf704ebcdf397b6b3d00e323724a315ba59cc5544ac0e08ea0630aa67f4bdae4b490aa705e5c2976e623bdf5c797f6f6af7f89ab061b51838a9dc145c9788f301ba74dc9a7c80a0c395331671029805825f8c9cf93e3f6d9f9e4f8745c12be6b90a3d6bef73e955e8266c59439eabda070d6f7d7df9594b2d4d0d9b9b2c73d1c99f8e49c2710cabf4211d04e99c64d3ebee95256994ff06b46a825505aeec86d39db1518dd0a49f8c110d935cba6cef3ac2e98cb207326215cd131bc1f95b8da23bf292d923df215d0094806a01f468bb14b51b33b47df05d41edc76e3e5ca3802834628332970d808476e21ea51e3d1b8393893a6f77617872035a3e4901acb84a0d2f929fd706f71a25552c4c0bb2fc64949aaa800f5c75abb88831a492ecec0c78087bf726abddf8740f83ea67caebb10dc56ba4f5243ee85c1a8d72b7d7c13a48e3b7b3b48f7b41877a48e3a417956133d341580362f4d554728648b0c08071edb680e3fdc1af5036c8df0ef69e9dcabc608e46ccbf19f2c1014834e0cbd66dde87e5854ddb6bda7db8227360549dd019a326518fc387445ac46c5405326939de0d2291bc6dde1520bfc6c5c6a516b5c7ae1c1262ebd4170270def1097fd5de3520bfc6c5c6a51152e432ce795bff4f6872e453a5abc13c784ca0d81086c3d5aac9d72d08323a742c557303bd32a5b97fb191586c13b6e22207f4c1ac8f3a0c47a3ac3bca8a3d5b7933e12b9d5d4473e1795abe06b51d0775574f5f968c55d82bee32e2b1ae7a826a8e5882c7ea482e80c42f24b21dc472acc278e32426a813793422bf8780193126814d614eff68f3fdd4a72fbfbdfe4bf7fcae76dddc0a5be94c7148a38f4c458cd26cf5b3885bf55b59b32bb600cde2f145970fc406570392510ca4057b1117ae66a7dca67b6e5bdfb1fcf58a97c77130000	2026-11-25 13:42:02.924+00	1
release	1162		0	\\x1f8b0800000000000403cd59dd6e22c7127e95d65c259107660cd840141db1b6b339276baf05de8d746c0b35330d7476e89eedee81106b2ff3047980bc43ae727fde244f72aa6a18c0180c7859292badede9a9aeaefabafee7c193b1d7646178727cc43cebb8cb2c3c7bad2812a913b107ab53c10dd2344e2bf06484d5998944373309520e9d4b6db35ce6a92cc5d2467a604b911e958d4804b7c2969137b2c98c5ca69f4c26ebe889dcbff1cf749a0ae35f0a2363c995ffb697c88f99f03b5a0dacffbd367ee77f7f19a19033374e5a8772df3e788a8f049e7333142c67c20a2644abc6f4b6b4eee5cf5a2a7c8b844627c407ff7686471f08177cca110beaa7e13e78cc842c87b491b80eb3514f7199ac42f91848cb476922cac636fbd29587cdb0169427f4b3e5e7ccfcb0f4732a06dea7fb05185dab8ddbac69c27b225941ec9a03e2ec076e7a70c1ac2d226d620968a3ac11774a23bbeb1fdaecb8da086e70552827ddb4eba6294115aeac758bbb7883a7e1cb1c3af863572bcae52c1367f7b978bdf1c3475059302e4120207060b42957b385851d5d018e436114bbb02ee366ca2e62e9a4568f6179fd5f563d0d570140c08e1b9b50b9e4d6092362d672736c1afb6343fc0f804d638ecd115ba8bf9351ac68886a87a72b8b7363b886bbb7a0f5abe95ceb707fad0f6f11cb5aef76e92b1aa2da1b2ffb1c229491bd0c62eab2e6ff88fb46ebef6b33e2ab31f4bd5453f2db8f6e4ab68c1a3bf10b0596d7dc89be4ee22316d603f6daf011be8d858d8c4c730f8180ec85c777144f2b15f6f76fbfb3f6f525929d81b3c98423193ebe53badf9791e409c41dca1bde3d45b3983bdefd98f104e20c4a7025446cd9a554dab0b3215703f05fd80fbe3bca544ef3e00df918e3517852c7003de10ae53d6d60863370a41ac0e303ecc9e845583f8517b0c5f0016eab94c2f013acd8ac37920e3c94a8330816453893563b9d8a6eeeefbb8632e460cb4b7bf19048abdc2cb49945e32f73d083b7cc772c799c45ae5b43ecf6937fb115c47fcc359d265abd0894f9ce273c13b83c00de76abfb8bbab4771f5b5a5304e14de50e82b648490f8c02ed09ec5374791c43a584b13e08033f08fda07613d69b954ab30a7fd79b4180c2136944363b233eae107105896b8d66008f05b1ca465d38b16b39552101ec4ff44458d74d8d8cd04c559624b00a0938af53660512a302894181c41605928c3153f7251820ec8422a9c8d8afb889742c50bc314f32cae25516d03ff8550f2b84fb9253a39a371801e8aa9ee593b3d9c8a51371a500b7478c2e39b8c32facccda99d219e5c5b9601d1f4b49bf75e7fefee34fb64eb00e28ca5a474cb868b8cab92d074367019e480a8825cb1abffaf7c565b9737371d96ee535d418f8e8c21f9f96ad53902ceb092a73271ccefad7f8bbbc4acb25a4eb9e5fcccd9352f31be6b3574209ee860ccbd4b680d030d6d290992c022861bdfbee3b95d76c90611239168c3b0695cbfa934a745486e110227093d5c21a2022463d3264673291bbe2fecae789b9b0caedca9feb31549a8e6c70d5ceb6ea5e6cde41f5827455f37aed89e6f700c54028088ce82d5e5b471f10aeef33f5012cb3a3b3c44312eba6c98ca433d462c07f2525ae845ed050e79040ee474e0f5eaa2d158f78b367e77e8e1554cf5d5c205a3c686e3a1b8d041cd0f0b56dcf199c30e2ec0c6bcb04222089c4f3a60779af6b71deeb88433380273f6d7420a6ed53a4146d0e6ecb5dbbc89a5732b1ec473de149f46b46806e11ebcd14429d856ae9885d665646b3ba69ad8c01e6f05d33d942c6e03477f878e1095e2ef5ca4d51078bd16e879b2a2c0d01dd7c51ffd1465af6762a126ea0eb04da2d706cb9a5a0fa3204aa8f6fe99f653fe866cb775369d6c2b5f75321ebdd7c3f373286daf24748a0309778fe623022b720101ad64a465cf16887bbd9c754434ce6fb9b6a18ec68aa94189f3155d4efce7b2f12e8f2ef3cf64ec5c2a4dc92ff2f635d6d1ec39158e4adf802558d5b0f78a7a06607fed758156e477cde71bd355023191a3c6d71889f0c96e7cacf1bc9b561e145131a085d95a758379a35585d03c7c916d39b191dfbea1ae20e0bab5f23fd32d050fcd5f3f336470bbcb4434cb3de4805867d05f9d6b2db0b3580d4043588e1cae6cdd83d29f3340be483a61718ee6cdc45c01599e0796550827559ea5c583950ecb6930831161019ae87d0860d0c4f87d3cda9e1a082bf2438ee89385605cc6906bf21a0c34f322f9a9b1d2c13b762483aec1a7a0283352802bec5d5f654023992c8eb425d6eea50a460effea81b81d666041336dcbd322c7e7e227a12e044147fb6f3027c360f053e9be2ec8b1982603080c572ad187c3fcf6a31ad7d22db44c6007e9355ab08d3506083828f952a794bd15b59288f557c105c8ef339f1e1705930fc6c5c16ace6b854eacbb8d46a5f0c97caa1715930fc6c5c16ac16b89c2ce352699c7c297ba91e1a9705c3cfc665c1aac0a576fcc85e601e4f631f1a8d1fc461a17a84000513dceea470d6907cb797408b08cb7da347c5c8a60f2d95807b92b60bb34da12cb4e42045b13ca2e17fb7f896843de86c69cb77b59c0a3eab05f5d9f88ee6a53452c24f747e0023289a40ccbec0815834dbc5af7910b6900623acc21a0017f27c0a81b8774f65ef6db977cf2228c14aac23608a9058cd6ecd77f0d1a71654ef4b77e64ee17f98e0420d319130c3e00ce7c03076900a0619ee5b1a3bf4a5b18ec16438d2297c5461dc0806c3afd887f9da2815f19cd1f9acf7b22cd60ca4621cbefc71c3b4223e332d4adea7ff036cabaa59ac1c0000	2026-11-25 13:42:02.924731+00	1
release	249504		0	\\x1f8b0800000000000403b557cd6ee336107e1542a72d5059a2e2d88e8b4591a6876cb12dd224cd2531044aa26d2612a92529bb8691c35efb0aeda1c79e7aeaad8f532cd0be456728c9761c239b60bd071bd290f3c36f86f38d969ec8bc2189ba478761f74be219cb6c6540e21da7292f2dcf3c902e38d3b82b0cfbf0a6b951954e795ce91c774ead2dcd300858293a9930a99a984eaa8a40f39c33c34d505b474395169b1af3f97c9746a3e05f4eb97fa2ca926bff7bae45269874b24bcd8a395bf86f4cb38ca699b6c2580cfd7ae9495670740416486d81b416dc5e39c3557cbc5542b6cf5ae54e0be556b3f4ce01816f0e241a0efaf400de9e0b401352502b3aabd3aa482413f936760f9133ac28731e68331c0b1b4c87f4300ce6eeffd8af8df9b4735bf289773f82781a3fb151dae259769c386709cfb7c03963802c39653a817492739e2a9d0939311868caac5468ebecf49c0c7af408855c5a6117b15d940e26ba258b5bd4dfa2335cac618387e72256871938cbf653b17aebd3073019a821ee3040d0a0424b26370463a50bb65d4057422edc51ded905c2e122cbb849b528ad50d299f3de9ee1698ff3a42abc914b49c62c8bdf552c07c050ef07ce3343ae94e5b8137c1795ac9796de94cd104f4a7b21accd99c4240e8ee059330b0981b725a8544e4ea3012c80866613d4eadec3aba9924258cbf1922ebd0a0edaa602ca18af4a4c7be8f7b969400b26d8d04527a992568ba4b24a3785f4791c3d3cc04cb0ac4a6d4c072f3fc0862e1ce0a1dd3b6e2c34a8b8fb72b36bd5475613ce00a698ba327919da6bd54756c110d73325747cf0f26837959f519a3b0800935f5f0eac68d703a0ce2848a1ca79ccb20c58026a1ce9c1a7d48fc24b3a1876a36174e48783611862d06e6b3a6572d26ea6876ef3c1654487341c76c3f566591531788c0d730d99466020577348595c6a9162dd47fd4e1f43808e54376d6cf50d319037a6e9fae85964d8b7c6024a1af4ae47209a814cb545fc989216aab255c21d89cd994da75fcf5ed72dd9afa9cc77477ae07aabe7129ffc5831ad17e4d519b467d21b7ce15058770e446c073ded50bc91756fe619c9c58c13668985c36edbef380715f60c85944607d84e789138c0adaeb84bff844b280944c23bc999312265b987a018bbc89b857355609e5327774c9803b7a2ced22b95118d07efb86ed4c007311ec7edc42856c86cc7888bfc67d8b793ad4f6f595e304dbe63f28e43bec92b5ac3c69ee6eb2b056770b4e522c0c3396eaf479b90f6c0eb732f63cbd911a8d5ec9aad21f5a04c418abd6413866f3e06c37fbffef1cffb3f3fbcffeddfbf7ff9f0fb5f5b89f2e08e44b5af6d6c302fa2804edf146b4bbd700b00a8051ada1aa99e1e247a210e12f87fde967233483c01d1279884e06076c17cb443e2d3c6d683ce8ef8e622b353b0d53dc4844eb9984cb126bbe1c065a4c5c6c02023b33da113d563d63ed1599bdc033a6b632b7442bcf62b740e0efb9f0f9d83fda3b336b90774d6c656e8f471ae5aa3130d5c5374b3e69eca14580a2e277c39c5f35589bac92ec9557a07e2b156454b6d63685c1c22122656e33197061a3cc481dd1aa4053330d4c5cdd7874b6c23fac8a757bdcbc09747cdbecda7d88aa6b171b432645a88173ff5e09e2289e3aa9b37a1c380e8a70b1448985d5d67bdc8399f71e0826474055dbad2d741322229d359875c70a0a7dc2872ad5fd75439eadce81b89bf6f9b3e6a48a60858230cbeeca0db2be9e8ac0967b5fd4415dc90b9b053c2c858e5306410216110b25fb9fd63a18d25f488a4aa84299e30cd098c17990f134c51f2ace3ddff0f732a245add0e0000	2026-11-25 13:42:02.92524+00	1
release	1043		0	\\x1f8b0800000000000403d558cd6e1b37107e15620f450a58d2ee6af563dd14d7aed3da819d382910275850bbb4c478975448ae15d508d0003df5057a680f454feda5a7de7aeba3a408d0be4567c85dc95664478e15a0351065f9379cf9383f1f79eef1d4eb91c08f9a1bc4d3869a4243dbeb27091b1b967ad03b6554415fe8079bd0524ccb42252c2e54863347c68c75afd1a0635e4fb94ee450d713993714cb18d54c3750368a2914bf387f32992c9b6fa7d78e46acb625c763a66afb4cf1945361fb8e14cd27745abba7cb61144c95e1daa0dac7e79ea039c36d400271124825c1ce1567388a9fcf2517d5b792995d85fd46d1e4d48280ad129e6e2740805635be54098cc18556eaa8c80782f26c11b7cba8699a8f33d650ba77c24d63d40b5a7e63627ffb3527ac16d49f8fd9d07bf50cf429f789b554066d59627146072c5b00e7b0e0cc901da6d434a782f48b944b72a7fb292a9a502324ca3adce9937627ea622713869b696ca6630b53b0d01757a8efe1663868610b5bf0b52a644ecf46d8c2e5e6b668edd5c2d60ca90d32f78b954d0f8320aa850b86222eff33e3d14d34c410b33e802d88ce311565c71c99030ae14676a91a407c93072c912ae562a8118299532cc123bc1290836290713d6229b93bc5852e96e0e3863e613758834b044b3d625766999c90270cd24dc605d94eb9e152bcd7eea0b300c62c0a0ec03e7dd9ea30b8b9d90ed835d81d2e377ca503fffc09893ac1e211631c445799ef5c07b22fbad97fece0d1ff4fa4cae962bdd8e1500160f08599a2719bb7fc435186bdb449398c0690cb37dba7bb5f6377ca74a2f8d8f918d42c6f67afbf8503fd6c50e4de339bd8536a68fca2a019a45dd4674b2ac51283d3207cf342b8fe736f44cf302507ddae0f63132a70cb961f41435103f10bcd735853d881d0efc2002c517488cba257d0d4c520e7c6302cf2e75e01c9a24ae723970c627bd4ab062d0ad08df952dc2291c2283e288c546529fa18db5c563e956790c30c8b035bc26ea6fec5c54b0fe43e63a9268f413e9ec912e284663b4fc373b4f513f0c54382b365314d53605770b240abc29adfa905d191dfe9859bbda00dcd9eef5b5fc1a9c9888a613519ca9a0f13c2a3b0d90ba25e14cd278b228f61c758534b66c2083783d4c6b489c78a27f6c0a37a1b591c9473c778902795ac8adcd32565c2ad798a45ff84c361829ac0acaae27f97aa44a6d6ec339a15961044c4b77ff05fa7e9db6c71c1cdd1cc230c068be4194896b3623464024e0677f0b632aa354f68e661946a33cdca810712588ae189edb7f40cca0afa39683596daa66bdc23a8b9ad51d3183bec5c346666ee614181f4903b07c09c48db311ed04cd1a524720b84e7946c516d589651618da6d753c8c7122cb0c5c3ee8ea659bae918d1cd38744523917a3bf0d202a35a5ae2eaf7a2b6076e7619047026572faf06e19f1f7ef9ebf56f6f5ffff8f71fdfbdfde977eb6817e4767b7ee876bb1a19749b7e3e00c2d0cfe0706882424a648eeaef0e2d23db5f29cc3aa2e6c8c11c2d3c466224414b36ecaff34740128040a75e35962fe0e73ba4aaccf6489c0a3901ea6bef0e1794c7cf65caeef397b6a26f907df406352bef2be9dd6cdd840a576ac3aacb5a5f87fa558aef7101a7741f129526c7db62888c0c235ee8cc7ad2335c3837025b95abae07eadde7145c44912fa83865c8b4ee042eee4a77d9adbf3bb4ec041cadb0b893e3877c28c843a86a29e40ab00a8c042b8f0f94244752667a83ecc9214fae31aefd617e54465ce547d75f33211296dcc89619078aa745022578f961b8abdf07685c5e406de28554367419759ecca12ec0d95892b6703fbffe5edaf6f15e8abf0fe05e1a352b667d8d8a1f2c1014836b30e6d1eaade17a51f33bf33bba4d786a462029b24f1923c68723ac235173d3e6d1aac469200e225d0b2ea1bbadaf0f97b9c05be3321755e1d2f2911ccc7069759b1f0b97e6ba71990bbc352e7351335cba982e66b844ada68d287b375b8b63024783408407b778523965d8c4fc3bc864720add274ae615b33b0182c1608ceb589e9c30a1b9bd0354ddb92d50b1bb6d032d839965d77b9eecdc2c7cb173ecb37cc2ab68ea66cd07f269796935827c13d4c6874208cf7d3ab5af8498c4ec8d03120b743ffa927c42b60b25e1f10846049622ecfface41c9aa492402fa170038742210531402fca3dea4fd55381ffa06625a7c432394da862047297809d09dcd9292c1f410180270bfc750274c6d8190359f0c45576d947a699c437df7e6ff5256fbef999fcf9abfbbeea810855d8a729c3ed50bded4775efd5bf395f5d2c3f150000	2026-11-25 13:42:02.931145+00	1
release	1029		0	\\x1f8b0800000000000403b557cd6edc36107e15428722052caf24effa6781a258a76993c04e53c7c8218e217025ee2e6d89dc9094b70bc3875cfb0aeda1c79e7aeaad8f530468dfa2df5052b396e3dfb63eac256a389c9f6fbe199e07320f862c8e929d351658c75d65f11e8cb24ccc9dc803ac2e0537584ba278803723acae4c26d2ca142439736e6e87bd1e9fcbf55cda4c4fed7aa6cb9e1185e056d81ee926359591abf28bc5e253f25e3c3c9c89f0b19ecf8509f78591b9e4caaf1d1a5e2ef8327c669bcfa4981b27ad23b38fce03c54b41c74003ab35b05683975567f4951e4fb454edb3d185df45ebcef0ecd40781de9af06c6fc51b78bbabf38d497086367aadb3aa1c2b2e8b6edc2e47cdf2725e889eb1c38974bdd9301e44bd85ff1d85b5b2305e3f998b6970710c7b9a7352ab8d235f3ee171c1c7a2e804e7a92e0abd606f04225c48c59ee4d249ad2c199a71a734e97afae609db48928d30a165a19c74cbd42de73e5071672d6de3be47c7d1471fb824c6d35d83565bda4bbc6ef76fe3b51726f1a558590049f84050e400d139572b0b136d4ade45d16ba996de9b776e4931a94d13dffb60038cca165586d0b083ba5472613323e7753081c760ebadc75a7fc00e5eee53585e493505d68e7dfa72ee78faaee205425ba78fb2ef04e32a077a8d1199a34d30b6ac542d741eccf819e5a01f6fe2d3822b322689a87e0d77508fd7736ca9fc873e096183e153bfe902afb61a97d23941557d1e54084c9bbdb229b6b406ed5d33472a6c6f75331d9369e58c1c574e9b067fffd751979db09502611469bc49b1bb9f0f2b7be1c265bd63c1e1521a47f757fb71eb755a7d91ddcfd64669525341174b2f84c82ddb974a1bf678c6d514d8a7dc5fa578ca558d7ec2a2af7300832a173a45caf31ce006f8d100e2304251258751324cb686837e186d0f231f0f2f9af9731a61945f04819dc378304c92613408a3ad465855658a1353cb3ded46380a7c24ac4be74666845355150556c1393531139d37e4cf9ed986d9c91f9913334d2400886d68002d43ed7293e95c90cc192f2acf5a7d16f93ffcdb4a22cfcb2b154b3e1e526dfbda3c8366dde2f66aeb5aeaca5563e15bdd82bb6cf6e5d917357983a7939dd007e592f91d6e6621fbaee2c62cd9a397a071b6b9fd39d9dab5e76a1bfbc4c6b7ea4064da204fac9067a00fc71c3676f5affb032a62094dad2fd9a1248b72ecf3eb4c256a74dedfdb9a17579375d5dbbf7efce58ff7bf7e78ffd39fbffff0e1e7dfeeec6c67df35be76a4baaef693a4ebea3116a642a1e60838c1e3825b2b335e04f4c1ba65d17c38d0251545e6d7fd705060dca8c136d7d6774e82cea80e021a644aaf5e929cfc0704dd7474b21144c3fe66e033b0aa76f736b51dcf492b406cf8b563d10809376c54c02d9e9138bf79287a69748e2e67d8d128af07055e20462383fe3705e47697ece815985e4dedb177f8ea0005eaa022bf2bbfb5e3136dab23d23628e28117187666e859ec5b03c2317e46bdc585bd2578c5c2d235b65f21cb78baded2870c7ab074a3e1e18ff515801c1b76be39230ff0e89b4a3a6ed6d86b0dc85a76b42778bec67631ba220f37a4e1e1ce513b6cd3f0f484033e863de7ea54d028f928aee9eb963c8c3e3b60475f499a6bb4e958398a99d36c17945443be1e20233fe53c003828252a645962f0e9b406341918ef11d0b994dc3c8c6f46348cd3ef414df2cd287e03b21fac108661f62722692f5837abfa7851b862db42e66e064dfd01cd823321a733a2af8d68c347c84fdaffc94168e0082c6e8de9a23d24ee53dd8f0b9d9d62796274d936fd09602b284136d5938950168d0b56b4cb25b71850d3e6fa15919666e9967b672d45d7ce7a3069eea1ed0433a0ba6fd7680881c174cf45a051c3feab1f9d010f2c7d0d8ac33c72f137eef3b664270f0000	2026-11-25 13:42:02.932396+00	1
release	1064		0	\\x1f8b0800000000000403d557c16e1b3710fd15624f29e0b576d7922ceb263b6e92c22a1c4bcdc53616d42e253159911b926b6561046880f6d26b0f3db4408b9eda4b0f456fbdf5535c0468ffa233b32b5976e4c46e53a0f5415e92c3e1cce3cc9be1b92753afcbc2a0dddc609e75dc1516c65e2f4944ee44eac16c29b881b928885a3032c2eac224222e4c869253e772db6d34782e375369133db19b899e358cc804b7c2365037aa298c5c959fcfe7ebe449dc1f4e85bfa7f35c18bf2f8c4c25573437347c36e7a5ffc8d6cba8981b27ad43b38fcf3dc567028f010dacd2c0161a48569de12a7e3ed5522dbe8dce6817ce3bc3936704028e6a783adbe1168c6eeb7c6d1238831b49ebb4988d1497d975dcaea266f92ccf44c3d8ee58bac6b41bb682c69c7e7b7ea5cc0f379fe662e2bd3c057bea7362ab8d435fd6789cf191c8ae81b39f89c41999b003ae9c30cab2812b52a92d5a9a70a7342adb3f18b0f64eb0e347382d9493ae8c5d991352e1b5b97801fc019e878b15727741ad32b5f19e003bf0c3ad25581bec32346ee7bdd24a5cf31141f99ff98d416221830445008e203773aeea894b500e39241b7bc8cd08b29b1d89449b54aac9d58858834774232087c52893762a52b65b5ec6035870db245a84036e76ff347d201ad606c3e3420ac73e14c69433ae580fd380ddeb7c80872e33619ddf94d52b49b14c800a3b70bbe7966edf89396bbfa3d67b723c6aadf5fcefdef8ce3534968edf071636725440d9f8cf5d3946fe589b19bf5e279e4855125d3d7725e637719d132f884e1f7027c63a4b3758d809d803283ee87b2a6c6264eea45694555e189d5045d9da62179f7fc98e0efb28b6078926338e62de29b175ca1d8f9f173c0322add81ac9de09c6550ac5ca186065dc09293a2b542574ee4df919326e14b63bb03607c686d17614c2c080763581e139ec2968216a06b0005b0c9fe0b6e64b18da6234930e989e440b2084055bf30ca29e27714825fab699891a6c63652f1e9268555dbf3675b9f9770e3af756f5e665a6554cc97837eb171bc1f4ab1acf244f8bc4c52105fadd94aeec5d7be31f0b915ad6974a1bb637e56a02bc8cf7f366df858856018b1143b5172e2f8259882211f33485e60ce3350881d8223fda1a06ad6eabd36d6dfb41a71b0414a9289ad0390be136b4117ed819466117c4a21d3fd8ae8555318be1c4d872ea855a186d999e0bebe21c7a050ca6edd6660be30e3a81aa5fc22eabeec9d8235b375c78b24c911ac712e204f6415fb6e81b76b949744a95f58c6705f5124d16d01ffcdb6e363b64f9658ea197434c48baa9b7eaa9d4dca8659070a500b62b8afa1ca2f6056bb0a342e982f26f69d800c06a37fdde89bbf8f66746956e25f9d1b00138ca7a1b4cb8042add55cd47723275d05ae9044a0c95c0a5e2dd47fbfdc660b8df3fea558ddc19e881f60ba03a05f4264241dce1c8dbcbb8b532e199870bd69559bd70a421739d4c689e7a56a8b6480d0076aead24de010bc96a442d467b4910015e5ee1e38243ed63f70ea19764edaaf001da86af6dab1f3ec5ac37ec23ae9e09880e762facb6f0b737d6cba2b85bb2e3819c2880a55029f8b4af265209e83d8e0f8d6643ad33bbc10ef44426a764e79bdd38847c1b3cb86d662e7a71dc56819d16489c40cb0048d06dc22c72c02a685515b819b43fbffee1f7573fbd7ef5cd1fbf7ef1fabb5f2862579442fe45d5513723f9f607ca7073ddeb65dd93e5beb008e7f12013e24c00a08753edf4c4f07c5ad665982e1dc3c90b99d34822e4df7b79da10748b6af2841ba9e10109b7f38e7880bb0692858284a1f8e615873bf81cbdeb0dc3ae0a753983e2b7cc26ea1dd17b3c0ce80c56a14589e702f313e6432a99a34c27cf607a6cf46cc181639e59019ba48df5782c9495548a17d3336ea1a6c6358e0116de7aea1d6fe34a0a9fc6154fd76fe59aa3a15f0b5a40e868ee62059919ccc6173938126db13e2fe9458e4254fb0db5140f048829221ba51d61e05d7cf61589b28b4fbf67bffd587ddff8083a3127aacf81d5a4620ee87dff934defe55fbfc43b1e27100000	2026-11-25 13:42:02.932868+00	1
release	1078		0	\\x1f8b0800000000000403b5584f6f1b4514ff2a231f1048dd78edf84f6c09556eea43218e8ae3f69244d67877624fb33be3cecc7a6ba24a54e2c417e0001288135c38206edcf8284595e05bf07bb376fe387692a61039ceee9b9937effddeff9c95645c6ab34ad8dc79c04ad6719759bc973a5124a64ec42550e7821bd0423c1a6175662231cc4c42db26ce4d6dbb5ce653b9154b1be9b1dd8a745a362211dc0a5b26c6c42333f2f2fe3ccfd7edf7db83c14404bb7a3a1526e8092363c995a70d0c4f733e0f9ed8c53231e6c649eb48e6c3b392e2a9a06bc081151cd89283dfab66b44a8f2fb454cb67a3137f8ae8cef0e8d423406f0b6c769a956dbcdd55f9854850860e7aae932c1d292e9355dcaea266793a4d44d9d8f68974e549bb520fcbb9ffee0405b3a0b2f5622ac6a5d7c7906771cfd06ae34897351a277c24921570f6b17d228c625deb326ee6ac1b4b27b5b22469c49dd2c46cbfdb6595d64e6b4054a19c74f3a19b4f3d509515da7089fb1e5d478b1eb8161eee8a592168b94587dd87a2b517b4ae0065e145c2a340b0c13fa75c5d229c6893f255177a2ed5dcabf2d2cd090fafb313af3cd2f04465932c022eac5f04492c6c64e4b40012ce586a1e7947abd559ff698fd43a906a0c473bf6b68bb9e3c397194f806b613b6344e4681fe44b3355d0cf4a133e23cc1b3b752ce55cd1fdf5b08917c31d38e2f50c4732bfd06c808e03868fe95065abb5f31a149b8d52e99ca0283e2b65806369309b29845732acd3c577b51531b0e58ba37445a495337294396d16eef67f5c735578c82bcc4c4b731ff12f1f5e6b917d2162cb7a5269c376275c8de14184e5f51449fa173e4416f5a142e0830a2b8b218f63b8085ca81a56aa41884f6550adb4c356bbda0cc29d7618125fbf35f2f72c37d782109fca206cb46bad760dcfcdc56695a543dc38b4dc67ae6a8d7273a27361dd706a6444c6a7e843d416a98d12e2227db22776911be95a19536c9f4858146790429731fe889b48c782f6cc7892f9b8afb1d0ffe04fb35e6b78b12fdc9e541c5080008f5bf8146c36723988b852c0ec0aa31e8783bd6265d6cf94ce7ca49c0b7680f4d8dc093a47eeed0fbf311faa97e291043b80a2acf38009174d5639f7e578e22c3bd0911488c6cb1a3f7ad2ed950f06dd5ebf53e4dc19f8e8a5875faf697348968d84af8139c75d0f679f1659bd90d09bfa8a555692360bd81748cac8ca1f3f457e47dc7fb20ee6ebf56dcdc123d5179136f03e96c89960dc3124fe6bfcb7fc0519a5134d3571bb41c54ea423efb5ce64c2db614d05bf4ddb22675ef6c1ebdafef3ddcf7fbdf9f5dd9beffffee39b773ffe7e676557ce6dd07565d7aaaab5eddaaaaac7208c85427aa07828ed26dc5a19f1a4440bd6cd93c5425fa714ea91a7fbae21411f4267ce4a536d7d4525c7db7d1c1430a0760e89e0f7929ae76eb0cee08823c3d7f636fb32b1ec739df324fa323b2546fce6b6e6a9d1314a9561879db8a8f43c81321d832236866f3c9ab3c303c4961adb632fd7f516a88a50c545772d10cb06888e1541bcac3794873af02cc33a09f0e3d11de4ef8b54beda2858e57ddad20bc12a6111cff185df97c236729af7f5150356fded9b0db8e265b47bb3fd2e2078ac67884fe773ec2d363c0f646f2c3956c85628dd3063578da512645dd8990db44eec03b6a7c732da6ccc6af55ec6ac56af1af3bd3df1b94620f92aea838022ccf748be5bfc201fa3e0bc6c4a5455084bd4cd8678a64e95ce15028126883b38e21e80366c1f16b3ec10b823e0275455d10afadcb909f0ed3af56eef1b3c387515ee7b394ee7a33e3b7c2ca9b7d4669380d5f0033c824096291ace9506027d488ae982705d291d370f3d8d90861efaee17357331f2dc00e1bd194230cc58e486cb41f666561703d935d97219bb0938d51b34484f04f51478ddaeb4bc1bfa99e63fb9083d1e80c5683ecc97973428078e121d9d827a6274ba6c0c4f106e026bd20ef5c98950166d00845892536e31140c17536e485c16a45bc6fb62174df745f3ba18f77de3fa3008b7834aabe547b9e50275ab109afea100b06995f5b8610fc93bfcf00247c1c2671c9319d114051951ce13df48b85c08c55cae592e15e4b64c2ac619260f0c3ce0ccf6509031dad8ad2373a4e8f7edd7dfb290bdfdea27f6e72f78d838f8d2de1e47830886d421759f6d955eff0b8658f6c91a110000	2026-11-25 13:42:02.933832+00	1
release	1085		0	\\x1f8b0800000000000403b558cd6edb46107e95854e29104a24655a8e80a2901d17086017892da007272056e44ada84dc557697520423875cfb0a2dd01e7beaa1e8ad6fd32240fb169d99256d8b96edc47103c33187bbb333df7cf3b33cefc8bc336451b8973c661debb8ab2c3c77465926164ee41d90ae0537208bc318d718617565329156a6c09573e71676d8ebf185ece6d2667a66bb992e7b4614825b617ba81bd554465e5dbf5aadb6ada7e5c1782e8203bd5808131c0b2373c915c9c686972bbe0e9ed9fa352ae6c649ebd0ecb3f38ee2a5c0634003f31a58a381d6aa25bec53f5f6ba99abf8d2e6817ca9de1d91b02019f1a7806511f9e3ed5f9da2474063692d679554e1497451bb74dd42c2f1785e8193b9c4ad79b0fa324ecade8f728f0ca82a8fb7a21669df7afc09efa9cd46ae3d0972d1e177c228a16382f2a291cfb5618b32eb962a32a979a3ddafb0a0dcdb8531a7529ad040a8472d2ad53b75e1044514b9636881fe141f89220fb2cae781b7b31f1c47d295247419c6ca0648142822040cc809c0baeae08a6da94bccd9f036ead708e1078ebd60848e431cfb9e3e9db8a17800a8abf1322b7ec582a6dd8c19cab191ce58f292be5d79c77e67c89e8c57112c1bb155718aea44f09c59d5433783c07d32a7a112721ac822d86cf705bd4dddb7b0f125b4d4a0946613a9e772af0ab017fcecd04d23225ae7d2a4b5181ed5d6ec52332ad9c9193ca695393e6ff3866d3f8d78013a4fa7d8cbfdc0ac66f6a6dfc22c2de0f1288f88d5a0718e47baa1d6c67d20130b3104e30ae72285ec688cce1295bca3286caf316a948198a3c0129d053a43ccfa1760339e3304c02f889fbe3281ec24f3f0ac2c1300c512f2dcd88b2f5e2b81f447110ee8ea37098ec0d77fa41b8572f565599c289a9e5542aa31814147a25ac4b17466644d341b78f5512ea852fa75884eb92cd9ed9ba1ee3c932c7aa3295c03fb012ca76535df6b9c9744e59b7e4454515678785f40ffe1b244fa846e4c266462e9cd454c2c7e29df3a1ba558f5773a396d38c2b05b051cc1b45c71cd2e11debb1934ae98ac27161d82996e42418bd747ffdfc3b239eb50c3b0547d9e831132e9bb7359fc8d9dc5976aa3328c66b44e542f1feb3c3e3dee9f8f0f864e499b2043dbac9c7eb7d740d965513417d77c5e1ac6f965ffb4ee22da4686f44a5d52858c05e541cda017bf41c7a0adbf5bda0e5cd969eba65e34b7522326d8080ac904b20b3630e78d0d6df25065606aa1f0531a2ca28ca0911d7994af8dcfb7c6f29107778fbef8fbffefde1b78f1f7efae7cf1f3efef207d9d2e2d4f501029c6dedbbc1d7d6aa6baec658de375c7d05829950504f301f3a0705b41f99f1a2832fac5b17f58b130d0ddbc98ce434a91430fbf81c5a682b9b8c187910a067a7580668253a79014b3b1cad6874c2e1ceaecf84ab6af7ef52dbf2bcad158a49ec190d196bf88d93db086860d853bd0426f91ecc6f1fdc2e28b7bf6667a772a620af2a95037a876a2695006d67cf8d6663ad0bfb981de999cc5e1120d7a73d1874b1b87d6a6d6f663ddce6116b9a32e68bf7645440d8788607dee1c8f7061bbc0af6a92250dc901234b1fac12a8c903d9f6f5d146e5a77007429398341c789a2e07ed8bbc3ba2380d2b0ef2026969d01b240be395678650bcae39b218d9edccfe8279b466f294157401d77b7cdfcdb06fd87e48b9fcbefe15e7d3ba0491e428183e3463384be5a724344685d9e6ebf34ec867869c0df27befed757865b4cbcb742300cee28c8d0e62278bbaacb0bcd35db56327773d0b4d31f80a57381fd111e9324a44ed074640b3541e50f824becaf520f87cba5c22fc6e55255834bb283897f814b3f191073e8bef4200180590e0807b7fe74d5801fd1999342676f403c35ba6c06c0292fac007ba44df5742a94855e0f5634e212cb8a49ebeb738896d7a23bbe1bf855f8d9c00fa9f577846640a5f1af91e1400a06e3770a9a75fd05926e519036203aac8c866b2b1caeb066a1e8693d7258966b0652c6e13303374c2b1a536ad5ddcefbff002ed0827a1b110000	2026-11-25 13:42:02.934912+00	1
release	1092		0	\\x1f8b0800000000000403d558496f1c4514fe2ba53e0529e3e9ee593c3308a189b1039213395e38e058ad9aee9a994abaab3a55d51e06cb12219cf207389003e204174e5c109cf829b122c1bfe0bdeaeed9bd8c6324b064bb6b7bf596ef2df5ce1c1e391de2b96dff3e71b4a126d33076ba61c852c3220766c78c2a98f35dbf0123c5b4cc54c8824cc5b873684caa3bd52a4df946c47528077a23944955b19851cd74156923994cf1d9fda3d168d57ebbbd723864952d99a64c551e31c5234e859d3b543419d171e5335d2c2361aa0cd706d93e3e73044d185e0314484e819414ec5e718aabf8f94c72517e2b19db53386f140d9f5b25e0a8504f6bd3abc1e8a6c2172c813078d0521d66494f501e2fea6d5e6b9a2669ccaa4a77fadc54871dafe15647f66fb79213ab781bcf523670ce4f809fe29e404b6550961512c7b4c7e205e53ce471c422b2c3941a2754907d164a1569e433a4464824f570679f6cd65caf628dc784e1661c98716af5e4e1d699b9a054fb2ede36d5dbe61a3acb19ad7a9b77a2aedd8ab73951d57d3205c64d641752b005095125ff33a911201abc8759ebe308fc32a5a298584f250fbf20f54d6f5103562b16dfabc0b03794420e144d873c44671c2b3e181a722ffde03f8d90c7e04c43a604d9d626a36a4cb6236eb814f3feb1021ffea27a266eb197f562ae87e0730fc613d9dbeb3b471b0f9bf70d25bb95f64ad778927166a651a19b455c927b2d6bad495c5821777d616e22761e57c0f408bba9e06be591222cf88d3b12dd6f4c644797e84b95d0c5e4b1c3211dc0e20b334684b7ecd5ec4b1b62fd7a0f2273bbf9fcd3af703a623a543ccdf10119c8d9d9ed6ee14237ee65897362c374440d0d5e643486188a04b7a4522c34b80d5c32c9443e7fe60ce929c6d746ab054b232af0c65abb0e03450d1703189ec191cc2e34311dc301450778a87e0e439df5126e0cc3847de664e0fe656486b486a93368e2ad37cd63484057a747f18a500aa3782f33521569e5dfb8669e79a9c2215551e05907588ffb99b3c0fe3cdd4c444ca554ebc0b3205e8ff2dce925da606f48af81c5ed7a7427279768cedc780b3bce9dbe0e982b6a41b47eee2f08665b1100cc10aa007016d0088a0a98707cd76d54dc7ac5f70edd66c7ad75c0e7dccd8eeb5a87c1ad604d31283743a2769b15b771e8b53a7eadd380ef72b3c892006e0c34b5f5995f77e1b2588e983641aa7888b8c7300ac5495ec061d9571489e4335d5480782d8f3043f539e019ce40a15896320fa80a6564ddfd94c6992d6feac4b53ff06fb359b7c898f17314f110a38135cf9574723297523908a910a0066b8b536051961eb55c2b8f6566b21eb3b5f5889a70f8f1e94779b5088561dbaf58e5cee961a1182415f2c44292dcdb83ba9134f3c0be28d872ddbce2e0539187764868313f65841a02297389fe86357886b14b62addda86341c8929e35bd5119cb11bebeb436d35e23eddfdfff74f1f297772fdffcf5fbeb773ffc6a7999466b6bc595c22e9cbb44d6855d8ba2d61a18b5e7443d81890113100b1081ce560c718787347670419b715c2cec4ba8c90d0fedbc7d8d40ed809900509b4a6d6b11e41e0542f4053818321a6182c0b9d2192e5ebdb978f5c7c5abd717dffcb660092707ef2cb95ca5253d7bef1cb555e0012f50f4d2f757170cad483706716888b4e8d5afaf09a61e8cc9f1011f087200a92e02f56c8b01170c881def29490ea58cf57db22b073c3cb13c2e3fd97cd7c35871d3c05b3ed8f058ae9a326fdeee21096c4659880c77a3bc7aa431c8d155ca063e2803414248a362a02f93207feedd4286e2d19907f8a9f3396ea7de5c36bbd55f69f5f747917d2d4e50b98ca205b7c1dba3191e5b1dd7cfc3e1e5d0da021f4828d9a2dab038a6f953ed1a68ed027c14792c0dd3e418d084d538260aa1631b9c2e3302e0619d327d0646ed79181d89e7428e0420009b1533ce70b43133b7aa27f109d3e80ac7073163a70c4004cf2a933fabc6c573c2aa19a38a8d09b665516bacd3ac29f98653f36c7f4e1597d012bade794bc45b3c4dfcd1234612682d5958e4bd94bc9cbd6117a964cc6bd7735880e507799c9ca670a8041278a7e1cd0b4da6ab9b2b4d179b2bf8773fcfa1456be50a9fbb3541600c7a393652170db3ab494d1b3f4bbc8d78648640a9e161361d327c54c3b0de6c9d637d5b16241a9a3a22ba13bdf879cbe9eef43225f8de7a9992ba442f0db76543a17d36df8901a0fa04c04177341895ca6fa1b7f562193e87d9be924959b2f669ac19ac711dc87e9f090de51230514e2718c4545074195d4c59c5d435edd57c177657f3b2ba68b716f53716dced8a6f3b33e50a16d2c03536752150f83572c052dbd445bfb16f4a702158393ac00981a112876fbffdceee226fbffe91fcf973fe7d4913eda97a2a1ed188112e6c3db87db48153f80b3d0008bd236e868492beb4fd472ee079693eb45bfb5c69436a2e09650a0d2a421523f048882af00e4952166d38e7ff002500b899ac160000	2026-11-25 13:42:02.935928+00	1
master	1022		0	\\x1f8b0800000000000403b5575b8fd34614fe2b233ff422add71ee7c236525585b6a84214102090ba5d45b3f6219e5d7bc69d19278dd04a8857defa0ffa172af1c003ff21fca39e3389c96593251bc28b639f39732edfb9e65520b3a0c7789c24472c288554030305080b44e57197a8da3aa4a6a0e8677198c47868c0eadaa430a84d815782dcb9caf6a24854f2389336d5437b9cea322a8575606c449a02bc571bb9cc3e1e8f37b07beef0b70b5194c284f785ba84428f437e12de13e746a610daf09911e5584c48e6081548adec6d6c899a4b2460d9ffcf099923811e214afef275986e2123894986aacbc14b6d065614140002181d06c4bf227791a4eaa240aa2cc5102c7e9fbe0adca4a293005910268fc41abaaba1b0a2ac0a888cedbd942eca7bdd388ec6fef924a4f084fcf8a28221d9b32dba7b0b44c37827266b9b44b9591432a36df4bc66db58662e47499d2e25690e72983bfc6c9db4af8ed802150ba956d94170490e8dcb42e017e3b210d5e0d2f6f5f909974ed2fa5ab8b40e8dcb42e017e3b210d5e0d269b596f3a5dd6a5f9d2161080ab31d13e834b857ab4b16b1a7ba2e023ab26e52cc8fee6a3d94e0a9131006d9f90f7738f23823d2cb425a4a41acc94a5be9b017e157f0f32f21a762a23a1d10c1f37a8a74bece830742617754967dc37eb5ae9e672bfc8d9cc238943a2f75254a5feaf7b591963d9a40218c54244aa81189a6d70b8da4f9bbd133058f8dceea140c3bed6799b74c14e85adf18a18690b1bb1376fad4a1aca13df396913ba4d44bf4332289e3364adfd612d61bfedcee88ae053ef3f636fec1049b9f451b8fd8efb59529be7d0d1b29d4596d4413b7b8c7bb33cbd7a2e907d80dd17ca147a0d81f505550cca2b33d92cf7260fdf21c23d3c721a744ba43305f18e91ca8f00618f86d66f322543c5e0d1559f7501b976372b24726cd85c97630f020d9c6a94c6f9f6dbc15f87a5e8e64d26b271b23d9f279b4bd2ea7ff4edf4dff9bbefbf87afae1e3dbe97b36fd073fde10816e2eebe0bc9774362a697f46c97329b0361dd6fe520a1c36630e1390fd736abdb4782fe6b3306d6c6ff38d8f351b1ffb8e9f7cbf43de79a037752e4e2bc21eb9e4173b97d7e5b912b2585fe7765d5dfa6112f36eb356f9ec744de79f2fb2df5ab6b4c866c289c15fb528a49b500f7e089059f65c3b200f4732033d1f086b8b1eadd1135dbbfa1cfcd63d162ecd7f1afd385bf966db9d5f343fe9df08350bd9e68994814d8dac9a0eb9fbe53fd513dcc34c86a3a6902360c2316c2a1bb41c93874b7595dce92001b043d2ff14676af0b3640fbf6733b8c17d9be9d77bf78e3eaf5edce2ef2ad3baaf2dbfc9aef87a76f53f9ced897ca20d0000	2026-11-25 13:42:03.016613+00	1
search	0	type=release	1	\\x1f8b0800000000000403dd5cdd729b48167e154a17b3c95614d1fc933bc791e3c9c4d98ce564aa2649a5b0846dc6081440937552bedc27d807d877d8abbddf379927d9739adf46741b21e435e30bdb347473a0fb3bdff96bbe8f56cea51738891706a367d2773c74e11ff244a2ffc6f9ff6ef4393f25cb70d24bdc259e54b45b388adc78ed2778fce1fbc85bd0765b97353895dcac7040b8c4779dd81d41d33a86d1164ee2403b5c1e7cfeea0489efc5091c5f387eece2f8c1e779e8fbee3c938cb6e3ad964e9c40777a13225359b2a675e4e38dae9264153f9b4c9c95f774e1c5f3f0327e3a0f9793f4aa78829da8149187974f32c1268a86128fcfaedcf161b85ab9d1f8c48dbc85e704b4ed2c72965f9d9bf18f71761ac748bcc4a74f07bda4b49794f792c612b666fda41fe3ec02daef6abd3caf0acb8a1a3bcb95ef4ea2f8d985974cae9e115d9e7ca5bf4fc79998e4e96f2bf712c79a87bfe3fb58a613573cbe784443c611f177c388309be13a9abb9fef78a3d99b8bb357970ab30e92e8061feddd0c1b2ec268e9e0c47e18bdf7821b1fdb5ebfc5df07fef97a39fa04fff9ceb98b53f761f4d681f72e1d3bd13908209dbaf3305a78c1654c2fbb7483085ff687d1a1efc4b137777cda1e273774123e8c4ec325ac246f4e9bcf9d681e2e6807bcc9dc498210e57a7b7c2a5906b1537197cb75e02528f0f7112e43f8c7b2e1f22be777ec4a8821e3aabb719d083b2bb26c968ff5f9cb1aef47bb2362d287cd6010384bba348ac7fe42af1b11ecbf70e379e4ad7071d3cbd97772fb09ee99010996ab051d06032394f7c183880ad923846ae36d0d20ec9faec7023e2f5d004e70532e36587eb0f25f60c356d081eb5f7afec25d48476e14ddc0a019b0621cea4d1825576e1448d338593bd18d345d78e9aa84933faf3d3729bb1dac175e283db21eef08c79126810e861ff863caba817268694bd9301bd3977af031f9e35fff9628689eff383d99cccea627a707540216d24493c70a0e05ca7e13d48a69c0a90cd5a66ed4404db5410adf56a04ee74188e86c92582c131da4181096893e002c8390bd629919af0396899e2ec302cbef7e927e90a6eb28045308e6bf891389f27184e75455fae31fff944edf9ee0d161b85c797e6a9d2189b5604ab88acba2708e0b69383745732bf2e6d26b6035d009b1344b10f25451703ba25c3d52b34e74458063d546a2cdd9d920352013aa283681ac40a756ec4c3548e2fe1d0d81d14b27712f427ff14422962cbd040b10276583bb5bcc1dab05141467405a405106a00540c85eb500335e072da06464546a81ba417ce0fbe02d808781abeab5b7049f6a91f32f457f85ece18a17efe931fc19bff7166e8897bc399b1d522e6ca7197886c06e1866f89ce81a0a56f23936e0f835b6b689949268235d6b86095d7298eb86720b87a5114e54bcc726ccd5a2b5668433af5a48dbf579484df1dc98df82f7d182cfbb655327bc71c3bcd6b406fa2543d21af610b486ddb3d6a88ed7456b647e69a1358e22279873cd0633b51a343db71866e02e83378c802b55c2314452c2afd2af2e84357c0f6cfddcc6ef11f78aacb2303ffe752aa98aa20ac85c912baeb6b6c1e5d48cda04f9769e76cee5108709627f3d778304fc9f05ea8f0d22e7be4d16882aba120302a26a0c00882064aff4cd8cd701882a754be76101c4372e3acabe132ca83d9caecbd4298768949b2475d489ccf07b206245a7064849c459033ad6f07232c79a5e2374ac1562ab67089746a226140c19511b0aa9f1f4b6c1b2c3fc55c2fd0ab664d1a721c90f087d9a3a00f48190bda28f19af03fa346ae055d0c777a18f3ce03b581247af0f0ef16f53708cebbcc2f5a2732208734915c6e4f6eb91705599b084fbf3d18164985a16486c8881a50999dca8b6ac5a643b0d896ff22da67bd2d69a519dbff90ca8f68e3f3879395b2bda39643e6ce3faf81b366f30756db2590da1a3c403d210ba3c000d0142f6aa2198f13a68089d26f1aa1aa2ee5e1789970ef9265840227c8b748630a22e1a941f7edb4d6b60efbaf3adf319dd9099089b4ab5c4a656d8ce0adf0030332735f8a2eb3f24f89a4380afd9337cabe375812fb50c2bf045355fb5a92bb12f5cc0a533cbe556b8aa1bbca0e3beb0c784c654db66191b53d1baa9da0230da182ace285b21b27e0b87651c4ce1c4c1b8e0dc227ec5e4a08d41957210d9b8ef420e5cbe9c4a8c3861ea5068a5463c8957cedc8d9e5e7a17d8b503820c1a67ad20a839635cb0608b2c050852e28c0f09b84c78528450117372fbedc67f0c06b5d43e2ebde2ac01bd625834add2cdd3d733c9b0655b10d932950a892ac4b06ab8e584b61e569acac4671810119b6400440c42f66a4733e375502326cd9856d408dfd3669228f53c092c95945c52ff1b0e7bc857dd8b46b0a92952d10869036a0478b9ad34021239b1f31a9e06d75bb5d027cd5d6fd56ca90ffed4f92c7360756de610eada40c87ed54b75bc2eeaa55ed7f6ca593941cdd82f6c146e0206c0535a267c0fbb474341d76a75695903550b563bb5f0663a05b56009ec7b5daee4b90d8b9af7bbfada790cadc78c9735b0b2356b08656b2064af5065c6eb0055ab5eb6d658b1566468106b2526b9767d9f90b4a9842553eb690342121ebe1553076140b3058dc92c5dc5759e7bdb8a5ecb66291cab9def6ddf9dcda2fefd806c6c7b08a5602064afc862c6eb802cfbce52b03c9552cb6b3010e3e58ce1a26ea7f83c0a43de07a00d8dc6304a4063032a8c225cfdf2e8543221d32570b5551b6353196875aba5658db6679ba416355f7246dd292b65efbb7c0b3d0c662b54b0f67d685bd7363a11d9e65766a52b699c6f154043adc526a78fd90afc382a760bd09eddb7395121fb05f18e955910bc8597d1ca512eec5926cb01bd4bbedc9367cb8047c87516a9d45e29b079e216e4cb23cbc4363885d45cae2b9eb928db80f1b648fb40f80d3aec970969dd35039162bb1c7fb7605ac7bb012290777cfc9be32f9d68fcca09ae5da8b01b136b7ce49c4309bd3b8ec7d9ce3f0642590f29ef213d22d663d82998f5fa4b9cef17dc153e285e9ff061c7db9e03a17f0d3e4d8e603582844bb9c44be78033372584e397fb168ed6c1b5349166e1babea9f079185e7a696d57654b21135436b55aa955d6008629beb756a5561854b655db145545ebd5d4acc6d66f103b8de46de13d764c0611b2ff0aac5e914ad4078d5410af57a432e375406a5a5c5f21ba9e134b2da96f3744dab5e2288cd0aab29c7178438456a3fc9399912631593a343989d60795b021cafe0b9f7a05a6223f68608278bd029319af0330957ac913326aa566623ff999cecc2b742f051e2b97b1e169b9e77a64734b93592714a9d9d24d53e0849ad5c811b134267204d4cc891cfd99f33b44d9771d576b87174469cc0cc38ece00f6bc8fdf3a5132b62837dce1ec663da447d805be14f178673b1d44eb57c954c7eba264ea85598d51e0c2db6b97b111ea10e1c98e7aa2a58d91de3a0ce09321a05cf816c70bd75d49c7217cb806af6be11158e96a2a235b59037a0430e3ad42d5a87614d5cae6a3c164d14925a96cdacc566802c5d8253db4faa64131a7550f3e0f7df5974c22eafe6bc9e81e916d1dfd74cfc1a6a3af36d7923d7703d749aea862f9c50b164bcfa75fb7b9438364dde8b781986e3bc4cae095f6ab4498f13a2811b55e9bd6e8ece7d911d6d36f09ddd3707e8d0bfc95f3ed1ba5ebf2334027302d527efe245c64df09aa78ef78c722c62c0c93110b23c5794a48234c012684c96854631b9f3b7f6818b5c01953ff4cb4fd975df58a0fadb9ec6a5ff8c049bfd74a4b9890f49ec556407e89549b3c0e7781c38375a43ba1a92d3cd932cd93a3a913da9858990d84c6c00f3d73c5ce7d9b069ad3e46a0db44d3f38570954d30ccd2602ef3dc143b4fdd733d132ec6d792d2d14dee435adb99e69ea5f63f43aff060c2efd3b280d7b40e49ae9b10b9b8160bd9ac4cc781dd82cdf5257e05f6c1257933ef0f2de05e1c58537f71c1ff69da7df406c4978d059a42bb8be30f4139d13ea03ee0d51e64ab83cf4af9f48bf84117e1ce707f8b261fa6ef0a28287f1a0c2b9552d60c10e645c58857d9c37a07d0cd395d9c7d48a106e4ed61570d661a0c6720e4dab648689c1a6b8e04b7edb7277a3812c4c7181644dd3cff2bdbeffe2aa5ef586de5c5cf5ffd71b2058af7a8319af83ded0eb0555cd81f46ad28bb360a0b94c8571210a57097d699152109d1318257c5dd2b3be488bd32afa226d407d01d394e90b1aa417eb0b53574519361b237299b58f05ddb77098db1aa03138b6063729de3ac306b7b95b51186807ed37434e0b3db73530d2a9d834300ca815dbf896eedfce7defcbda1dcf42f8aeebf8288cc6b3fffe277269497069673cad7f4df7af9024cfba429216ba4ad055aa74ddc5e000417b551ccc781d148751af17438a4b4d5cfac1918288eeded3c55958d0dc4ea1f0010e43883411bf23ab1972cf821f7c9b5d85eea5f38d86dedeb86199a3e71917100e618d8bac0195054c4d6be3023eb52c9f71ad0bb3ba35137678a9555d0121ff879931e4ac07b0483eddfe0f99effe340d5c0000	2026-11-25 13:42:03.526949+00	2
release	1120		0	\\x1f8b0800000000000403cd59dd6edb36147e1542175b0744b624ffc6c330b869da624bb2a00932a06d60d0126db3914895a4e279418161b7bbdb1bec1506f462177b87f48d760e6559fecb8f13075881b616451ef27c3c3fdf39ba7278e47488ef07de0e71b4a126d3f0ec74c390a586450e8c4e18553867b7d58027c5b4cc54c87a998a71e6c8985477aa559af24ac4752887ba12caa4aa58cca866ba8ab2514ca6f8fcfcf178bc6ebe9deebefe40e3842af7072a2e582cc7aedf765fd2bee22173b57baa6832a613144a95e1dae091df5d3982260cb798ae26c56af2cc6f7f63678b4b7c8f3f3f482e8adf4ac6761d8e1b45c30b0b013e597002cf6fc2effb2a3e3d5215975989a32ce90bcae365c416f1d23449635655ba33e0a63aeaf80daf3ab6ff765d14e5fa950f291b3a9fcee12cd33d7a5a2a73abc631edb378099efd988506a024075418a6842627268bb8d478da901a2151e4fec10969375a2d37c061260c37939e99a416297f69ac57407f80fbe1cbdcac6af0ebbeb8e547adfa355c6e1e0bda81ebd71620d34c7166914000c142532aa603a5e51cd39429f29aaa3ed83879c342a9222e868bc82ce98e60053702729cf563ae472c22cfadc1e6b83c00966da132036587947a1f811d8dc014c8be36195513b21f71c3a55854fcd55b526ff9cbaa5afdeda5cd19c9cc20720c41fdae9999c5eee6eaef6e49fdddb5eabfe27104477cc9949a24544c2f7e51f935b7eed79706675aefc974a2f87064c8b3d0469efcda5b9b2beeb7b6a4b9df5aabfa6b19437c256f599ab2988301acbbf82535f1c673375d77e3c72329e450d1740421660e88b40422f037072277b12dc485c0df2a10d632d7e1f0021293e2fd0cb2e8bcefff5f74c72838902aa1cbd9b31bc7e490459ce2ad7f34137bdbf83b623a543ccde302245ce780271cb59bda8c73fe693ea6ecbdb8534037ee67c9d2b2176777af8339ee198f98c41d8e4e4ff64006ea1351437b1f331a43aec2631f31166972260dc38910f3934ce4afae9c11bdc454e6b7eb688c634885f0d4aa598a430d047d78bc8235997d11787598054b141dda6595a60fda3a3aeb03069045edec0c924c9109a50a4754453d1b19ef9b035180ae964b718b508adc8ea49a26f2a7d8e6ca99977ac1c07659dccb83fd66a79f5b6bed615eee601a617bbe65159b099e5fbcf6baf720a9c7cc30424504914729e03978f16b682d029b5b3fda8b253770834857c086588f46900f60c0093cafed7a4d37689f7a7ea7d1ecd41baed7ea7896d1daa970cb62584cf6ebae1fc084533fe804ed4ebde67aede96491253dd8b1a7a9259bb815045ec0b99722ad85cd9aad4a2b8061605a391f9d32deaf359963bc60f670dc0107438135c07a0b4ef69caa5046d6d22f699c599e56279efd03ffb5daf5fcd0a517a382a7ec179373ca4b74a8c2c256b9fa446626eb33cbedc7d484a3ef2fbfcb39ab8b0cdfb5c267475f4bc1895b52ceaf0aaa8117341759e04c228b631ccc14f8a144961e34b03a6149dfe26c54c672cbdafc9496bcdc79ca9fe52513b39cb87ac2f51506a8b7b8f0bd98b19f985f82591a022c6b6952c58a2f756dd7d006b6a1ab75b13b75bdfeebfaf3f5dfd79fbffc76fdef973faeff21d77fc2c3ef38b0aaf8ead5d43d8c980bc73d87812113e0dc68a0cecb4c5c902a399159ece02b6d26f1f4d57329879cd9515b770153c6280c469d4a6d09283c39f99d41e5d1c3273b114f36d36c56c62cd814d8b5a26bcbc3231e6bf2a31cd338fc35bb4051f4f6baf058c9280ba13078d78d727a4463d0a4ab94757dc8eee4dd09c4682814ceedc9d6d590de26e4afac21bd56ee9d73dee0781da82cad07ccc3945ff7cd302dda269ef366884ec14c6735c14f7926bb07503373b788f0a1c05b171160b52f865c308410c024a752c67a871cc0ed873723e66f523d96880133cdb343e9534ed0a907ab88d9d48ce1f306c3bacb35e636f0fd4ed058ddc11608b7ec70c6295896215f912ef43b040d9fe45a0ea016093598e90e39cc34b0f2bc14b59e843e6a1b2245abe3e1a0cf93bf33aab88456d2ddce7526430a1d0a74e855b7f1779176dd9726143600ab564dc0ef787e3e7abbd943c5823d80436817000716f7d0600b56ef1323917d587bc96b45afdd7a9003f87661ae294f80ad2ed104601bd059b3bd88a58edcedfda8a687fd28fcf74d9ef0a7fda85beee7c102e160d0fe42cb2cba8bb78b2a7b652b671bf3c88c4052bd81796ac4b02887c75a6bd706d0823c6968f588682bb804799f6e7bb894021f8d4b29aac0a5d144879fe1d2a8b59f0a97dab67129053e1a975254814bddc7c833c3a5def69e0a97fab67129053e1a9752d40c97007be1252ebb9e4db6b62fb31587858a080214b4157ae3c2599bc8fefbb10c2f6074a06452145103c81c0cde71dd938301131a58361ca2184ea886cabc378da701f2eae9d01ddf2ef259f0e9c20ba675aafd96612b42fc0ce27a0d376ffe4dbf72c0b16c2b05bf982063ad93433ab15f4c307f086840d83c3bcb147d66c60c4a0c339664ccb10baf0934df288128043d06db3262141e2aefd57b817fa1b6651ae69a11cc1a48dbafe402da05e65b5b540cb8d286341b202185b636a18a11a84c23178adf246551c5f9f41f957acb60ec190000	2026-11-25 13:42:03.537454+00	2
\.
COPY sync.problem (kind, id, query, reason, message, status, attempts, first_at, last_at, run_id) FROM stdin;
\.
COPY sync.run (id, command, version, started_at, ended_at, ending, message, requests, throttled, retried, fetched, unchanged, inserted, updated, gone, set_aside) FROM stdin;
1	sync artist:108713 label:1	0.1.0	2026-11-25 13:42:02.873537+00	2026-11-25 13:42:03.072245+00	done	\N	36	0	0	36	0	30	0	0	0
2	sync master:1000 search:type=release --max-requests 3	0.1.0	2026-11-25 13:42:03.510276+00	2026-11-25 13:42:03.598505+00	done	\N	2	0	0	2	0	1	0	0	0
3	sync release:999999998 --max-requests 1	0.1.0	2026-11-25 13:42:04.592831+00	2026-11-25 13:42:04.657589+00	paused	its limit of 1 requests is spent	1	0	0	0	0	0	0	1	0
\.
COPY sync.schema_version (version_num) FROM stdin;
0001
\.
SELECT pg_catalog.setval('sync.run_id_seq', 3, true);
ALTER TABLE ONLY discogs.artist_alias
    ADD CONSTRAINT artist_alias_pkey PRIMARY KEY (artist_id, ordinal);
ALTER TABLE ONLY discogs.artist_group
    ADD CONSTRAINT artist_group_pkey PRIMARY KEY (artist_id, ordinal);
ALTER TABLE ONLY discogs.artist_image
    ADD CONSTRAINT artist_image_pkey PRIMARY KEY (artist_id, ordinal);
ALTER TABLE ONLY discogs.artist_member
    ADD CONSTRAINT artist_member_pkey PRIMARY KEY (artist_id, ordinal);
ALTER TABLE ONLY discogs.artist_name_variation
    ADD CONSTRAINT artist_name_variation_pkey PRIMARY KEY (artist_id, ordinal);
ALTER TABLE ONLY discogs.artist
    ADD CONSTRAINT artist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY discogs.artist_release
    ADD CONSTRAINT artist_release_pkey PRIMARY KEY (artist_id, query, type, id, role, occurrence);
ALTER TABLE ONLY discogs.artist_url
    ADD CONSTRAINT artist_url_pkey PRIMARY KEY (artist_id, ordinal);
ALTER TABLE ONLY discogs.label_image
    ADD CONSTRAINT label_image_pkey PRIMARY KEY (label_id, ordinal);
ALTER TABLE ONLY discogs.label
    ADD CONSTRAINT label_pkey PRIMARY KEY (id);
ALTER TABLE ONLY discogs.label_release
    ADD CONSTRAINT label_release_pkey PRIMARY KEY (label_id, query, release_id, catno, occurrence);
ALTER TABLE ONLY discogs.label_sublabel
    ADD CONSTRAINT label_sublabel_pkey PRIMARY KEY (label_id, ordinal);
ALTER TABLE ONLY discogs.label_url
    ADD CONSTRAINT label_url_pkey PRIMARY KEY (label_id, ordinal);
ALTER TABLE ONLY discogs.listing
    ADD CONSTRAINT listing_pkey PRIMARY KEY (kind, id, query);
ALTER TABLE ONLY discogs.master_artist
    ADD CONSTRAINT master_artist_pkey PRIMARY KEY (master_id, ordinal);
ALTER TABLE ONLY discogs.master_genre
    ADD CONSTRAINT master_genre_pkey PRIMARY KEY (master_id, ordinal);
ALTER TABLE ONLY discogs.master_image
    ADD CONSTRAINT master_image_pkey PRIMARY KEY (master_id, ordinal);
ALTER TABLE ONLY discogs.master
    ADD CONSTRAINT master_pkey PRIMARY KEY (id);
ALTER TABLE ONLY discogs.master_stats
    ADD CONSTRAINT master_stats_pkey PRIMARY KEY (master_id, observed_at);
ALTER TABLE ONLY discogs.master_style
    ADD CONSTRAINT master_style_pkey PRIMARY KEY (master_id, ordinal);
ALTER TABLE ONLY discogs.master_track_artist
    ADD CONSTRAINT master_track_artist_pkey PRIMARY KEY (master_id, track_ordinal, ordinal);
ALTER TABLE ONLY discogs.master_track_credit
    ADD CONSTRAINT master_track_credit_pkey PRIMARY KEY (master_id, track_ordinal, ordinal);
ALTER TABLE ONLY discogs.master_track
    ADD CONSTRAINT master_track_pkey PRIMARY KEY (master_id, ordinal);
ALTER TABLE ONLY discogs.master_version
    ADD CONSTRAINT master_version_pkey PRIMARY KEY (master_id, query, release_id, occurrence);
ALTER TABLE ONLY discogs.master_video
    ADD CONSTRAINT master_video_pkey PRIMARY KEY (master_id, ordinal);
ALTER TABLE ONLY discogs.release_artist
    ADD CONSTRAINT release_artist_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_company
    ADD CONSTRAINT release_company_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_contributor
    ADD CONSTRAINT release_contributor_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_credit
    ADD CONSTRAINT release_credit_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_format
    ADD CONSTRAINT release_format_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_genre
    ADD CONSTRAINT release_genre_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_identifier
    ADD CONSTRAINT release_identifier_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_image
    ADD CONSTRAINT release_image_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_label
    ADD CONSTRAINT release_label_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY discogs.release_series
    ADD CONSTRAINT release_series_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_stats
    ADD CONSTRAINT release_stats_pkey PRIMARY KEY (release_id, observed_at);
ALTER TABLE ONLY discogs.release_style
    ADD CONSTRAINT release_style_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.release_user_rating
    ADD CONSTRAINT release_user_rating_pkey PRIMARY KEY (release_id, username);
ALTER TABLE ONLY discogs.release_video
    ADD CONSTRAINT release_video_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY discogs.search_result
    ADD CONSTRAINT search_result_pkey PRIMARY KEY (query, type, id, occurrence);
ALTER TABLE ONLY discogs.track_artist
    ADD CONSTRAINT track_artist_pkey PRIMARY KEY (release_id, track_ordinal, ordinal);
ALTER TABLE ONLY discogs.track_credit
    ADD CONSTRAINT track_credit_pkey PRIMARY KEY (release_id, track_ordinal, ordinal);
ALTER TABLE ONLY discogs.track
    ADD CONSTRAINT track_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY sync.budget
    ADD CONSTRAINT budget_pkey PRIMARY KEY (origin, identity);
ALTER TABLE ONLY sync.cursor
    ADD CONSTRAINT cursor_pkey PRIMARY KEY (kind, id, query);
ALTER TABLE ONLY sync.drift
    ADD CONSTRAINT drift_pkey PRIMARY KEY (kind, path, reason);
ALTER TABLE ONLY sync.follow
    ADD CONSTRAINT follow_pkey PRIMARY KEY (kind, id, query);
ALTER TABLE ONLY sync.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (kind, id, query);
ALTER TABLE ONLY sync.payload
    ADD CONSTRAINT payload_pkey PRIMARY KEY (kind, id, query, page);
ALTER TABLE ONLY sync.problem
    ADD CONSTRAINT problem_pkey PRIMARY KEY (kind, id, query);
ALTER TABLE ONLY sync.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY sync.schema_version
    ADD CONSTRAINT schema_version_pkc PRIMARY KEY (version_num);
CREATE INDEX artist_release_type_id_idx ON discogs.artist_release USING btree (type, id);
CREATE INDEX label_release_release_id_idx ON discogs.label_release USING btree (release_id);
CREATE INDEX master_artist_artist_id_idx ON discogs.master_artist USING btree (artist_id);
CREATE INDEX master_version_release_id_idx ON discogs.master_version USING btree (release_id);
CREATE INDEX release_artist_artist_id_idx ON discogs.release_artist USING btree (artist_id);
CREATE INDEX release_company_label_id_idx ON discogs.release_company USING btree (label_id);
CREATE INDEX release_credit_artist_id_idx ON discogs.release_credit USING btree (artist_id);
CREATE INDEX release_label_label_id_idx ON discogs.release_label USING btree (label_id);
CREATE INDEX release_master_id_idx ON discogs.release USING btree (master_id);
CREATE INDEX search_result_type_id_idx ON discogs.search_result USING btree (type, id);
CREATE INDEX track_artist_artist_id_idx ON discogs.track_artist USING btree (artist_id);
CREATE INDEX track_credit_artist_id_idx ON discogs.track_credit USING btree (artist_id);
CREATE INDEX item_leased_by_idx ON sync.item USING btree (leased_by) WHERE (leased_by IS NOT NULL);
CREATE INDEX item_priority_due_at_idx ON sync.item USING btree (priority, due_at);
ALTER TABLE ONLY discogs.artist_alias
    ADD CONSTRAINT artist_alias_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES discogs.artist(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.artist_group
    ADD CONSTRAINT artist_group_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES discogs.artist(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.artist_image
    ADD CONSTRAINT artist_image_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES discogs.artist(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.artist_member
    ADD CONSTRAINT artist_member_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES discogs.artist(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.artist_name_variation
    ADD CONSTRAINT artist_name_variation_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES discogs.artist(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.artist_url
    ADD CONSTRAINT artist_url_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES discogs.artist(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.label_image
    ADD CONSTRAINT label_image_label_id_fkey FOREIGN KEY (label_id) REFERENCES discogs.label(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.label_sublabel
    ADD CONSTRAINT label_sublabel_label_id_fkey FOREIGN KEY (label_id) REFERENCES discogs.label(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.label_url
    ADD CONSTRAINT label_url_label_id_fkey FOREIGN KEY (label_id) REFERENCES discogs.label(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_artist
    ADD CONSTRAINT master_artist_master_id_fkey FOREIGN KEY (master_id) REFERENCES discogs.master(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_genre
    ADD CONSTRAINT master_genre_master_id_fkey FOREIGN KEY (master_id) REFERENCES discogs.master(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_image
    ADD CONSTRAINT master_image_master_id_fkey FOREIGN KEY (master_id) REFERENCES discogs.master(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_style
    ADD CONSTRAINT master_style_master_id_fkey FOREIGN KEY (master_id) REFERENCES discogs.master(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_track_artist
    ADD CONSTRAINT master_track_artist_master_id_fkey FOREIGN KEY (master_id, track_ordinal) REFERENCES discogs.master_track(master_id, ordinal) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_track_credit
    ADD CONSTRAINT master_track_credit_master_id_fkey FOREIGN KEY (master_id, track_ordinal) REFERENCES discogs.master_track(master_id, ordinal) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_track
    ADD CONSTRAINT master_track_master_id_fkey FOREIGN KEY (master_id) REFERENCES discogs.master(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.master_video
    ADD CONSTRAINT master_video_master_id_fkey FOREIGN KEY (master_id) REFERENCES discogs.master(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_artist
    ADD CONSTRAINT release_artist_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_company
    ADD CONSTRAINT release_company_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_contributor
    ADD CONSTRAINT release_contributor_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_credit
    ADD CONSTRAINT release_credit_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_format
    ADD CONSTRAINT release_format_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_genre
    ADD CONSTRAINT release_genre_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_identifier
    ADD CONSTRAINT release_identifier_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_image
    ADD CONSTRAINT release_image_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_label
    ADD CONSTRAINT release_label_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_series
    ADD CONSTRAINT release_series_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_style
    ADD CONSTRAINT release_style_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.release_video
    ADD CONSTRAINT release_video_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.track_artist
    ADD CONSTRAINT track_artist_release_id_fkey FOREIGN KEY (release_id, track_ordinal) REFERENCES discogs.track(release_id, ordinal) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.track_credit
    ADD CONSTRAINT track_credit_release_id_fkey FOREIGN KEY (release_id, track_ordinal) REFERENCES discogs.track(release_id, ordinal) ON DELETE CASCADE;
ALTER TABLE ONLY discogs.track
    ADD CONSTRAINT track_release_id_fkey FOREIGN KEY (release_id) REFERENCES discogs.release(id) ON DELETE CASCADE;
ALTER TABLE ONLY sync.cursor
    ADD CONSTRAINT cursor_kind_fkey FOREIGN KEY (kind, id, query) REFERENCES sync.item(kind, id, query) ON DELETE CASCADE;
