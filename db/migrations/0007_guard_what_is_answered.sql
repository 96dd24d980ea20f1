-- Answers, replies to findings, accepted divergences and domestic steps: who may see and write them.
GRANT SELECT ON requirement_answers, finding_replies, pathway_steps TO surety_public, surety_member;
--> statement-breakpoint
-- Which person recorded a divergence is told to nobody outside.
GRANT SELECT (id, finding, audience, parties, reason, until_on, recorded_at, ended_at) ON divergences TO surety_public, surety_member;
--> statement-breakpoint
GRANT INSERT ON finding_replies, divergences TO surety_member;
--> statement-breakpoint
GRANT UPDATE (ended_at, ended_by) ON divergences TO surety_member;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['requirement_answers', 'finding_replies', 'pathway_steps'] LOOP
    EXECUTE format('CREATE POLICY %1$s_public ON %1$I FOR SELECT TO surety_public, surety_member
      USING (audience = ''public'' AND released_at <= now())', name);
    EXECUTE format('CREATE POLICY %1$s_participants ON %1$I FOR SELECT TO surety_member
      USING (audience = ''participants'' AND released_at <= now() AND (SELECT authz.is_participant()))', name);
    EXECUTE format('CREATE POLICY %1$s_own ON %1$I FOR SELECT TO surety_member
      USING (delegation_code = ANY ((SELECT authz.delegations())::text[]))', name);
    EXECUTE format('CREATE TRIGGER %1$s_are_immutable BEFORE UPDATE OR DELETE ON %1$I
      FOR EACH ROW EXECUTE FUNCTION authz.refuse_change()', name);
    EXECUTE format('CREATE TRIGGER %1$s_are_kept BEFORE TRUNCATE ON %1$I
      FOR EACH STATEMENT EXECUTE FUNCTION authz.refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY divergences_public ON divergences FOR SELECT TO surety_public, surety_member USING (audience = 'public');
--> statement-breakpoint
CREATE POLICY divergences_participants ON divergences FOR SELECT TO surety_member
  USING (audience = 'participants' AND (SELECT authz.is_participant()));
--> statement-breakpoint
-- A statement leaves a delegation without a draft: by its head, password entered in the last five minutes. It has its
-- number at once: an embargoed one could be called off, and the reply that it carries would come out all the same.
CREATE POLICY acts_state ON acts FOR INSERT TO surety_member
  WITH CHECK (kind = 'statement' AND symbol <> '' AND attribution = 'own' AND NOT is_backdated AND draft_id IS NULL AND corrects_act_id IS NULL
    AND account_id = (SELECT authz.account_id()) AND audience IN ('participants', 'public')
    AND delegation_code = ANY ((SELECT authz.heads())::text[]) AND (SELECT authz.is_reauthenticated()));
--> statement-breakpoint
CREATE POLICY finding_replies_state ON finding_replies FOR INSERT TO surety_member
  WITH CHECK (delegation_code = ANY ((SELECT authz.heads())::text[])
    AND EXISTS (SELECT FROM acts a WHERE a.id = act_id AND a.kind = 'statement' AND a.delegation_code = finding_replies.delegation_code
      AND a.account_id = (SELECT authz.account_id()) AND a.audience = finding_replies.audience
      AND a.released_at = finding_replies.released_at AND a.entered_at > now() - interval '1 minute'));
--> statement-breakpoint
CREATE POLICY divergences_accept ON divergences FOR INSERT TO surety_member
  WITH CHECK ((SELECT authz.has_role('secretariat')) AND (SELECT authz.is_reauthenticated())
    AND recorded_by = (SELECT authz.account_id()) AND ended_at IS NULL
    AND recorded_at > now() - interval '1 minute' AND recorded_at <= clock_timestamp());
--> statement-breakpoint
CREATE POLICY divergences_end ON divergences FOR UPDATE TO surety_member
  USING ((SELECT authz.has_role('secretariat')) AND ended_at IS NULL)
  WITH CHECK (ended_by = (SELECT authz.account_id()) AND ended_at > now() - interval '1 minute');
--> statement-breakpoint
CREATE FUNCTION authz.only_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND old.ended_at IS NULL
    AND to_jsonb(new) - 'ended_at' - 'ended_by' = to_jsonb(old) - 'ended_at' - 'ended_by' THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'a divergence can only be ended, once' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION authz.only_end() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER divergences_only_end BEFORE UPDATE OR DELETE ON divergences FOR EACH ROW EXECUTE FUNCTION authz.only_end();
--> statement-breakpoint
CREATE TRIGGER divergences_are_kept BEFORE TRUNCATE ON divergences FOR EACH STATEMENT EXECUTE FUNCTION authz.refuse_change();
