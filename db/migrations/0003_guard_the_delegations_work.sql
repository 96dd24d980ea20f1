-- Deputies, embargoes, history, comments and presence: who may see and write them.

-- A head, unless it has handed the right over exclusively, and a deputy inside the period, while the head who
-- handed it over is still head.
CREATE OR REPLACE FUNCTION authz.heads() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH handed_over AS (
    SELECT d.* FROM public.deputies d
    JOIN public.memberships h ON h.account_id = d.granted_by AND h.delegation_code = d.delegation_code
      AND h.role = 'head' AND h.ended_at IS NULL
    WHERE d.ended_at IS NULL AND d.from_at <= now() AND d.until_at > now()
  )
  SELECT coalesce(array_agg(DISTINCT mine.delegation_code), '{}') FROM (
    SELECT m.delegation_code FROM public.memberships m
    WHERE m.account_id = authz.account_id() AND m.ended_at IS NULL AND m.role = 'head'
      AND NOT EXISTS (SELECT FROM handed_over d WHERE d.granted_by = m.account_id
        AND d.delegation_code = m.delegation_code AND d.is_exclusive)
    UNION ALL
    SELECT d.delegation_code FROM handed_over d
    JOIN public.memberships m ON m.account_id = d.account_id AND m.delegation_code = d.delegation_code
      AND m.ended_at IS NULL
    WHERE d.account_id = authz.account_id()
  ) mine
$$;
--> statement-breakpoint
-- The next symbol of a series. A correction is numbered under the act that it corrects.
CREATE FUNCTION authz.next_symbol(act public.acts, moment timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  act_series text;
  act_year int := extract(year FROM moment AT TIME ZONE 'Europe/Kyiv');
  number int;
BEGIN
  act_series := CASE act.audience WHEN 'public' THEN 'P' WHEN 'participants' THEN 'N'
    WHEN 'bilateral' THEN 'B-' || act.delegation_code ELSE 'D-' || act.delegation_code END || '/' || act_year || '/';
  IF act.corrects_act_id IS NOT NULL THEN
    SELECT a.symbol || '/Corr.' INTO act_series FROM public.acts a WHERE a.id = act.corrects_act_id;
  END IF;
  INSERT INTO public.act_numbers AS n (series, year, last) VALUES (act_series, act_year, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = n.last + 1 RETURNING n.last INTO number;
  RETURN act_series || number;
END $$;
--> statement-breakpoint
-- The series now ends in its year and a stroke; numbers that were given go on.
UPDATE act_numbers SET series = series || '/' || year || '/';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION authz.stamp_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF session_user = 'surety_member' THEN
    new.symbol := '';
    new.recorded_at := clock_timestamp();
    new.entered_at := new.recorded_at;
    new.released_at := greatest(new.released_at, new.recorded_at);
  END IF;
  -- An embargoed act is numbered when it is released.
  IF new.symbol = '' AND new.released_at <= clock_timestamp() THEN
    new.symbol := authz.next_symbol(new, new.released_at);
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
-- Of an act, only the number that it still lacks may be set, once.
CREATE FUNCTION authz.only_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND old.symbol = '' AND new.symbol <> ''
    AND to_jsonb(new) - 'symbol' = to_jsonb(old) - 'symbol' THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'acts are never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER acts_are_immutable ON acts;
--> statement-breakpoint
CREATE TRIGGER acts_are_immutable BEFORE UPDATE OR DELETE ON acts
  FOR EACH ROW EXECUTE FUNCTION authz.only_number();
--> statement-breakpoint
-- Releases every act whose embargo has passed: its number, and its versions to every audience that it reaches.
-- Each counts from the embargo's end, however late this runs. Anybody may call it: it does only what is due.
CREATE FUNCTION authz.release_due() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  due public.acts;
  version public.commitment_versions;
  reader public.audience;
  begins timestamptz;
  next_number int;
  released int := 0;
BEGIN
  IF NOT EXISTS (SELECT FROM public.acts WHERE symbol = '' AND released_at <= now()) THEN
    RETURN 0;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('surety.releases'));
  FOR due IN
    SELECT a.* FROM public.acts a WHERE a.symbol = '' AND a.released_at <= now()
      AND NOT EXISTS (SELECT FROM public.act_cancellations c WHERE c.act_id = a.id)
    ORDER BY a.released_at, a.id FOR UPDATE
  LOOP
    UPDATE public.acts SET symbol = authz.next_symbol(due, due.released_at) WHERE id = due.id;
    FOR version IN SELECT v.* FROM public.commitment_versions v WHERE v.act_id = due.id ORDER BY v.id LOOP
      FOREACH reader IN ARRAY enum_range(NULL, due.audience) LOOP
        SELECT greatest(due.released_at, max(lower(r.recorded_during)) + interval '1 microsecond'), coalesce(max(r.number), 0) + 1
          INTO begins, next_number FROM public.commitment_releases r
          WHERE r.commitment_id = version.commitment_id AND r.audience = reader;
        UPDATE public.commitment_releases r SET recorded_during = tstzrange(lower(r.recorded_during), begins)
          WHERE r.commitment_id = version.commitment_id AND r.audience = reader AND upper_inf(r.recorded_during);
        INSERT INTO public.commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
          VALUES (version.commitment_id, version.id, version.delegation_code, reader, next_number, tstzrange(begins, NULL));
      END LOOP;
    END LOOP;
    released := released + 1;
  END LOOP;
  RETURN released;
END $$;
--> statement-breakpoint
-- A function, because a policy on acts cannot look at acts.
CREATE FUNCTION authz.is_correctable(act uuid, party text, reader public.audience) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.acts a WHERE a.id = act AND a.delegation_code = party AND a.audience = reader
    AND a.symbol <> '' AND a.attribution = 'own')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION authz.is_correctable(uuid, text, public.audience), authz.next_symbol(public.acts, timestamptz), authz.only_number(), authz.release_due() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION authz.is_correctable(uuid, text, public.audience), authz.release_due() TO surety_member;
--> statement-breakpoint
-- What has no number yet is its delegation's alone, also in the moment between the embargo's end and the release.
ALTER POLICY acts_public ON acts USING (audience = 'public' AND released_at <= now() AND symbol <> '');
--> statement-breakpoint
ALTER POLICY acts_participants ON acts
  USING (audience = 'participants' AND released_at <= now() AND symbol <> '' AND (SELECT authz.is_participant()));
--> statement-breakpoint
ALTER POLICY acts_bilateral ON acts
  USING (audience = 'bilateral' AND released_at <= now() AND symbol <> '' AND (SELECT authz.is_beneficiary()));
--> statement-breakpoint
-- A correction belongs to the party and the audience of what it corrects.
ALTER POLICY acts_communicate ON acts
  WITH CHECK (attribution = 'own' AND NOT is_backdated AND account_id = (SELECT authz.account_id())
    AND delegation_code = ANY ((SELECT authz.heads())::text[]) AND (SELECT authz.is_reauthenticated())
    AND EXISTS (SELECT FROM offer_drafts d WHERE d.id = draft_id AND d.delegation_code = acts.delegation_code
      AND d.state = 'submitted' AND authz.may_close(d))
    AND (corrects_act_id IS NULL) = (kind <> 'correction')
    AND (corrects_act_id IS NULL OR authz.is_correctable(corrects_act_id, delegation_code, audience)));
--> statement-breakpoint

GRANT SELECT, INSERT ON draft_edits, draft_comments, draft_presence, deputies, act_cancellations TO surety_member;
--> statement-breakpoint
GRANT UPDATE (resolved_by, resolved_at) ON draft_comments TO surety_member;
--> statement-breakpoint
GRANT UPDATE (commitment_id, delegation_code, section, seen_at) ON draft_presence TO surety_member;
--> statement-breakpoint
GRANT UPDATE (ended_at, ended_by) ON deputies TO surety_member;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['draft_edits', 'draft_comments', 'draft_presence', 'deputies', 'act_cancellations'] LOOP
    EXECUTE format('CREATE POLICY %1$s_read ON %1$I FOR SELECT TO surety_member
      USING (delegation_code = ANY ((SELECT authz.delegations())::text[]))', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY draft_edits_add ON draft_edits FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND edited_by = (SELECT authz.account_id())
    AND EXISTS (SELECT FROM draft_lines l JOIN offer_drafts d ON d.id = l.draft_id WHERE l.id = line_id AND d.state = 'open'));
--> statement-breakpoint
CREATE POLICY draft_comments_add ON draft_comments FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND written_by = (SELECT authz.account_id())
    AND resolved_at IS NULL);
--> statement-breakpoint
CREATE POLICY draft_comments_resolve ON draft_comments FOR UPDATE TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[]))
  WITH CHECK (resolved_by IS NULL OR resolved_by = (SELECT authz.account_id()));
--> statement-breakpoint
CREATE POLICY draft_presence_enter ON draft_presence FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND account_id = (SELECT authz.account_id()));
--> statement-breakpoint
CREATE POLICY draft_presence_move ON draft_presence FOR UPDATE TO surety_member
  USING (account_id = (SELECT authz.account_id()))
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[]));
--> statement-breakpoint
-- Only a head by role hands the right over, to a colleague of the same delegation; a deputy cannot pass it on.
CREATE POLICY deputies_appoint ON deputies FOR INSERT TO surety_member
  WITH CHECK (granted_by = (SELECT authz.account_id()) AND (SELECT authz.has_role('head')) AND ended_at IS NULL
    AND delegation_code = ANY ((SELECT authz.delegations())::text[]) AND (SELECT authz.is_reauthenticated())
    AND EXISTS (SELECT FROM memberships m WHERE m.account_id = deputies.account_id
      AND m.delegation_code = deputies.delegation_code AND m.ended_at IS NULL));
--> statement-breakpoint
CREATE POLICY deputies_end ON deputies FOR UPDATE TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND ended_at IS NULL
    AND ((SELECT authz.has_role('head')) OR account_id = (SELECT authz.account_id())))
  WITH CHECK (ended_by = (SELECT authz.account_id()));
--> statement-breakpoint
CREATE POLICY act_cancellations_call_off ON act_cancellations FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.heads())::text[]) AND cancelled_by = (SELECT authz.account_id())
    AND (SELECT authz.is_reauthenticated())
    AND EXISTS (SELECT FROM acts a WHERE a.id = act_id AND a.delegation_code = act_cancellations.delegation_code
      AND a.symbol = '' AND a.released_at > now()));
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['draft_edits', 'act_cancellations'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_are_immutable BEFORE UPDATE OR DELETE ON %1$I
      FOR EACH ROW EXECUTE FUNCTION authz.refuse_change()', name);
  END LOOP;
END $$;
