import { createHash } from "node:crypto";
import { type Adapter, Cookie, Lucia } from "lucia";
import type { Db, Tx } from "../../db/client.ts";
import {
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  type Session,
} from "./session.queries.ts";

export type { Session };

type Attributes = Omit<Session, "accountId">;
type Ours = Lucia<Record<never, never>, Attributes>;

declare module "lucia" {
  interface Register {
    Lucia: Ours;
    DatabaseSessionAttributes: { mustReplace: boolean };
    DatabaseUserAttributes: Attributes;
  }
}

/** Only the hash of a token is stored: who reads the table cannot sign in with it. */
const idOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** 25 random bytes, as Lucia writes them */
const TOKEN = /^[a-z2-7]{40}$/;

/** The table decides what is over, by the request's clock; Lucia, which has its own, is told "never". */
const NEVER = new Date(8.64e15);

/** Sessions (R23): Lucia makes tokens and cookies; the statements, and with them the rules of time, are ours. */
export class Sessions {
  private readonly secure: boolean;
  private readonly cookieName: string;

  constructor(
    private readonly db: Db,
    siteUrl: string,
  ) {
    this.secure = siteUrl.startsWith("https:");
    // the prefix binds the cookie to this host and to TLS
    this.cookieName = this.secure ? "__Host-session" : "session";
  }

  /** The token a Cookie header carries. Lucia's own reader throws at what other cookies may hold. */
  tokenOf(cookieHeader: string | undefined): string | null {
    for (const pair of cookieHeader?.split(";") ?? []) {
      const [name, value = ""] = pair.trim().split("=", 2);
      if (name === this.cookieName && TOKEN.test(value)) return value;
    }
    return null;
  }

  /** The session of a token, null when it is over; `isAction`: this request is an action of the user. */
  async read(token: string, now: Date, isAction: boolean): Promise<Session | null> {
    const adapter: Adapter = { ...unusable, getSessionAndUser: (id) => this.find(id, now, isAction) };
    const { user } = await this.lucia(adapter).validateSession(token);
    if (!user) return null;
    const { id, ...rest } = user;
    return { accountId: id, ...rest };
  }

  /** Opens a session under a new token. */
  async open(tx: Tx, accountId: string, mustReplace: boolean, now: Date): Promise<string> {
    const setSession: Adapter["setSession"] = (session) =>
      insertSession(tx, { id: idOf(session.id), accountId, mustReplace }, now);
    const { id } = await this.lucia({ ...unusable, setSession }).createSession(accountId, { mustReplace });
    return id;
  }

  /** Whose it was; null: it was over. */
  close(tx: Tx, token: string): Promise<string | null> {
    return deleteSession(tx, idOf(token));
  }

  async closeAllOf(tx: Tx, accountId: string): Promise<void> {
    await deleteSessionsOf(tx, accountId);
  }

  /** The Set-Cookie that hands a token over; null: that takes it back. It lasts as long as the browser is open. */
  cookie(token: string | null): string {
    const lucia = this.lucia(unusable);
    if (token === null) return lucia.createBlankSessionCookie().serialize();
    const { name, value, attributes } = lucia.createSessionCookie(token);
    const { maxAge: _, ...rest } = attributes;
    return new Cookie(name, value, rest).serialize();
  }

  private async find(token: string, now: Date, isAction: boolean): ReturnType<Adapter["getSessionAndUser"]> {
    const row = await findSession(this.db, idOf(token), now, isAction);
    if (!row) return [null, null];
    const { accountId, ...attributes } = row;
    const { mustReplace } = row;
    return [
      { id: token, userId: accountId, expiresAt: NEVER, attributes: { mustReplace } },
      { id: accountId, attributes },
    ];
  }

  private lucia(adapter: Adapter): Ours {
    return new Lucia(adapter, {
      getUserAttributes: (attributes) => attributes,
      sessionCookie: {
        name: this.cookieName,
        attributes: { secure: this.secure, sameSite: "lax", path: "/" },
      },
    });
  }
}

const refused = (): never => {
  throw new Error("a session is read, opened and closed through Sessions");
};

/** What Lucia may not do on its own. */
const unusable: Adapter = {
  getSessionAndUser: refused,
  getUserSessions: refused,
  setSession: refused,
  updateSessionExpiration: refused,
  deleteSession: refused,
  deleteUserSessions: refused,
  deleteExpiredSessions: refused,
};
