/** What this tab keeps until it is closed (sessionStorage). Where storage is refused nothing is kept. */
export interface Kept<Value> {
  read(): Value | null;
  write(value: Value): void;
  wipe(): void;
}

const DRAFT = "mon-enfant.brouillon.";

/** The request for a habilitation: typed before there is an account, so it has no owner. */
const REQUEST = "mon-enfant.demande";
export const typedRequest = <Value>(): Kept<Value> => tabStore<Value>(REQUEST);

function tabStore<Value>(key: string): Kept<Value> {
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null") as Value | null;
      } catch {
        return null; // refused, or written by someone else
      }
    },
    write(value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // refused: what is typed lasts as long as the page
      }
    },
    wipe() {
      try {
        sessionStorage.removeItem(key);
      } catch {
        // nothing was kept
      }
    },
  };
}

/** Somebody has just signed in: the page that they come to takes the focus to its heading. */
export const arrival: Kept<true> = tabStore("mon-enfant.arrivee");

/** What a signed-in person has typed and not published: given back to that person alone (R23). */
export function draft<Value>(key: string, email: string): Kept<Value> {
  const kept = tabStore<{ owner: string; value: Value }>(DRAFT + key);
  return {
    read() {
      const found = kept.read();
      return found?.owner === email ? found.value : null;
    },
    write: (value) => kept.write({ owner: email, value }),
    wipe: kept.wipe,
  };
}

/** «Fermer la session» wipes all that was typed; signing in wipes the drafts of anybody else. */
export function wipeDrafts(exceptOf?: string): void {
  for (const key of draftKeys()) {
    const kept = tabStore<{ owner?: string }>(key);
    if (exceptOf === undefined || kept.read()?.owner !== exceptOf) kept.wipe();
  }
  if (exceptOf === undefined) typedRequest().wipe();
}

function draftKeys(): string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFT));
  } catch {
    return [];
  }
}
