import { MailLink } from "../../components/mail-link.tsx";
import type { AuthorityContactFragment } from "../../gql/documents.ts";
import { phoneWords } from "../../words.ts";
import { PLACE } from "./words.ts";

interface AuthorityProps {
  authority: AuthorityContactFragment;
  title: string;
  level?: 2 | 3;
}

/** How to reach a Caf or a PMI; what is not known is said, never guessed. */
export function Authority({ authority, title, level = 3 }: AuthorityProps) {
  const { name, email, phone, postalAddress } = authority;
  const Heading = level === 2 ? "h2" : "h3";
  const known = email || phone || postalAddress.length > 0;
  return (
    <div class="authority">
      <Heading>{title}</Heading>
      <address>
        {postalAddress[0] !== name && <strong>{name}</strong>}
        {postalAddress.map((line) => (
          <span key={line}>{line}</span>
        ))}
        {phone && <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phoneWords(phone)}</a>}
        {email && <MailLink email={email} />}
      </address>
      {!known && <p>{PLACE.unknownContact}</p>}
    </div>
  );
}
