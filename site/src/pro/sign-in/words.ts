/** The French words of signing in (R13). */
import type { Reason } from "../session/session.ts";

export const SIGN_IN = {
  email: "Votre adresse électronique",
  password: "Votre mot de passe",
  secondStep: "Étape 2 sur 2",
  codeTitle: "Votre code",
  codeWhy: (email: string) =>
    `Mot de passe reconnu pour ${email}. Un code protège l’accès des agents : donnez celui que votre application affiche en ce moment.`,
  code: "Code à 6 chiffres de votre application, ou l’un de vos codes de secours",
  back: "Page précédente",
  submit: "Se connecter",
  failed: "La connexion n’a pas abouti",
  change: "Modifier votre mot de passe",
  forgotten: "Mot de passe oublié ?",
  missingEmail: "Indiquez votre adresse électronique.",
  missingPassword: "Indiquez votre mot de passe.",
  missingCode: "Indiquez le code à 6 chiffres, ou un code de secours.",
  already: (name: string) => `Votre session est ouverte : ${name}.`,
  goOn: "Continuer vers vos disponibilités",
  goOnDesk: "Continuer vers l’espace Caf",
  goOnPassword: "Choisir votre mot de passe",
} as const;

/** Why someone was led here. */
export const REASON: Record<Reason, string> = {
  fin: "Votre session est terminée. Elle prend fin après 30 minutes sans action de votre part, au bout de douze heures, ou quand votre mot de passe change. Reconnectez-vous pour reprendre ; ce que vous aviez saisi vous attend dans cet onglet.",
  fermee: "Votre session est fermée. Ce que vous n’aviez pas publié a été effacé de cet appareil.",
  connexion: "Connectez-vous pour ouvrir cette page.",
};
