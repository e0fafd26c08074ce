-- A name without the number by which Discogs tells homonyms apart.
CREATE OR REPLACE FUNCTION analytics.plain_name(name text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT regexp_replace(name, ' \([0-9]+\)$', '')
$function$;

COMMENT ON FUNCTION analytics.plain_name(text) IS
    'The name of an artist or label without the number that tells homonyms apart: `Meridian (2)` gives `Meridian`';
