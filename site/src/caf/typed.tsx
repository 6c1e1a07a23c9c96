import type { ComponentChildren } from "preact";
import { MailLink } from "../components/mail-link.tsx";
import type { DeskRequestFragment } from "../gql/documents.ts";
import { phoneWords } from "../words.ts";
import { addressOf } from "./address.ts";
import { CIVILITY, childminderWords, W } from "./words.ts";

/** What the requester typed, and nothing else. */
export function Typed({ request }: { request: DeskRequestFragment }) {
  const { civility, firstName, lastName, phone, email, reason } = request;
  const manager = request.status === "MANAGER";
  return (
    <section class="panel" aria-labelledby="saisie">
      <h2 id="saisie">{W.request.typed}</h2>
      <dl class="facts">
        <Fact label={W.request.status}>{manager ? W.queue.manager : childminderWords(civility)}</Fact>
        {manager && request.matched && <Fact label={W.request.structure}>{request.matched.name}</Fact>}
        <Fact label={W.request.name}>
          {CIVILITY[civility]} <strong>{lastName}</strong> {firstName}
        </Fact>
        <Fact label={W.request.address}>
          {addressOf(request).map((line) => (
            <span class="facts__line" key={line}>
              {line}
            </span>
          ))}
        </Fact>
        <Fact label={W.request.phone}>
          <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phoneWords(phone)}</a>
        </Fact>
        <Fact label={W.request.email}>
          <MailLink email={email} />
        </Fact>
        {reason && <Fact label={W.request.reason}>{reason}</Fact>}
      </dl>
    </section>
  );
}

export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
