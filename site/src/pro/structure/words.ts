/** The French words of the details of a structure, as its manager changes them (R25). */
import { longDate } from "../../words.ts";

export const STRUCTURE = {
  title: "Les informations de votre structure",
  intro:
    "Tout ce que vous écrivez ici est montré aux familles et remplace ce qu’indiquait l’annuaire des structures d’accueil, aussi quand celui-ci est mis à jour. Une information que vous effacez n’apparaît plus sur votre fiche.",
  fixed:
    "Le nom, l’adresse et le type de structure ne se modifient pas ici\u00a0: c’est votre Caf qui les corrige.",
  fixedCreche:
    "Le nom, l’adresse, le type de crèche et le label AVIP ne se modifient pas ici\u00a0: c’est votre Caf qui les corrige.",
  loading: "Chargement du formulaire…",
  notLoaded: "Le formulaire n’a pas pu être chargé. Rechargez la page dans un instant.",
  found: "Votre saisie non enregistrée a été retrouvée.",
  drop: "Abandonner cette saisie",
  dropped: "Votre saisie est abandonnée\u00a0: voici ce qui est publié.",
  contact: "Contact",
  phone: "Téléphone",
  email: "Adresse électronique",
  emailHint: "Celle de la structure\u00a0: elle est publiée.",
  website: "Site internet",
  websiteHint: "Par exemple https://www.exemple.fr",
  place: "La structure",
  manager: "Gestionnaire",
  managerHint: "La commune, l’association ou l’entreprise qui la gère.",
  capacity: "Capacité",
  capacityHint: "Nombre d’enfants accueillis en même temps.",
  fromMonths: "Âge minimum, en mois",
  toMonths: "Âge maximum, en mois",
  fromYears: "Âge minimum, en ans",
  toYears: "Âge maximum, en ans",
  periods: "Périodes d’ouverture",
  periodsHint: "Une par ligne\u00a0: mercredis, vacances d’hiver, été…",
  disability: "Accueil d’enfants en situation de handicap",
  admission: "Conditions d’admission",
  fees: "Tarifs",
  textHint: "Quelques phrases, 1\u00a0000 caractères au plus.",
  submit: "Enregistrer les informations",
  saved: "C’est enregistré\u00a0: les familles voient dès maintenant ces informations sur",
  sheet: "votre fiche publique",
  unchanged: "Rien n’a été modifié\u00a0: votre fiche publique dit déjà tout cela.",
  failed: "Rien n’a été enregistré",
} as const;

/** Opening hours of a crèche, sessions of the others. */
export interface HoursWords {
  title: string;
  none: string;
  row: (n: number) => string;
  opens: string;
  closes: string;
  add: string;
  remove: (n: number) => string;
  added: (n: number) => string;
  removed: string;
  noteHint: string;
}

export const HOURS: HoursWords = {
  title: "Horaires d’ouverture",
  none: "Aucun horaire n’est indiqué.",
  row: (n) => `Horaire ${n}`,
  opens: "Ouverture",
  closes: "Fermeture",
  add: "Ajouter un horaire",
  remove: (n) => `l’horaire ${n}`,
  added: (n) => `L’horaire ${n} est ajouté.`,
  removed: "L’horaire est retiré.",
  noteHint: "Par exemple\u00a0: hors vacances scolaires.",
};

export const SESSIONS: HoursWords = {
  title: "Séances",
  none: "Aucune séance n’est indiquée.",
  row: (n) => `Séance ${n}`,
  opens: "Début",
  closes: "Fin",
  add: "Ajouter une séance",
  remove: (n) => `la séance ${n}`,
  added: (n) => `La séance ${n} est ajoutée.`,
  removed: "La séance est retirée.",
  noteHint: "Par exemple\u00a0: atelier d’éveil, salle des fêtes.",
};

export const ROW = {
  weekday: "Jour",
  note: "Précision",
  remove: "Retirer",
} as const;

export const SERVED = {
  title: "Communes du secteur",
  none: "Aucune commune n’est indiquée.",
  add: "Ajouter une commune",
  hint: "Commencez à écrire, puis choisissez-la dans la liste.",
  remove: "Retirer",
  added: (name: string) => `${name} est ajoutée.`,
  removed: (name: string) => `${name} est retirée.`,
  notChosen: "Choisissez la commune dans la liste, ou effacez ce texte.",
} as const;

const HOUR = new Intl.DateTimeFormat("fr-FR", {
  hour: "numeric",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});
const DAY = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Europe/Paris" });

export const HISTORY = {
  title: "Modifications",
  none: "Ces informations n’ont encore jamais été modifiées ici.",
  /** «le 23 novembre 2026 à 10 h 05» */
  at: (instant: string) => {
    const at = new Date(instant);
    return `Le ${longDate(DAY.format(at))} à ${HOUR.format(at).replace(":", "\u00a0h\u00a0")}`;
  },
  by: (author: string) => `par ${author}`,
  more: (n: number) => `Voir les ${n} modifications précédentes`,
} as const;
