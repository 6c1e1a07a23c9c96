/** One mailbox: nothing that starts a second address, a name, a comment or a header. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@(?=.{1,253}$)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u;

export class BadAddress extends Error {
  constructor() {
    // never the address itself
    super("not one e-mail address");
  }
}

/** The address, when it is one and only one. */
export function oneAddress(text: string): string {
  if (text.length > 254 || !ADDRESS.test(text)) throw new BadAddress();
  return text;
}

export interface Sender {
  name: string;
  address: string;
}

/** `Name <address>` or an address. */
export function senderOf(text: string): Sender {
  const [, name = "", address = text] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  return { name: oneLine(name), address: oneAddress(address.trim()) };
}

/** What stands in a header: one line, without control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
