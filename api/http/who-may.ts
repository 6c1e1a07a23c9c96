import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldMap,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from "graphql";
import type { Session } from "../account/session.ts";
import { recordForbidden } from "../audit/forbidden.ts";
import type { Context } from "../context.ts";
import { FORBIDDEN, PASSWORD_FIRST, UNAUTHENTICATED } from "./http.messages.ts";

/**
 * ANYONE: whoever asks. ANYONE_BY_POST: also, but the answer depends on who is signed in, so no cache may keep it.
 * SIGNED_IN: with a password to replace too. OWNER: a childminder or a manager. AGENT: of a Caf.
 */
export type WhoMay = "ANYONE" | "ANYONE_BY_POST" | "SIGNED_IN" | "OWNER" | "AGENT";

/** Who may ask each field at the root. A field that is not here is nobody's: the schema refuses to build. */
export const WHO_MAY: Readonly<Record<string, WhoMay>> = {
  "Query.care": "ANYONE",
  "Query.careSearch": "ANYONE",
  "Query.careChanges": "ANYONE",
  "Query.communes": "ANYONE",
  "Query.departements": "ANYONE",
  "Query.geocode": "ANYONE",
  "Query.structures": "ANYONE",
  "Query.viewer": "ANYONE_BY_POST",
  // the link of a letter says whose it is
  "Query.availabilityToConfirm": "ANYONE_BY_POST",
  "Mutation.confirmAvailabilityByLink": "ANYONE",
  "Mutation.stopReminders": "ANYONE",
  "Mutation.setReminders": "OWNER",
  "Query.habilitationRequests": "AGENT",
  "Query.habilitationRequest": "AGENT",
  "Query.cafFigures": "AGENT",
  "Query.pmiFiles": "AGENT",
  "Mutation.newCaptcha": "ANYONE",
  "Mutation.requestHabilitation": "ANYONE",
  "Mutation.signIn": "ANYONE",
  "Mutation.signOut": "ANYONE",
  "Mutation.keepSession": "ANYONE",
  // it asks for the password itself
  "Mutation.replacePassword": "ANYONE",
  "Mutation.sendNewPassword": "ANYONE",
  "Mutation.publishGlobalAvailability": "OWNER",
  "Mutation.publishWeeklyAvailability": "OWNER",
  "Mutation.publishSeasonalAvailability": "OWNER",
  "Mutation.publishPeriodAvailability": "OWNER",
  "Mutation.confirmAvailability": "OWNER",
  "Mutation.changeStructure": "OWNER",
  "Mutation.directToPmi": "AGENT",
  "Mutation.askConsent": "AGENT",
  "Mutation.recordConsent": "AGENT",
  "Mutation.activateHabilitation": "AGENT",
  "Mutation.refuseHabilitation": "AGENT",
  "Mutation.revokeHabilitation": "AGENT",
  "Mutation.withdrawHabilitation": "AGENT",
  "Mutation.changeCafContact": "AGENT",
};

/** Puts the table before every resolver at the root; throws for a field it does not name. */
export function guardRoots(schema: GraphQLSchema, table: Readonly<Record<string, WhoMay>> = WHO_MAY): void {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    if (!type) continue;
    for (const [name, field] of Object.entries(type.getFields() as GraphQLFieldMap<unknown, Context>)) {
      const who = table[`${type.name}.${name}`];
      if (!who) throw new Error(`${type.name}.${name}: say in api/http/who-may.ts who may ask for it`);
      if (who === "ANYONE" || who === "ANYONE_BY_POST") continue;
      field.resolve = guarded(who, field.resolve ?? defaultFieldResolver);
    }
  }
}

/** Whether anyone may ask for it by GET, and caches keep the answer. */
export function isPublic(rootType: string, field: string): boolean {
  return field.startsWith("__") || WHO_MAY[`${rootType}.${field}`] === "ANYONE";
}

function guarded(
  who: Exclude<WhoMay, "ANYONE" | "ANYONE_BY_POST">,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  return async (source, args, context, info) => {
    const { viewer } = context;
    if (!viewer) throw refusal("UNAUTHENTICATED", UNAUTHENTICATED);
    const words = who === "SIGNED_IN" ? null : forbidden(viewer, who === "AGENT");
    if (words === null) return resolve(source, args, context, info);
    await recordForbidden(context.primary, viewer.accountId, `${info.parentType.name}.${info.fieldName}`);
    throw refusal("FORBIDDEN", words);
  };
}

/** Why somebody may not; null: they may. */
function forbidden(viewer: Session, isForAgents: boolean): string | null {
  if (viewer.mustReplace) return PASSWORD_FIRST;
  return (viewer.role === "AGENT") === isForAgents ? null : FORBIDDEN;
}

function refusal(code: "UNAUTHENTICATED" | "FORBIDDEN", message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
