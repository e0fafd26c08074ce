-- A credit's roles, one a row.
--
-- The text is read token by token: a bracket, a comma, or what stands between them. Words outside brackets name the
-- role, words within an outermost pair are its detail; a comma outside brackets ends the role.
CREATE OR REPLACE FUNCTION analytics.split_roles(roles text)
RETURNS TABLE (place integer, role text, detail text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 2
AS $function$
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
$function$;

COMMENT ON FUNCTION analytics.split_roles(text) IS
    'The roles of a credit in their order, each with the detail that stands in brackets behind it: '
    '`Recorded By [Sign Sound], Engineer [Pro Tools, Logic]` gives two rows. Commas within brackets part nothing; '
    'several brackets of one role give one detail, parted by commas; a bracket that is never closed holds the rest';
