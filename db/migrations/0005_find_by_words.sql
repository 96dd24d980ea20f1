-- Finding by words. What is folded and transliterated here is done alike in domain/search-words.ts; a test holds them equal.
-- pg_trgm comes with PostgreSQL and is trusted, so that the owner of the database may create it.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE EXCEPTION 'The extension pg_trgm is needed for search and cannot be created by this login: run CREATE EXTENSION pg_trgm in this database as its administrator, and start again (%).', SQLERRM;
END $$;
--> statement-breakpoint
CREATE SCHEMA search;
--> statement-breakpoint
GRANT USAGE ON SCHEMA search TO surety_public, surety_member;
--> statement-breakpoint

-- As a reader types it: one case, no accents, no apostrophes, words parted by one space. By tables and not by lower(),
-- which each server does by its own locale.
CREATE FUNCTION search.fold(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(translate(given,
  'ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯЁЪЫЭёÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžØøŁłĐđıŦŧ''’ʼ‘`´′ʹ' || U&'\0301\00AD',
  'abcdefghijklmnopqrstuvwxyzабвгґдеєжзиіїйклмнопрстуфхцчшщьюяеъыэеaaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddeeeeeeeeeegggggggghhiiiiiiiiijjkkllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzoolldditt'),
  U&'[^0-9a-z\00DF-\024F\0370-\1FFF]+', ' ', 'g');
--> statement-breakpoint

-- Ukrainian in Latin letters (Resolution 55 of the Cabinet of Ministers, 27 January 2010), of folded text.
CREATE FUNCTION search.latin(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ltrim(translate(
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(
    ' ' || folded,
    ' є', ' ye'), ' ї', ' yi'), ' й', ' y'), ' ю', ' yu'), ' я', ' ya'),
    'зг', 'zgh'), 'є', 'ie'), 'ж', 'zh'), 'х', 'kh'), 'ц', 'ts'), 'ч', 'ch'), 'ш', 'sh'), 'щ', 'shch'), 'ю', 'iu'), 'я', 'ia'),
  'абвгґдезиіїйклмнопрстуфыэьъ', 'abvhgdezyiiiklmnoprstufye'));
--> statement-breakpoint

-- Lists and codes as text: the casts are called changeable by PostgreSQL, but the codes of this register never are.
CREATE FUNCTION search.listed(parts text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_string(parts, ' ');
--> statement-breakpoint
CREATE FUNCTION search.code(series text, given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN series || replace(search.fold(given), ' ', '');
--> statement-breakpoint
CREATE FUNCTION search.coded(series text, given anyenum) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT search.code(series, given::text) $$;
--> statement-breakpoint
CREATE FUNCTION search.coded_all(series text, given text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg(search.code(series, each), ' ') FROM unnest(given) AS each);
--> statement-breakpoint

-- Each text as it was written, in Latin letters, and by the stems of English. Ґ is found as г, in Latin as g.
CREATE FUNCTION search.lexemes(given text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('pg_catalog.simple', replace(search.fold(coalesce(given, '')), 'ґ', 'г'))
  || to_tsvector('pg_catalog.simple', search.latin(search.fold(coalesce(given, ''))))
  || to_tsvector('pg_catalog.english', search.fold(coalesce(given, '')));
--> statement-breakpoint

-- Weight A is the title, C the codes (such as ctgairdefence), D the rest.
CREATE FUNCTION search.words(title text, body text, codes text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(search.lexemes(title), 'A') || setweight(to_tsvector('pg_catalog.simple', coalesce(codes, '')), 'C')
  || setweight(search.lexemes(body), 'D');
--> statement-breakpoint

ALTER TABLE commitment_versions ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (search.words(
  title_en || ' ' || coalesce(title_uk, ''),
  summary_en || ' ' || coalesce(summary_uk, '') || ' ' || search.listed(caveats) || ' ' || coalesce(evidence_instrument, '')
    || ' ' || coalesce(duration_note, ''),
  search.code('dlg', delegation_code) || ' ' || search.code('ctg', category) || ' ' || search.coded('stg', stage)
    || ' ' || coalesce(search.coded('ins', instrument), ''))) STORED;
--> statement-breakpoint
ALTER TABLE requirement_versions ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (search.words(
  title_en || ' ' || coalesce(title_uk, ''),
  summary_en || ' ' || coalesce(summary_uk, '') || ' ' || coalesce(minimum_text, '') || ' ' || coalesce(duration_sought, ''),
  search.code('dlg', delegation_code) || ' ' || search.code('ctg', category))) STORED;
--> statement-breakpoint
ALTER TABLE event_versions ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (search.words(
  title_en || ' ' || coalesce(title_uk, ''),
  summary_en || ' ' || coalesce(summary_uk, '') || ' ' || coalesce(place, '') || ' ' || search.listed(other_participants),
  coalesce(search.coded_all('dlg', participants), '') || ' ' || search.coded('evt', kind))) STORED;
--> statement-breakpoint
-- Acts are kept by a trigger that compares whole rows, which a stored column would disturb.
CREATE FUNCTION search.act_words(delegation_code text, kind act_kind, reason text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search.words('', reason, search.code('dlg', delegation_code) || ' ' || search.coded('act', kind));
--> statement-breakpoint

-- Only what the public may come to read is in the indexes, so that nothing else can slow a search down or speed it up.
CREATE INDEX commitment_versions_words_idx ON commitment_versions USING gin (words) WHERE audience = 'public';
--> statement-breakpoint
CREATE INDEX requirement_versions_words_idx ON requirement_versions USING gin (words) WHERE audience = 'public';
--> statement-breakpoint
CREATE INDEX event_versions_words_idx ON event_versions USING gin (words) WHERE audience = 'public';
--> statement-breakpoint
CREATE INDEX acts_words_idx ON acts USING gin (search.act_words(delegation_code, kind, reason)) WHERE audience = 'public' AND symbol <> '';
--> statement-breakpoint
CREATE INDEX commitment_versions_title_idx ON commitment_versions
  USING gin (search.fold(title_en || ' ' || coalesce(title_uk, '')) gin_trgm_ops) WHERE audience = 'public';
--> statement-breakpoint
CREATE INDEX requirement_versions_title_idx ON requirement_versions
  USING gin (search.fold(title_en || ' ' || coalesce(title_uk, '')) gin_trgm_ops) WHERE audience = 'public';
--> statement-breakpoint
CREATE INDEX event_versions_title_idx ON event_versions
  USING gin (search.fold(title_en || ' ' || coalesce(title_uk, '')) gin_trgm_ops) WHERE audience = 'public';
--> statement-breakpoint
CREATE INDEX requirement_releases_version_id_idx ON requirement_releases (version_id);
--> statement-breakpoint
CREATE INDEX event_releases_version_id_idx ON event_releases (version_id);
--> statement-breakpoint

-- Under row-level security PostgreSQL uses no index for words: an operator that might tell of hidden rows is asked last.
-- These look up the public rows of a moment as the owner, and nothing else; who may read them is asked again, of the
-- policies, by the query that uses the ids. Title first, then the newest, never more than `most`.
-- Where very many titles are like a word, 500 of them are enough to know what was meant.
DO $do$
DECLARE kind text;
BEGIN
  FOREACH kind IN ARRAY ARRAY['commitment', 'requirement', 'event'] LOOP
    EXECUTE format($body$
      CREATE FUNCTION search.public_%1$s_versions(wanted tsquery, wanted_title tsquery, moment timestamptz, most int)
      RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT v.id FROM public.%1$s_versions v JOIN public.%1$s_releases r ON r.version_id = v.id AND r.audience = 'public'
        WHERE v.audience = 'public' AND v.words @@ wanted AND lower(r.recorded_during) <= least(moment, now())
          AND (upper_inf(r.recorded_during) OR upper(r.recorded_during) > least(moment, now()))
        ORDER BY v.words @@ wanted_title DESC, lower(r.recorded_during) DESC, v.id LIMIT most
      $$ $body$, kind);
    EXECUTE format($body$
      CREATE FUNCTION search.public_%1$s_versions_like(word text, moment timestamptz, most int)
      RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
      SET pg_trgm.word_similarity_threshold = 0.45 AS $$
        SELECT near.id FROM (
          SELECT v.id, search.fold(v.title_en || ' ' || coalesce(v.title_uk, '')) AS title
          FROM public.%1$s_versions v,
            -- With a limit of its own it is asked row by row, and no more titles are folded than are wanted.
            LATERAL (SELECT FROM public.%1$s_releases r WHERE r.version_id = v.id AND r.audience = 'public'
              AND lower(r.recorded_during) <= least(moment, now())
              AND (upper_inf(r.recorded_during) OR upper(r.recorded_during) > least(moment, now())) LIMIT 1) standing
          WHERE v.audience = 'public' AND word <%% search.fold(v.title_en || ' ' || coalesce(v.title_uk, ''))
          LIMIT 500) near
        ORDER BY word_similarity(word, near.title) DESC, near.id LIMIT most
      $$ $body$, kind);
    EXECUTE format('REVOKE ALL ON FUNCTION search.public_%1$s_versions(tsquery, tsquery, timestamptz, int),
      search.public_%1$s_versions_like(text, timestamptz, int) FROM PUBLIC', kind);
    EXECUTE format('GRANT EXECUTE ON FUNCTION search.public_%1$s_versions(tsquery, tsquery, timestamptz, int),
      search.public_%1$s_versions_like(text, timestamptz, int) TO surety_public', kind);
  END LOOP;
END $do$;
--> statement-breakpoint
CREATE FUNCTION search.public_acts(wanted tsquery, moment timestamptz, most int)
RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id FROM public.acts a
  WHERE a.audience = 'public' AND a.symbol <> '' AND a.released_at <= least(moment, now())
    AND search.act_words(a.delegation_code, a.kind, a.reason) @@ wanted
  ORDER BY a.released_at DESC, a.id LIMIT most
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search.public_acts(tsquery, timestamptz, int) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search.public_acts(tsquery, timestamptz, int) TO surety_public;
