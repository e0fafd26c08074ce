-- The natural order of catalogue numbers. Each run of digits is written as its length and its digits, so that texts
-- compare as numbers do; blanks, punctuation and case take no part.
CREATE OR REPLACE FUNCTION analytics.catno_order(catno text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT string_agg(
        CASE
            WHEN part.run[1] ~ '^[0-9]'
                THEN lpad(length(ltrim(part.run[1], '0'))::text, 4, '0') || ltrim(part.run[1], '0')
            ELSE part.run[1]
        END,
        ' ' ORDER BY part.place
    )
    FROM regexp_matches(upper(catno), '[0-9]+|[^0-9[:space:][:punct:]]+', 'g') WITH ORDINALITY AS part (run, place)
$function$;

COMMENT ON FUNCTION analytics.catno_order(text) IS
    'A text to order catalogue numbers by (COLLATE "C"), numbers in them by their value: `WAP 9` comes before `WAP10`';
