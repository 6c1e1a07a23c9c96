ALTER TABLE "structure_source" ALTER COLUMN "listing_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "structure_source" ADD COLUMN "mam_id" uuid;--> statement-breakpoint
ALTER TABLE "structure_source" ADD COLUMN "gone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "structure_source" ADD CONSTRAINT "structure_source_mam_id_mam_id_fk" FOREIGN KEY ("mam_id") REFERENCES "public"."mam"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "structure_source_mam_id_index" ON "structure_source" USING btree ("mam_id");--> statement-breakpoint
ALTER TABLE "mam" DROP COLUMN "source";--> statement-breakpoint
ALTER TABLE "mam" DROP COLUMN "external_id";--> statement-breakpoint
ALTER TABLE "structure_source" ADD CONSTRAINT "structure_source_one" CHECK (num_nonnulls(listing_id, mam_id) = 1);