import { renderUnicodeCompact } from "uqr";
import type { AgentRow } from "./account.queries.ts";
import type { AgentSecrets } from "./agents.ts";

/** What `npm run agent` prints. */
export const COMMAND = {
  usage: `Usage :
  npm run agent -- add --email ADRESSE --first-name PRÉNOM --last-name NOM --departement 66
  npm run agent -- reset --email ADRESSE     tout à neuf : mot de passe, application, codes de secours
  npm run agent -- remove --email ADRESSE
  npm run agent -- list
`,
  inUse: "Refusé : cette adresse est déjà celle d’un compte.\n",
  unknown: "Refusé : aucun agent n’a cette adresse.\n",
  departement: "Refusé : ce n’est pas le code d’un département (01 à 95, 2A, 2B, 971 à 976).\n",
  removed: "Le compte est supprimé ; ses sessions sont fermées.\n",
} as const;

const UNTIL = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  dateStyle: "long",
  timeStyle: "short",
});

/** What is shown this once. */
export function printSecrets({ password, validUntil, secret, uri, recoveryCodes }: AgentSecrets): string {
  return `À remettre à l’agent en main propre : rien de ceci ne pourra être affiché de nouveau.

Mot de passe, à remplacer à la première connexion, valable jusqu’au ${UNTIL.format(validUntil)} :
  ${password}

Application de codes (Aegis, FreeOTP, Google Authenticator…) : photographier ce dessin,
${renderUnicodeCompact(uri)}
ou saisir cette clé : ${secret}
ou ouvrir : ${uri}

Codes de secours, chacun sert une fois à la place du code de l’application :
${recoveryCodes.map((code) => `  ${code}\n`).join("")}`;
}

export function printAgents(agents: AgentRow[]): string {
  if (agents.length === 0) return "Aucun agent.\n";
  const lines = agents.map(({ departementCode, email, firstName, lastName, hasPassword }) => {
    const state = hasPassword ? "" : "  (mot de passe à remplacer)";
    return `${departementCode}  ${email}  ${firstName} ${lastName}${state}\n`;
  });
  return lines.join("");
}
