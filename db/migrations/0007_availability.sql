CREATE SEQUENCE "public"."feed_position" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "reminder" (
	"habilitation_id" uuid PRIMARY KEY NOT NULL,
	"wanted" boolean DEFAULT true NOT NULL,
	"last_sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "structure_edit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"account_id" uuid,
	"edited_at" timestamp with time zone NOT NULL,
	"fields" jsonb NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "listing_place" ON "listing" USING btree ("id","lng","lat");--> statement-breakpoint
ALTER TABLE "availability_summary" DROP CONSTRAINT "availability_summary_listing_id_listing_id_fk";
--> statement-breakpoint
DROP INDEX "feed_change_changed_at_index";--> statement-breakpoint
ALTER TABLE "availability_summary" ADD COLUMN "lng" double precision, ADD COLUMN "lat" double precision;--> statement-breakpoint
update availability_summary s set lng = l.lng, lat = l.lat from listing l where l.id = s.listing_id;--> statement-breakpoint
ALTER TABLE "availability_summary" ALTER COLUMN "lng" SET NOT NULL, ALTER COLUMN "lat" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "availability_summary" ADD COLUMN "point" "point" GENERATED ALWAYS AS (point(lng / 360 + 0.5, 0.5 - ln((1 + sind(lat)) / (1 - sind(lat))) / (4 * pi()))) STORED;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_habilitation_id_habilitation_id_fk" FOREIGN KEY ("habilitation_id") REFERENCES "public"."habilitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "structure_edit" ADD CONSTRAINT "structure_edit_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "structure_edit" ADD CONSTRAINT "structure_edit_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "structure_edit_listing_id_edited_at_index" ON "structure_edit" USING btree ("listing_id","edited_at");--> statement-breakpoint
CREATE INDEX "structure_edit_account_id_index" ON "structure_edit" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "availability_summary" ADD CONSTRAINT "availability_summary_listing" FOREIGN KEY ("listing_id","lng","lat") REFERENCES "public"."listing"("id","lng","lat") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
-- what a search by need compares of the listings in its area, without reading the table; drizzle knows no INCLUDE
CREATE INDEX "availability_summary_point_idx" ON "availability_summary" USING gist ("point")
  include (listing_id, shown, valid_until, last_free_on, level, cover_starts, slot_masks);--> statement-breakpoint
CREATE INDEX "feed_change_unnumbered" ON "feed_change" USING btree ("changed_at") WHERE position is null;
--> statement-breakpoint
alter table availability_summary set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);
--> statement-breakpoint
grant usage on sequence feed_position to mon_enfant_app;
--> statement-breakpoint
grant select, insert, update, delete on reminder to mon_enfant_app;
--> statement-breakpoint
-- what managers changed is a history: added to, and gone with its listing
grant select, insert on structure_edit to mon_enfant_app;
