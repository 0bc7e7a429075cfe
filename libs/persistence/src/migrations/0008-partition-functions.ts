/** Runs with the owner's rights: making and dropping a table takes its owner. Waiting for locks stops all recording. */
const asOwner = (name: string, result: string, body: string): string =>
  `CREATE FUNCTION ${name} RETURNS ${result} LANGUAGE plpgsql SECURITY DEFINER
     SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '1s' AS $$ ${body} $$`;

/** One at a time: whoever comes second finds everything done the next time. */
const ALONE = `pg_try_advisory_xact_lock(420180, 8)`;

/** The week partitions of actions with what each covers, oldest first. */
const WEEKS = `
  SELECT c.relname::text AS name,
         to_timestamp(substr(c.relname, 10), 'YYYY_MM_DD')::timestamp AT TIME ZONE 'UTC' AS week
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
   WHERE i.inhparent = 'actions'::regclass AND c.relname ~ '^actions_w\\d{4}_\\d\\d_\\d\\d$'`;

// Rows of the week that came when it had no partition are in the default one. Nothing is put there between moving them
// and attaching, for the lock.
const ATTACH = asOwner(
  'attach_telemetry_week(week timestamptz)',
  'void',
  `DECLARE
     suffix text := to_char(week AT TIME ZONE 'UTC', '"_w"YYYY_MM_DD');
     lowest uuid := telemetry_floor(week);
     beyond uuid := telemetry_floor(week + interval '7 days');
     parent text;
     key text;
   BEGIN
     FOR parent, key IN VALUES ('actions', 'id'), ('action_outcomes', 'action_id') LOOP
       EXECUTE format('CREATE TABLE public.%I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)',
         parent || suffix, parent);
       EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent || '_default');
       EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *)
         INSERT INTO %I SELECT * FROM moved', parent || '_default', key, lowest, key, beyond, parent || suffix);
       EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
         parent, parent || suffix, lowest, beyond);
     END LOOP;
   END`,
);

// A clock that stands before the first week makes none: ids from before it have their own partition.
const MAKE = asOwner(
  'make_telemetry_partitions(ahead integer)',
  'integer',
  `DECLARE
     one timestamptz;
     made integer := 0;
   BEGIN
     IF NOT ${ALONE} THEN RETURN 0; END IF;
     FOR one IN
       SELECT telemetry_week(now()) + n * interval '7 days' FROM generate_series(0, least(ahead, 52)) n
     LOOP
       CONTINUE WHEN to_regclass('actions' || to_char(one AT TIME ZONE 'UTC', '"_w"YYYY_MM_DD')) IS NOT NULL
         OR telemetry_floor(one) < first_telemetry_id();
       PERFORM attach_telemetry_week(one);
       made := made + 1;
     END LOOP;
     RETURN made;
   END`,
);

// Digests go after the locks on what they were made of: see ADR 16.
const DROP = asOwner(
  'drop_telemetry_week(before timestamptz)',
  'date',
  `DECLARE
     old record;
     lowest uuid;
     beyond uuid;
   BEGIN
     IF before > now() - interval '1 day' THEN
       RAISE EXCEPTION 'telemetry of the last day is never dropped' USING ERRCODE = 'invalid_parameter_value';
     END IF;
     IF NOT ${ALONE} THEN RETURN NULL; END IF;
     SELECT * INTO old FROM (${WEEKS}) w WHERE w.week + interval '7 days' <= before ORDER BY w.week LIMIT 1;
     IF old.name IS NULL THEN RETURN NULL; END IF;
     lowest := telemetry_floor(old.week);
     beyond := telemetry_floor(old.week + interval '7 days');
     DELETE FROM action_labels WHERE action_id >= lowest AND action_id < beyond;
     DELETE FROM reviews WHERE action_id >= lowest AND action_id < beyond;
     EXECUTE format('DROP TABLE %I, %I', 'action_outcomes_' || substr(old.name, 9), old.name);
     DELETE FROM training_digests WHERE upto_id >= lowest AND (after_id IS NULL OR after_id < beyond);
     RETURN (old.week AT TIME ZONE 'UTC')::date;
   END`,
);

// Ids without a week say no time that counts: of their actions the time is what the row says.
const FORGET = asOwner(
  'forget_telemetry_without_week(before timestamptz, at_most integer)',
  'integer',
  `DECLARE
     old uuid[];
   BEGIN
     IF before > now() - interval '1 day' THEN
       RAISE EXCEPTION 'telemetry of the last day is never dropped' USING ERRCODE = 'invalid_parameter_value';
     END IF;
     IF NOT ${ALONE} THEN RETURN 0; END IF;
     old := ARRAY(
       SELECT o.id FROM (
         (SELECT id FROM actions_earlier WHERE ts < before ORDER BY ts LIMIT at_most)
         UNION ALL (SELECT id FROM actions_later WHERE ts < before ORDER BY ts LIMIT at_most)
         UNION ALL (SELECT id FROM actions_default WHERE ts < before ORDER BY ts LIMIT at_most)
         UNION ALL (SELECT action_id FROM action_outcomes_default o WHERE reported_at < before
           AND NOT EXISTS (SELECT FROM actions a WHERE a.id = o.action_id) LIMIT at_most)
       ) o (id) LIMIT at_most);
     DELETE FROM action_labels WHERE action_id = ANY (old);
     DELETE FROM reviews WHERE action_id = ANY (old);
     DELETE FROM action_outcomes WHERE action_id = ANY (old);
     DELETE FROM actions WHERE id = ANY (old);
     RETURN cardinality(old);
   END`,
);

// An index of trigrams makes inserting four times as slow: the week that is being written has none (ADR 19).
const INDEX = asOwner(
  'index_past_telemetry()',
  'text',
  `DECLARE
     ops text := (SELECT format('%I.gin_trgm_ops', n.nspname) FROM pg_opclass o
                    JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE o.opcname = 'gin_trgm_ops' LIMIT 1);
     one text;
     many boolean;
   BEGIN
     IF ops IS NULL OR NOT ${ALONE} THEN RETURN NULL; END IF;
     FOR one IN
       SELECT name FROM (
         SELECT name, week FROM (${WEEKS}) w WHERE w.week + interval '8 days' <= now()
         UNION ALL VALUES ('actions_earlier', NULL::timestamptz), ('actions_later', NULL), ('actions_default', NULL)
       ) p WHERE to_regclass(name || '_command') IS NULL ORDER BY week DESC NULLS LAST
     LOOP
       EXECUTE format('SELECT EXISTS (SELECT FROM %I OFFSET 9999)', one) INTO many;
       CONTINUE WHEN NOT many;
       EXECUTE format('CREATE INDEX %I ON %I USING gin (command %s)', one || '_command', one, ops);
       EXECUTE format('ANALYZE %I', one);
       RETURN one;
     END LOOP;
     RETURN NULL;
   END`,
);

const FOR_THE_WORKER = [
  'make_telemetry_partitions(integer)',
  'drop_telemetry_week(timestamptz)',
  'forget_telemetry_without_week(timestamptz, integer)',
  'index_past_telemetry()',
];

/**
 * What keeps the partitions of telemetry. Only the policy worker may call them, and they take no name of a table: it can
 * make and drop no others.
 */
export const PARTITION_FUNCTIONS = [
  // The lowest id of a moment: a UUIDv7 begins with its milliseconds.
  `CREATE FUNCTION telemetry_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
     SELECT rpad(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0'), 32, '0')::uuid $$`,
  // The Monday, in UTC, at which the week of a moment begins.
  `CREATE FUNCTION telemetry_week(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
     SELECT date_trunc('week', at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' $$`,
  `CREATE FUNCTION telemetry_week(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
     SELECT telemetry_week(to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)) $$`,
  `CREATE FUNCTION first_telemetry_id() RETURNS uuid LANGUAGE sql STABLE
     SET search_path = pg_catalog, public, pg_temp AS $$ SELECT public.telemetry_floor(min(week)) FROM (${WEEKS}) w $$`,
  ATTACH,
  MAKE,
  DROP,
  FORGET,
  INDEX,
  `REVOKE EXECUTE ON FUNCTION attach_telemetry_week(timestamptz), ${FOR_THE_WORKER.join(', ')} FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION ${FOR_THE_WORKER.join(', ')} TO bylaw_policy_worker`,
];
