/** The French words of passwords (R20–R22). */

export const PASSWORD = {
  title: "Modifier votre mot de passe",
  titleFirst: "Choisissez votre mot de passe",
  personal: "Votre accès est personnel, ne le communiquez à personne.",
  first:
    "Le mot de passe reçu par courriel ne sert qu’une fois : choisissez le vôtre pour ouvrir votre espace. Les guillemets qui l’entourent dans le courriel n’en font pas partie.",
  email: "Votre adresse électronique",
  current: "Votre mot de passe actuel",
  currentFirst: "Le mot de passe reçu par courriel",
  next: "Votre nouveau mot de passe",
  again: "Votre nouveau mot de passe, une seconde fois",
  good: "Un bon mot de passe",
  goodWhat: [
    "compte au moins 8 caractères, dont au moins une lettre et un chiffre ;",
    "ne se devine pas : ni votre nom, ni votre commune, ni une date, ni une suite comme « azerty1 » ;",
    "ne sert qu’ici. Quelques mots sans lien, avec un chiffre, sont faciles à retenir et longs à deviner.",
  ],
  yours: "Votre nouveau mot de passe",
  atOnce: "La modification prend effet aussitôt. Aucun courriel n’est envoyé.",
  submit: "Modifier le mot de passe",
  missing: {
    email: "Indiquez votre adresse électronique.",
    currentPassword: "Indiquez votre mot de passe actuel.",
    newPassword: "Choisissez un nouveau mot de passe.",
    again: "Écrivez votre nouveau mot de passe une seconde fois.",
  },
  missingFirst: "Indiquez le mot de passe reçu par courriel.",
  wrongFirst:
    "L’adresse électronique ou le mot de passe reçu par courriel ne convient pas. Recopiez-le sans les guillemets qui l’entourent.",
  differ: "Les deux nouveaux mots de passe ne sont pas les mêmes.",
  doneTitle: "Votre mot de passe est modifié",
  done: "Le nouveau sert dès maintenant. Aucun courriel n’est envoyé. Vos sessions ouvertes ailleurs sont fermées.",
  goOn: "Continuer vers votre espace",
  signIn: "Se connecter",
} as const;

export const FORGOTTEN = {
  email: "Votre adresse électronique",
  submit: "Envoyer le mot de passe",
  missingEmail: "Indiquez votre adresse électronique.",
  doneTitle: "Votre demande est enregistrée",
  done: (email: string) =>
    `Si l’adresse ${email} est celle d’un compte, un nouveau mot de passe vient d’y être envoyé. Il figure entre guillemets, qui n’en font pas partie.`,
  doneNext:
    "Il est valable 72 heures et se remplace à la première connexion. Jusque-là, votre ancien mot de passe continue de fonctionner.",
  doneNothing:
    "Rien reçu au bout de quelques minutes ? Regardez dans les courriers indésirables, et vérifiez l’adresse.",
  back: "Revenir à l’espace professionnel",
} as const;
