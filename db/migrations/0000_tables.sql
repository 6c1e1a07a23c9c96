CREATE SCHEMA "pmi";
--> statement-breakpoint
CREATE TYPE "public"."availability_level" AS ENUM('GLOBAL', 'WEEKLY', 'SEASONAL', 'PERIODS');--> statement-breakpoint
CREATE TYPE "public"."care_kind" AS ENUM('CHILDMINDER', 'CRECHE', 'LEISURE_CENTRE', 'RELAIS', 'LAEP');--> statement-breakpoint
CREATE TYPE "public"."listing_state" AS ENUM('PUBLISHED', 'SUSPENDED', 'GONE');--> statement-breakpoint
CREATE TYPE "public"."location_precision" AS ENUM('HOUSE_NUMBER', 'STREET', 'LOCALITY', 'COMMUNE');--> statement-breakpoint
CREATE TYPE "pmi"."status" AS ENUM('ACTIF', 'SUSPENDU');--> statement-breakpoint
CREATE TYPE "public"."authority_kind" AS ENUM('CAF', 'PMI');--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_id" uuid,
	"reason" text,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "availability" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"level" "availability_level" NOT NULL,
	"content" jsonb NOT NULL,
	"version" uuid DEFAULT gen_random_uuid() NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "availability_summary" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"level" "availability_level" NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"version" uuid NOT NULL,
	"valid_until" date NOT NULL,
	"last_free_on" date,
	"free_days" datemultirange NOT NULL,
	"cover_starts" date[] NOT NULL,
	"slot_masks" bigint[] NOT NULL,
	"shown" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "care_kind" NOT NULL,
	"state" "listing_state" DEFAULT 'PUBLISHED' NOT NULL,
	"name" text NOT NULL,
	"commune_code" text NOT NULL,
	"address_lines" text[],
	"precision" "location_precision" NOT NULL,
	"lng" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"point" "point" GENERATED ALWAYS AS (point(lng / 360 + 0.5, 0.5 - ln((1 + sind(lat)) / (1 - sind(lat))) / (4 * pi()))) STORED,
	"ux" double precision GENERATED ALWAYS AS (cosd(lat) * cosd(lng)) STORED,
	"uy" double precision GENERATED ALWAYS AS (cosd(lat) * sind(lng)) STORED,
	"uz" double precision GENERATED ALWAYS AS (sind(lat)) STORED,
	"phone" text,
	"email" text,
	"website" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"search_text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_change" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"kind" "care_kind" NOT NULL,
	"position" bigint,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feed_change_position_unique" UNIQUE("position")
);
--> statement-breakpoint
CREATE TABLE "address_point" (
	"street_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"suffix" text DEFAULT '' NOT NULL,
	"lng" double precision NOT NULL,
	"lat" double precision NOT NULL,
	CONSTRAINT "address_point_street_id_number_suffix_pk" PRIMARY KEY("street_id","number","suffix")
);
--> statement-breakpoint
CREATE TABLE "address_street" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"commune_code" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"postcode" text NOT NULL,
	"precision" text NOT NULL,
	"lng" double precision NOT NULL,
	"lat" double precision NOT NULL,
	CONSTRAINT "address_street_communeCode_key_unique" UNIQUE("commune_code","key")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pmi"."childminder" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"departement_code" text NOT NULL,
	"approval_number" text NOT NULL,
	"civility" text NOT NULL,
	"last_name" text NOT NULL,
	"first_name" text NOT NULL,
	"street_number" text,
	"street_type" text,
	"street_name" text NOT NULL,
	"address_complement" text,
	"postcode" text NOT NULL,
	"commune_code" text NOT NULL,
	"phone" text,
	"email" text,
	"places" integer NOT NULL,
	"approval_starts_on" date NOT NULL,
	"approval_ends_on" date NOT NULL,
	"status" "pmi"."status" NOT NULL,
	"works_in_mam" boolean NOT NULL,
	"mam_name" text,
	"show_address" boolean NOT NULL,
	"show_phone" boolean NOT NULL,
	"show_email" boolean NOT NULL,
	"row_hash" "bytea" NOT NULL,
	"gone_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "childminder_departementCode_approvalNumber_unique" UNIQUE("departement_code","approval_number")
);
--> statement-breakpoint
CREATE TABLE "pmi"."file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departement_code" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"partial" boolean DEFAULT false NOT NULL,
	"applied_at" timestamp with time zone DEFAULT now() NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pmi"."quarantine" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"file_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" text,
	"code" text NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pmi"."refusal" (
	"number_hash" "bytea" PRIMARY KEY NOT NULL,
	"departement_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authority" (
	"departement_code" text NOT NULL,
	"kind" "authority_kind" NOT NULL,
	"name" text NOT NULL,
	"postal_address" text[] DEFAULT '{}' NOT NULL,
	"email" text,
	"phone" text,
	"source" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "authority_departement_code_kind_pk" PRIMARY KEY("departement_code","kind")
);
--> statement-breakpoint
CREATE TABLE "commune" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"departement_code" text NOT NULL,
	"parent_code" text,
	"postcodes" text[] NOT NULL,
	"population" integer,
	"lng" double precision,
	"lat" double precision
);
--> statement-breakpoint
CREATE TABLE "commune_alias" (
	"former_code" text NOT NULL,
	"name" text NOT NULL,
	"commune_code" text NOT NULL,
	CONSTRAINT "commune_alias_former_code_name_pk" PRIMARY KEY("former_code","name")
);
--> statement-breakpoint
CREATE TABLE "departement" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mam" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"commune_code" text NOT NULL,
	"address_lines" text[] DEFAULT '{}' NOT NULL,
	"precision" "location_precision" NOT NULL,
	"lng" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"point" "point" GENERATED ALWAYS AS (point(lng / 360 + 0.5, 0.5 - ln((1 + sind(lat)) / (1 - sind(lat))) / (4 * pi()))) STORED,
	"ux" double precision GENERATED ALWAYS AS (cosd(lat) * cosd(lng)) STORED,
	"uy" double precision GENERATED ALWAYS AS (cosd(lat) * sind(lng)) STORED,
	"uz" double precision GENERATED ALWAYS AS (sind(lat)) STORED,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "structure_source" (
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"listing_id" uuid NOT NULL,
	"fields" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "structure_source_source_external_id_pk" PRIMARY KEY("source","external_id")
);
--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_summary" ADD CONSTRAINT "availability_summary_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_point" ADD CONSTRAINT "address_point_street_id_address_street_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."address_street"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_street" ADD CONSTRAINT "address_street_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pmi"."childminder" ADD CONSTRAINT "childminder_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pmi"."childminder" ADD CONSTRAINT "childminder_departement_code_departement_code_fk" FOREIGN KEY ("departement_code") REFERENCES "public"."departement"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pmi"."file" ADD CONSTRAINT "file_departement_code_departement_code_fk" FOREIGN KEY ("departement_code") REFERENCES "public"."departement"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pmi"."quarantine" ADD CONSTRAINT "quarantine_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "pmi"."file"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pmi"."refusal" ADD CONSTRAINT "refusal_departement_code_departement_code_fk" FOREIGN KEY ("departement_code") REFERENCES "public"."departement"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority" ADD CONSTRAINT "authority_departement_code_departement_code_fk" FOREIGN KEY ("departement_code") REFERENCES "public"."departement"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commune" ADD CONSTRAINT "commune_departement_code_departement_code_fk" FOREIGN KEY ("departement_code") REFERENCES "public"."departement"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commune_alias" ADD CONSTRAINT "commune_alias_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mam" ADD CONSTRAINT "mam_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "structure_source" ADD CONSTRAINT "structure_source_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_subject_id_index" ON "audit_entry" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "audit_entry_at_index" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "availability_summary_valid_until_index" ON "availability_summary" USING btree ("valid_until");--> statement-breakpoint
CREATE INDEX "listing_point_idx" ON "listing" USING gist ("point") WHERE state = 'PUBLISHED';--> statement-breakpoint
CREATE INDEX "listing_commune_code_index" ON "listing" USING btree ("commune_code");--> statement-breakpoint
CREATE INDEX "feed_change_changed_at_index" ON "feed_change" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "file_departement_code_applied_at_index" ON "pmi"."file" USING btree ("departement_code","applied_at");--> statement-breakpoint
CREATE INDEX "quarantine_file_id_index" ON "pmi"."quarantine" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "refusal_departement_code_index" ON "pmi"."refusal" USING btree ("departement_code");--> statement-breakpoint
CREATE INDEX "commune_departement_code_index" ON "commune" USING btree ("departement_code");--> statement-breakpoint
CREATE INDEX "commune_parent_code_index" ON "commune" USING btree ("parent_code");--> statement-breakpoint
CREATE INDEX "commune_alias_commune_code_index" ON "commune_alias" USING btree ("commune_code");--> statement-breakpoint
CREATE INDEX "mam_commune_code_name_key_index" ON "mam" USING btree ("commune_code","name_key");--> statement-breakpoint
CREATE INDEX "structure_source_listing_id_index" ON "structure_source" USING btree ("listing_id");