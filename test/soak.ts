/** How often something is tried: `few` by `npm test`, `many` by `npm run soak`. */
export function times(few: number, many: number): number {
  return process.env.SOAK ? many : few;
}
