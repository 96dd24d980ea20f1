CREATE TYPE "public"."act_kind" AS ENUM('communication', 'withdrawal', 'correction', 'confirmation', 'acceptance', 'statement', 'signature', 'ratification', 'entry-into-force', 'suspension', 'report');--> statement-breakpoint
CREATE TYPE "public"."attribution" AS ENUM('own', 'reported');--> statement-breakpoint
CREATE TYPE "public"."audience" AS ENUM('delegation', 'bilateral', 'participants', 'public');--> statement-breakpoint
CREATE TYPE "public"."backing" AS ENUM('verified', 'known');--> statement-breakpoint
CREATE TYPE "public"."bindingness" AS ENUM('unspecified', 'political', 'legal', 'legal-provisional');--> statement-breakpoint
CREATE TYPE "public"."date_precision" AS ENUM('day', 'month', 'year', 'approximate');--> statement-breakpoint
CREATE TYPE "public"."decision_rule" AS ENUM('automatic', 'each-party', 'consensus', 'named-body');--> statement-breakpoint
CREATE TYPE "public"."delegation_kind" AS ENUM('state', 'organisation');--> statement-breakpoint
CREATE TYPE "public"."delegation_role" AS ENUM('guarantor', 'candidate-guarantor', 'contributor', 'beneficiary', 'facilitator', 'depositary', 'observer');--> statement-breakpoint
CREATE TYPE "public"."delivery_stage" AS ENUM('none', 'pledged', 'allocated', 'contracted', 'delivered', 'verified');--> statement-breakpoint
CREATE TYPE "public"."draft_state" AS ENUM('open', 'submitted', 'communicated', 'discarded');--> statement-breakpoint
CREATE TYPE "public"."event_kind" AS ENUM('meeting', 'statement', 'proposal', 'signature', 'ratification', 'milestone', 'suspension');--> statement-breakpoint
CREATE TYPE "public"."event_level" AS ENUM('technical', 'political', 'leaders');--> statement-breakpoint
CREATE TYPE "public"."exit_kind" AS ENUM('none-before', 'notice', 'on-breach', 'unstated');--> statement-breakpoint
CREATE TYPE "public"."extension_kind" AS ENUM('none', 'mutual', 'tacit', 'beneficiary', 'unspecified', 'unstated');--> statement-breakpoint
CREATE TYPE "public"."finance_form" AS ENUM('grant', 'loan', 'loan-guarantee', 'mixed');--> statement-breakpoint
CREATE TYPE "public"."instrument_form" AS ENUM('statement', 'joint-declaration', 'memorandum', 'executive-agreement', 'treaty', 'exchange-of-notes', 'act-of-organisation', 'national-law');--> statement-breakpoint
CREATE TYPE "public"."member_role" AS ENUM('drafter', 'head', 'secretariat', 'admin');--> statement-breakpoint
CREATE TYPE "public"."obligation_act" AS ENUM('consult', 'assist', 'provide-equipment', 'impose-costs', 'armed-assistance');--> statement-breakpoint
CREATE TYPE "public"."priority" AS ENUM('essential', 'important', 'desirable');--> statement-breakpoint
CREATE TYPE "public"."question" AS ENUM('who', 'what', 'how-long');--> statement-breakpoint
CREATE TYPE "public"."record_kind" AS ENUM('commitment', 'requirement', 'event');--> statement-breakpoint
CREATE TYPE "public"."source_grade" AS ENUM('official-text', 'official-statement', 'named-press', 'other');--> statement-breakpoint
CREATE TYPE "public"."stage" AS ENUM('expressed', 'pledged', 'signed', 'ratified', 'in-force', 'withdrawn', 'suspended', 'lapsed', 'superseded', 'denounced');--> statement-breakpoint
CREATE TYPE "public"."start_kind" AS ENUM('date', 'signature', 'entry-into-force', 'event', 'unstated');--> statement-breakpoint
CREATE TYPE "public"."term_kind" AS ENUM('fixed-date', 'duration', 'until-event', 'open-ended', 'unstated');--> statement-breakpoint
CREATE TYPE "public"."trigger_kind" AS ENUM('standing', 'ceasefire', 'renewed-attack', 'violation-found', 'request', 'peace-agreement');--> statement-breakpoint
CREATE TABLE "account_passwords" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_passwords" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"disabled_at" timestamp with time zone,
	"disabled_by" uuid,
	"disabled_reason" text,
	CONSTRAINT "accounts_disabled_check" CHECK (("accounts"."disabled_at" is null) or ("accounts"."disabled_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"account_id" uuid,
	"action" text NOT NULL,
	"subject" text,
	"delegation_code" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "member_role" NOT NULL,
	"delegation_code" text,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_delegation_check" CHECK (("invitations"."role" in ('drafter', 'head')) = ("invitations"."delegation_code" is not null)),
	CONSTRAINT "invitations_period_check" CHECK ("invitations"."expires_at" > "invitations"."created_at")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" "member_role" NOT NULL,
	"delegation_code" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "memberships_delegation_check" CHECK (("memberships"."role" in ('drafter', 'head')) = ("memberships"."delegation_code" is not null)),
	CONSTRAINT "memberships_period_check" CHECK ("memberships"."ended_at" >= "memberships"."started_at")
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"reauthenticated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_because" text,
	"user_agent" text,
	"network" text,
	CONSTRAINT "sessions_period_check" CHECK ("sessions"."expires_at" > "sessions"."created_at")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "throttles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "act_numbers" (
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "act_numbers_pkey" PRIMARY KEY("series","year")
);
--> statement-breakpoint
ALTER TABLE "act_numbers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "acts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" text DEFAULT '' NOT NULL,
	"kind" "act_kind" NOT NULL,
	"attribution" "attribution" NOT NULL,
	"audience" "audience" NOT NULL,
	"delegation_code" text NOT NULL,
	"account_id" uuid,
	"actor_name" text,
	"capacity" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_backdated" boolean DEFAULT false NOT NULL,
	"reason" text,
	"content_hash" "bytea",
	"corrects_act_id" uuid,
	"draft_id" uuid,
	CONSTRAINT "acts_released_check" CHECK ("acts"."released_at" >= "acts"."recorded_at"),
	CONSTRAINT "acts_backdated_check" CHECK ("acts"."is_backdated" or "acts"."attribution" = 'own'),
	CONSTRAINT "acts_own_actor_check" CHECK ("acts"."attribution" = 'reported' or "acts"."account_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "acts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitment_releases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"audience" "audience" NOT NULL,
	"number" integer NOT NULL,
	"recorded_during" "tstzrange" NOT NULL,
	CONSTRAINT "commitment_releases_number_key" UNIQUE("commitment_id","audience","number"),
	CONSTRAINT "commitment_releases_number_check" CHECK ("commitment_releases"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "commitment_releases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitment_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"act_id" uuid NOT NULL,
	"audience" "audience" NOT NULL,
	"attribution" "attribution" NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"category" text NOT NULL,
	"nil_return" boolean DEFAULT false NOT NULL,
	"title_en" text NOT NULL,
	"title_uk" text,
	"summary_en" text NOT NULL,
	"summary_uk" text,
	"stage" "stage" NOT NULL,
	"bindingness" "bindingness" NOT NULL,
	"instrument" "instrument_form",
	"start_kind" "start_kind" NOT NULL,
	"start_on" date,
	"start_event" text,
	"term_kind" "term_kind" NOT NULL,
	"term_until" date,
	"term_length" text,
	"term_event" text,
	"extension" "extension_kind" NOT NULL,
	"exit_kind" "exit_kind" NOT NULL,
	"exit_before" date,
	"exit_notice" text,
	"duration_note" text,
	"next_review_on" date,
	"funded_until" date,
	"trigger" "trigger_kind",
	"decision_rule" "decision_rule",
	"response_within" text,
	"response_hard" boolean,
	"obligation_act" "obligation_act",
	"delivery" "delivery_stage" NOT NULL,
	"quantity_value" numeric,
	"quantity_unit" text,
	"quantity_tempo" text,
	"amount_value" numeric,
	"amount_currency" text,
	"amount_period" text,
	"amount_form" "finance_form",
	"caveats" text[] DEFAULT '{}'::text[] NOT NULL,
	"conditions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"stated_on" date NOT NULL,
	"confirmed_on" date,
	CONSTRAINT "commitment_versions_id_commitment_key" UNIQUE("id","commitment_id"),
	CONSTRAINT "commitment_versions_period_check" CHECK ("commitment_versions"."term_until" >= "commitment_versions"."start_on"),
	CONSTRAINT "commitment_versions_funded_check" CHECK ("commitment_versions"."funded_until" >= "commitment_versions"."start_on"),
	CONSTRAINT "commitment_versions_term_check" CHECK (("commitment_versions"."term_kind" = 'fixed-date') = ("commitment_versions"."term_until" is not null)
        and ("commitment_versions"."term_kind" = 'duration') = ("commitment_versions"."term_length" is not null)
        and ("commitment_versions"."term_kind" = 'until-event') = ("commitment_versions"."term_event" is not null)),
	CONSTRAINT "commitment_versions_start_check" CHECK (("commitment_versions"."start_kind" <> 'date' or "commitment_versions"."start_on" is not null)
        and ("commitment_versions"."start_kind" = 'event') = ("commitment_versions"."start_event" is not null)
        and ("commitment_versions"."start_kind" <> 'unstated' or "commitment_versions"."start_on" is null)),
	CONSTRAINT "commitment_versions_exit_check" CHECK (("commitment_versions"."exit_kind" = 'notice') = ("commitment_versions"."exit_notice" is not null)),
	CONSTRAINT "commitment_versions_durations_check" CHECK (coalesce("commitment_versions"."term_length", 'P1Y') ~ '^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$' and coalesce("commitment_versions"."term_length", 'P1Y') <> 'P'
        and coalesce("commitment_versions"."exit_notice", 'P1M') ~ '^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$' and coalesce("commitment_versions"."exit_notice", 'P1M') <> 'P'),
	CONSTRAINT "commitment_versions_amount_check" CHECK (("commitment_versions"."amount_value" is null) = ("commitment_versions"."amount_currency" is null) and coalesce("commitment_versions"."amount_value", 0) >= 0
        and coalesce("commitment_versions"."amount_currency", 'EUR') ~ '^[A-Z]{3}$'),
	CONSTRAINT "commitment_versions_quantity_check" CHECK (("commitment_versions"."quantity_value" is null) = ("commitment_versions"."quantity_unit" is null) and coalesce("commitment_versions"."quantity_value", 0) >= 0),
	CONSTRAINT "commitment_versions_response_check" CHECK (("commitment_versions"."response_within" is null) = ("commitment_versions"."response_hard" is null))
);
--> statement-breakpoint
ALTER TABLE "commitment_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" text NOT NULL,
	"delegation_code" text NOT NULL,
	"import_id" text,
	CONSTRAINT "commitments_id_delegation_key" UNIQUE("id","delegation_code"),
	CONSTRAINT "commitments_symbol_check" CHECK ("commitments"."symbol" ~ '^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}$')
);
--> statement-breakpoint
ALTER TABLE "commitments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft_fields" (
	"line_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	"edited_by" uuid NOT NULL,
	"edited_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "draft_fields_pkey" PRIMARY KEY("line_id","name")
);
--> statement-breakpoint
ALTER TABLE "draft_fields" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"commitment_id" uuid NOT NULL,
	"base_version_id" uuid,
	"revision" integer DEFAULT 0 NOT NULL,
	"is_removed" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_lines_id_delegation_key" UNIQUE("id","delegation_code"),
	CONSTRAINT "draft_lines_draft_commitment_key" UNIQUE("draft_id","commitment_id")
);
--> statement-breakpoint
ALTER TABLE "draft_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "offer_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_code" text NOT NULL,
	"state" "draft_state" DEFAULT 'open' NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"revision" integer DEFAULT 0 NOT NULL,
	"returned_note" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "offer_drafts_id_delegation_key" UNIQUE("id","delegation_code"),
	CONSTRAINT "offer_drafts_submitted_check" CHECK ("offer_drafts"."state" <> 'submitted' or "offer_drafts"."submitted_by" is not null)
);
--> statement-breakpoint
ALTER TABLE "offer_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_releases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"audience" "audience" NOT NULL,
	"number" integer NOT NULL,
	"occurs_on" date NOT NULL,
	"recorded_during" "tstzrange" NOT NULL,
	CONSTRAINT "event_releases_number_key" UNIQUE("event_id","audience","number"),
	CONSTRAINT "event_releases_number_check" CHECK ("event_releases"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "event_releases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"audience" "audience" NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"occurs_on" date NOT NULL,
	"precision" date_precision NOT NULL,
	"kind" "event_kind" NOT NULL,
	"level" "event_level",
	"title_en" text NOT NULL,
	"title_uk" text,
	"summary_en" text NOT NULL,
	"summary_uk" text,
	"place" text,
	"participants" text[] DEFAULT '{}'::text[] NOT NULL,
	"other_participants" text[] DEFAULT '{}'::text[] NOT NULL,
	"question" "question",
	"changes" text[] DEFAULT '{}'::text[] NOT NULL,
	"backing" "backing",
	CONSTRAINT "event_versions_id_event_key" UNIQUE("id","event_id")
);
--> statement-breakpoint
ALTER TABLE "event_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" text NOT NULL,
	"import_id" text,
	CONSTRAINT "events_symbol_check" CHECK ("events"."symbol" ~ '^E-[0-9A-HJKMNP-TV-Z]{4}$')
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "categories" (
	"code" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name_en" text NOT NULL,
	"name_uk" text NOT NULL,
	"definition_en" text NOT NULL,
	"definition_uk" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "categories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delegation_roles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_code" text NOT NULL,
	"role" "delegation_role" NOT NULL,
	"from_on" date,
	"to_on" date,
	CONSTRAINT "delegation_roles_period_check" CHECK ("delegation_roles"."to_on" >= "delegation_roles"."from_on")
);
--> statement-breakpoint
ALTER TABLE "delegation_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delegations" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" "delegation_kind" NOT NULL,
	"name_en" text NOT NULL,
	"name_uk" text NOT NULL,
	"genitive_uk" text,
	"formal_name_en" text,
	"formal_name_uk" text,
	"domestic_procedure" text,
	CONSTRAINT "delegations_code_check" CHECK ("delegations"."code" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
ALTER TABLE "delegations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"is_evaluation" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_single_row_check" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "installation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement_releases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"requirement_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"audience" "audience" NOT NULL,
	"number" integer NOT NULL,
	"recorded_during" "tstzrange" NOT NULL,
	CONSTRAINT "requirement_releases_number_key" UNIQUE("requirement_id","audience","number"),
	CONSTRAINT "requirement_releases_number_check" CHECK ("requirement_releases"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "requirement_releases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"requirement_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"act_id" uuid NOT NULL,
	"audience" "audience" NOT NULL,
	"attribution" "attribution" NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"category" text NOT NULL,
	"title_en" text NOT NULL,
	"title_uk" text,
	"summary_en" text NOT NULL,
	"summary_uk" text,
	"priority" "priority" NOT NULL,
	"minimum_value" numeric,
	"minimum_unit" text,
	"minimum_text" text,
	"duration_sought" text,
	"backing" "backing",
	CONSTRAINT "requirement_versions_id_requirement_key" UNIQUE("id","requirement_id"),
	CONSTRAINT "requirement_versions_minimum_check" CHECK (coalesce("requirement_versions"."minimum_value", 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "requirement_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" text NOT NULL,
	"delegation_code" text NOT NULL,
	"import_id" text,
	CONSTRAINT "requirements_id_delegation_key" UNIQUE("id","delegation_code"),
	CONSTRAINT "requirements_symbol_check" CHECK ("requirements"."symbol" ~ '^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}$')
);
--> statement-breakpoint
ALTER TABLE "requirements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"record_kind" "record_kind" NOT NULL,
	"version_id" uuid NOT NULL,
	"delegation_code" text,
	"audience" "audience" NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"published_on" date,
	"url" text,
	"grade" "source_grade" NOT NULL,
	"backing" "backing",
	CONSTRAINT "sources_url_check" CHECK ("sources"."url" ~ '^https?://')
);
--> statement-breakpoint
ALTER TABLE "sources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account_passwords" ADD CONSTRAINT "account_passwords_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_disabled_by_fkey" FOREIGN KEY ("disabled_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_accounts_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_accounts_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_started_by_accounts_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_ended_by_accounts_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_corrects_act_id_fkey" FOREIGN KEY ("corrects_act_id") REFERENCES "public"."acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_releases" ADD CONSTRAINT "commitment_releases_version_fkey" FOREIGN KEY ("version_id","commitment_id") REFERENCES "public"."commitment_versions"("id","commitment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_releases" ADD CONSTRAINT "commitment_releases_commitment_fkey" FOREIGN KEY ("commitment_id","delegation_code") REFERENCES "public"."commitments"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD CONSTRAINT "commitment_versions_act_id_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD CONSTRAINT "commitment_versions_category_categories_code_fk" FOREIGN KEY ("category") REFERENCES "public"."categories"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD CONSTRAINT "commitment_versions_commitment_fkey" FOREIGN KEY ("commitment_id","delegation_code") REFERENCES "public"."commitments"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_fields" ADD CONSTRAINT "draft_fields_edited_by_accounts_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_fields" ADD CONSTRAINT "draft_fields_line_fkey" FOREIGN KEY ("line_id","delegation_code") REFERENCES "public"."draft_lines"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_lines" ADD CONSTRAINT "draft_lines_base_version_id_commitment_versions_id_fk" FOREIGN KEY ("base_version_id") REFERENCES "public"."commitment_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_lines" ADD CONSTRAINT "draft_lines_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_lines" ADD CONSTRAINT "draft_lines_draft_fkey" FOREIGN KEY ("draft_id","delegation_code") REFERENCES "public"."offer_drafts"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_lines" ADD CONSTRAINT "draft_lines_commitment_fkey" FOREIGN KEY ("commitment_id","delegation_code") REFERENCES "public"."commitments"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_drafts" ADD CONSTRAINT "offer_drafts_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_drafts" ADD CONSTRAINT "offer_drafts_opened_by_accounts_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_drafts" ADD CONSTRAINT "offer_drafts_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_releases" ADD CONSTRAINT "event_releases_version_fkey" FOREIGN KEY ("version_id","event_id") REFERENCES "public"."event_versions"("id","event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_versions" ADD CONSTRAINT "event_versions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_roles" ADD CONSTRAINT "delegation_roles_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_releases" ADD CONSTRAINT "requirement_releases_version_fkey" FOREIGN KEY ("version_id","requirement_id") REFERENCES "public"."requirement_versions"("id","requirement_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_act_id_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_category_categories_code_fk" FOREIGN KEY ("category") REFERENCES "public"."categories"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_requirement_fkey" FOREIGN KEY ("requirement_id","delegation_code") REFERENCES "public"."requirements"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "audit_events_at_idx" ON "audit_events" USING btree ("at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_open_key" ON "memberships" USING btree ("account_id") WHERE "memberships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "memberships_delegation_code_idx" ON "memberships" USING btree ("delegation_code");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_account_id_idx" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "acts_symbol_key" ON "acts" USING btree ("symbol");--> statement-breakpoint
CREATE UNIQUE INDEX "acts_draft_id_key" ON "acts" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "acts_audience_recorded_at_idx" ON "acts" USING btree ("audience","recorded_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "acts_delegation_code_idx" ON "acts" USING btree ("delegation_code");--> statement-breakpoint
CREATE INDEX "commitment_releases_version_id_idx" ON "commitment_releases" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "commitment_releases_audience_idx" ON "commitment_releases" USING btree ("audience","commitment_id");--> statement-breakpoint
CREATE INDEX "commitment_versions_commitment_id_idx" ON "commitment_versions" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "commitment_versions_act_id_idx" ON "commitment_versions" USING btree ("act_id");--> statement-breakpoint
CREATE UNIQUE INDEX "commitments_symbol_key" ON "commitments" USING btree ("symbol");--> statement-breakpoint
CREATE UNIQUE INDEX "commitments_import_id_key" ON "commitments" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "draft_fields_delegation_code_idx" ON "draft_fields" USING btree ("delegation_code");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_drafts_one_open_key" ON "offer_drafts" USING btree ("delegation_code") WHERE "offer_drafts"."state" in ('open', 'submitted');--> statement-breakpoint
CREATE INDEX "event_releases_timeline_idx" ON "event_releases" USING btree ("audience","occurs_on" DESC NULLS FIRST,"event_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "events_symbol_key" ON "events" USING btree ("symbol");--> statement-breakpoint
CREATE UNIQUE INDEX "events_import_id_key" ON "events" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "delegation_roles_delegation_code_idx" ON "delegation_roles" USING btree ("delegation_code");--> statement-breakpoint
CREATE INDEX "requirement_versions_act_id_idx" ON "requirement_versions" USING btree ("act_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requirements_symbol_key" ON "requirements" USING btree ("symbol");--> statement-breakpoint
CREATE UNIQUE INDEX "requirements_import_id_key" ON "requirements" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "sources_version_id_idx" ON "sources" USING btree ("version_id","position");