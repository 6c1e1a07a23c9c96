/** A link to write to an address, whatever signs it holds (RFC 6068): `?` and `&` would begin a subject, a copy, a text. */
export function MailLink({ email }: { email: string }) {
  return <a href={`mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`}>{email}</a>;
}
