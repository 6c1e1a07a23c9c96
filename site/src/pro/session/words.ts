/** The French words of the session: who is signed in, and that it is about to end. */

export const SESSION = {
  who: "Session ouverte : ",
  close: "Fermer la session",
  closeFailed: "La session n’a pas pu être fermée : vérifiez votre réseau et réessayez.",
  title: "Votre session va se terminer",
  left: (minutes: number, seconds: number) =>
    minutes > 0 ? `${minutes} min ${String(seconds).padStart(2, "0")} s` : `${seconds} s`,
  leftSpoken: (seconds: number) =>
    seconds === 60 ? "Il reste une minute." : `Il reste ${seconds} secondes.`,
  why: "Une session prend fin quand rien n’est saisi pendant 30 minutes. Souhaitez-vous prolonger la vôtre ?",
  before: "Temps restant :",
  stay: "Prolonger ma session",
  capped: (time: string) =>
    `Une session dure douze heures au plus : la vôtre se termine à ${time}. Vous pourrez vous reconnecter aussitôt ; ce que vous n’avez pas publié vous attendra dans cet onglet.`,
  understood: "J’ai compris",
  stayFailed: "La demande n’est pas passée : vérifiez votre réseau et réessayez.",
} as const;

const HOUR = new Intl.DateTimeFormat("fr-FR", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});

/** «14 h 05», in Paris */
export const hourWords = (at: number) => HOUR.format(at).replace(":", "\u00a0h\u00a0");
