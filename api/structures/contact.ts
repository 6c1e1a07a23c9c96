/** Contact details as files and managers write them. */

const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** Whether letters can be sent there, as far as the text tells. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text);
}

/** The address of a site, http or https alone; null when the text is none. */
export function toWebsite(text: string): string | null {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  const fine =
    url && /^https?:$/.test(url.protocol) && url.hostname.includes(".") && !url.username && !url.password;
  return fine ? url.href : null;
}
