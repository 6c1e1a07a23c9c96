/** The French words of the contact details of a Caf. */
export const C = {
  title: "Coordonnées de la Caf",
  intro:
    "C’est là que les personnes répondent à votre Caf : ces coordonnées figurent dans les courriels, sur le formulaire d’accord et sur les pages du site. Elles sont publiques.",
  address: "Adresse postale",
  addressHint:
    "Une ligne après l’autre, sans le nom de la Caf : service, rue ou boîte postale, code postal et ville.",
  email: "Adresse électronique",
  emailHint: "Les réponses aux courriels du site y arrivent.",
  phone: "Téléphone",
  missing: "Indiquez l’adresse postale : c’est là que reviennent les formulaires signés.",
  submit: "Enregistrer",
  saved: "Les coordonnées sont enregistrées. Les prochains courriels et formulaires les porteront.",
  unknown:
    "Ce site ne connaît ni l’adresse ni le courriel de votre Caf : les courriels et le formulaire ne peuvent pas dire où répondre.",
  fill: "Indiquer les coordonnées de la Caf",
} as const;
