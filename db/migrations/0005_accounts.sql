CREATE TYPE "public"."account_role" AS ENUM('CHILDMINDER', 'MANAGER', 'AGENT');--> statement-breakpoint
CREATE TYPE "public"."captcha_state" AS ENUM('OPEN', 'RIGHT', 'BURNT', 'SPENT');--> statement-breakpoint
CREATE TYPE "public"."civility" AS ENUM('M', 'MME', 'MELLE');--> statement-breakpoint
CREATE TYPE "public"."habilitation_state" AS ENUM('RECEIVED', 'DIRECTED_TO_PMI', 'CONSENT_ASKED', 'CONSENT_RECEIVED', 'ACTIVE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED');--> statement-breakpoint
CREATE TYPE "public"."requester_status" AS ENUM('CHILDMINDER', 'MANAGER');--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"role" "account_role" NOT NULL,
	"departement_code" text,
	"first_name" text,
	"last_name" text,
	"listing_id" uuid,
	"password_hash" text,
	"generated_hash" text,
	"generated_until" timestamp with time zone,
	"totp_secret" "bytea",
	"totp_step" bigint,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"account_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"must_replace" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "captcha" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"answer_hash" "bytea" NOT NULL,
	"state" "captcha_state" DEFAULT 'OPEN' NOT NULL,
	"spent_on" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "habilitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departement_code" text NOT NULL,
	"status" "requester_status" NOT NULL,
	"state" "habilitation_state" DEFAULT 'RECEIVED' NOT NULL,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"listing_id" uuid,
	"account_id" uuid,
	"civility" "civility" NOT NULL,
	"last_name" text NOT NULL,
	"first_name" text NOT NULL,
	"street_number" text,
	"street_type" text,
	"street_name" text NOT NULL,
	"postcode" text NOT NULL,
	"commune_code" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"template" text NOT NULL,
	"habilitation_id" uuid,
	"account_id" uuid,
	"address" text,
	"nonce" "bytea",
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_about" CHECK (num_nonnulls(habilitation_id, account_id, address) <= 1)
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"full_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_departement_code_departement_code_fk" FOREIGN KEY ("departement_code") REFERENCES "public"."departement"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_departement_code_departement_code_fk" FOREIGN KEY ("departement_code") REFERENCES "public"."departement"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_habilitation_id_habilitation_id_fk" FOREIGN KEY ("habilitation_id") REFERENCES "public"."habilitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_departement_code_index" ON "account" USING btree ("departement_code");--> statement-breakpoint
CREATE INDEX "account_listing_id_index" ON "account" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "session_account_id_index" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_expires_at_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "captcha_expires_at_index" ON "captcha" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "habilitation_departement_code_created_at_index" ON "habilitation" USING btree ("departement_code","created_at");--> statement-breakpoint
CREATE INDEX "habilitation_listing_id_index" ON "habilitation" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "habilitation_account_id_index" ON "habilitation" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "habilitation_commune_code_index" ON "habilitation" USING btree ("commune_code");--> statement-breakpoint
CREATE UNIQUE INDEX "habilitation_one_active" ON "habilitation" USING btree ("listing_id") WHERE state = 'ACTIVE';--> statement-breakpoint
CREATE INDEX "mail_habilitation_id_index" ON "mail" USING btree ("habilitation_id");--> statement-breakpoint
CREATE INDEX "mail_account_id_index" ON "mail" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "mail_created_at_index" ON "mail" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "throttle_full_at_index" ON "throttle" USING btree ("full_at");--> statement-breakpoint
grant select, insert, update, delete on account, session, recovery_code, throttle, captcha, habilitation, mail to mon_enfant_app;
--> statement-breakpoint
-- The history of requests is read from the audit, which nobody may change, and of which nothing else may be read.
create view habilitation_step as
  select id, at, actor_id, action, subject_id as habilitation_id, facts from audit_entry where action like 'HABILITATION\_%';
--> statement-breakpoint
grant select on habilitation_step to mon_enfant_app;
--> statement-breakpoint
alter table account
  alter column email set statistics 0,
  alter column first_name set statistics 0,
  alter column last_name set statistics 0;
--> statement-breakpoint
alter table habilitation
  alter column last_name set statistics 0,
  alter column first_name set statistics 0,
  alter column street_number set statistics 0,
  alter column street_name set statistics 0,
  alter column phone set statistics 0,
  alter column email set statistics 0,
  alter column reason set statistics 0;
--> statement-breakpoint
alter table mail alter column address set statistics 0;
