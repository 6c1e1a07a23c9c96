import type { CommuneRecord, Gazetteer } from "../geocoding/gazetteer.ts";
import type { Geocoder } from "../geocoding/geocode.ts";
import { type MamPlace, mayBeLocated, morePrecise, type Position } from "./listing-of.ts";
import { type Childminder, centreOf } from "./place.ts";

/** Where a childminder is shown. `doubtful`: a near match was refused (R12). */
export interface Standing {
  at: Position;
  doubtful: boolean;
}

/** Finds where childminders are shown: the commune when the address is withheld, with no look-up at all (R9). */
export class Locator {
  constructor(
    private readonly geocoder: Geocoder,
    private readonly gazetteer: Gazetteer,
    private readonly mamOf: (person: Childminder) => MamPlace | null,
  ) {}

  async locate(person: Childminder, sureCommune: boolean): Promise<Standing> {
    const commune = this.gazetteer.byCode(person.communeCode);
    const centre = commune && centreOf(commune);
    if (!commune || !centre) throw new Error(`commune ${person.communeCode} has no centre`);
    const fallback: Standing = { at: { ...centre, precision: "COMMUNE" }, doubtful: false };
    if (!mayBeLocated(person, sureCommune)) return fallback;
    const { at, doubtful } = await this.address(person, commune);
    return { at: plain(morePrecise(at, this.mamOf(person))), doubtful };
  }

  private async address(person: Childminder, commune: CommuneRecord): Promise<Standing> {
    const { doubtful, ...at } = await this.geocoder.locate({
      number: person.streetNumber,
      street: [person.streetType, person.streetName].filter(Boolean).join(" "),
      postcode: person.postcode,
      commune,
    });
    return { at, doubtful: doubtful !== null };
  }
}

function plain({ lng, lat, precision }: Position): Position {
  return { lng, lat, precision };
}
