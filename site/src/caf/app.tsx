import { useEffect, useState } from "preact/hooks";
import { DeskCafDocument } from "../gql/documents.ts";
import { currentPerson, leadToSignIn, type Person } from "../pro/session/session.ts";
import { ContactView } from "./contact.tsx";
import { C } from "./contact-words.ts";
import { FailureNotice } from "./failure.tsx";
import { FiguresView } from "./figures.tsx";
import { FilesView } from "./files.tsx";
import { MustReplace, NotAgent, SigningIn } from "./gate.tsx";
import { type Desk, DeskLink, DeskProvider, useNavigation } from "./navigation.tsx";
import { QueueView } from "./queue.tsx";
import { RequestView } from "./request.tsx";
import type { View } from "./state.ts";
import { useData } from "./use-data.ts";
import { type PmiImport, usePmiImport } from "./use-pmi-import.ts";
import { W } from "./words.ts";

type Who =
  | { phase: "loading" }
  | { phase: "absent" }
  | { phase: "failed"; code: string }
  | { phase: "here"; person: Person };

/** Who is here decides what is shown: an agent sees the desk. */
export function DeskApp() {
  const [who, setWho] = useState<Who>({ phase: "loading" });
  useEffect(() => {
    void currentPerson().then((answer) => {
      if (!answer.ok) return setWho({ phase: "failed", code: answer.error.code });
      if (answer.data) return setWho({ phase: "here", person: answer.data });
      setWho({ phase: "absent" });
      leadToSignIn("connexion");
    });
  }, []);
  if (who.phase === "loading") return <h1 class="desk__title">{W.loading}</h1>;
  if (who.phase === "failed") {
    return <FailureNotice code={who.code} onRetry={() => location.reload()} heading="h1" />;
  }
  if (who.phase === "absent") return <SigningIn />;
  if (who.person.role !== "AGENT") return <NotAgent />;
  return who.person.mustReplacePassword ? <MustReplace /> : <OpenDesk person={who.person} />;
}

function OpenDesk({ person }: { person: Person }) {
  const desk = useNavigation(person.email);
  const pmiImport = usePmiImport();
  const { data, reload } = useData(DeskCafDocument, {});
  const caf = data?.viewer?.caf;
  const isUnknown = caf && caf.postalAddress.length === 0 && !caf.email;
  return (
    <DeskProvider value={desk}>
      <div class="desk__bar">
        <p class="desk__caf">{caf?.name ?? W.space}</p>
        <nav aria-label={W.nav.label}>
          <ul class="desk__nav">
            {VIEWS.map((view) => (
              <li key={view}>
                <DeskLink to={{ view, request: null }} current={desk.state.view === view}>
                  {W.nav[view]}
                </DeskLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {isUnknown && desk.state.view !== "CONTACT" && (
        <p class="desk__lack">
          {C.unknown} <DeskLink to={{ view: "CONTACT", request: null }}>{C.fill}</DeskLink>
        </p>
      )}
      {desk.state.view === "CONTACT" ? (
        <ContactView caf={caf} onChanged={reload} />
      ) : (
        <CurrentView desk={desk} pmiImport={pmiImport} />
      )}
    </DeskProvider>
  );
}

const VIEWS: readonly View[] = ["REQUESTS", "FILES", "FIGURES", "CONTACT"];

function CurrentView({ desk, pmiImport }: { desk: Desk; pmiImport: PmiImport }) {
  const { view, request } = desk.state;
  if (view === "FILES") return <FilesView pmiImport={pmiImport} />;
  if (view === "FIGURES") return <FiguresView />;
  return request ? <RequestView key={request} id={request} /> : <QueueView />;
}
