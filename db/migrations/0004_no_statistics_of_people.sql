-- ANALYZE keeps samples of values in pg_statistic, where they would outlive a withdrawal (R8).
-- No plan is chosen by these columns.
alter table pmi.childminder
  alter column approval_number set statistics 0,
  alter column last_name set statistics 0,
  alter column first_name set statistics 0,
  alter column street_number set statistics 0,
  alter column street_name set statistics 0,
  alter column address_complement set statistics 0,
  alter column phone set statistics 0,
  alter column email set statistics 0;
--> statement-breakpoint
alter table listing
  alter column name set statistics 0,
  alter column address_lines set statistics 0,
  alter column phone set statistics 0,
  alter column email set statistics 0,
  alter column website set statistics 0,
  alter column detail set statistics 0,
  alter column search_text set statistics 0;
