import type { Problem } from "../problem.ts";
import type { CaptchaVerdict } from "./captcha.ts";

const REFUSED: Record<Exclude<CaptchaVerdict, "RIGHT">, { code: string; message: string }> = {
  WRONG: {
    code: "CAPTCHA_WRONG",
    message: "Les chiffres recopiés ne sont pas ceux de l’image. Recopiez ceux de la nouvelle image.",
  },
  GONE: {
    code: "CAPTCHA_GONE",
    message:
      "Cette image ne sert plus\u00a0: le délai est passé ou elle a déjà servi. Recopiez les chiffres de la nouvelle.",
  },
  TOO_MANY: {
    code: "CAPTCHA_TOO_MANY",
    message: "Trop d’essais ont été faits. Attendez quelques minutes, puis recommencez.",
  },
};

/** What a person is told of an answer that does not serve. */
export function captchaProblem(
  verdict: Exclude<CaptchaVerdict, "RIGHT">,
  path: string[] = ["captcha"],
): Problem {
  return { path, ...REFUSED[verdict] };
}

export const TOO_MANY_DRAWN = "Trop d’images ont été demandées. Attendez une minute, puis recommencez.";
