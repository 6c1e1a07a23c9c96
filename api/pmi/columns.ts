/** The columns of the PMI file, in the order PMI writes them. */
export const PMI_COLUMNS = [
  "numero_agrement",
  "civilite",
  "nom",
  "prenom",
  "num_voie",
  "type_voie",
  "nom_voie",
  "complement",
  "code_postal",
  "commune",
  "code_insee",
  "telephone",
  "courriel",
  "places",
  "date_debut_agrement",
  "date_fin_agrement",
  "statut",
  "lieu_exercice",
  "nom_mam",
  "accord_publication",
  "accord_adresse",
  "accord_telephone",
  "accord_courriel",
] as const;
export type PmiColumn = (typeof PMI_COLUMNS)[number];

/** A file without one of these is refused. */
export const REQUIRED_COLUMNS = [
  "numero_agrement",
  "civilite",
  "nom",
  "prenom",
  "nom_voie",
  "code_postal",
  "commune",
  "places",
  "date_debut_agrement",
  "date_fin_agrement",
  "statut",
  "lieu_exercice",
  "accord_publication",
] as const satisfies readonly PmiColumn[];

/** The cells of one row by column, trimmed; "" where empty or where the file has no such column. */
export type PmiCells = Record<PmiColumn, string>;
