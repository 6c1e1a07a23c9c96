/** A commune of today, or an arrondissement of Paris, Lyon or Marseille. */
export interface CommuneRecord {
  /** INSEE code */
  code: string;
  name: string;
  departementCode: string;
  /** of an arrondissement: the code of its commune */
  parentCode: string | null;
  postcodes: string[];
  population: number | null;
  /** centre, degrees WGS 84; both null when unknown */
  lng: number | null;
  lat: number | null;
}

/** A former name, or a former code, and the commune of today it leads to. */
export interface CommuneAlias {
  formerCode: string;
  name: string;
  communeCode: string;
}
