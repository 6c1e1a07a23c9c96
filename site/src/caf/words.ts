/** The French words of the Caf’s desk. */
import { parisDay } from "../../../api/kernel/local-date.ts";
import type { Civility, HabilitationState, ListingState, MatchField } from "../gql/documents.ts";
import type { IconName } from "../icons.ts";
import { ago, count, longDate } from "../words.ts";
import type { StateFilter } from "./state.ts";

export const W = {
  space: "Espace Caf",
  loading: "Chargement…",
  retry: "Réessayer",
  nav: {
    label: "Espace Caf",
    REQUESTS: "Demandes",
    FILES: "Fichiers de la PMI",
    FIGURES: "Chiffres",
    CONTACT: "Coordonnées",
  },
  gate: {
    signIn: "Se connecter",
    toSignIn: "Cet espace est réservé aux agents des Caf. La page de connexion va s’ouvrir.",
    notAgent: "Cet espace est réservé aux agents des Caf",
    notAgentText:
      "Votre session est celle d’un compte de professionnel de l’accueil, dont l’espace est ailleurs ; si vous travaillez dans une Caf, fermez cette session puis connectez-vous avec votre compte d’agent.",
    mustReplace: "Un mot de passe est à remplacer",
    mustReplaceText:
      "Votre mot de passe actuel ne sert qu’une fois. Choisissez le vôtre, puis revenez à cet espace.",
    replace: "Choisir mon mot de passe",
    toPro: "Aller à l’espace professionnel",
  },
  queue: {
    title: "Demandes d’habilitation",
    filters: "Filtrer les demandes",
    state: "État",
    text: "Nom, adresse électronique ou téléphone",
    apply: "Filtrer",
    clear: "Tout afficher",
    table: "Demandes, celles qui attendent la Caf d’abord",
    who: "Demande",
    age: "Dernière étape",
    status: "Statut",
    commune: "Commune",
    manager: "Gestionnaire de structure",
    late: "depuis plus d’une semaine",
    more: "Afficher la suite",
    moreLoading: "Chargement…",
    empty: "Aucune demande pour le moment",
    emptyText: "Une demande apparaît ici dès qu’une personne l’a faite en ligne.",
    none: "Aucune demande ne répond à ces critères",
    noneText: "Vérifiez l’orthographe, essayez une partie du nom, ou retirez un filtre.",
  },
  request: {
    back: "Revenir aux demandes",
    loading: "Chargement de la demande…",
    title: "Demande d’habilitation",
    of: (name: string) => `Demande de ${name}`,
    received: "Reçue",
    unknown: "Cette demande n’existe pas dans votre département",
    unknownText: "Le lien a pu être mal copié, ou la demande a été effacée avec les données de la personne.",
    typed: "Ce qui a été saisi",
    status: "Statut",
    name: "Nom et prénom",
    address: "Adresse",
    phone: "Téléphone",
    email: "Adresse électronique",
    structure: "Structure nommée",
    reason: "Motif communiqué",
    listings: "Ce que contient l’annuaire",
    matched: "Fiche retenue pour cette demande",
    candidates: "Fiches du département qui ressemblent à la demande",
    choose: "Quelle fiche est celle de cette personne ?",
    chooseHint: "Vérifiez le nom, la commune et le téléphone. C’est à vous de décider.",
    chooseStructure: "Quelle structure cette personne gère-t-elle ?",
    chooseStructureHint: "La première est celle qu’elle a nommée. C’est à vous de décider.",
    chooseFirst: "Choisissez d’abord la fiche de cette personne.",
    namedStructure: "La structure que cette personne dit gérer :",
    noCandidate: "Aucune fiche du département ne ressemble à cette demande.",
    noCandidateText:
      "Si la personne ne figure pas dans le fichier de la PMI, orientez-la vers la PMI : le formulaire d’accord ne s’envoie qu’à une personne qui y figure.",
    directed: (day: string) =>
      `Cette personne a été orientée vers la PMI le ${day} ; quand elle figurera dans l’annuaire, cherchez sa fiche et envoyez-lui le formulaire d’accord.`,
    noStructure: "La structure nommée n’est plus dans l’annuaire.",
    noStructureText: "Cherchez celle que cette personne gère, ou refusez la demande en disant pourquoi.",
    approval: "Agrément",
    noPhone: "Aucun téléphone",
    taken: "Une autre habilitation est déjà active pour cette fiche.",
    actions: "Que faire ?",
    again: "Renvoyer le formulaire",
    noAction: "Il n’y a plus rien à faire pour cette demande.",
    history: "Historique",
    by: (agent: string) => `par ${agent}`,
    byRequester: "par la personne",
    byCalendar: "automatiquement",
    byPost: "par la poste",
  },
  figures: {
    title: "Chiffres",
    table: "Où en sont les demandes",
    figure: "Chiffre",
    value: "Valeur",
    waiting: "Demandes qui attendent la Caf",
    oldest: "Attente la plus longue",
    median: "Délai médian, de la demande à l’activation ou au refus (90 derniers jours)",
    active: "Habilitations actives",
    nothingWaits: "Aucune demande n’attend la Caf.",
    noWaiting: "rien n’attend",
    noMedian: "aucune demande terminée",
    byState: "Demandes par état",
    state: "État",
    count: "Demandes",
  },
} as const;

/** `step`: in its history. `since`: how long ago it came there follows. */
export const STATE: Record<
  HabilitationState,
  { label: string; step: string; since: string; icon: IconName; tone: Tone }
> = {
  RECEIVED: { label: "À examiner", step: "Demande reçue", since: "Reçue", icon: "clock", tone: "todo" },
  DIRECTED_TO_PMI: {
    label: "Orientée vers la PMI",
    step: "Orientée vers la PMI",
    since: "Orientée",
    icon: "mail",
    tone: "wait",
  },
  CONSENT_ASKED: {
    label: "Formulaire envoyé",
    step: "Formulaire envoyé",
    since: "Formulaire envoyé",
    icon: "mail",
    tone: "wait",
  },
  CONSENT_RECEIVED: {
    label: "Formulaire reçu, à activer",
    step: "Formulaire signé reçu",
    since: "Formulaire reçu",
    icon: "clock",
    tone: "todo",
  },
  ACTIVE: {
    label: "Habilitation active",
    step: "Habilitation activée",
    since: "Activée",
    icon: "available",
    tone: "good",
  },
  REFUSED: { label: "Refusée", step: "Demande refusée", since: "Refusée", icon: "unavailable", tone: "over" },
  WITHDRAWN: {
    label: "Accord retiré",
    step: "Accord retiré par la personne",
    since: "Accord retiré",
    icon: "unknown",
    tone: "over",
  },
  EXPIRED: {
    label: "Sans réponse, close",
    step: "Close : sans réponse dans les délais",
    since: "Close",
    icon: "unknown",
    tone: "over",
  },
  REVOKED: {
    label: "Révoquée",
    step: "Habilitation révoquée",
    since: "Révoquée",
    icon: "unavailable",
    tone: "over",
  },
};
export type Tone = "todo" | "wait" | "good" | "over";

export const filterWords = (filter: StateFilter): string => {
  if (filter === "ALL") return "Toutes les demandes";
  return filter === "WAITING" ? "À traiter par la Caf" : STATE[filter].label;
};

export const LISTING_STATE: Record<ListingState, { label: string; icon: IconName }> = {
  PUBLISHED: { label: "Publiée sur le site", icon: "available" },
  SUSPENDED: { label: "Suspendue : agrément en cours de révision", icon: "unknown" },
  GONE: { label: "Absente du dernier fichier de la PMI", icon: "unavailable" },
};

export const MATCH: Record<MatchField, { yes: string; no: string }> = {
  NAME: { yes: "Le nom concorde", no: "Le nom diffère" },
  COMMUNE: { yes: "La commune concorde", no: "La commune diffère" },
  PHONE: { yes: "Le téléphone concorde", no: "Le téléphone diffère ou manque" },
};

export const CIVILITY: Record<Civility, string> = { M: "M.", MME: "Mme", MELLE: "Melle" };

export const FAILURE = {
  FAILED: {
    icon: "warning",
    title: "L’espace n’a pas pu être chargé",
    text: "Le service ne répond pas comme prévu. Réessayez dans un instant.",
  },
  OFFLINE: {
    icon: "offline",
    title: "Vous êtes hors connexion",
    text: "La page s’affichera dès le retour du réseau.",
  },
  FORBIDDEN: {
    icon: "warning",
    title: "Cette page est réservée aux agents des Caf",
    text: "Votre compte n’y donne pas accès.",
  },
} as const;

/** «Assistante maternelle»: the requester’s own gender, as the civility says it. */
export function childminderWords(civility: Civility): string {
  return civility === "M" ? "Assistant maternel" : "Assistante maternelle";
}

/** «reçue il y a 9 jours»: days are counted out for two months, since each is one of waiting. */
export function ageWords(days: number): string {
  return days >= 14 && days < 60 ? `il y a ${days} jours` : ago(days);
}

/** An age past which a request that waits for the Caf is marked. */
export const LATE_DAYS = 7;

const CLOCK = new Intl.DateTimeFormat("fr-FR", {
  hour: "numeric",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});

/** «23 novembre 2026 à 9 h 15», in Paris */
export function momentWords(instant: string): string {
  const at = new Date(instant);
  return `${longDate(parisDay(at))} à ${CLOCK.format(at)
    .replace(/^0(\d)/, "$1")
    .replace(":", " h ")}`;
}

/** «1 jour», «9 jours» */
export const daysWords = (days: number): string => count(days, "jour", "jours");

/** «2,5 jours» */
export function delayWords(days: number): string {
  if (days < 0.5) return "moins d’un jour";
  const rounded = Math.round(days * 2) / 2;
  return `${rounded.toLocaleString("fr-FR")} ${rounded < 2 ? "jour" : "jours"}`;
}
