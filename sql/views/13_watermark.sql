-- The reader's side of the lock that writers hold (discogs_sync/store/watermark.py): its first key is 0x64637773, its
-- second when it was taken, in seconds since 2020. The clock is read before the locks: a lock that is taken later
-- belongs to changes that are later than the clock.
CREATE OR REPLACE FUNCTION analytics.watermark(since timestamp with time zone DEFAULT '-infinity')
RETURNS timestamp with time zone
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog
AS $function$
DECLARE
    upto timestamp with time zone := clock_timestamp();
BEGIN
    IF pg_is_in_recovery() THEN
        RAISE EXCEPTION 'analytics.watermark() does not work on a standby, which has no locks of its primary server'
            USING ERRCODE = 'object_not_in_prerequisite_state',
                HINT = 'Call it on the primary server, and read here once pg_last_wal_replay_lsn() has reached the'
                    ' pg_current_wal_insert_lsn() of the primary server.';
    END IF;
    IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
        RAISE EXCEPTION 'analytics.watermark() does not work within a transaction that is %',
            current_setting('transaction_isolation')
            USING ERRCODE = 'object_not_in_prerequisite_state',
                HINT = 'Call it before that transaction begins: its snapshot must be later than the watermark.';
    END IF;
    RETURN (
        SELECT greatest(
            since,
            least(upto, min(timestamp with time zone '2020-01-01 00:00+00' + objid::bigint * interval '1 second'))
        )
        FROM pg_locks
        WHERE (locktype, classid::bigint, objsubid) = ('advisory', 1684240243, 2)
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    );
END
$function$;

COMMENT ON FUNCTION analytics.watermark(timestamp with time zone) IS
    'Instant below which every change of an entity is committed, and never before since: poll changed_at up to it';
