/** Words that all letters have, and those of the development mailbox. */
export const WORDS = {
  greeting: "Bonjour,",
  signature: "L’équipe de mon-enfant",
  noReply: "Ce message est envoyé automatiquement : personne ne lit les réponses à cette adresse.",
  reply: "Vous pouvez répondre à ce message : votre réponse arrive à la Caf.",
  demonstration: "Démonstration : personnes inventées.",

  mailboxTitle: "Courriels de la démonstration",
  mailboxIntro:
    "Aucun courriel ne quitte cette démonstration : ils arrivent ici, le plus récent en premier, et disparaissent à l’arrêt.",
  refresh: "Actualiser",
  empty: "Aucun courriel pour l’instant.",
  to: "À",
  from: "De",
  sentOn: "Envoyé le",
  attachments: "Pièces jointes",
  asHtml: "Voir la version HTML",
} as const;
