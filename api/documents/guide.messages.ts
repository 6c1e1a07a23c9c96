import type { PictogramName } from "./drawings.ts";

/** One piece of the guide, in reading order. */
export type Piece =
  | { heading: string }
  | { subheading: string }
  | { p: string }
  | { list: string[] }
  | { steps: string[] }
  | { note: string; lines: string[] }
  | { pictograms: { name: PictogramName; text: string }[] };

export const GUIDE_TITLE = "Guide de l’espace professionnel";
export const GUIDE_SUBJECT = "Être publié, demander une habilitation, indiquer ses disponibilités";
export const GUIDE_LEAD =
  "Pour les assistantes maternelles, les assistants maternels et les gestionnaires de structures d’accueil. Les mots " +
  "entre guillemets sont ceux que vous lirez sur le site.";

const TO_BE_PUBLISHED: Piece[] = [
  { heading: "À quoi sert l’espace professionnel" },
  {
    p: "Il sert à demander une habilitation, puis à indiquer vos disponibilités aux familles. Une habilitation de gestionnaire donne en plus accès à la fiche de la structure, et d’elle seule.",
  },
  { heading: "Figurer sur le site" },
  {
    p: "Vous êtes assistante maternelle ou assistant maternel : vos coordonnées figurent sur le site si le service de PMI (protection maternelle et infantile) de votre département détient votre accord écrit. Donnez-le par le bulletin-réponse, par lettre ou par courriel ; le bulletin est à la page « Être publié(e) sur ce site », avec l’adresse de votre PMI si elle est connue.",
  },
  {
    list: [
      "Vous pouvez garder pour vous votre adresse : le site montre alors la commune seule. Vous pouvez aussi garder pour vous le téléphone ou l’adresse électronique, mais pas les deux.",
      "La PMI envoie chaque mois à la Caf le fichier du département ; entre deux envois, elle peut transmettre une correction ou un retrait.",
      "La PMI seule inscrit, change ou supprime vos coordonnées. Ni la Caf ni l’habilitation ne permettent de les changer.",
      "Ce qui est publié sur internet peut être lu et copié par toute personne.",
    ],
  },
  {
    p: "Vous gérez une crèche, un accueil de loisirs, un relais petite enfance ou un lieu d’accueil enfants-parents : la structure figure déjà sur le site. Vous la désignerez dans votre demande.",
  },
];

const TO_ASK: Piece[] = [
  { heading: "Demander l’habilitation, étape par étape" },
  {
    steps: [
      "Ouvrez « Espace professionnel », puis « Faites votre demande d’habilitation en ligne ».",
      "Choisissez votre statut : assistante maternelle ou assistant maternel déjà publié, ou gestionnaire d’une structure, que vous nommez. Appuyez sur « Poursuivre ».",
      "Remplissez le formulaire ; les champs marqués d’un astérisque (*) sont obligatoires. L’adresse électronique sert à vous répondre : elle n’est jamais publiée. Saisissez-la deux fois, avec soin.",
      "Recopiez les quatre chiffres de l’image. Vous pouvez aussi les écouter, ou en demander d’autres par « Recommencer ».",
      "Appuyez sur « Terminer la demande ». La page confirme que votre demande est enregistrée, et un courriel vous le redit.",
    ],
  },
  { heading: "Ce que fait la Caf" },
  {
    steps: [
      "Elle vérifie que vous figurez sur le site. Sinon, elle vous écrit pour vous diriger vers la PMI.",
      "Elle vous envoie, par courriel ou par la poste, un formulaire d’accord pour la publication de vos disponibilités. Cet accord est distinct de celui donné à la PMI.",
      "Vous le signez et le renvoyez à la Caf.",
      "Elle active votre habilitation, et un courriel vous apporte votre premier mot de passe.",
    ],
  },
  { p: "Un courriel vous dit chaque étape, y compris si la demande est refusée." },
];

const PASSWORDS: Piece[] = [
  { heading: "Votre mot de passe" },
  { subheading: "Le premier" },
  {
    p: "Le mot de passe reçu par courriel est écrit entre guillemets. Les guillemets n’en font pas partie : ne les recopiez pas. Il est valable 72 heures et ne sert qu’une fois : à la première connexion, le site vous demande d’en choisir un autre avant toute chose.",
  },
  {
    note: "Exemple",
    lines: [
      "Le courriel dit : votre mot de passe est «7zfq-hxbr-jbyq». Saisissez 7zfq-hxbr-jbyq, avec ses traits d’union et sans les guillemets.",
    ],
  },
  { p: "Les 72 heures sont passées ? Demandez-en un nouveau par « Mot de passe oublié ? »." },
  { subheading: "Choisir le vôtre" },
  {
    list: [
      "Au moins 8 caractères, dont au moins une lettre et un chiffre.",
      "Difficile à deviner : ni votre nom, ni une date, ni une suite comme azerty123. Trois ou quatre mots sans rapport entre eux et un chiffre font un bon mot de passe.",
      "Il est personnel : ne le donnez à personne, ni à la Caf, ni à la PMI, qui ne vous le demanderont jamais.",
    ],
  },
  { subheading: "Le changer" },
  {
    p: "Par « Modifier votre mot de passe » : votre adresse électronique, le mot de passe actuel, puis le nouveau, deux fois. Le changement est immédiat, sans courriel ; vos sessions ouvertes sur d’autres appareils se ferment.",
  },
  { subheading: "L’avoir oublié" },
  {
    p: "Par « Mot de passe oublié ? » : votre adresse électronique et les quatre chiffres de l’image, puis « Envoyer le mot de passe ». Vous recevez un nouveau mot de passe, à remplacer à la connexion suivante. L’ancien fonctionne tant que le nouveau n’a pas servi : personne ne peut vous fermer la porte. Pour protéger chacun, la page répond la même chose que l’adresse soit connue ou non ; si rien n’arrive, vérifiez les courriels indésirables et l’adresse saisie.",
  },
];

const SESSION: Piece[] = [
  { heading: "Votre session" },
  {
    list: [
      "Elle se termine après 30 minutes sans action de votre part (écrire est une action), et après 12 heures dans tous les cas. Deux minutes avant, la page vous prévient et propose de rester.",
      "Ce que vous n’avez pas encore publié n’est jamais publié à votre place. Si la session se termine, cela attend dans l’onglet ouvert que vous vous reconnectiez.",
      "« Fermer la session », en haut à droite près de votre nom, y met fin tout de suite et efface ce qui n’était pas publié. Faites-le toujours sur un ordinateur partagé.",
    ],
  },
];

const AVAILABILITY: Piece[] = [
  { heading: "Indiquer vos disponibilités" },
  {
    p: "Connectez-vous, ouvrez l’onglet « Assistantes maternelles », puis « Indiquez vos disponibilités ». Choisissez l’un des trois niveaux ; publier l’un remplace les autres.",
  },
  { subheading: "1. Globales" },
  {
    p: "Un pictogramme, sans dates. Vert : il y a de la place. Rouge : il n’y en a pas. Gris : rien n’est indiqué.",
  },
  { subheading: "2. Par semaine" },
  {
    p: "Quatre semaines de suite, jour par jour et par tranche horaire : avant 8 h, de 8 h à 12 h, de 12 h à 14 h, de 14 h à 16 h 30, de 16 h 30 à 19 h, après 19 h. Commencez par la semaine en cours ou par la suivante. Dans chaque case, le nombre de places libres.",
  },
  { subheading: "3. Janvier et septembre" },
  {
    p: "Une semaine type pour le mois de janvier et une pour le mois de septembre qui viennent, pour les familles qui préparent une rentrée. Remplissez les deux.",
  },
  {
    note: "Exemple",
    lines: [
      "Une assistante maternelle agréée pour quatre enfants en accueille trois, et un quatrième le matin. Elle choisit « Par semaine » et écrit, du lundi au vendredi, 0 place jusqu’à 12 h et 1 place de 12 h à 19 h. Les familles voient un pictogramme vert et, si elles cherchent l’après-midi, sa fiche parmi les premières.",
      "Pour septembre, deux enfants partiront à l’école. Avec « Janvier et septembre », elle écrirait 0 en janvier et 2 dans la semaine type de septembre : le pictogramme dirait « De la place », avec la date de la première place.",
    ],
  },
  { subheading: "Ce que voient les familles" },
  {
    pictograms: [
      {
        name: "available",
        text: "Rond vert, « De la place » : il y a une place, aujourd’hui ou plus tard. Au-delà de quinze jours, la date de la première place est dite.",
      },
      {
        name: "unavailable",
        text: "Carré rouge, « Complet » : vos disponibilités sont indiquées et il ne reste pas de place. C’est aussi une information utile.",
      },
      {
        name: "unknown",
        text: "Losange gris, « Non renseigné » : rien n’a été publié, ou ce qui l’était est passé.",
      },
    ],
  },
  {
    p: "La fiche dit quand vous avez confirmé vos disponibilités et jusqu’à quand elles valent. Rien n’a changé ? Une seule action les confirme.",
  },
];

const ENDS: Piece[] = [
  { heading: "Suspension, retrait" },
  {
    list: [
      "Pendant une révision ou un renouvellement d’agrément signalé par la PMI, votre fiche n’est plus visible et la saisie est fermée. Tout revient, disponibilités comprises, quand la PMI lève la suspension.",
      "Vous pouvez reprendre à tout moment votre consentement à publier vos disponibilités, en l’écrivant à la Caf : elles passent aussitôt au gris. Vos coordonnées restent sur le site.",
      "Vous pouvez reprendre à tout moment l’accord donné à la PMI : votre fiche et vos données sont effacées du site, et votre accès se ferme.",
    ],
  },
  { heading: "À qui écrire" },
  {
    list: [
      "À la PMI de votre département : vos coordonnées, votre agrément, l’accord de publication. Son adresse, si elle est connue, est à la page « Être publié(e) sur ce site ».",
      "À la Caf de votre département : votre demande d’habilitation, le formulaire d’accord, votre accès. Son adresse figure sur ses courriers et sur caf.fr ; les courriels de ce site la donnent quand elle est connue.",
    ],
  },
];

export const GUIDE: readonly Piece[] = [
  ...TO_BE_PUBLISHED,
  ...TO_ASK,
  ...PASSWORDS,
  ...SESSION,
  ...AVAILABILITY,
  ...ENDS,
];
