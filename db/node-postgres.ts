/**
 * A connection string as node-postgres, the driver of graphile-worker, reads it: with `settings` for the session, and
 * with `sslmode` meaning what it means to psql and to postgres.js (`require` encrypts, and checks no certificate).
 */
export function nodePostgresUrl(url: string, name: string, settings: Record<string, string> = {}): string {
  const read = new URL(url);
  const { searchParams } = read;
  const mode = searchParams.get("sslmode") ?? searchParams.get("ssl");
  if (mode) {
    searchParams.delete("ssl");
    searchParams.set("sslmode", mode === "true" ? "require" : mode);
    searchParams.set("uselibpqcompat", "true");
  }
  const given = searchParams.get("options");
  const options = Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`);
  searchParams.set("options", [...(given ? [given] : []), ...options].join(" "));
  searchParams.set("application_name", name);
  return read.href;
}
