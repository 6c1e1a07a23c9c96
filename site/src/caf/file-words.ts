/** The French words of the PMI files. */
import { count } from "../words.ts";

export const F = {
  title: "Fichiers de la PMI",
  intro:
    "La PMI envoie chaque mois le fichier entier de son département. Choisissez-le : il est d’abord lu à l’essai, sans rien changer au site, et vous voyez ce qu’il ferait.",
  choose: "Fichier de la PMI (CSV)",
  chooseHint: "Vous pouvez aussi déposer le fichier dans ce cadre.",
  drop: "Déposez le fichier ici",
  try: "Lancer l’essai",
  noFile: "Choisissez d’abord un fichier.",
  oneFile: "Déposez un seul fichier à la fois.",
  chosen: (name: string, size: string) => `Fichier choisi : ${name} (${size})`,
  running: { TRIAL: "Essai en cours", APPLY: "Application en cours" },
  keepOpen: "Gardez cette page ouverte jusqu’à la fin.",
  stop: "Arrêter l’essai",
  stopped: "L’essai est arrêté : rien n’a changé sur le site.",
  step: { READ: "Lecture", LOCATE: "Recherche des adresses", APPLY: "Écriture" },
  sending: "Envoi du fichier…",
  read: (done: number) => `Lecture : ${count(done, "ligne lue", "lignes lues")}`,
  locate: (done: number, total: number) => `Recherche des adresses : ${number(done)} sur ${number(total)}`,
  apply: (done: number, total: number) => `Écriture : ${number(done)} sur ${number(total)}`,
  outcome: {
    TRIED: {
      title: "Résultat de l’essai",
      text: "Rien n’a encore changé sur le site. Vérifiez ce rapport, puis appliquez le fichier.",
    },
    HELD: {
      title: "Le fichier est retenu",
      text: "Rien n’a changé sur le site. Lisez les avertissements ci-dessous ; vous pouvez appliquer le fichier après vérification.",
    },
    APPLIED: {
      title: "Le fichier est appliqué",
      text: "Le site montre désormais ce que contient ce fichier.",
    },
    NOTHING: {
      title: "Le fichier est déjà appliqué",
      text: "Le site montre déjà ce qu’il contient : il n’y a rien à faire.",
    },
    REFUSED: { title: "Le fichier est refusé", text: "Rien n’a changé sur le site." },
  },
  heldSince: "L’annuaire ou le fichier a changé depuis l’essai : voici ce que ferait le fichier maintenant.",
  guards: "À vérifier avant d’appliquer",
  counts: "Ce que fait le fichier",
  countsTried: "Ce que ferait le fichier",
  what: "Quoi",
  how: "Combien",
  quarantine: "Lignes mises de côté (quarantaine)",
  quarantineText:
    "Ces lignes ne sont pas prises en compte. La fiche du mois dernier reste telle quelle, sauf si la ligne retire un accord ou suspend. Signalez-les à la PMI : elle seule peut corriger son fichier.",
  remarks: "Remarques",
  remarksText:
    "Ces lignes sont prises en compte. Signalez-les à la PMI : la liste complète, ligne par ligne, est à télécharger.",
  lines: "Lignes",
  downloadRemarks: "Télécharger les remarques (CSV)",
  noQuarantine: "Toutes les lignes ont été lues : aucune n’est en quarantaine.",
  first: (shown: number, total: number) =>
    `Les ${number(shown)} premières sur ${number(total)}. Le fichier à télécharger les contient toutes.`,
  line: "Ligne",
  column: "Colonne",
  why: "Pourquoi",
  wholeLine: "toute la ligne",
  downloadReport: "Télécharger le rapport (texte)",
  downloadQuarantine: "Télécharger la quarantaine (CSV)",
  applyButton: "Appliquer le fichier",
  approve: "J’ai vérifié ces avertissements avec la PMI et je veux appliquer ce fichier quand même.",
  approveFirst: "Cochez d’abord la case : les avertissements demandent votre vérification.",
  applied: "Fichiers appliqués",
  appliedTable: "Fichiers appliqués, le plus récent d’abord",
  none: "Aucun fichier n’a encore été appliqué.",
  when: "Appliqué",
  partial: "fichier partiel",
  csv: "Quarantaine (CSV)",
  csvOf: (when: string) => ` du fichier appliqué le ${when}`,
} as const;

/** In the order an agent reads them; a key that is absent or 0 is left out, but for the rows read. */
export const COUNTS: readonly [key: string, label: string][] = [
  ["rows", "Lignes lues"],
  ["new", "Nouvelles fiches"],
  ["changed", "Fiches modifiées"],
  ["unchanged", "Fiches inchangées"],
  ["suspended", "Fiches suspendues (agrément en révision)"],
  ["reinstated", "Fiches rétablies"],
  ["gone", "Fiches absentes du fichier, donc masquées"],
  ["refused", "Lignes sans accord de publication"],
  ["erased", "Fiches effacées, l’accord étant retiré"],
  ["quarantined", "Lignes en quarantaine"],
  ["kept", "Fiches gardées telles quelles, leur ligne étant en quarantaine"],
  ["restricted", "Fiches suspendues ou masquées par une ligne en quarantaine"],
  ["warnings", "Remarques sur des lignes prises en compte"],
];

/** The columns of the list of files applied. */
export const FILE_COUNTS = [
  ["rows", "Lignes"],
  ["added", "Nouvelles"],
  ["changed", "Modifiées"],
  ["suspended", "Suspendues"],
  ["reinstated", "Rétablies"],
  ["gone", "Absentes"],
  ["refused", "Sans accord"],
  ["quarantined", "En quarantaine"],
] as const;

export const IMPORT_FAILURE = {
  CHANGED:
    "Le fichier a changé ou a été déplacé depuis que vous l’avez choisi. Choisissez-le de nouveau : rien n’a changé sur le site.",
  LOST: "La connexion a été coupée pendant l’essai : rien n’a changé sur le site. Réessayez.",
  LOST_APPLYING:
    "La connexion a été coupée. Le fichier est appliqué en entier ou pas du tout : la liste ci-dessous dit s’il l’est.",
  OFFLINE: "Vous êtes hors connexion : rien n’a été envoyé. Réessayez quand le réseau sera revenu.",
  TOO_LARGE: "Ce fichier est trop grand pour être celui d’un département.",
  FAILED: "Le service ne répond pas comme prévu. Réessayez dans un instant.",
  FORBIDDEN: "Votre compte ne permet pas de charger un fichier de la PMI.",
} as const;

const number = (n: number) => n.toLocaleString("fr-FR");

/** «376 ko», «52 Mo» */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return count(bytes, "octet", "octets");
  if (bytes < 1_000_000) return `${number(Math.round(bytes / 1_000))} ko`;
  return `${(bytes / 1_000_000).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`;
}
