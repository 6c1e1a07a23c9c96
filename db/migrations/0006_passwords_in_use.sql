ALTER TABLE "account" ADD COLUMN "password_until" timestamp with time zone;
--> statement-breakpoint
-- An owner keeps the département of the Caf that let them in, also when nothing is left of the request (R24).
update account a set departement_code = h.departement_code from habilitation h
where h.account_id = a.id and a.role <> 'AGENT' and a.departement_code is null;
