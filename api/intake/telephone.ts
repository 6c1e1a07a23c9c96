import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Dialled inside France these lead overseas, where the country code differs (ARCEP, numbering plan). */
const OVERSEAS_PREFIXES: [RegExp, CountryCode][] = [
  [/^0(590|69[01])/, "GP"],
  [/^0(596|69[67])/, "MQ"],
  [/^0(594|694)/, "GF"],
  [/^0(262|263|69[23])/, "RE"],
  [/^0269/, "YT"],
];
/** France, Réunion and Mayotte, Saint-Pierre, Guadeloupe, Guyane, Martinique */
const FRENCH_CODES = new Set(["33", "262", "508", "590", "594", "596"]);
/** What people type to get past a required field. */
const FILLERS = /^(\d)\1{8}$|0{8}$|^(123456789|612345678|987654321)$/;

/** A French telephone number in E.164, overseas included; null when the text is not one. */
export function toE164(text: string, departementCode: string): string | null {
  // the leading zero that a spreadsheet took away
  const compact = text.replace(/[\s.\-/()\u00a0]/g, "").replace(/^([1-9]\d{8})$/, "0$1");
  const overseas = OVERSEAS_PREFIXES.find(([prefix]) => prefix.test(compact))?.[1];
  // 0639 is Mayotte's, but 06 39 98 stands for nobody in European France
  const country = departementCode === "976" && compact.startsWith("0639") ? "YT" : (overseas ?? "FR");
  const phone = parsePhoneNumberFromString(compact, country) ?? null;
  if (!phone?.isValid() || !FRENCH_CODES.has(phone.countryCallingCode)) return null;
  return FILLERS.test(phone.nationalNumber) ? null : phone.number;
}
