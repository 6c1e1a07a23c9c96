/** The French words of the map search. */
import { count, distanceWords, longDate } from "../words.ts";

export const W = {
  title: "Trouver un mode d’accueil",
  place: {
    label: "Commune ou adresse",
    submit: "Rechercher",
    around: "Autour de moi",
    locating: "Recherche de votre position…",
    noCommune: "Aucune commune de ce nom. Validez pour chercher cette adresse.",
    assistive:
      "Quand des communes sont proposées, parcourez-les avec les flèches haut et bas et validez avec Entrée. Au toucher, explorez avec le doigt.",
    tooShort: (min: number) => `Écrivez au moins ${min} lettres pour voir des communes.`,
    results: (n: number) => (n < 2 ? `${n} commune proposée.` : `${n} communes proposées.`),
    selected: (option: string, n: number, index: number) => `${option}, ${index + 1} sur ${n}.`,
  },
  radius: {
    label: "Rayon",
    inCommune: "Dans la commune",
    km: (km: number) => `${km.toLocaleString("fr-FR")} km`,
    samePoint: "Même point",
  },
  filters: {
    open: "Filtres",
    kinds: "Mode d’accueil",
    signals: "Disponibilités",
    now: "Place libre dans les 15 jours",
    text: "Mot à chercher",
    textHint: "Dans les informations publiées : nom, gestionnaire, tarifs…",
    since: "Disponibilités confirmées",
    sinceAny: "Peu importe quand",
    sinceDays: { 7: "Depuis une semaine", 30: "Depuis un mois", 90: "Depuis trois mois" } as Record<
      number,
      string
    >,
    sinceDate: (date: string) => `Depuis le ${longDate(date)}`,
    sort: "Trier",
    byFit: "Ce qui convient le mieux d’abord",
    byDistance: "Les plus proches d’abord",
    byConfirmation: "Les plus récemment confirmés d’abord",
    clear: "Effacer les filtres",
  },
  results: {
    heading: "Résultats",
    loading: "Recherche en cours…",
    instead: (commune: string) =>
      `Cette adresse ne nous est pas connue : voici les résultats depuis le centre de ${commune}.`,
    homonyms: "Autres communes de ce nom :",
    more: "Afficher la suite",
    moreLoading: "Chargement…",
    shown: (shown: number, total: number) =>
      `${shown.toLocaleString("fr-FR")} sur ${total.toLocaleString("fr-FR")} affichés`,
    chosen: "Choisi sur la carte",
    closeChosen: "Retirer de la liste",
  },
  where: {
    box: "dans la zone de la carte",
    samePoint: (n: number) => `${n < 2 ? "placé" : "placés"} au même point de la carte`,
    commune: (name: string) => `dans la commune : ${name}`,
    point: "l’endroit choisi",
  },
  view: { list: "Liste", map: "Carte", showMap: "Voir la carte", showList: "Voir la liste" },
  card: {
    atHome: "à domicile",
    inMam: "en maison d’assistants maternels (MAM)",
    compare: "Comparer",
    compareName: (name: string) => `Comparer ${name}`,
    confirmed: (when: string) => `confirmé ${when}`,
    from: (date: string) => `première place le ${longDate(date)}`,
  },
  compare: {
    tray: (n: number) => `${count(n, "mode d’accueil choisi", "modes d’accueil choisis")} pour comparer`,
    open: "Comparer",
    clear: "Tout retirer",
    full: "Quatre modes d’accueil au plus : retirez-en un pour en ajouter un autre.",
    heading: "Comparer des modes d’accueil",
    back: "Revenir à la recherche",
    print: "Imprimer",
    copy: "Copier le lien",
    copied: "Le lien est copié.",
    copyFailed: "Le lien n’a pas pu être copié : copiez l’adresse de cette page.",
    remove: (name: string) => `Retirer ${name}`,
    gone: "Cette fiche n’est plus publiée",
    criterion: "Critère",
    table: "Tableau de comparaison",
    empty: "Aucun mode d’accueil à comparer. Cochez « Comparer » sur les fiches qui vous intéressent.",
    loading: "Chargement de la comparaison…",
  },
  map: {
    label: "Carte des modes d’accueil",
    group: "Carte",
    skip: "Passer la carte",
    help: "Flèches pour déplacer la carte, plus et moins pour zoomer, Échap pour en sortir. La liste donne les mêmes résultats.",
    loading: "Chargement de la carte…",
    searchHere: "Rechercher dans cette zone",
    failed: "La carte ne peut pas s’afficher sur cet appareil. La liste donne les mêmes résultats.",
    tilesFailed: "Une partie de la carte n’a pas pu être chargée. La liste reste complète.",
    truncated: (n: number) => `La carte montre les ${n} premiers résultats.`,
    legend: "Légende",
    cluster: "Plusieurs modes d’accueil",
    noSignal: "Sans disponibilités (relais, LAEP)",
    zoomIn: "Zoomer",
    zoomOut: "Dézoomer",
    attribution: "Afficher les sources de la carte",
  },
} as const;

/** «128 modes d’accueil à moins de 5 km de Perpignan» */
export function totalWords(total: number, where: string): string {
  if (total === 0) return `Aucun mode d’accueil ${where}`;
  return `${count(total, "mode d’accueil", "modes d’accueil")} ${where}`;
}

export function aroundWords(radiusKm: number, place: string): string {
  return `à moins de ${distanceWords(radiusKm * 1000)} de ${place}`;
}

export interface NoticeWords {
  title: string;
  text: string;
  icon: "search" | "warning" | "offline" | "map" | "pin";
}

export const NOTICE = {
  START: {
    icon: "pin",
    title: "Où cherchez-vous ?",
    text: "Indiquez une commune, un code postal ou une adresse. Vous pouvez aussi partir de votre position, ou vous rapprocher sur la carte.",
  },
  NOTHING: {
    icon: "search",
    title: "Rien à cet endroit avec ces critères",
    text: "Élargissez le rayon ou retirez un filtre.",
  },
  UNKNOWN_PLACE: {
    icon: "search",
    title: "Nous ne trouvons pas ce lieu",
    text: "Vérifiez l’orthographe, et ajoutez sa commune à une adresse. Vous pouvez aussi indiquer la commune seule ou son code postal, puis élargir le rayon.",
  },
  AREA_TOO_WIDE: {
    icon: "map",
    title: "Cette zone est trop vaste",
    text: "Rapprochez-vous sur la carte, puis relancez la recherche : une zone de la taille d’un ou deux départements convient.",
  },
  OFFLINE: {
    icon: "offline",
    title: "Vous êtes hors connexion",
    text: "Ce qui est déjà affiché reste consultable. La recherche reprendra dès le retour du réseau.",
  },
  FAILED: {
    icon: "warning",
    title: "La recherche n’a pas abouti",
    text: "Le service ne répond pas comme prévu. Vos critères sont gardés : réessayez dans un instant.",
  },
} as const satisfies Record<string, NoticeWords>;

export type NoticeName = keyof typeof NOTICE;

/** What to do when nothing is found. */
export const NOTHING = {
  filtered: "Retirez un filtre, ou effacez-les tous.",
  unfilled:
    "Beaucoup de professionnels n’ont pas renseigné leurs disponibilités et peuvent pourtant avoir de la place.",
  title: "Rien à cet endroit",
  near: "Aucun mode d’accueil n’est publié ici : cherchez un peu plus loin.",
  farthest: "Aucun mode d’accueil n’est publié ici : essayez une autre commune.",
  box: "Aucun mode d’accueil n’est publié ici : déplacez la carte ou dézoomez, puis relancez la recherche.",
  widen: (km: number) => `Élargir à ${W.radius.km(km)}`,
} as const;

export const RETRY = "Réessayer";

export const GEOLOCATION = {
  denied:
    "Votre navigateur n’a pas donné votre position. Rien de grave : indiquez une commune ou une adresse.",
  unavailable: "Votre position n’a pas pu être trouvée. Indiquez une commune ou une adresse.",
} as const;
