import type { Session } from "../account/session.ts";
import type { Context } from "../context.ts";

/** Who acts at the desk; the table of who may what has let nobody else through. */
export function agentOf({ viewer }: Pick<Context, "viewer">): Session & { departementCode: string } {
  if (viewer?.role !== "AGENT" || viewer.mustReplace || !viewer.departementCode) {
    throw new Error("the desk was reached by somebody who is no agent");
  }
  return { ...viewer, departementCode: viewer.departementCode };
}

/** The département that an agent sees. */
export function departementOf(context: Pick<Context, "viewer">): string {
  return agentOf(context).departementCode;
}
