-- Two roles that own nothing. The server works under mon_enfant_app; what PMI says is written under
-- mon_enfant_pmi, for the length of one transaction (R5). Roles belong to the whole cluster: made once.
do $$
begin
  perform pg_advisory_xact_lock(hashtext('mon_enfant_roles'));
  if not exists (select from pg_roles where rolname = 'mon_enfant_app') then
    create role mon_enfant_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'mon_enfant_pmi') then
    create role mon_enfant_pmi nologin;
  end if;
  execute format('grant mon_enfant_app, mon_enfant_pmi to %I', current_user);
end $$;
--> statement-breakpoint
grant usage on schema public, pmi to mon_enfant_app, mon_enfant_pmi;
--> statement-breakpoint
grant select on all tables in schema public, pmi to mon_enfant_app, mon_enfant_pmi;
--> statement-breakpoint
grant insert, update, delete on
  departement, authority, commune, commune_alias, address_street, address_point,
  listing, mam, structure_source, availability, availability_summary, feed_change, installation
to mon_enfant_app;
--> statement-breakpoint
grant insert, update, delete on
  listing, feed_change, pmi.file, pmi.childminder, pmi.refusal, pmi.quarantine
to mon_enfant_pmi;
--> statement-breakpoint
revoke select on audit_entry from mon_enfant_app, mon_enfant_pmi;
--> statement-breakpoint
grant insert on audit_entry to mon_enfant_app, mon_enfant_pmi;
--> statement-breakpoint
alter table listing enable row level security;
--> statement-breakpoint
create policy listing_read on listing for select using (true);
--> statement-breakpoint
create policy listing_app_insert on listing for insert to mon_enfant_app with check (kind <> 'CHILDMINDER');
--> statement-breakpoint
create policy listing_app_update on listing for update to mon_enfant_app using (kind <> 'CHILDMINDER') with check (kind <> 'CHILDMINDER');
--> statement-breakpoint
create policy listing_app_delete on listing for delete to mon_enfant_app using (kind <> 'CHILDMINDER');
--> statement-breakpoint
create policy listing_pmi_insert on listing for insert to mon_enfant_pmi with check (kind = 'CHILDMINDER');
--> statement-breakpoint
create policy listing_pmi_update on listing for update to mon_enfant_pmi using (kind = 'CHILDMINDER') with check (kind = 'CHILDMINDER');
--> statement-breakpoint
create policy listing_pmi_delete on listing for delete to mon_enfant_pmi using (kind = 'CHILDMINDER');
