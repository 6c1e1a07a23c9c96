/** The words of the two forms to sign. */
export const CONSENT = {
  title: "Formulaire d’accord pour la publication des disponibilités",
  subject: "Formulaire à signer et à renvoyer à la Caf",
  lead:
    "La Caf vous demande ce consentement avant d’ouvrir votre accès à l’espace professionnel de mon-enfant. Ce " +
    "formulaire reprend ce que vous avez écrit dans votre demande : vérifiez-le, corrigez-le à la main s’il le faut, " +
    "signez-le, puis renvoyez-le.",
  whoIAm: "Qui je suis",
  name: "Nom et prénom",
  address: "Adresse",
  phone: "Téléphone",
  email: "Adresse électronique",
  structure: "Structure que je gère",
  what: "Ce que j’accepte",
  accepted: [
    "J’accepte que les disponibilités que j’indiquerai dans l’espace professionnel soient publiées sur le site " +
      "mon-enfant : un pictogramme et, si je le choisis, des jours, des tranches horaires et un nombre de places.",
    "Je sais que toute personne peut lire ces disponibilités sur internet et les copier.",
    "J’indique mes disponibilités moi-même : cet accès est personnel, je ne communique mon mot de passe à personne.",
  ],
  apart: {
    CHILDMINDER:
      "Ce consentement porte sur mes disponibilités seulement. Il est distinct de l’accord donné à la PMI pour que mes " +
      "coordonnées figurent sur le site : il ne le remplace pas et n’y change rien. Mon adresse électronique indiquée " +
      "ci-dessus sert à m’écrire ; elle n’est jamais publiée.",
    MANAGER:
      "Ce consentement porte sur les disponibilités de la structure seulement. Mon adresse électronique indiquée " +
      "ci-dessus sert à m’écrire ; elle n’est jamais publiée.",
  },
  back: "Revenir sur mon consentement",
  backWhat:
    "Je peux reprendre ce consentement à tout moment, sans donner de raison, en l’écrivant à la Caf. Dès qu’elle " +
    "l’enregistre, les disponibilités ne sont plus montrées (pictogramme gris « Non renseigné ») et mon accès se ferme.",
  backListing: {
    CHILDMINDER: "Mes coordonnées restent sur le site tant que la PMI détient mon accord pour les publier.",
    MANAGER: "La fiche de la structure reste sur le site.",
  },
  signature: { place: "Fait à", day: "le", sign: "Signature" },
  returnTo: "À renvoyer signé à",
  notKnown: "dont l’adresse figure sur ses courriers et sur caf.fr",
  byEmail: (email: string) => `ou par courriel : ${email}`,
  prepared: (day: string) => `Formulaire préparé le ${day}`,
};

export const SLIP = {
  title: "Bulletin-réponse",
  titleOf: (departement: string) => `Bulletin-réponse – ${departement}`,
  subject: "Publication des coordonnées d’une assistante maternelle ou d’un assistant maternel",
  who: "Assistantes maternelles et assistants maternels agréés",
  lead: (who: string) =>
    `${who}. Ce bulletin dit au service de PMI si ` +
    "vos coordonnées peuvent être publiées sur le site mon-enfant. Lui seul les inscrit, les change ou les retire.",
  box: "Case à cocher",
  wish: "Ma demande (cochez une case)",
  wishes: [
    "J’accepte que mes coordonnées soient publiées sur le site.",
    "Mes coordonnées sont déjà publiées : je demande de les corriger comme indiqué ci-dessous.",
    "Je n’accepte plus que mes coordonnées soient publiées : je demande de les retirer du site.",
  ],
  toCorrect: "À corriger",
  whoIAm: "Qui je suis",
  departement: "Département",
  name: "Nom et prénom",
  approval: "Numéro d’agrément",
  address: "Adresse",
  phone: "Téléphone",
  email: "Courriel",
  shown: "Ce qui peut être publié",
  shownWhat:
    "Mon nom, mon prénom et ma commune sont publiés dans tous les cas, avec le nombre de places de mon agrément. " +
    "J’accepte en plus que soient publiés (cochez) :",
  shownBoxes: [
    "mon adresse complète ; sinon, les familles voient la commune seule ;",
    "mon numéro de téléphone ;",
    "mon adresse électronique.",
  ],
  reachable:
    "Cochez au moins le téléphone ou l’adresse électronique : les familles doivent pouvoir vous joindre.",
  informed: "J’ai lu, à la page 2, ce que veut dire publier sur internet.",
  toKeep: "À conserver",
  internet: "Publier sur internet : ce que cela veut dire",
  internetWhat: [
    "Toute personne peut lire, copier et conserver ce qui est publié, en France et ailleurs.",
    "Ce qui a été copié ailleurs peut y rester après le retrait du site.",
    "Des applications partenaires reprennent l’annuaire ; elles sont averties de chaque changement et de chaque retrait.",
  ],
  position: "Votre place sur la carte",
  positionWhat:
    "Si vous acceptez que votre adresse soit publiée, le point de la carte la suit d’aussi près que possible. Sinon, " +
    "le point est au centre de la commune, partout et pour tout le monde.",
  later: "Changer d’avis",
  laterWhat:
    "Vous pouvez corriger ou reprendre votre accord à tout moment, sans donner de raison : renvoyez ce bulletin, ou " +
    "écrivez une lettre ou un courriel au service de PMI. Le site est mis à jour dès que le service de PMI a transmis " +
    "votre demande à la Caf. Un retrait efface vos données du site.",
  apart: "Et vos disponibilités ?",
  apartWhat:
    "Ce bulletin ne porte que sur vos coordonnées. Pour indiquer vous-même vos disponibilités, une fois vos coordonnées " +
    "publiées, demandez une habilitation à la Caf dans l’espace professionnel du site.",
  signature: { place: "Fait à", day: "le", sign: "Signature" },
  returnTo: "À renvoyer à",
  writeTo: "Où écrire",
  unknown: (pmi: string | null) =>
    `Adressez-le au service de PMI de votre département${pmi ? ` (${pmi})` : ""}, dont vous pouvez noter ici l’adresse :`,
  byEmail: (email: string) => `Courriel : ${email}`,
  byPhone: (phone: string) => `Téléphone : ${phone}`,
};
