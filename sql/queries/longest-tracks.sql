-- title: Longest tracks
-- description: The longest tracks, of all releases or of those of one artist.
-- param: artist_id integer = null — An artist of the release; null for all releases
-- param: top integer = 20 — How many tracks to show
-- param: include_gone boolean = false — Whether to include what Discogs does not have any more

SELECT
    track.duration,
    track.duration_seconds,
    track.position,
    track.title AS track,
    release.artists_display AS artists,
    release.title,
    release.year,
    release.release_id
FROM discogs.track
INNER JOIN analytics.release_flat AS release ON release.release_id = track.release_id
WHERE
    track.duration_seconds IS NOT NULL
    AND coalesce(track.type_, 'track') = 'track'
    AND (:include_gone OR NOT release.gone)
    AND (
        :artist_id IS NULL
        OR track.release_id IN (
            SELECT release_artist.release_id FROM discogs.release_artist WHERE release_artist.artist_id = :artist_id
        )
    )
ORDER BY track.duration_seconds DESC, release.release_id, track.ordinal
LIMIT :top;
