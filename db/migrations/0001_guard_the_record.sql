-- Who may see and write what, held by the database itself: whoever forgets a check above gets nothing.
-- The logins surety_public, surety_member and surety_auth exist before any migration runs (db/roles.ts).

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE SCHEMA authz;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO surety_public, surety_member, surety_auth;
--> statement-breakpoint
GRANT USAGE ON SCHEMA authz TO surety_member;
--> statement-breakpoint

-- The session is named by the SHA-256 of its token, in hex, set for one transaction. Everything else is looked
-- up: an injection can set another name but cannot guess a token, and a revoked session is dead at its next statement.
CREATE FUNCTION authz.live_session() RETURNS public.sessions
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s FROM public.sessions s JOIN public.accounts a ON a.id = s.account_id
  WHERE s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
    AND s.revoked_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - interval '1 hour'
    AND a.disabled_at IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION authz.account_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (authz.live_session()).account_id
$$;
--> statement-breakpoint
-- Codes of the delegations for which the session's account drafts or decides.
CREATE FUNCTION authz.delegations() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(m.delegation_code), '{}') FROM public.memberships m
  WHERE m.account_id = authz.account_id() AND m.ended_at IS NULL AND m.role IN ('drafter', 'head')
$$;
--> statement-breakpoint
CREATE FUNCTION authz.heads() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(m.delegation_code), '{}') FROM public.memberships m
  WHERE m.account_id = authz.account_id() AND m.ended_at IS NULL AND m.role = 'head'
$$;
--> statement-breakpoint
CREATE FUNCTION authz.has_role(wanted public.member_role) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.memberships m
    WHERE m.account_id = authz.account_id() AND m.ended_at IS NULL AND m.role = wanted)
$$;
--> statement-breakpoint
-- Delegations and the secretariat take part; an administrator does not.
CREATE FUNCTION authz.is_participant() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.memberships m
    WHERE m.account_id = authz.account_id() AND m.ended_at IS NULL AND m.role IN ('drafter', 'head', 'secretariat'))
$$;
--> statement-breakpoint
CREATE FUNCTION authz.is_beneficiary() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.delegation_roles r
    WHERE r.delegation_code = ANY (authz.delegations()) AND r.role = 'beneficiary'
      AND coalesce(r.from_on, '-infinity') <= current_date AND coalesce(r.to_on, 'infinity') >= current_date)
$$;
--> statement-breakpoint
-- True for five minutes after the password was last entered.
CREATE FUNCTION authz.is_reauthenticated() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((authz.live_session()).reauthenticated_at > now() - interval '5 minutes', false)
$$;
--> statement-breakpoint
CREATE FUNCTION authz.colleagues() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT m.account_id), '{}') FROM public.memberships m
  WHERE m.delegation_code = ANY (authz.delegations())
$$;
--> statement-breakpoint
CREATE FUNCTION authz.viewer() RETURNS TABLE (
  account_id uuid, session_id uuid, name text, email text, language text,
  role public.member_role, delegation_code text, reauthenticated_at timestamptz, is_beneficiary boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id, s.id, a.name, a.email, a.language, m.role, m.delegation_code, s.reauthenticated_at, authz.is_beneficiary()
  FROM authz.live_session() s
  JOIN public.accounts a ON a.id = s.account_id
  JOIN public.memberships m ON m.account_id = a.id AND m.ended_at IS NULL
$$;
--> statement-breakpoint
-- Keeps an idle clock of one hour; written at most once a minute.
CREATE FUNCTION authz.touch() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE public.sessions SET last_seen_at = now()
  WHERE id = (authz.live_session()).id AND last_seen_at < now() - interval '1 minute'
$$;
--> statement-breakpoint
-- Two people wherever the delegation has two: who submitted does not communicate, unless alone.
CREATE FUNCTION authz.may_close(draft public.offer_drafts) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT draft.submitted_by IS DISTINCT FROM authz.account_id()
    OR 1 = (SELECT count(*) FROM public.memberships m JOIN public.accounts a ON a.id = m.account_id
            WHERE m.delegation_code = draft.delegation_code AND m.ended_at IS NULL AND a.disabled_at IS NULL)
$$;
--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA authz FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA authz TO surety_member;
--> statement-breakpoint

-- Grants. No login of the application may delete or truncate anything.
GRANT SELECT ON installation, delegations, delegation_roles, categories, acts, commitments, commitment_versions,
  commitment_releases, requirements, requirement_versions, requirement_releases, events, event_versions,
  event_releases, sources TO surety_public, surety_member;
--> statement-breakpoint
GRANT SELECT ON installation TO surety_auth;
--> statement-breakpoint
GRANT INSERT ON acts, commitments, commitment_versions, commitment_releases, sources TO surety_member;
--> statement-breakpoint
GRANT UPDATE (recorded_during) ON commitment_releases TO surety_member;
--> statement-breakpoint
GRANT SELECT, INSERT ON offer_drafts, draft_lines, draft_fields TO surety_member;
--> statement-breakpoint
GRANT UPDATE (state, submitted_by, submitted_at, revision, returned_note, closed_at) ON offer_drafts TO surety_member;
--> statement-breakpoint
GRANT UPDATE (base_version_id, revision, is_removed) ON draft_lines TO surety_member;
--> statement-breakpoint
GRANT UPDATE (value, edited_by, edited_at) ON draft_fields TO surety_member;
--> statement-breakpoint
GRANT SELECT ON accounts, memberships, audit_events TO surety_member;
--> statement-breakpoint
GRANT UPDATE (name, language, disabled_at, disabled_by, disabled_reason) ON accounts TO surety_member;
--> statement-breakpoint
GRANT INSERT ON memberships, invitations, audit_events TO surety_member;
--> statement-breakpoint
GRANT UPDATE (ended_at, ended_by) ON memberships TO surety_member;
--> statement-breakpoint
GRANT SELECT (id, email, name, role, delegation_code, invited_by, created_at, expires_at, used_at, used_by, revoked_at)
  ON invitations TO surety_member;
--> statement-breakpoint
GRANT UPDATE (revoked_at) ON invitations TO surety_member;
--> statement-breakpoint
GRANT SELECT (id, account_id, created_at, last_seen_at, expires_at, reauthenticated_at, revoked_at, revoked_because,
  user_agent, network) ON sessions TO surety_member;
--> statement-breakpoint
GRANT UPDATE (revoked_at, revoked_because) ON sessions TO surety_member;
--> statement-breakpoint
GRANT SELECT, INSERT ON accounts, memberships TO surety_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON account_passwords, sessions, throttles TO surety_auth;
--> statement-breakpoint
GRANT SELECT ON invitations, delegations TO surety_auth;
--> statement-breakpoint
GRANT UPDATE (used_at, used_by) ON invitations TO surety_auth;
--> statement-breakpoint
GRANT INSERT ON audit_events TO surety_auth;
--> statement-breakpoint

-- Reading the record: the ladder of audiences.
CREATE POLICY installation_read ON installation FOR SELECT TO surety_public, surety_member, surety_auth USING (true);
--> statement-breakpoint
CREATE POLICY delegations_read ON delegations FOR SELECT TO surety_public, surety_member, surety_auth USING (true);
--> statement-breakpoint
CREATE POLICY delegation_roles_read ON delegation_roles FOR SELECT TO surety_public, surety_member USING (true);
--> statement-breakpoint
CREATE POLICY categories_read ON categories FOR SELECT TO surety_public, surety_member USING (true);
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['acts', 'commitment_versions', 'requirement_versions', 'event_versions', 'sources'] LOOP
    EXECUTE format('CREATE POLICY %1$s_public ON %1$I FOR SELECT TO surety_public, surety_member
      USING (audience = ''public'' AND released_at <= now())', name);
    EXECUTE format('CREATE POLICY %1$s_participants ON %1$I FOR SELECT TO surety_member
      USING (audience = ''participants'' AND released_at <= now() AND (SELECT authz.is_participant()))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['acts', 'commitment_versions', 'requirement_versions', 'sources'] LOOP
    EXECUTE format('CREATE POLICY %1$s_bilateral ON %1$I FOR SELECT TO surety_member
      USING (audience = ''bilateral'' AND released_at <= now() AND (SELECT authz.is_beneficiary()))', name);
    EXECUTE format('CREATE POLICY %1$s_own ON %1$I FOR SELECT TO surety_member
      USING (delegation_code = ANY ((SELECT authz.delegations())::text[]))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['commitment_releases', 'requirement_releases', 'event_releases'] LOOP
    EXECUTE format('CREATE POLICY %1$s_public ON %1$I FOR SELECT TO surety_public, surety_member
      USING (audience = ''public'' AND lower(recorded_during) <= now())', name);
    EXECUTE format('CREATE POLICY %1$s_participants ON %1$I FOR SELECT TO surety_member
      USING (audience = ''participants'' AND lower(recorded_during) <= now() AND (SELECT authz.is_participant()))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['commitment_releases', 'requirement_releases'] LOOP
    EXECUTE format('CREATE POLICY %1$s_bilateral ON %1$I FOR SELECT TO surety_member
      USING (audience = ''bilateral'' AND lower(recorded_during) <= now() AND (SELECT authz.is_beneficiary()))', name);
    EXECUTE format('CREATE POLICY %1$s_own ON %1$I FOR SELECT TO surety_member
      USING (delegation_code = ANY ((SELECT authz.delegations())::text[]))', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- An identity is known to those who may read one of its releases: the sub-select obeys the policies above.
CREATE POLICY commitments_released ON commitments FOR SELECT TO surety_public, surety_member
  USING (EXISTS (SELECT FROM commitment_releases r WHERE r.commitment_id = commitments.id));
--> statement-breakpoint
CREATE POLICY commitments_own ON commitments FOR SELECT TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[]));
--> statement-breakpoint
CREATE POLICY requirements_released ON requirements FOR SELECT TO surety_public, surety_member
  USING (EXISTS (SELECT FROM requirement_releases r WHERE r.requirement_id = requirements.id));
--> statement-breakpoint
CREATE POLICY events_released ON events FOR SELECT TO surety_public, surety_member
  USING (EXISTS (SELECT FROM event_releases r WHERE r.event_id = events.id));
--> statement-breakpoint

-- Writing the record: the head of the delegation, password entered in the last five minutes.
CREATE POLICY acts_communicate ON acts FOR INSERT TO surety_member
  WITH CHECK (attribution = 'own' AND NOT is_backdated AND account_id = (SELECT authz.account_id())
    AND delegation_code = ANY ((SELECT authz.heads())::text[]) AND (SELECT authz.is_reauthenticated())
    AND EXISTS (SELECT FROM offer_drafts d WHERE d.id = draft_id AND d.delegation_code = acts.delegation_code
      AND d.state = 'submitted' AND authz.may_close(d)));
--> statement-breakpoint
CREATE POLICY commitments_begin ON commitments FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND import_id IS NULL);
--> statement-breakpoint
CREATE POLICY commitment_versions_communicate ON commitment_versions FOR INSERT TO surety_member
  WITH CHECK (attribution = 'own' AND delegation_code = ANY ((SELECT authz.heads())::text[])
    AND EXISTS (SELECT FROM acts a WHERE a.id = act_id AND a.delegation_code = commitment_versions.delegation_code
      AND a.account_id = (SELECT authz.account_id()) AND a.audience = commitment_versions.audience
      AND a.released_at = commitment_versions.released_at AND a.entered_at > now() - interval '1 minute'));
--> statement-breakpoint
CREATE POLICY commitment_releases_communicate ON commitment_releases FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.heads())::text[])
    AND EXISTS (SELECT FROM commitment_versions v WHERE v.id = version_id AND v.audience >= commitment_releases.audience
      AND v.released_at <= lower(recorded_during)));
--> statement-breakpoint
CREATE POLICY commitment_releases_close ON commitment_releases FOR UPDATE TO surety_member
  USING (delegation_code = ANY ((SELECT authz.heads())::text[]) AND (SELECT authz.is_reauthenticated()));
--> statement-breakpoint
CREATE POLICY sources_communicate ON sources FOR INSERT TO surety_member
  WITH CHECK (record_kind = 'commitment' AND delegation_code = ANY ((SELECT authz.heads())::text[])
    AND EXISTS (SELECT FROM commitment_versions v WHERE v.id = version_id
      AND v.delegation_code = sources.delegation_code AND v.audience = sources.audience));
--> statement-breakpoint

-- Drafts: their delegation alone. Lines and fields move only while the draft is open.
CREATE POLICY offer_drafts_read ON offer_drafts FOR SELECT TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[]));
--> statement-breakpoint
CREATE POLICY offer_drafts_open ON offer_drafts FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND opened_by = (SELECT authz.account_id())
    AND state = 'open');
--> statement-breakpoint
CREATE POLICY offer_drafts_move ON offer_drafts FOR UPDATE TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND state IN ('open', 'submitted'))
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[])
    AND (state <> 'communicated' OR delegation_code = ANY ((SELECT authz.heads())::text[])));
--> statement-breakpoint
CREATE POLICY draft_lines_read ON draft_lines FOR SELECT TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[]));
--> statement-breakpoint
CREATE POLICY draft_lines_add ON draft_lines FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[])
    AND EXISTS (SELECT FROM offer_drafts d WHERE d.id = draft_id AND d.state = 'open'));
--> statement-breakpoint
CREATE POLICY draft_lines_change ON draft_lines FOR UPDATE TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[])
    AND EXISTS (SELECT FROM offer_drafts d WHERE d.id = draft_id AND d.state = 'open'));
--> statement-breakpoint
CREATE POLICY draft_fields_read ON draft_fields FOR SELECT TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[]));
--> statement-breakpoint
CREATE POLICY draft_fields_add ON draft_fields FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.delegations())::text[]) AND edited_by = (SELECT authz.account_id())
    AND EXISTS (SELECT FROM draft_lines l JOIN offer_drafts d ON d.id = l.draft_id WHERE l.id = line_id AND d.state = 'open'));
--> statement-breakpoint
CREATE POLICY draft_fields_change ON draft_fields FOR UPDATE TO surety_member
  USING (delegation_code = ANY ((SELECT authz.delegations())::text[])
    AND EXISTS (SELECT FROM draft_lines l JOIN offer_drafts d ON d.id = l.draft_id WHERE l.id = line_id AND d.state = 'open'))
  WITH CHECK (edited_by = (SELECT authz.account_id()));
--> statement-breakpoint

-- Accounts: oneself, one's delegation's colleagues, and administrators.
CREATE POLICY accounts_read ON accounts FOR SELECT TO surety_member
  USING (id = (SELECT authz.account_id()) OR id = ANY ((SELECT authz.colleagues())::uuid[]) OR (SELECT authz.has_role('admin')));
--> statement-breakpoint
CREATE POLICY accounts_administer ON accounts FOR UPDATE TO surety_member USING ((SELECT authz.has_role('admin')));
--> statement-breakpoint
CREATE POLICY memberships_read ON memberships FOR SELECT TO surety_member
  USING (account_id = (SELECT authz.account_id()) OR account_id = ANY ((SELECT authz.colleagues())::uuid[])
    OR (SELECT authz.has_role('admin')));
--> statement-breakpoint
-- Nobody changes the own membership.
CREATE POLICY memberships_start ON memberships FOR INSERT TO surety_member
  WITH CHECK ((SELECT authz.has_role('admin')) AND account_id <> (SELECT authz.account_id()));
--> statement-breakpoint
CREATE POLICY memberships_end ON memberships FOR UPDATE TO surety_member
  USING ((SELECT authz.has_role('admin')) AND account_id <> (SELECT authz.account_id()));
--> statement-breakpoint
CREATE POLICY sessions_read ON sessions FOR SELECT TO surety_member
  USING (account_id = (SELECT authz.account_id()) OR (SELECT authz.has_role('admin')));
--> statement-breakpoint
CREATE POLICY sessions_revoke ON sessions FOR UPDATE TO surety_member
  USING (account_id = (SELECT authz.account_id()) OR (SELECT authz.has_role('admin')));
--> statement-breakpoint
CREATE POLICY invitations_read ON invitations FOR SELECT TO surety_member USING ((SELECT authz.has_role('admin')));
--> statement-breakpoint
CREATE POLICY invitations_make ON invitations FOR INSERT TO surety_member
  WITH CHECK ((SELECT authz.has_role('admin')) AND invited_by = (SELECT authz.account_id()));
--> statement-breakpoint
CREATE POLICY invitations_revoke ON invitations FOR UPDATE TO surety_member USING ((SELECT authz.has_role('admin')));
--> statement-breakpoint
CREATE POLICY audit_events_write ON audit_events FOR INSERT TO surety_member
  WITH CHECK (account_id = (SELECT authz.account_id()));
--> statement-breakpoint
-- What a delegation did inside its own room is not the administrators' to count.
CREATE POLICY audit_events_read ON audit_events FOR SELECT TO surety_member
  USING (account_id = (SELECT authz.account_id()) OR delegation_code = ANY ((SELECT authz.heads())::text[])
    OR (delegation_code IS NULL AND (SELECT authz.has_role('admin'))));
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['accounts', 'account_passwords', 'memberships', 'sessions', 'invitations', 'throttles', 'audit_events'] LOOP
    EXECUTE format('CREATE POLICY %1$s_sign_in ON %1$I TO surety_auth USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
--> statement-breakpoint

-- What was said is never edited.
CREATE FUNCTION authz.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['acts', 'commitment_versions', 'requirement_versions', 'event_versions', 'sources', 'audit_events'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_are_immutable BEFORE UPDATE OR DELETE ON %1$I
      FOR EACH ROW EXECUTE FUNCTION authz.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['acts', 'commitment_versions', 'requirement_versions', 'event_versions', 'sources', 'audit_events',
    'commitment_releases', 'requirement_releases', 'event_releases', 'commitments', 'requirements', 'events'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_are_kept BEFORE TRUNCATE ON %1$I
      FOR EACH STATEMENT EXECUTE FUNCTION authz.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['commitment_releases', 'requirement_releases', 'event_releases', 'commitments', 'requirements', 'events'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_are_never_deleted BEFORE DELETE ON %1$I
      FOR EACH ROW EXECUTE FUNCTION authz.refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A release may be closed once, and nothing else about it may change.
CREATE FUNCTION authz.only_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(new) - 'recorded_during' IS DISTINCT FROM to_jsonb(old) - 'recorded_during'
    OR lower(new.recorded_during) <> lower(old.recorded_during)
    OR NOT upper_inf(old.recorded_during) OR upper_inf(new.recorded_during) THEN
    RAISE EXCEPTION 'a release can only be closed, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
DO $$
DECLARE kind text;
BEGIN
  FOREACH kind IN ARRAY ARRAY['commitment', 'requirement', 'event'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_releases_only_close BEFORE UPDATE ON %1$s_releases
      FOR EACH ROW EXECUTE FUNCTION authz.only_close()', kind);
    EXECUTE format('ALTER TABLE %1$s_releases ADD CONSTRAINT %1$s_releases_record_time_excl
      EXCLUDE USING gist (%1$s_id WITH =, audience WITH =, recorded_during WITH &&)', kind);
    EXECUTE format('ALTER TABLE %1$s_releases ADD CONSTRAINT %1$s_releases_range_check
      CHECK (NOT isempty(recorded_during) AND NOT lower_inf(recorded_during))', kind);
  END LOOP;
END $$;
--> statement-breakpoint
-- Numbers and stamps an act. A member's act is recorded now, whatever was sent; an import may name its own past.
CREATE FUNCTION authz.stamp_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  act_series text;
  act_year int;
  number int;
BEGIN
  IF session_user = 'surety_member' THEN
    new.symbol := '';
    new.recorded_at := clock_timestamp();
    new.entered_at := new.recorded_at;
    new.released_at := greatest(new.released_at, new.recorded_at);
  END IF;
  IF new.symbol <> '' THEN
    RETURN new;
  END IF;
  act_series := CASE new.audience WHEN 'public' THEN 'P' WHEN 'participants' THEN 'N'
    WHEN 'bilateral' THEN 'B-' || new.delegation_code ELSE 'D-' || new.delegation_code END;
  act_year := extract(year FROM new.recorded_at AT TIME ZONE 'Europe/Kyiv');
  INSERT INTO act_numbers AS n (series, year, last) VALUES (act_series, act_year, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = n.last + 1 RETURNING n.last INTO number;
  new.symbol := act_series || '/' || act_year || '/' || number;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER acts_are_stamped BEFORE INSERT ON acts FOR EACH ROW EXECUTE FUNCTION authz.stamp_act();
--> statement-breakpoint
-- The last administrator stays. The lock makes two simultaneous disablings see each other.
CREATE FUNCTION authz.keep_an_administrator() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('surety.administrators'));
  IF NOT EXISTS (SELECT FROM public.memberships m JOIN public.accounts a ON a.id = m.account_id
                 WHERE m.role = 'admin' AND m.ended_at IS NULL AND a.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'the last administrator cannot be disabled or reassigned' USING ERRCODE = 'SU001';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER accounts_keep_an_administrator AFTER UPDATE OF disabled_at ON accounts
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (new.disabled_at IS NOT NULL)
  EXECUTE FUNCTION authz.keep_an_administrator();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER memberships_keep_an_administrator AFTER UPDATE OF ended_at ON memberships
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (old.role = 'admin' AND new.ended_at IS NOT NULL)
  EXECUTE FUNCTION authz.keep_an_administrator();
