/** Characters a line of the text version holds (api/mail/render.ts). */
const WIDTH = 72;

/** Stands in a preview for the reason that is still to be written. */
const NO_REASON = /^(Motif\s:\s)\[…\]$/m;

/**
 * The text of a letter as its HTML shows it, with the reason being written, or without its paragraph, and with the
 * structure that the agent has chosen in place of the one named before.
 */
export function letterText(
  text: string,
  reason: string,
  renamed: readonly [from: string, to: string] | null = null,
): string {
  const [from = "", to = ""] = renamed ?? [];
  const whole = renamed
    ? unwrapped(text).replace(`«\u00a0${from}\u00a0»`, () => `«\u00a0${to}\u00a0»`)
    : unwrapped(text);
  const written = reason.trim().replace(/\s+/g, " ");
  if (written) return whole.replace(NO_REASON, (_, before: string) => before + written);
  return whole
    .split("\n\n")
    .filter((block) => !NO_REASON.test(block))
    .join("\n\n");
}

/** Lines that were broken for their width alone are joined again: a phone breaks them elsewhere. */
function unwrapped(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.reduce((whole, line, index) => {
    const before = lines[index - 1] ?? "";
    const own = before === "" || line === "" || /^(- |https?:|mailto:)/.test(line);
    const [word = ""] = line.trimStart().split(" ");
    return own || before.length + 1 + word.length <= WIDTH
      ? `${whole}\n${line}`
      : `${whole} ${line.trimStart()}`;
  });
}
