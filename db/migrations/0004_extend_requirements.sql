CREATE TYPE "public"."need_tempo" AS ENUM('in-all', 'yearly', 'monthly');--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "desired_value" numeric;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "tempo" "need_tempo";--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "period_from" date;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "period_to" date;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "stated_on" date;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "length_sought" text;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_desired_check" CHECK ("requirement_versions"."desired_value" is null or ("requirement_versions"."minimum_unit" is not null and "requirement_versions"."desired_value" >= coalesce("requirement_versions"."minimum_value", 0)));--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_length_check" CHECK (coalesce("requirement_versions"."length_sought", 'P1Y') ~ '^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$' and coalesce("requirement_versions"."length_sought", 'P1Y') <> 'P');--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_period_check" CHECK ("requirement_versions"."period_to" >= "requirement_versions"."period_from");