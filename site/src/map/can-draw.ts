/** Without WebGL 2 there is no map, and no point in fetching the library. */
export function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}
