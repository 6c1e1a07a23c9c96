/** Words that invented structures are named with. Provenance in PROVENANCE.md. */
export const CRECHE_NAMES = [
  ...[
    "Les Petits Galets",
    "La Ronde des Cigales",
    "Les Lucioles du Canigou",
    "Pomme de Pin",
    "Les Fripouilles",
  ],
  ...[
    "Graines de Soleil",
    "Le Nid des Hirondelles",
    "Les Petits Tramontins",
    "La Cabane à Doudous",
    "Arc-en-Ciel",
  ],
  ...[
    "Les Abricotiers",
    "Bulle de Savon",
    "Les Mistouflets",
    "La Farandole",
    "Les Petites Pousses",
    "Le Jardin d’Olivia",
  ],
  ...[
    "Les Coccinelles",
    "Mirabelle",
    "L’Île aux Câlins",
    "Les Poussins de la Têt",
    "La Clé des Songes",
    "Tournesol",
  ],
  ...[
    "Les Lapins Malins",
    "Gribouille et Cie",
    "Le Petit Prince des Albères",
    "Les Oursons",
    "La Maison Bleue",
    "Capucine",
  ],
  ...[
    "Les Pitchounets",
    "Le Train des Bébés",
    "Les Petits Vignerons",
    "Sardane et Comptines",
    "La Luciole",
    "Les Estels",
  ],
  ...[
    "El Petit Niu",
    "Els Menuts",
    "La Cigonya",
    "Les Premiers Pas",
    "Les Nuages",
    "Babillages",
    "Pirouette Catalane",
  ],
  ...[
    "Le Manège Enchanté",
    "Les Cerisiers",
    "Trois Petits Points",
    "La Petite Sirène",
    "Les Grenouilles",
    "Les Écureuils",
  ],
  ...[
    "Les Hippocampes",
    "Les Petits Marins",
    "La Coquille",
    "Les Loupiots",
    "Les Papillons",
    "Câlins et Galipettes",
  ],
  ...[
    "Le Carrousel",
    "Les Minots",
    "Les P’tits Bouchons",
    "Le Cocon",
    "Patin Couffin",
    "Les Marmousets",
    "La Volière",
  ],
  ...["Les Canailles", "Le Hérisson", "Les Fourmis", "À Petits Pas", "Les Chérubins", "Perlimpinpin"],
];

export const LEISURE_NAMES = [
  ...[
    "Les Copains d’Abord",
    "La Cabane",
    "L’Escapade",
    "Les Aventuriers",
    "Le Grand Large",
    "Planète Jeunes",
  ],
  ...["Les Trois Moulins", "Le Cerf-Volant", "Les Explorateurs", "Croq’Loisirs", "La Toupie", "Récré’Action"],
  ...["Les Galopins", "La Marelle", "Les Vagabonds", "Le Tipi", "Cap Vacances", "L’Envol", "Les Robinsons"],
];

export const MAM_NAMES = [
  "MAM Les Petits Pas",
  "MAM Tom et Lola",
  "MAM Les Bout’Choux",
  "MAM Au Clair de la Lune",
  "MAM Le Petit Nuage",
];

export const LAEP_NAMES = [
  ...[
    "La Parenthèse",
    "Le Square",
    "Les Petits Papotages",
    "La Maison Verte",
    "L’Entre-Deux",
    "Bulles d’Air",
  ],
  ...["Le Fil d’Ariane", "Coccinelle"],
];

/** Common first names and, below, surnames: combined at random in the national set. */
export const FIRST_NAMES =
  "Adèle Agathe Aline Amandine Anaïs Angèle Anne Apolline Aurélie Aurore Béatrice Brigitte Camille Carole Caroline Catherine Cécile Céline Chantal Charlotte Christelle Claire Clémence Colette Coralie Corinne Delphine Denise Dominique Édith Élise Élodie Émilie Estelle Eugénie Fabienne Fanny Florence Françoise Gabrielle Geneviève Gisèle Hélène Inès Isabelle Jacqueline Jeanne Joëlle Josiane Julie Juliette Karine Laetitia Laure Léa Louise Lucie Manon Margaux Marguerite Marianne Marine Marion Marthe Mathilde Maud Mélanie Monique Muriel Nadine Nathalie Nicole Noémie Odile Pascale Patricia Pauline Renée Romane Sabine Sandrine Sarah Séverine Simone Sophie Stéphanie Suzanne Sylvie Valérie Véronique Virginie Yvette Zoé Ahmed Bruno Julien Karim Laurent Marc Nicolas Paul Thomas".split(
    " ",
  );

export const LAST_NAMES =
  "Adam Albert Aubert Aubry Bailly Barbier Baron Barre Benard Benoit Berger Bernard Bertin Bertrand Besson Blanc Blanchard Bonnet Boucher Bouvier Boyer Breton Brun Brunet Carpentier Carre Caron Charles Charpentier Chevalier Clement Colin Collet Cousin Da Silva Daniel David Delaunay Deschamps Dubois Dufour Dumas Dumont Dupont Dupuis Dupuy Durand Duval Etienne Fabre Faure Fernandez Fleury Fontaine Fournier Gaillard Garcia Garnier Gauthier Gautier Gerard Germain Gilbert Girard Giraud Gonzalez Guerin Guillaume Guillot Hamon Henry Herve Hubert Huet Humbert Jacob Jacquet Jean Joly Julien Klein Lacroix Lambert Langlois Laurent Leblanc Leclerc Lefebvre Legrand Lemaire Leroux Leroy Lopez Louis Lucas Maillard Mallet Marchal Marchand Martin Martinez Marty Masson Mathieu Menard Mercier Meunier Meyer Michaud Michel Millet Monnier Moreau Morel Morin Moulin Muller Nicolas Noel Olivier Paris Perez Perret Perrin Perrot Petit Philippe Picard Pierre Poirier Pons Poulain Prevost Remy Renard Renaud Rey Reynaud Richard Riviere Robert Robin Roche Rodriguez Roger Rolland Rousseau Roux Roy Royer Sanchez Schmitt Schneider Simon Thomas Vasseur Vidal Vincent Weber"
    .replace("Da Silva", "Da-Silva")
    .split(" ");

export const STREET_NAMES = [
  ...[
    "Rue de la Paix",
    "Rue des Lilas",
    "Avenue Jean Moulin",
    "Rue Victor Hugo",
    "Place de la Mairie",
    "Rue des Écoles",
  ],
  ...[
    "Chemin du Moulin",
    "Rue Pasteur",
    "Avenue de la Libération",
    "Rue du Stade",
    "Rue des Acacias",
    "Rue de l’Église",
  ],
  ...[
    "Impasse des Tilleuls",
    "Allée des Cerisiers",
    "Rue Jules Ferry",
    "Boulevard Gambetta",
    "Rue du Château",
    "Route de la Gare",
  ],
];
