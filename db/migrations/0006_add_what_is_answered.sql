CREATE TYPE "public"."answer_kind" AS ENUM('meets', 'partly', 'does-not-meet', 'needs-clarification');--> statement-breakpoint
ALTER TYPE "public"."record_kind" ADD VALUE 'answer';--> statement-breakpoint
ALTER TYPE "public"."record_kind" ADD VALUE 'pathway-step';--> statement-breakpoint
CREATE TABLE "divergences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"finding" text NOT NULL,
	"audience" "audience" NOT NULL,
	"parties" text[] NOT NULL,
	"reason" text NOT NULL,
	"until_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "divergences_audience_check" CHECK ("divergences"."audience" in ('participants', 'public')),
	CONSTRAINT "divergences_parties_check" CHECK (cardinality("divergences"."parties") > 0),
	CONSTRAINT "divergences_ended_check" CHECK (("divergences"."ended_at" is null) = ("divergences"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "divergences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "finding_replies" (
	"act_id" uuid PRIMARY KEY NOT NULL,
	"finding" text NOT NULL,
	"delegation_code" text NOT NULL,
	"audience" "audience" NOT NULL,
	"released_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "finding_replies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pathway_steps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_code" text NOT NULL,
	"template" text NOT NULL,
	"step" text NOT NULL,
	"audience" "audience" NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_on" date,
	"expected_on" date,
	"blocked_by" text,
	"note" text,
	"backing" "backing",
	"import_id" text,
	CONSTRAINT "pathway_steps_state_check" CHECK ("pathway_steps"."done_on" is null or ("pathway_steps"."blocked_by" is null and "pathway_steps"."expected_on" is null))
);
--> statement-breakpoint
ALTER TABLE "pathway_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"requirement_id" uuid NOT NULL,
	"delegation_code" text NOT NULL,
	"commitment_id" uuid NOT NULL,
	"act_id" uuid NOT NULL,
	"audience" "audience" NOT NULL,
	"attribution" "attribution" NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" "answer_kind" NOT NULL,
	"share" numeric,
	"backing" "backing",
	"import_id" text,
	CONSTRAINT "requirement_answers_share_check" CHECK ("requirement_answers"."share" is null or ("requirement_answers"."answer" = 'partly' and "requirement_answers"."share" > 0 and "requirement_answers"."share" < 1))
);
--> statement-breakpoint
ALTER TABLE "requirement_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "addresses" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "part_of" text;--> statement-breakpoint
ALTER TABLE "divergences" ADD CONSTRAINT "divergences_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "divergences" ADD CONSTRAINT "divergences_ended_by_accounts_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_replies" ADD CONSTRAINT "finding_replies_act_id_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_replies" ADD CONSTRAINT "finding_replies_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pathway_steps" ADD CONSTRAINT "pathway_steps_delegation_code_delegations_code_fk" FOREIGN KEY ("delegation_code") REFERENCES "public"."delegations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_answers" ADD CONSTRAINT "requirement_answers_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_answers" ADD CONSTRAINT "requirement_answers_act_id_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_answers" ADD CONSTRAINT "requirement_answers_requirement_fkey" FOREIGN KEY ("requirement_id","delegation_code") REFERENCES "public"."requirements"("id","delegation_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "divergences_finding_idx" ON "divergences" USING btree ("finding");--> statement-breakpoint
CREATE INDEX "finding_replies_finding_idx" ON "finding_replies" USING btree ("finding");--> statement-breakpoint
CREATE UNIQUE INDEX "pathway_steps_import_id_key" ON "pathway_steps" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "pathway_steps_delegation_code_idx" ON "pathway_steps" USING btree ("delegation_code");--> statement-breakpoint
CREATE UNIQUE INDEX "requirement_answers_import_id_key" ON "requirement_answers" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "requirement_answers_requirement_id_idx" ON "requirement_answers" USING btree ("requirement_id");