/** The French words of a request for a habilitation (R14–R17). */

export const REQUEST = {
  title: "Demande d’habilitation",
  steps: { statut: "Votre statut", formulaire: "Vos coordonnées" },
  stepNumber: { statut: "Étape 1 sur 2", formulaire: "Étape 2 sur 2" },
  pageTitle: {
    statut: "Étape 1 sur 2, votre statut",
    formulaire: "Étape 2 sur 2, vos coordonnées",
    confirmation: "Demande enregistrée",
  },
  status: "Vous êtes",
  childminder: "Assistant(e) maternel(le)",
  childminderHint: "Vous figurez déjà sur ce site et demandez une habilitation individuelle.",
  manager: "Gestionnaire d’une structure d’accueil",
  managerHint:
    "Crèche, accueil de loisirs, relais petite enfance ou lieu d’accueil enfants-parents (LAEP) : vous demandez l’habilitation de votre structure, et d’elle seule.",
  next: "Poursuivre",
  back: "Page précédente",
  submit: "Terminer la demande",
  structureCommune: "Commune de votre structure",
  structureCommuneHint: "Commencez à écrire son nom, puis choisissez-la dans la liste.",
  structureText: "Nom de la structure",
  structureTextHint: "Un mot suffit, pour raccourcir la liste.",
  structures: "Votre structure",
  structuresLoading: "Recherche des structures…",
  structuresNone: "Aucune structure publiée ne répond à cette recherche.",
  structuresFailed:
    "La liste n’a pas pu être chargée. Vérifiez votre réseau, puis changez de commune ou réessayez.",
  structuresFound: (n: number) => (n < 2 ? `${n} structure proposée.` : `${n} structures proposées.`),
  structuresHelp:
    "Votre structure n’y figure pas ? Elle doit d’abord être publiée sur ce site : adressez-vous à la Caf de votre département.",
  chosen: "Structure : ",
  emailWhy:
    "Votre adresse électronique sert à confirmer votre demande et à vous dire ce qu’il en advient. Elle n’est jamais publiée sur ce site.",
  civility: "Civilité",
  lastName: "Nom",
  firstName: "Prénom",
  address: "Votre adresse",
  addressOfManager: "La vôtre, et non celle de votre structure.",
  streetNumber: "N° de voie",
  streetType: "Type de voie",
  streetName: "Nom de voie",
  postcode: "Code postal",
  commune: "Commune",
  communeOf: (postcode: string) => `Communes du ${postcode} :`,
  postcodeOf: (commune: string) => `Codes postaux de ${commune} :`,
  reach: "Vous joindre",
  phone: "Téléphone où vous joindre",
  email: "Adresse électronique",
  emailHint: "Par exemple : prenom.nom@exemple.fr",
  emailConfirmation: "Confirmation de l’adresse électronique",
  check: "Vérification",
  data: "Vos données",
  dataWhat:
    "Elles sont transmises à la Caf du département, qui s’en sert pour examiner votre demande et vous répondre ; votre adresse électronique n’est jamais publiée. Elles sont effacées douze mois après la fin de votre demande ou de votre habilitation. Pour les faire corriger ou effacer avant, écrivez à votre Caf.",
  filled: (commune: string) => `Commune : ${commune}.`,
  filledPostcode: (postcode: string) => `Code postal : ${postcode}.`,
} as const;

export const MISSING = {
  status: "Choisissez votre statut.",
  structureCommune: "Indiquez la commune de votre structure.",
  structure: "Choisissez votre structure.",
  civility: "Choisissez votre civilité.",
  lastName: "Indiquez votre nom.",
  firstName: "Indiquez votre prénom.",
  streetName: "Indiquez le nom de votre voie.",
  postcode: "Indiquez votre code postal.",
  commune: "Indiquez votre commune.",
  phone: "Indiquez un numéro de téléphone où vous joindre.",
  email: "Indiquez votre adresse électronique.",
  emailConfirmation: "Écrivez votre adresse électronique une seconde fois.",
} as const;

export const CONFIRMATION = {
  title: "Votre demande est enregistrée",
  mail: "Un courriel de confirmation vous est envoyé à l’adresse que vous avez indiquée.",
  caf: (caf: string) => `La ${caf} va examiner votre demande.`,
  form: (structure: string) =>
    `Elle vous enverra un formulaire d’accord à signer, par lequel vous acceptez la publication ${
      structure ? `des disponibilités de votre structure « ${structure} »` : "de vos disponibilités"
    } ; vous le lui retournerez.`,
  next: "Elle vous dira ensuite, par courriel, la suite donnée à votre demande.",
  home: "Retour à la page d’accueil",
} as const;

export const STREET_TYPES = [
  "Rue",
  "Avenue",
  "Boulevard",
  "Chemin",
  "Route",
  "Impasse",
  "Allée",
  "Place",
  "Square",
  "Cours",
  "Quai",
  "Passage",
  "Résidence",
  "Lotissement",
  "Lieu-dit",
  "Hameau",
] as const;
