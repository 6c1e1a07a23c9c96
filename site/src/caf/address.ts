import type { DeskRequestFragment } from "../gql/documents.ts";

type Written = Pick<
  DeskRequestFragment,
  "streetNumber" | "streetType" | "streetName" | "postcode" | "commune"
>;

/** Street line, then postcode and commune. */
export function addressOf({ streetNumber, streetType, streetName, postcode, commune }: Written): string[] {
  return [[streetNumber, streetType, streetName].filter(Boolean).join(" "), `${postcode} ${commune.name}`];
}
