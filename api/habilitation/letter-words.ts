import { passwordBlocks } from "../account/account.letters.ts";
import type { RequesterStatus } from "../kernel/habilitation.ts";
import type { Block } from "../mail/letter.ts";
import { CONSENT_TERM } from "./habilitation.messages.ts";
import type { STEP_NAMES } from "./transitions.ts";

/** An administration as letters name it. */
interface LetterAuthority {
  name: string;
  postalAddress: readonly string[];
  email: string | null;
  phone: string | null;
}

/** What a letter about a request says. */
export interface LetterFacts {
  status: RequesterStatus;
  /** what the person signs in with */
  email: string;
  /** in the agent's words */
  reason: string | null;
  /** of a manager */
  structureName: string | null;
  /** the agrément is under review (R7) */
  suspended: boolean;
  departementName: string;
  caf: LetterAuthority;
  pmi: LetterAuthority;
  siteUrl: string;
  /** in ACTIVATED alone */
  password?: string;
}

export type LetterName =
  | "REQUEST_RECEIVED"
  | "REQUEST_RECEIVED_CAF"
  | "CONSENT_POSTED"
  | (typeof STEP_NAMES)[keyof typeof STEP_NAMES];

export interface Words {
  subject: string;
  body: Block[];
  /** names of the files that go with it */
  attachments?: string[];
}

export const CONSENT_FILE = "formulaire-d-accord.pdf";

/** The letter of each step (R17–R19), in words that the person understands. */
export const LETTER_WORDS: Record<
  Exclude<LetterName, "REQUEST_RECEIVED_CAF">,
  (facts: LetterFacts) => Words
> & {
  REQUEST_RECEIVED_CAF: (
    facts: Pick<LetterFacts, "departementName" | "siteUrl">,
  ) => Omit<Words, "attachments">;
} = {
  REQUEST_RECEIVED: (facts) => ({
    subject: "Votre demande d’habilitation est enregistrée",
    body: [
      {
        p: `Votre demande d’habilitation est enregistrée. ${about(facts)}La ${facts.caf.name} va l’examiner.`,
      },
      { p: "Voici la suite :" },
      {
        list: [
          isManager(facts)
            ? "La Caf vérifie que vous gérez cette structure."
            : "La Caf vérifie que vous êtes dans l’annuaire.",
          `Elle vous envoie un formulaire à signer, par lequel vous acceptez que ${theAvailability(facts)} soient publiées. Vous le lui renvoyez.`,
          "Elle vous écrit pour vous dire la suite donnée à votre demande.",
        ],
      },
      { p: "Votre adresse électronique sert à vous répondre : elle n’est jamais publiée." },
      {
        p: "Vous n’avez rien demandé ? Quelqu’un a sans doute saisi votre adresse par erreur : vous n’avez rien à faire.",
      },
      ...contact(facts),
    ],
  }),
  REQUEST_RECEIVED_CAF: (facts) => ({
    subject: "Une demande d’habilitation attend votre examen",
    body: [
      { p: `Une demande d’habilitation vient d’arriver pour le département ${facts.departementName}.` },
      { link: { href: `${facts.siteUrl}/espace-caf/`, text: "L’examiner dans l’espace Caf" } },
    ],
  }),
  DIRECTED_TO_PMI: (facts) => ({
    subject: "Votre demande d’habilitation : écrivez d’abord à la PMI",
    body: [
      {
        p: `La ${facts.caf.name} a examiné votre demande d’habilitation. Elle ne vous trouve pas dans l’annuaire : or il faut y être pour publier ses disponibilités.`,
      },
      {
        p: "C’est le service de protection maternelle et infantile (PMI) de votre département qui y inscrit les assistantes et assistants maternels, avec leur accord écrit. Demandez-lui votre inscription :",
      },
      ...addressOf("pmi", facts),
      {
        link: {
          href: `${facts.siteUrl}/espace-professionnel/etre-publie/`,
          text: "Comment figurer dans l’annuaire",
        },
      },
      {
        p: "Vous n’avez pas à refaire cette demande : quand vous serez dans l’annuaire, prévenez la Caf, qui la reprendra.",
      },
      ...contact(facts),
    ],
  }),
  CONSENT_ASKED: (facts) => ({
    subject: "Votre demande d’habilitation : un formulaire à signer",
    body: [
      {
        p: `La ${facts.caf.name} a examiné votre demande d’habilitation. ${about(facts)}Pour que ${theAvailability(facts)} puissent être publiées, elle a besoin de votre accord signé.`,
      },
      { p: "Le formulaire est joint à ce message, rempli avec ce que vous avez indiqué." },
      {
        list: [
          "Imprimez-le et vérifiez ce qui y est écrit.",
          "Datez-le et signez-le.",
          `Renvoyez-le à la Caf dans les ${CONSENT_TERM}.`,
        ],
      },
      ...addressOf("caf", facts),
      ...(isManager(facts)
        ? []
        : [
            {
              p: "Cet accord porte sur vos disponibilités seulement. Il s’ajoute à celui que vous avez donné à la PMI pour être dans l’annuaire.",
            },
          ]),
      { p: `Sans réponse dans les ${CONSENT_TERM}, votre demande sera close.` },
    ],
    attachments: [CONSENT_FILE],
  }),
  CONSENT_POSTED: (facts) => ({
    subject: "Votre demande d’habilitation : un formulaire vous arrive par la poste",
    body: [
      {
        p: `La ${facts.caf.name} a examiné votre demande d’habilitation. ${about(facts)}Pour que ${theAvailability(facts)} puissent être publiées, elle a besoin de votre accord signé : le formulaire vous arrive par la poste.`,
      },
      {
        p: `Vérifiez ce qui y est écrit, datez-le, signez-le et renvoyez-le à la Caf dans les ${CONSENT_TERM}.`,
      },
      ...addressOf("caf", facts),
      { p: `Sans réponse dans les ${CONSENT_TERM}, votre demande sera close.` },
    ],
  }),
  CONSENT_RECEIVED: (facts) => ({
    subject: "Votre formulaire signé est arrivé",
    body: [
      { p: `La ${facts.caf.name} a reçu votre formulaire signé. Elle va activer votre habilitation.` },
      { p: "Vous recevrez alors un autre message, avec un mot de passe pour vous connecter." },
    ],
  }),
  ACTIVATED: (facts) => ({
    subject: "Votre habilitation est active : votre mot de passe",
    body: [
      {
        p: `Votre habilitation est active. ${about(facts)}${
          facts.suspended
            ? `Votre agrément est en cours de révision : dès que la PMI aura levé la suspension, vous pourrez indiquer ${theAvailability(facts)}.`
            : `Vous pouvez vous connecter et indiquer ${theAvailability(facts)}.`
        }`,
      },
      { p: `Votre adresse électronique : ${facts.email}` },
      ...passwordBlocks(facts.password ?? ""),
      { link: { href: `${facts.siteUrl}/espace-professionnel/`, text: "Se connecter" } },
      {
        p: "Les 72 heures sont passées ? Demandez un autre mot de passe par le lien « Mot de passe oublié ? » de cette page.",
      },
      {
        p: "Cet accès est personnel : ne le donnez à personne. La Caf ne connaît pas votre mot de passe et ne vous le demandera jamais.",
      },
    ],
  }),
  REFUSED: (facts) => ({
    subject: "Votre demande d’habilitation n’est pas acceptée",
    body: [
      {
        p: `La ${facts.caf.name} a examiné votre demande d’habilitation et ne peut pas l’accepter. ${about(facts)}`.trim(),
      },
      ...reason(facts),
      { p: "Si votre situation change, vous pourrez faire une nouvelle demande." },
      ...contact(facts),
    ],
  }),
  REVOKED: (facts) => ({
    subject: "Votre habilitation est révoquée",
    body: [
      { p: `La ${facts.caf.name} a mis fin à votre habilitation. ${about(facts)}`.trim() },
      ...reason(facts),
      {
        p: `${capital(theAvailability(facts))} ne sont plus affichées : le pictogramme est gris. Votre accès est fermé. ${stays(facts)}`,
      },
      ...contact(facts),
    ],
  }),
  WITHDRAWN: (facts) => ({
    subject: "Votre accord est retiré",
    body: [
      {
        p: `Vous avez retiré votre accord pour la publication ${ofTheAvailability(facts)}. La ${facts.caf.name} l’a enregistré.`,
      },
      ...reason(facts),
      {
        p: `${capital(theAvailability(facts))} ne sont pas affichées : le pictogramme est gris. Votre accès est fermé. ${stays(facts)}`,
      },
      { p: "Vous pourrez faire une nouvelle demande quand vous le voudrez." },
      ...contact(facts),
    ],
  }),
  EXPIRED: (facts) => ({
    subject: "Votre demande d’habilitation est close",
    body: [
      {
        p: `Le formulaire que la ${facts.caf.name} vous a envoyé n’est pas revenu signé dans les ${CONSENT_TERM} : votre demande est close.`,
      },
      {
        p: `Vous souhaitez toujours publier ${theAvailability(facts)} ? Demandez à la Caf de vous renvoyer le formulaire, ou faites une nouvelle demande.`,
      },
      newRequest(facts),
      ...contact(facts),
    ],
  }),
  LAPSED: (facts) => ({
    subject: "Votre demande d’habilitation est close",
    body: [
      {
        p: `Votre demande d’habilitation a été reçue il y a plus d’un an et la ${facts.caf.name} n’y a pas donné suite : elle est close, et ce que vous aviez indiqué sera effacé. Nous en sommes désolés.`,
      },
      { p: `Vous souhaitez toujours publier ${theAvailability(facts)} ?` },
      newRequest(facts),
      ...contact(facts),
    ],
  }),
};

function newRequest({ siteUrl }: LetterFacts): Block {
  return { link: { href: `${siteUrl}/espace-professionnel/demande/`, text: "Faire une nouvelle demande" } };
}

function isManager({ status }: LetterFacts): boolean {
  return status === "MANAGER";
}

function about({ structureName }: LetterFacts): string {
  return structureName ? `Elle concerne la structure « ${structureName} ». ` : "";
}

function theAvailability(facts: LetterFacts): string {
  return isManager(facts) ? "les disponibilités de votre structure" : "vos disponibilités";
}

function ofTheAvailability(facts: LetterFacts): string {
  return isManager(facts) ? "des disponibilités de votre structure" : "de vos disponibilités";
}

/** Only PMI decides who is listed (R5). */
function stays(facts: LetterFacts): string {
  return isManager(facts)
    ? "La fiche de votre structure reste dans l’annuaire."
    : "Votre fiche reste dans l’annuaire : c’est la PMI qui la tient.";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function reason({ reason: words }: LetterFacts): Block[] {
  return words ? [{ p: `Motif : ${words}` }] : [];
}

/** Where a letter to an administration goes; when nobody told us, where else it is to be found. */
function addressOf(which: keyof typeof NOT_KNOWN, facts: Pick<LetterFacts, typeof which>): Block[] {
  const authority = facts[which];
  const { name, postalAddress, email, phone } = authority;
  return [
    { lines: postalAddress.length > 0 ? [...postalAddress] : [name] },
    ...(isKnown(authority) ? [] : [{ p: NOT_KNOWN[which] }]),
    ...(email ? [{ p: `Par courriel : ${email}` }] : []),
    ...(phone ? [{ p: `Par téléphone : ${phone}` }] : []),
  ];
}

const NOT_KNOWN = {
  caf: "Ce site ne connaît pas encore ses coordonnées : elles figurent sur les courriers que vous recevez d’elle et sur caf.fr.",
  pmi: "Ce site ne connaît pas encore ses coordonnées : elles figurent sur le site du conseil départemental, et la mairie peut vous les donner.",
} as const;

function isKnown({ postalAddress, email, phone }: LetterAuthority): boolean {
  return postalAddress.length > 0 || email !== null || phone !== null;
}

function contact(facts: LetterFacts): Block[] {
  return [{ p: "Une question ? Adressez-vous à votre Caf :" }, ...addressOf("caf", facts)];
}
