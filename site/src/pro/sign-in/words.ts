/** The French words of signing in (R13). */
import type { Reason } from "../session/session.ts";

export const SIGN_IN = {
  email: "Votre adresse électronique",
  password: "Votre mot de passe",
  code: "Code à six chiffres",
  codeHint: "Celui que votre application affiche en ce moment, ou l’un de vos codes de secours.",
  submit: "Se connecter",
  failed: "La connexion n’a pas abouti",
  change: "Modifier votre mot de passe",
  forgotten: "Mot de passe oublié ?",
  missingEmail: "Indiquez votre adresse électronique.",
  missingPassword: "Indiquez votre mot de passe.",
  missingCode: "Indiquez le code à six chiffres.",
  already: (name: string) => `Vous êtes connecté(e) : ${name}.`,
  goOn: "Continuer vers vos disponibilités",
  goOnDesk: "Continuer vers l’espace Caf",
  goOnPassword: "Choisir votre mot de passe",
} as const;

/** Why someone was led here. */
export const REASON: Record<Reason, string> = {
  fin: "Votre session est terminée : elle prend fin après 30 minutes sans action de votre part. Reconnectez-vous pour reprendre ; ce que vous aviez saisi vous attend dans cet onglet.",
  fermee: "Votre session est fermée.",
  connexion: "Connectez-vous pour ouvrir cette page.",
};
