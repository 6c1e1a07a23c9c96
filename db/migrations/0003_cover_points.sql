-- The index answers what search and tiles ask of the thousands of listings in an area, without reading them:
-- in Paris a search costs PostgreSQL a quarter of what it did. drizzle knows no INCLUDE; its name stays.
drop index listing_point_idx;
--> statement-breakpoint
create index listing_point_idx on listing using gist (point) include (id, kind, ux, uy, uz)
where state = 'PUBLISHED';
--> statement-breakpoint
-- an index answers alone for pages that vacuum has seen: a month's file changes less than the default waits for
alter table listing set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);
