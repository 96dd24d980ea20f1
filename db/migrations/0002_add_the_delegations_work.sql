CREATE TABLE "act_cancellations" (
	"act_id" uuid PRIMARY KEY NOT NULL,
	"delegation_code" text NOT NULL,
	"cancelled_by" uuid NOT NULL,
	"cancelled_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "act_cancellations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deputies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_code" text NOT NULL,
	"account_id" uuid NOT NULL,
	"granted_by" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"is_exclusive" boolean DEFAULT false NOT NULL,
	"granted_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "deputies_period_check" CHECK ("deputies"."until_at" > "deputies"."from_at"),
	CONSTRAINT "deputies_other_person_check" CHECK ("deputies"."account_id" <> "deputies"."granted_by")
);
--> statement-breakpoint
ALTER TABLE "deputies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"line_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "draft_comments_resolved_check" CHECK (("draft_comments"."resolved_by" is null) = ("draft_comments"."resolved_at" is null))
);
--> statement-breakpoint
ALTER TABLE "draft_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft_edits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"line_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	"edited_by" uuid NOT NULL,
	"edited_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "draft_edits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft_presence" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"commitment_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"section" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "draft_presence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "acts_draft_id_key";--> statement-breakpoint
DROP INDEX "acts_audience_recorded_at_idx";--> statement-breakpoint
DROP INDEX "acts_symbol_key";--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "caveat_kinds" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "evidence_on" date;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "evidence_place" text;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "evidence_body" text;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "evidence_instrument" text;--> statement-breakpoint
ALTER TABLE "act_cancellations" ADD CONSTRAINT "act_cancellations_act_id_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act_cancellations" ADD CONSTRAINT "act_cancellations_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act_cancellations" ADD CONSTRAINT "act_cancellations_cancelled_by_accounts_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_granted_by_accounts_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_ended_by_accounts_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_written_by_accounts_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_resolved_by_accounts_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_line_fkey" FOREIGN KEY ("line_id","delegation_code") REFERENCES "public"."draft_lines"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_edits" ADD CONSTRAINT "draft_edits_edited_by_accounts_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_edits" ADD CONSTRAINT "draft_edits_line_fkey" FOREIGN KEY ("line_id","delegation_code") REFERENCES "public"."draft_lines"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_presence" ADD CONSTRAINT "draft_presence_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_presence" ADD CONSTRAINT "draft_presence_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deputies_delegation_code_idx" ON "deputies" USING btree ("delegation_code");--> statement-breakpoint
CREATE INDEX "deputies_account_id_idx" ON "deputies" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "draft_comments_line_id_idx" ON "draft_comments" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "draft_edits_line_id_idx" ON "draft_edits" USING btree ("line_id","edited_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "draft_presence_delegation_code_idx" ON "draft_presence" USING btree ("delegation_code");--> statement-breakpoint
CREATE UNIQUE INDEX "acts_draft_id_kind_key" ON "acts" USING btree ("draft_id","kind",coalesce("corrects_act_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE INDEX "acts_embargoed_idx" ON "acts" USING btree ("released_at") WHERE "acts"."symbol" = '';--> statement-breakpoint
CREATE INDEX "acts_audience_released_at_idx" ON "acts" USING btree ("audience","released_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "acts_symbol_key" ON "acts" USING btree ("symbol") WHERE "acts"."symbol" <> '';--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD CONSTRAINT "commitment_versions_caveats_check" CHECK (cardinality("commitment_versions"."caveat_kinds") in (0, cardinality("commitment_versions"."caveats")));