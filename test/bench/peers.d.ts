/** The little the peers use of packages that only `test/bench/package.json` brings: types hold without them. */
declare module "graphql-yoga" {
  import type { RequestListener } from "node:http";
  export function createSchema(options: { typeDefs: string; resolvers: object }): object;
  export function createYoga(options: {
    schema: object;
    logging: boolean;
    graphiql: boolean;
    landingPage: boolean;
  }): RequestListener;
}

declare module "sirv" {
  import type { RequestListener } from "node:http";
  export default function sirv(folder: string, options: { gzip?: boolean; etag?: boolean }): RequestListener;
}

declare module "supercluster" {
  export interface ClusterFeature {
    geometry: [number, number][];
    tags: Record<string, string | number>;
    type: 1;
  }
  export default class Supercluster {
    constructor(options: {
      maxZoom: number;
      extent: number;
      radius: number;
      map: (properties: Record<string, string>) => object;
      reduce: (sum: Record<string, number>, one: Record<string, number>) => void;
    });
    load(points: object[]): this;
    getTile(z: number, x: number, y: number): { features: ClusterFeature[] } | null;
    getClusters(
      box: [number, number, number, number],
      zoom: number,
    ): { properties: Record<string, unknown> }[];
  }
}
