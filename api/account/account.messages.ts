import { LONGEST, type PasswordFlaw, SHORTEST } from "./password-policy.ts";

/** What is said to somebody who signs in; an unknown address and a wrong password are one sentence. */
export const SIGN_IN = {
  WRONG:
    "L’adresse électronique ou le mot de passe ne convient pas. Vérifiez la saisie ; si vous avez oublié votre mot de passe, demandez-en un nouveau.",
  GENERATED_EXPIRED:
    "Ce mot de passe reçu par courriel n’est plus valable : il l’était 72 heures. Demandez-en un nouveau par « Mot de passe oublié ? ».",
  CODE_REQUIRED: "Saisissez le code à 6 chiffres de votre application, ou l’un de vos codes de secours.",
  CODE_WRONG:
    "Ce code ne convient pas, ou il a déjà servi. Attendez le code suivant de votre application, ou utilisez un code de secours.",
  CODE_TOO_MANY:
    "Trop de codes essayés. Utilisez l’un de vos codes de secours, ou réessayez dans un quart d’heure.",
  CAPTCHA_REQUIRED:
    "Après plusieurs essais, nous vérifions que la demande ne vient pas d’un robot. Recopiez les chiffres, puis recommencez.",
} as const;

/** What is wrong with a new password. */
export const PASSWORD: Record<PasswordFlaw, string> = {
  TOO_SHORT: `Le mot de passe doit compter au moins ${SHORTEST} caractères.`,
  TOO_LONG: `Le mot de passe ne peut pas dépasser ${LONGEST} caractères.`,
  NO_LETTER: "Le mot de passe doit contenir au moins une lettre.",
  NO_DIGIT: "Le mot de passe doit contenir au moins un chiffre.",
  SAME: "Le nouveau mot de passe doit être différent de l’actuel.",
  GUESSABLE:
    "Ce mot de passe se devine trop facilement. Choisissez par exemple plusieurs mots sans rapport entre eux, avec un chiffre ; évitez votre nom, votre adresse, les dates et les suites de touches.",
};

export const REPLACE = {
  WRONG: "L’adresse électronique ou le mot de passe actuel ne convient pas.",
  GENERATED_EXPIRED: SIGN_IN.GENERATED_EXPIRED,
  SIGN_IN_FIRST:
    "Connectez-vous d’abord, avec le code de votre application : vous pourrez ensuite modifier votre mot de passe.",
  TOO_MANY:
    "Trop d’essais. Connectez-vous d’abord, puis modifiez votre mot de passe, ou réessayez dans quelques minutes.",
} as const;

export const SEND_NEW = {
  EMAIL_UNREADABLE: "Saisissez une adresse électronique complète, comme nom@exemple.fr.",
} as const;
