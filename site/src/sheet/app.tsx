import { useEffect, useState } from "preact/hooks";
import { ask } from "../client/graphql.ts";
import { lastSearch } from "../client/last-search.ts";
import { Icon } from "../components/icon.tsx";
import { CareSheetDocument } from "../gql/documents.ts";
import type { NoticeWords } from "../search/words.ts";
import { RETRY } from "../search/words.ts";
import { KIND, SITE_NAME } from "../words.ts";
import type { Sheet } from "./facts.ts";
import { SheetView } from "./sheet.tsx";
import { S } from "./words.ts";

type Loaded =
  | { phase: "loading" }
  | { phase: "ready"; sheet: Sheet }
  | { phase: "unknown" | "failed" | "offline" };

/** One listing, by the `id` of the address. */
export function SheetApp({ id }: { id: string }) {
  const [loaded, retry] = useSheet(id);
  return (
    <>
      <p class="sheet__back">
        <a class="button button--quiet" href={lastSearch(id)}>
          <Icon name="back" /> {S.back}
        </a>
      </p>
      {loaded.phase === "loading" && <h1 class="sheet__loading">{S.loading}</h1>}
      {loaded.phase === "ready" && <SheetView sheet={loaded.sheet} />}
      {loaded.phase === "unknown" && <Trouble words={S.unknown} />}
      {loaded.phase === "failed" && <Trouble words={S.failed} onRetry={retry} />}
      {loaded.phase === "offline" && <Trouble words={S.offline} onRetry={retry} />}
    </>
  );
}

function Trouble({ words, onRetry }: { words: NoticeWords; onRetry?: () => void }) {
  return (
    <div class="notice" role="status">
      <Icon name={words.icon} class="notice__icon" />
      <h1 class="notice__title">{words.title}</h1>
      <p>{words.text}</p>
      {onRetry ? (
        <button class="button" type="button" onClick={onRetry}>
          {RETRY}
        </button>
      ) : (
        <a class="button button--main" href="/recherche/">
          {S.search}
        </a>
      )}
    </div>
  );
}

/** An id that cannot be one is as unknown as any other (R7). */
function troubleOf(code: string): "unknown" | "failed" | "offline" {
  if (code === "BAD_USER_INPUT") return "unknown";
  return code === "OFFLINE" ? "offline" : "failed";
}

function useSheet(id: string): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ phase: "loading" });
  const [attempt, setAttempt] = useState(0);
  // `attempt` asks again
  useEffect(() => {
    if (!id) return setLoaded({ phase: "unknown" });
    const controller = new AbortController();
    setLoaded({ phase: "loading" });
    void ask(CareSheetDocument, { id }, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      const sheet = answer.ok ? answer.data.care : null;
      if (sheet) document.title = `${sheet.name}, ${KIND[sheet.kind].one.toLowerCase()} – ${SITE_NAME}`;
      if (sheet) setLoaded({ phase: "ready", sheet });
      else setLoaded({ phase: answer.ok ? "unknown" : troubleOf(answer.error.code) });
    });
    return () => controller.abort();
  }, [id, attempt]);
  useEffect(() => {
    if (loaded.phase !== "offline") return;
    const again = () => setAttempt((n) => n + 1);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [loaded.phase]);
  return [loaded, () => setAttempt((n) => n + 1)];
}
